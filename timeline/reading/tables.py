"""Reads CSV and TSV: a header line, then one article a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from timeline.models import Diagnostic
from timeline.reading.fields import look_up, paths_of
from timeline.reading.json_files import Found
from timeline.reading.names import load_names
from timeline.reading.tab_cells import with_marks_kept
from timeline.settings import FieldSettings

_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 4000
_FOR_EXCEL = re.compile(r'\ufeff?"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
"""A line before the header that tells Excel the delimiter."""
_LONGEST_CELL = 1 << 23
"""Characters; the csv module's own 131,072 is less than a long read."""


@dataclass(frozen=True, slots=True)
class Dialect:
    delimiter: str
    header: tuple[str, ...]


def table_dialect(head: str, name: str, fields: FieldSettings) -> Dialect | None:
    """How a file is a table, by its first line: columns, one of which holds the text. None where it is none.

    A file named .csv or .tsv is one even if no column is known, so that its reader is told which columns there are.
    """
    lines = head.lstrip("\ufeff").splitlines() if head.strip() else []
    told = _FOR_EXCEL.fullmatch(lines[0]) if lines else None
    line = next(iter(lines[1:] if told else lines), "")
    if not line.strip() or len(line) > _LONGEST_HEADER:
        return None
    named = name.casefold().removesuffix(".gz").endswith((".csv", ".tsv"))
    best: Dialect | None = None
    for delimiter in told[1] if told else _DELIMITERS:
        header = tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))
        if len(header) > 1 and (best is None or len(header) > len(best.header)):
            best = Dialect(delimiter, header)
    if best is None:
        return None
    row = dict.fromkeys(best.header, "x")
    has_text = any(look_up(row, path) for field in ("text", "html") for path in paths_of(field, fields))
    known = sum(1 for field in load_names().fields if any(look_up(row, path) for path in paths_of(field, fields)))
    short = all(len(cell) <= 40 for cell in best.header)
    return best if named or (has_text and known > 1 and short) else None


def read_table(lines: Iterable[str], dialect: Dialect, path: str) -> Iterator[Found]:
    """One record a row, by the names of the header; `where` is the line on which the row ends."""
    csv.field_size_limit(_LONGEST_CELL)
    rest = iter(lines)
    first = next(rest, "")
    above = 1 if _FOR_EXCEL.fullmatch(first) else 0
    lines = rest if above else chain([first], rest)
    if dialect.delimiter == "\t":
        lines = with_marks_kept(lines, len(dialect.header))
    rows = csv.reader(lines, delimiter=dialect.delimiter)
    next(rows, None)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Diagnostic(
                path=path,
                where=f"line {rows.line_num + above}",
                reason=f"is not a row of a table: {error}; check its quotes",
            )
            continue
        if row is None:
            return
        where = f"line {rows.line_num + above}"
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(dialect.header):
            cells = f"has {len(row)} cells, the header {len(dialect.header)}"
            reason = f"{cells}; put quotes around cells that hold {dialect.delimiter!r}"
            yield Diagnostic(path=path, where=where, reason=reason)
            continue
        yield where, dict(zip(dialect.header, row, strict=False))
