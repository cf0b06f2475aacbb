"""Dates as spreadsheet programs rewrite them on their own: taken where they can mean but one day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from timeline.overrides.dates import read_date

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_SHORT = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2})")
_MONTH = re.compile(r"([A-Za-z]{3})[- ]([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel and LibreOffice, for all days since March 1900
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_day_first(cells: Iterable[tuple[str, str]]) -> bool | None:
    """Whether the dates with slashes of a table have the day first. `cells` are those of its column of dates, each with
    what was written there once; None where they do not tell, or tell both."""
    told = set()
    for cell, before in cells:
        if found := _SLASHED.fullmatch(cell):
            one, other = int(found[1]), int(found[2])
            readings = {first: _iso(found[3], *pair) for first, pair in ((True, (other, one)), (False, (one, other)))}
            possible = {first for first, iso in readings.items() if iso is not None}
            same = {first for first, iso in readings.items() if iso == before}
            told |= same if len(same) == 1 else possible if len(possible) == 1 else set()
    return told.pop() if len(told) == 1 else None


def date_of_cell(cell: str, before: str, *, day_first: bool | None) -> str:
    """The date as the overrides write it. `before` is what was written into the cell, "" where it is new. Raises
    ValueError, with what to write, for what is no date or may be two."""
    if found := _DOTTED.fullmatch(cell):
        return _known(cell, _iso(found[3], int(found[2]), int(found[1])))
    if found := _SLASHED.fullmatch(cell):
        one, other = int(found[1]), int(found[2])
        readings = {True: _iso(found[3], other, one), False: _iso(found[3], one, other)}
        possible = {iso for iso in readings.values() if iso is not None}
        if len(possible) == 2:
            if day_first is None:
                raise ValueError(f"{cell!r} may be {readings[True]} or {readings[False]}; write the one that is meant")
            return _known(cell, readings[day_first])
        return _known(cell, next(iter(possible), None))
    if found := _SHORT.fullmatch(cell):
        ends = {f"{found[3]}-{one:0>2}-{other:0>2}" for one, other in (found.group(1, 2), found.group(2, 1))}
        if len(before) == len("2024-11-15") and before[2:] in ends:
            return before
        raise ValueError(f"{cell!r} does not say which century is meant; write the day as 2024-11-15")
    if found := _MONTH.fullmatch(cell):
        month = _MONTHS.index(found[1].lower()) + 1 if found[1].lower() in _MONTHS else 0
        if month and re.fullmatch(rf"[0-9]{{2}}{found[2]}-{month:02}", before):
            return before
        raise ValueError(f"{cell!r} does not say which century is meant; write the month as 2024-11")
    if _SERIAL.fullmatch(cell):
        meant = _EPOCH + timedelta(days=int(cell))
        raise ValueError(f"{cell!r} is how spreadsheets count days; write {meant.isoformat()} if that is meant")
    read_date(cell)
    return cell


def _known(cell: str, iso: str | None) -> str:
    if iso is None:
        raise ValueError(f"{cell!r} is no day that there is; write it as 2024-11-15")
    return iso


def _iso(year: str, month: int, day: int) -> str | None:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None
