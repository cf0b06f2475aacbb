"""Tables as spreadsheet programs save them: whichever separator, line end and mark they choose, and formulas undone."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from pathlib import Path

from timeline.errors import SettingsError
from timeline.models import Model
from timeline.overrides.changes import Change
from timeline.rendering.escaping import without_controls
from timeline.rendering.spreadsheet import neutral

_SEPARATORS = ",;\t"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")  # what Excel calls "Unicode text"
_SHOWN = 20  # faults told at once


class Row(Model, frozen=True):
    """`number` is that of the first line of the row in the table, the header being 1. Of `cells`, by their columns in
    small letters, all that the row has of the known ones."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """ "" where there is nothing."""
        return self.cells.get(column, "")


class Taken(Model, frozen=True):
    """What a table changes in the overrides, and what its reader must know."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


def read_table(content: bytes, file: Path, known: Collection[str], needed: str) -> tuple[tuple[Row, ...], list[str]]:
    """The rows that are not empty, and notes on columns that are not `known`, which are passed over. Raises
    SettingsError for what is no table in UTF-8, or has no column `needed`."""
    text = _decoded(content, file)
    header_line = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=header_line.count)
    try:
        # as rows, since a cell may go on in the next line; numbers count rows, as spreadsheet programs do
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise SettingsError(
            f"{file}: is not a table as spreadsheet programs save it ({error}); save it as CSV"
        ) from error
    header = [plain(cell).casefold() for cell in lines[0]] if lines else []
    if needed not in header:
        raise SettingsError(
            f"{file}: has no column {needed!r}; its first line must name the columns: {', '.join(known)}"
        )
    twice = [name for name in dict.fromkeys(header) if name in known and header.count(name) > 1]
    if twice:
        raise SettingsError(f"{file}: has the column {twice[0]!r} more than once; take one of them out")
    foreign = [name for name in dict.fromkeys(header) if name and name not in known]
    notes = [f"{file}: the column {name!r} is none of ours, and is passed over" for name in foreign]
    rows = [
        Row(number, {name: plain(cell) for name, cell in zip(header, line, strict=False) if name in known})
        for number, line in enumerate(lines[1:], 2)
    ]
    return tuple(row for row in rows if any(row.cells.values())), notes


def plain(cell: str) -> str:
    """What a cell says: without white space around it, and without the apostrophe that kept it from being run."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return (cell[1:] if cell.startswith("'") and neutral(cell[1:]) == cell else cell).strip()


def shown(text: str) -> str:
    """What `plain` makes of the text once it was written into a table."""
    return plain(neutral(without_controls(text)))


def refuse(file: Path, faults: Sequence[str]) -> None:
    """Raise SettingsError with all that is wrong in the table, if anything is."""
    if faults:
        more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        told = "".join(f"\n  {fault}" for fault in faults[:_SHOWN])
        raise SettingsError(f"{file}: nothing was taken in, since of it cannot be understood:{told}{more}")


def _decoded(content: bytes, file: Path) -> str:
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: is not UTF-8 text; save it as “CSV UTF-8”") from error
