"""CSV and TSV: a header line, then one article a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.encodings import LineDecoder, decode_text
from timeline.reading.files import peek, read_lines
from timeline.reading.formats.content import is_text
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.reading.skipped_lines import SkippedLines
from timeline.reading.tables import Dialect, read_table, table_dialect
from timeline.settings import Settings

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENDS = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def recognises(head: Head) -> bool:
    return is_text(head.data) and _dialect(head) is not None


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """One record a row, by the names of the header; `where` is the line on which the row ends."""
    dialect = _dialect(Head.of(peek(document.stream), document.path, settings.fields))
    if dialect is None:
        return
    decoder = LineDecoder(sample=peek(document.stream))
    skipped = SkippedLines(document.path)
    yield from skipped.among(read_table(_lines(document, decoder, skipped), dialect, document.path))
    if decoder.remark:
        yield Diagnostic(path=document.path, reason=decoder.remark, kept=True)


def _lines(document: Document, decoder: LineDecoder, skipped: SkippedLines) -> Iterator[str]:
    """Its lines with their ends, in whatever encoding; those of old Macs end in a carriage return alone."""
    for number, line in enumerate(read_lines(document.stream, skipped), start=1):
        text = decoder.text(line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line, number)
        yield from _ENDS.findall(text)


def _dialect(head: Head) -> Dialect | None:
    return table_dialect(decode_text(head.data, mending=False).text, head.name, head.fields)


FORMAT = RecordFormat(
    name="table",
    told_by="a first line of columns, parted by commas, semicolons, tabs or bars, one of which holds the text",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.ANY,
)
