"""JSON lines: one article a line, in our own names or in those of an export."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from timeline.reading.document import Document, Head
from timeline.reading.files import read_lines
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found, read_jsonl
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    """Whether a line by itself is a whole object; the first may be broken, and an only one must have a text."""
    content = head.data.lstrip()
    if not content.startswith(b"{"):
        return False
    lines = [line.strip() for line in content.split(b"\n") if line.strip()]
    whole = [line for line in lines[:50] if line.startswith(b"{") and _decodes(line)]
    return bool(whole) and (len(lines) > 1 or _has_text(lines[0]))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a line; `where` is the line."""
    return read_jsonl(read_lines(document.stream), document.path)


def _decodes(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _has_text(line: bytes) -> bool:
    record = msgspec.json.decode(line) if _decodes(line) else {}
    return any(isinstance(record.get(key), str) for key in ("text", "html"))


FORMAT = RecordFormat(
    name="JSON lines",
    told_by="a line that is a whole JSON object",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.AS_GIVEN,
)
