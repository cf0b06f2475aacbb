"""Calendar arithmetic on days, in one place: pendulum does the counting, this names the units.

Weeks begin on Monday (ISO 8601). Years run from 1 to 9999; a result outside raises `CalendarError`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

import pendulum

# Months that a step of each calendar unit covers.
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}

# Month in which each season begins, northern hemisphere (meteorological); the southern is six months apart.
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

CALENDAR_UNITS = frozenset(_MONTHS) | frozenset(_DAYS)


class CalendarError(ValueError):
    """The day lies outside the years 1 to 9999."""


def add(day: date, amount: int, unit: str) -> date:
    """`amount` units after (before, if negative) a day; a month's end stays within its month (31 January + 1 month
    is 28 February).
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=amount * _DAYS[unit])
        return _add_months(day, amount * _MONTHS[unit])
    except (OverflowError, ValueError) as error:
        raise CalendarError(f"{amount} {unit}s from {day} is outside the calendar") from error


@lru_cache(maxsize=4096)
def _add_months(day: date, months: int) -> date:
    """Kept, for the texts of one time ask for the ends of the same few months."""
    moved = pendulum.date(day.year, day.month, day.day).add(months=months)
    return date(moved.year, moved.month, moved.day)


def floor(day: date, unit: str) -> date:
    """The first day of the unit that a day lies in; of a weekend, its Saturday (in the week of that day)."""
    if unit == "day":
        return day
    if unit in ("week", "fortnight"):
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if unit == "month":
        return day.replace(day=1)
    if unit in ("quarter", "half"):
        width = _MONTHS[unit]
        return date(day.year, (day.month - 1) // width * width + 1, 1)
    years = _MONTHS[unit] // 12
    return date(max(1, day.year // years * years), 1, 1)


def season_start(year: int, season: str, hemisphere: str) -> date:
    """The first day of the season that begins in `year`: the winter of 2024 begins on 1 December 2024 in the north."""
    month = _SEASON_MONTH[season]
    if hemisphere == "south":
        month = (month + 5) % 12 + 1
    return date(year, month, 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th (from 1; -1 is the last) given weekday (Monday is 0) of a month, or None where there is none."""
    first = date(year, month, 1)
    if n > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
        return day if day.month == month else None
    last = add(first, 1, "month") - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def offset_of(at: datetime) -> str:
    """The offset as TIMEX3 writes it ("Z", "+01:00"), to the minute (local mean times have seconds); "" without one."""
    written = at.strftime("%z")
    if not written:
        return ""
    return "Z" if written == "+0000" else f"{written[:3]}:{written[3:5]}"
