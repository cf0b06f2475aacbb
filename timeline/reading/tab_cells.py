"""Tab-separated lines for the csv module: quotation marks around a whole cell quote it, any other is what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def with_marks_kept(lines: Iterable[str], columns: int) -> Iterator[str]:
    """The lines of a table of so many columns, with each mark that quotes no cell written so that it stays.

    Spreadsheets quote cells, other exports do not, and what is said begins with a mark: `"It was late," he said`. A
    cell that begins with one and does not end goes on in the next line, unless that is a whole row by itself.
    """
    rest = iter(lines)
    line = next(rest, None)
    within = False
    while line is not None:
        following = next(rest, None)
        if not within:
            line, within = _kept(line, following, columns)
        elif line.count('"') % 2:
            within = False
        yield line
        line = following


def _kept(line: str, following: str | None, columns: int) -> tuple[str, bool]:
    """A line at the beginning of a row, and whether a cell of it goes on in the next one."""
    words = line.rstrip("\r\n")
    cells = words.split("\t")
    if '"' not in words or len(cells) > columns:  # a quoted cell may hold tabs
        return line, False
    whole = len(cells) == columns
    next_is_a_row = following is None or following.count("\t") == columns - 1
    if _is_open(cells[-1]) and not (whole and next_is_a_row):
        return line, True
    kept = (_escaped(cell) if cell.startswith('"') and not _QUOTED.fullmatch(cell) else cell for cell in cells)
    return "\t".join(kept) + line[len(words) :], False


def _is_open(cell: str) -> bool:
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _escaped(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
