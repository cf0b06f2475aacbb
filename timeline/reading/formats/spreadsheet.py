"""Spreadsheets (XLSX): on each sheet a line of names, then one article a row, as in a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.settings import Settings

_ZIP = b"PK\x03\x04"
_PARTS = (b"xl/workbook", b"xl/worksheets", b"xl/_rels", b"xl/sharedStrings")
_SHEETS = "xl/worksheets/"
_LARGEST_HELD = 32_000_000
"""Bytes of a part that is no sheet, such as the words of all sheets, which the library holds in memory."""
_LARGEST = 300_000_000
_ROWS = 1_048_576
"""As many as a sheet of Excel may have."""


def recognises(head: Head) -> bool:
    return head.data.startswith(_ZIP) and any(part in head.data for part in _PARTS)


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a row, by the names in the first row of its sheet that has any; `where` is the sheet and the row."""
    data = io.BytesIO(read_whole(document.stream))
    reason = _why_not(data)
    if reason is not None:
        yield Diagnostic(path=document.path, reason=reason)
        return
    from openpyxl import load_workbook  # noqa: PLC0415  (an extra)

    done = ""
    try:
        for sheet in load_workbook(data, read_only=True, data_only=True, keep_links=False).worksheets:
            sheet.reset_dimensions()  # what a sheet says of its own size may be anything
            for number, record in _of_sheet(sheet.iter_rows(max_row=_ROWS)):
                done = f"{sheet.title}, row {number}"
                yield done, record
    except (RecursionError, MemoryError):
        raise
    except Exception as error:  # the library raises whatever its parts do
        after = f" after {done}" if done else ""
        words = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        reason = f"is a broken spreadsheet{after} ({words}); what stands before is read, save it again or as CSV"
        yield Diagnostic(path=document.path, reason=reason)


def _why_not(data: io.BytesIO) -> str | None:
    """Why a file is not even opened; None where it can be."""
    try:
        with zipfile.ZipFile(data) as archive:
            sizes = {each.filename: each.file_size for each in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        return f"is a broken spreadsheet: {error}; save it again or as CSV"
    held = [size for name, size in sizes.items() if not name.startswith(_SHEETS)]
    if sum(sizes.values()) > _LARGEST or max(held, default=0) > _LARGEST_HELD:
        return f"unpacks to {sum(sizes.values()) / 1e6:.0f} MB, which memory should not hold; save it as CSV"
    return None


def _of_sheet(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below the names, with their numbers; empty ones are passed over."""
    names: list[str] = []
    for number, row in enumerate(rows, start=1):
        values = [_plain(cell) for cell in row]
        if not any(value not in ("", None) for value in values):
            continue
        if not names:
            names = [str(value or "").strip() for value in values]
            continue
        yield number, {name: value for name, value in zip(names, values, strict=False) if name and value is not None}


def _plain(cell: Any) -> Any:
    """A value as JSON has it: times in ISO 8601, a day where the sheet shows no clock, whole numbers without point."""
    value = cell.value
    if isinstance(value, datetime):
        shows_clock = "h" in str(getattr(cell, "number_format", "")).casefold()
        return value.isoformat() if shows_clock or value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int | float | bool) else None if value is None else str(value)


FORMAT = RecordFormat(
    name="spreadsheet",
    told_by="the parts of a ZIP that is one (XLSX)",
    recognises=recognises,
    records=records,
    mapped=True,
    text=Text.ANY,
    extra="xlsx",
    module="openpyxl",
)
