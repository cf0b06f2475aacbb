"""The dates of invented stories: each kind of date that a page draws, with the words of an article for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from benchmarks.tongues import Tongue
from timeline.models import Certainty, Granularity, Interval, Model, Status

KINDS = {"day": 60, "said": 12, "month": 10, "ahead": 6, "clock": 4, "year": 2, "vague": 3, "undated": 3}
"""The kinds with how many of a hundred events have them."""

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


class Dated(Model, frozen=True):
    """A date as an article gives it. `words` is empty where it gives none; `reported` is when it was said, and what
    happened then happened at that time or before."""

    words: str
    value: str | None = None
    interval: Interval | None = None
    reported: Interval | None = None
    status: Status = Status.HAPPENED
    certainty: Certainty = Certainty.STATED

    def sentence(self, told: str, tongue: Tongue) -> str:
        """The sentence of an article that tells it."""
        if self.reported:
            return tongue.said.format(sentence=told, when=self.words)
        return f"{told} {self.words}".rstrip() + "."


def date_of(at: datetime, kind: str, tongue: Tongue) -> Dated:
    """The date of what happened at that time, of one of the `KINDS`."""
    day = _from(datetime.combine(at, time()), _DAY, Granularity.DAY)
    year, month = at.year, at.month
    match kind:
        case "said":
            before = Interval(None, day.latest, Granularity.DAY, likely=at.date())
            return Dated(_filled(tongue.on_day, at, tongue), f"{at:%Y-%m-%d}", before, day)
        case "month":
            end = datetime(year + month // 12, month % 12 + 1, 1)
            interval = Interval(datetime(year, month, 1), end, Granularity.MONTH)
            return Dated(_filled(tongue.in_month, at, tongue), f"{at:%Y-%m}", interval, certainty=Certainty.INFERRED)
        case "year":
            interval = Interval(datetime(year, 1, 1), datetime(year + 1, 1, 1), Granularity.YEAR)
            return Dated(_filled(tongue.in_year, at, tongue), f"{at:%Y}", interval, certainty=Certainty.INFERRED)
        case "clock":
            interval = _from(at, _MINUTE, Granularity.MINUTE)
            return Dated(_filled(tongue.at_clock, at, tongue), f"{at:%Y-%m-%dT%H:%M}", interval)
        case "ahead":
            return Dated(_filled(tongue.ahead, at, tongue), f"{at:%Y-%m-%d}", day, status=Status.PLANNED)
        case "vague":
            return Dated(tongue.recently, "PAST_REF", certainty=Certainty.VAGUE)
        case "undated":
            return Dated("", certainty=Certainty.UNKNOWN)
        case _:
            return Dated(_filled(tongue.on_day, at, tongue), f"{at:%Y-%m-%d}", day)


def other_day(at: datetime, tongue: Tongue, one: str, other: str) -> str:
    """That one outlet says this day and another the day before."""
    when, otherwise = (_filled(tongue.on_day, each, tongue) for each in (at, at - _DAY))
    return tongue.differ.format(one=one, other=other, when=when, otherwise=otherwise)


def _from(start: datetime, length: timedelta, granularity: Granularity) -> Interval:
    return Interval(start, start + length, granularity)


def _filled(pattern: str, at: datetime, tongue: Tongue) -> str:
    return pattern.format(day=at.day, month=tongue.months[at.month - 1], year=at.year, clock=f"{at:%H:%M}")
