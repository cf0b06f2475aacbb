"""JSON lines: one article a line, in our own names or in those of an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from timeline.reading.document import Document, Head
from timeline.reading.files import peek, read_lines
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found, read_jsonl
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    """Whether a line by itself is a whole object; the first may be broken, and an only one must have a text."""
    content = head.data.lstrip()
    if not content.startswith(b"{"):
        return False
    lines = [line.strip() for line in content.split(b"\n") if line.strip()]
    whole = [found for line in lines[:50] if line.startswith(b"{") and (found := _object(line)) is not None]
    return bool(whole) and (len(lines) > 1 or any(isinstance(whole[0].get(key), str) for key in ("text", "html")))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a line; `where` is the line."""
    return read_jsonl(read_lines(document.stream), document.path, sample=peek(document.stream))


def _object(line: bytes) -> Mapping[str, Any] | None:
    """The object that a line is, whatever its encoding makes of letters beyond ASCII; None where it is none."""
    try:
        found: Mapping[str, Any] = msgspec.json.decode(line, type=dict)
    except UnicodeDecodeError:
        return _object(line.decode("latin-1").encode("ascii", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    return found


FORMAT = RecordFormat(
    name="JSON lines",
    told_by="a line that is a whole JSON object",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.AS_GIVEN,
)
