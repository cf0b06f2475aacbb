"""A JSON document that no other format is told by: a list of articles, one article, or a list somewhere inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.reading.document import Document, Head
from timeline.reading.files import LARGEST
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found, read_json
from timeline.reading.large_json import read_large_json
from timeline.settings import Settings

_BEGINNING = re.compile(rb'\s*[\[{]\s*(?:["\[{\]}0-9-]|true|false|null|$)')


def recognises(head: Head) -> bool:
    return _BEGINNING.match(head.data.lstrip()[:200]) is not None


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """The records at `[fields] records`, else of the first list of articles; `where` is their number."""
    data = document.stream.read(LARGEST + 1)
    if len(data) <= LARGEST:
        return read_json(data, document.path, settings.fields)
    return read_large_json(data, document.stream, document.path, settings.fields)


FORMAT = RecordFormat(
    name="JSON",
    told_by="a JSON object or list; articles are found in the first list that has some, or at [fields] records",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.ANY,
)
