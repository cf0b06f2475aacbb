"""The part of a value that a TIMEX3 modifier leaves, or what lies beside it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import add
from timeline.temporal.values.bounds import clock_interval, day_interval
from timeline.temporal.values.calendar_value import CalendarValue

# News call the hours from midnight up to this one "the early hours" and "early Thursday morning".
_EARLY = 8

_PIECES = {
    Granularity.CENTURY: ("decade", 10),
    Granularity.DECADE: ("year", 10),
    Granularity.YEAR: ("month", 12),
    Granularity.HALF: ("month", 6),
    Granularity.SEASON: ("month", 3),
    Granularity.QUARTER: ("month", 3),
}


def narrowed(value: CalendarValue, mod: str) -> Interval:
    """START, MID and END are the first, middle and last third of a value, cut at whole months of years, whole years of
    decades, whole days of months and weeks; a weekend has a first and a last day, and no middle. The early morning
    begins at midnight. BEFORE and AFTER reach one unit further on their side: "more than a year ago" is said of the
    year before too. Any other modifier leaves it whole. Raises CalendarError at the ends of the calendar.
    """
    whole = value.interval()
    if mod == "START" and value.granularity is Granularity.PART_OF_DAY and value.part == "MO":
        midnight = datetime.combine(value.start, time())
        return clock_interval(midnight, timedelta(), timedelta(hours=_EARLY), value.granularity)
    if mod in ("BEFORE", "AFTER") and value.granularity.rank <= Granularity.DAY.rank:
        return _widened(value, mod)
    if mod not in ("START", "MID", "END") or value.granularity.rank >= Granularity.DAY.rank:
        return whole
    unit, count = _PIECES.get(value.granularity, ("day", (value.end - value.start).days))
    low = max(1, count // 3)
    high = count - low
    if mod == "MID" and low == high:
        return whole
    edges = {"START": (0, low), "MID": (low, high), "END": (high, count)}[mod]
    start = value.start
    first = add(start, edges[0], unit)
    last = value.end if edges[1] == count else add(start, edges[1], unit)
    return day_interval(first, last, value.granularity)


def _widened(value: CalendarValue, mod: str) -> Interval:
    unit, count = ("month", 3) if value.granularity is Granularity.SEASON else (value.granularity.value, 1)
    if mod == "BEFORE":
        return day_interval(add(value.start, -count, unit), value.end, value.granularity)
    return day_interval(value.start, add(value.end, count, unit), value.granularity)
