"""CSV that spreadsheet programs read as text, never as formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from timeline.rendering.escaping import without_controls

# A cell that begins like this is run as a formula by Excel, LibreOffice or Google Sheets. One that has an apostrophe in
# front of such a beginning gets another, so that taking one away always gives back what the article said
_FORMULA = re.compile(r"'*[\s\u0000-\u001f]*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20]|'*[\t\r\n]")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """RFC 4180: UTF-8, comma, CRLF. None is an empty cell; numbers are written as they are; text without control
    characters and direction marks, its line ends and tabs kept."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def neutral(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet program would take it for a formula."""
    # a letter or a figure first, as nearly always, is quickly seen
    return f"'{text}" if not text[:1].isalnum() and _FORMULA.match(text) else text


def _cell(value: object) -> object:
    if value is None or isinstance(value, (int, float)):
        return value
    return neutral(without_controls(str(value)))
