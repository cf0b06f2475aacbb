"""What a line of a page says about when the article was published or updated, before any day is worked out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta, timezone
from enum import IntEnum
from zoneinfo import ZoneInfo

from timeline.models import Granularity


class Label(IntEnum):
    """What the page calls the time."""

    PUBLISHED = 0
    NONE = 1
    UPDATED = 2


class Place(IntEnum):
    """Where on the page it stands; an earlier one weighs more."""

    HEAD = 0
    """Between the headline and the end of the article's first paragraphs."""
    FOOT = 1
    """Right below the article."""
    DATELINE = 2
    """Inside the agency's dateline: "SEOUL, Nov 15 (Reuters) -"."""
    TOP = 3
    """Above the headline, where sites also print today's date."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as a line states it; `zone` is None where its letters name several."""

    word: str
    zone: timezone | ZoneInfo | None


@dataclass(frozen=True, slots=True)
class Ago:
    """ "3 hours ago": how long before the capture, and how exact that is."""

    length: timedelta
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Statement:
    """One stated time. At most one of `day`, `month_day`, `readings`, `days_back` and `ago` is set; with a clock alone
    the day is the day of the capture.

    `month_day` is a day without its year; `readings` are the two days that a date such as 03/04/2024 may be, month
    first and day first; `days_back` is 0 for "today" and 1 for "yesterday"; `exactness` is the unit of `clock`.
    """

    text: str
    label: Label = Label.NONE
    place: Place = Place.HEAD
    day: date | None = None
    month_day: tuple[int, int] | None = None
    readings: tuple[date, date] | None = None
    days_back: int | None = None
    ago: Ago | None = None
    clock: time | None = None
    exactness: Granularity = Granularity.MINUTE
    zone: Zone | None = None

    @property
    def has_day(self) -> bool:
        return any(part is not None for part in (self.day, self.month_day, self.readings, self.days_back, self.ago))

    def at(self, place: Place) -> Statement:
        return replace(self, place=place)
