"""JSON lines: one article a line, in our own names or in those of an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from timeline.reading.document import Document, Head
from timeline.reading.fields import paths_of
from timeline.reading.files import peek, read_lines
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found, read_jsonl
from timeline.reading.skipped_lines import SkippedLines
from timeline.settings import Settings

_CUT = 60_000


def recognises(head: Head) -> bool:
    """Whether a line by itself is a whole object; the first may be broken, and an only one must have a text, as must
    one that is longer than what is known of it."""
    content = head.data.lstrip()
    if not content.startswith(b"{"):
        return False
    if len(content) > _CUT and b"\n" not in content:
        return any(key in (head.record or ()) for field in ("text", "html") for key in paths_of(field, head.fields))
    lines = [line.strip() for line in content.split(b"\n") if line.strip()]
    whole = [found for line in lines[:50] if line.startswith(b"{") and (found := _object(line)) is not None]
    return bool(whole) and (len(lines) > 1 or any(isinstance(whole[0].get(key), str) for key in ("text", "html")))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a line; `where` is the line."""
    skipped = SkippedLines(document.path)
    sample = peek(document.stream)
    return skipped.among(read_jsonl(read_lines(document.stream, skipped), document.path, sample=sample))


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
