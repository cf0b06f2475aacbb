"""CSV and TSV: a header line, then one article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.files import peek, read_lines
from timeline.reading.formats.content import is_text
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.reading.tables import Dialect, read_table, table_dialect
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    return is_text(head.data) and _dialect(head) is not None


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """One record a row, by the names of the header; `where` is the line on which the row ends."""
    dialect = _dialect(Head.of(peek(document.stream), document.path, settings.fields))
    if dialect is None:
        return
    lines = io.TextIOWrapper(document.stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    for each in read_table(read_lines(lines), dialect, document.path):
        if not isinstance(each, Diagnostic) and not _is_utf8("".join(each[1].values())):
            yield Diagnostic(path=document.path, where=each[0], reason="is not UTF-8 text; save the table as UTF-8")
        else:
            yield each


def _dialect(head: Head) -> Dialect | None:
    return table_dialect(head.data.decode("utf-8", "replace"), head.name, head.fields)


def _is_utf8(text: str) -> bool:
    return not any("\udc80" <= character <= "\udcff" for character in text)


FORMAT = RecordFormat(
    name="table",
    told_by="a first line of columns, parted by commas, semicolons, tabs or bars, one of which holds the text",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.ANY,
)
