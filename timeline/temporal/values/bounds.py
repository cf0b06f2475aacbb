"""The bounds of days and of their parts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import CalendarError

# Hours that each part of the day covers, half-open; the night runs into the next day. DT is the daytime, MI midday.
PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}

# Days that each month has at most.
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_interval(earliest: date | None, latest: date | None, granularity: Granularity) -> Interval:
    """An interval of whole days, half-open."""
    return Interval(earliest=_midnight(earliest), latest=_midnight(latest), granularity=granularity)


def clock_interval(at: datetime, first: timedelta, last: timedelta, granularity: Granularity) -> Interval:
    """From `first` up to, not including, `last` after `at`. Raises CalendarError at the end of the calendar."""
    try:
        return Interval(earliest=at + first, latest=at + last, granularity=granularity)
    except OverflowError as error:
        raise CalendarError(f"{at} is at the end of the calendar") from error


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())
