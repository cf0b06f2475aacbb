"""Intervals read back as the part of the calendar that they are."""

from __future__ import annotations

from datetime import datetime, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import CalendarError, season_start
from timeline.temporal.values.bounds import PARTS
from timeline.temporal.values.calendar_value import CalendarValue

_SEASONS = ("SP", "SU", "FA", "WI")


def value_of_interval(interval: Interval, hemisphere: str = "north") -> CalendarValue | None:
    """The one part of the calendar of the interval's granularity that has just these bounds, or None where there is
    none: an open end, a part of a unit ("early June"), a range.

    `hemisphere` says whose seasons are meant. The offset of UTC is written "Z".
    """
    if interval.earliest is None or interval.latest is None:
        return None
    for value in _candidates(interval.earliest, interval.latest - interval.earliest, interval.granularity, hemisphere):
        try:
            whole = value.interval()
        except CalendarError:
            continue
        if (whole.earliest, whole.latest) == (interval.earliest, interval.latest):
            return value
    return None


def _candidates(at: datetime, length: timedelta, granularity: Granularity, hemisphere: str) -> list[CalendarValue]:
    day = at.date()
    if granularity is Granularity.SEASON:
        starts = {season_start(day.year, season, hemisphere): season for season in _SEASONS}
        return [CalendarValue.of_season(day.year, starts[day], hemisphere)] if day in starts else []
    if granularity is Granularity.WEEK:
        return [CalendarValue.containing(day, "weekend" if length == timedelta(days=2) else "week")]
    if granularity.rank <= Granularity.DAY.rank:
        return [CalendarValue.containing(day, granularity.value)]
    if granularity is Granularity.PART_OF_DAY:
        return [CalendarValue(granularity, day, part=part) for part in PARTS]
    offset = at.isoformat()[len(at.replace(tzinfo=None).isoformat()) :]
    clock = at.time().replace(tzinfo=None)
    return [CalendarValue(granularity, day, clock=clock, offset="Z" if offset == "+00:00" else offset)]
