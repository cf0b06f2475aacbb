"""EDTF values (ISO 8601-2; the Library of Congress specification of 2019) read back."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.models import Granularity
from timeline.temporal.values.calendar_value import EDTF_SEASONS, CalendarValue
from timeline.temporal.values.range_value import RangeValue
from timeline.temporal.values.timex3 import parse_timex3

_PART_OF_YEAR = re.compile(r"([0-9]{4})-([2-4][0-9])")
_SEASONS = {code: (season, side) for side, codes in EDTF_SEASONS.items() for season, code in codes.items()}
_SEASONS |= {code + 4: (season, "north") for season, code in EDTF_SEASONS["north"].items()}
_WRITTEN_ALIKE = frozenset(
    {
        Granularity.CENTURY,
        Granularity.DECADE,
        Granularity.YEAR,
        Granularity.MONTH,
        Granularity.DAY,
        Granularity.SECOND,
    }
)


def parse_edtf(text: str, hemisphere: str = "north") -> CalendarValue | RangeValue | None:
    """The value that was written with `edtf`, or None for what is no plain value: open, unknown, approximate and
    uncertain dates (see `parse_qualified_edtf`), sets, years of other than four digits, and nonsense.

    `hemisphere` says whose seasons 21 to 24 are, which name none. A range from a Monday to its Sunday is that week, one
    from a Saturday to its Sunday that weekend.
    """
    before, slash, after = text.partition("/")
    if not slash:
        return _single(text, hemisphere)
    first, last = _single(before, hemisphere), _single(after, hemisphere)
    if first is None or last is None or last.start < first.start:
        return None
    found = RangeValue(first, last)
    return _week(found) or (found if found.edtf() else None)


def _single(text: str, hemisphere: str) -> CalendarValue | None:
    part = _PART_OF_YEAR.fullmatch(text)
    if part:
        return _part_of_year(part[1], int(part[2]), hemisphere)
    value = parse_timex3(text)
    return value if value is not None and value.granularity in _WRITTEN_ALIKE else None


def _part_of_year(year: str, code: int, hemisphere: str) -> CalendarValue | None:
    if code in (33, 34, 35, 36):
        return parse_timex3(f"{year}-Q{code - 32}")
    if code in (40, 41):
        return parse_timex3(f"{year}-H{code - 39}")
    if code not in _SEASONS:
        return None
    season, side = _SEASONS[code]
    return parse_timex3(f"{year}-{season}", hemisphere if code <= 24 else side)


def _week(days: RangeValue) -> CalendarValue | None:
    if {days.first.granularity, days.last.granularity} != {Granularity.DAY}:
        return None
    start, length = days.first.start, days.last.start - days.first.start
    if start.weekday() == 0 and length == timedelta(days=6):
        return CalendarValue(Granularity.WEEK, start)
    if start.weekday() == 5 and length == timedelta(days=1):
        return CalendarValue(Granularity.WEEK, start, weekend=True)
    return None
