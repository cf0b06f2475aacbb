"""The units of the calendar that a partial date can mean: June of this year or another, this Friday or the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from timeline.models import Granularity
from timeline.temporal.calendar import add, floor, nth_weekday
from timeline.temporal.feasts import FEASTS
from timeline.temporal.meanings import PARTS_OF_YEAR, PARTS_WITHIN_YEAR, Fields
from timeline.temporal.values import CalendarValue

_MOVING = re.compile(r"([a-z]+)([+-][0-9]{1,3})?")


def in_year(stated: Fields, year: int, hemisphere: str) -> CalendarValue | None:
    """The unit that the fields name in a year; None where that year has none (29 February)."""
    if stated.month is not None:
        if stated.day is None:
            return CalendarValue(Granularity.MONTH, date(year, stated.month, 1))
        try:
            return CalendarValue(Granularity.DAY, date(year, stated.month, stated.day))
        except ValueError:
            return None
    if stated.quarter is not None:
        return CalendarValue(Granularity.QUARTER, date(year, stated.quarter * 3 - 2, 1))
    if stated.half is not None:
        return CalendarValue(Granularity.HALF, date(year, stated.half * 6 - 5, 1))
    if stated.season is not None:
        return CalendarValue.of_season(year, stated.season, hemisphere)
    if stated.holiday is not None:
        day = holiday(stated.holiday, year)
        return None if day is None else CalendarValue(Granularity.DAY, day)
    if stated.week is not None:
        try:
            return CalendarValue(Granularity.WEEK, date.fromisocalendar(year, stated.week, 1))
        except ValueError:
            return None
    return CalendarValue(Granularity.YEAR, date(year, 1, 1))


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday named in a language file. Monday is 0.

    `MM-DD`; `FEAST+N` or `FEAST-N` (days from one of `FEASTS`); `nth:MONTH:WEEKDAY:N` (`nth:MONTH:WEEKDAY:N:D`: D days
    after it); `from:MM-DD:WEEKDAY` (the first such weekday on that day or after).
    """
    moving = _MOVING.fullmatch(name)
    if moving is not None and moving[1] in FEASTS:
        feast = FEASTS[moving[1]](year)
        return None if feast is None else feast + timedelta(days=int(moving[2] or 0))
    if name.startswith("nth:"):
        month, weekday, n, *later = (int(part) for part in name.removeprefix("nth:").split(":"))
        found = nth_weekday(year, month, weekday, n)
        return None if found is None else found + timedelta(days=sum(later))
    if name.startswith("from:"):
        month, day, weekday = (int(part) for part in name.removeprefix("from:").replace("-", ":").split(":"))
        first = date(year, month, day)
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    month, day = (int(part) for part in name.split("-"))
    return date(year, month, day)


def is_open(stated: Fields) -> bool:
    """Whether the fields name a unit and leave the larger unit around it open."""
    return stated.states_any(PARTS_WITHIN_YEAR)


def series_of(stated: Fields, today: date, hemisphere: str) -> Callable[[int], CalendarValue | None]:
    """The k-th candidate (0: of the year, month or week of `today`) for a date that leaves its larger unit open; None
    where there is none, or it lies at the edge of the calendar (years 1 and 9999).
    """
    at = _series_of(stated, today, hemisphere)

    def candidate(k: int) -> CalendarValue | None:
        try:
            found = at(k)
        except (ValueError, OverflowError):
            return None
        return found if found is not None and 1 < found.start.year < 9999 else None

    return candidate


def _series_of(stated: Fields, today: date, hemisphere: str) -> Callable[[int], CalendarValue | None]:
    if stated.states_any(PARTS_OF_YEAR):
        return lambda k: in_year(stated, today.year + k, hemisphere)
    if stated.day is not None:
        return lambda k: in_month(stated, add(today, k, "month"))
    monday = floor(today, "week")
    if stated.weekday is not None:
        return lambda k: CalendarValue(Granularity.DAY, monday + timedelta(days=7 * k + (stated.weekday or 1) - 1))
    return lambda k: CalendarValue.containing(monday + timedelta(days=7 * k), "weekend")


def in_month(stated: Fields, month: date) -> CalendarValue | None:
    try:
        return CalendarValue(Granularity.DAY, month.replace(day=stated.day or 1))
    except ValueError:
        return None
