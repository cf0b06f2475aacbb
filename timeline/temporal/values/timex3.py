"""TIMEX3 values read back."""

from __future__ import annotations

import re
from datetime import date, time

from timeline.models import Granularity
from timeline.temporal.values.bounds import PARTS
from timeline.temporal.values.calendar_value import CalendarValue
from timeline.temporal.values.range_value import RangeValue

_FORMS: tuple[tuple[Granularity, re.Pattern[str]], ...] = (
    (Granularity.CENTURY, re.compile(r"([0-9]{2})XX")),
    (Granularity.DECADE, re.compile(r"([0-9]{3})X")),
    (Granularity.YEAR, re.compile(r"([0-9]{4})")),
    (Granularity.SEASON, re.compile(r"([0-9]{4})-(SP|SU|FA|WI)")),
    (Granularity.QUARTER, re.compile(r"([0-9]{4})-Q([1-4])")),
    (Granularity.HALF, re.compile(r"([0-9]{4})-H([12])")),
    (Granularity.WEEK, re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")),
    (Granularity.MONTH, re.compile(r"([0-9]{4})-([0-9]{2})")),
    (Granularity.DAY, re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")),
    (Granularity.PART_OF_DAY, re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})T({'|'.join(PARTS)})")),
)
_CLOCK = re.compile(r"([0-9-]{10})T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}))?)?(Z|[+-][0-9]{2}:[0-9]{2})?")


def parse_timex3(text: str, hemisphere: str = "north") -> CalendarValue | None:
    """The value that `CalendarValue.timex3` wrote, or None for a duration, a set, a range, a reference or nonsense.

    `hemisphere` says whose seasons are meant: TIMEX3 does not.
    """
    try:
        clock = _CLOCK.fullmatch(text)
        if clock:
            return _with_clock(clock)
        for granularity, pattern in _FORMS:
            match = pattern.fullmatch(text)
            if match:
                return _of(granularity, match.groups(), hemisphere)
    except ValueError:  # 31 February, week 54, the year 0
        return None
    return None


def parse_timex3_range(text: str, hemisphere: str = "north") -> RangeValue | None:
    """The value that `RangeValue.timex3` wrote, or None for anything else."""
    before, slash, after = text.partition("/")
    first, last = parse_timex3(before, hemisphere), parse_timex3(after, hemisphere)
    if not slash or first is None or last is None or last.start < first.start:
        return None
    return RangeValue(first, last)


def _of(granularity: Granularity, parts: tuple[str | None, ...], hemisphere: str) -> CalendarValue:
    """Raises ValueError where there is no such part of the calendar."""
    first, second, third, fourth = (*(part or "" for part in parts), "", "", "")[:4]
    year = int(first)
    match granularity:
        case Granularity.CENTURY:
            start = date(max(1, year * 100), 1, 1)
        case Granularity.DECADE:
            start = date(max(1, year * 10), 1, 1)
        case Granularity.YEAR:
            start = date(year, 1, 1)
        case Granularity.SEASON:
            return CalendarValue.of_season(year, second, hemisphere)
        case Granularity.QUARTER:
            start = date(year, int(second) * 3 - 2, 1)
        case Granularity.HALF:
            start = date(year, int(second) * 6 - 5, 1)
        case Granularity.WEEK:
            start = date.fromisocalendar(year, int(second), 6 if third else 1)
            return CalendarValue(granularity, start, weekend=bool(third))
        case Granularity.MONTH:
            start = date(year, int(second), 1)
        case _:
            start = date(year, int(second), int(third))
    return CalendarValue(granularity, start, part=fourth)


def _with_clock(match: re.Match[str]) -> CalendarValue:
    day, hour, minute, second, offset = match.groups()
    finest = Granularity.SECOND if second else Granularity.MINUTE if minute else Granularity.HOUR
    clock = time(int(hour), int(minute or 0), int(second or 0))
    if offset and offset != "Z":
        time.fromisoformat(f"00:00{offset}")
    return CalendarValue(finest, date.fromisoformat(day), clock=clock, offset=offset or "")
