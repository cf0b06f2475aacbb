"""A topic with an event of every granularity, and of every way in which an interval can be open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from timeline.models import Edition, Event, Granularity, Interval

from .fixtures import day, edition_of, mention, month, morning

_EAST = timezone(timedelta(hours=9))


def _event(key: str, interval: Interval | None, *, reported: Interval | None = None, value: str | None = None) -> Event:
    told = mention(morning(), "The bridge was last", interval=interval, reported=reported)
    return Event(id=key, title=f"Title of {key}", interval=interval, reported=reported, value=value, evidence=(told,))


def _between(first: datetime, last: datetime, granularity: Granularity) -> Interval:
    return Interval(first, last, granularity)


def every_granularity() -> Edition:
    """Of "2024-06-03T14:05:09" and its like, cut at each unit; the ids say which."""
    at = datetime(2024, 6, 3, 14, 5, 9)
    hour, minute = at.replace(minute=0, second=0), at.replace(second=0)
    days = {
        "century": _between(datetime(1901, 1, 1), datetime(2001, 1, 1), Granularity.CENTURY),
        "decade": _between(datetime(1990, 1, 1), datetime(2000, 1, 1), Granularity.DECADE),
        "year": _between(datetime(2024, 1, 1), datetime(2025, 1, 1), Granularity.YEAR),
        "early-year": _between(datetime(2024, 1, 1), datetime(2024, 3, 15), Granularity.YEAR),
        "late-year": _between(datetime(2024, 3, 15), datetime(2025, 1, 1), Granularity.YEAR),
        "half": _between(datetime(2024, 1, 1), datetime(2024, 7, 1), Granularity.HALF),
        "season": _between(datetime(2024, 6, 1), datetime(2024, 9, 1), Granularity.SEASON),
        "quarter": _between(datetime(2024, 4, 1), datetime(2024, 7, 1), Granularity.QUARTER),
        "month": month(2024, 6),
        "leap-month": month(2024, 2),
        "december": month(2024, 12),
        "week": day(date(2024, 6, 3), Granularity.WEEK, 7),
        "day": day(date(2024, 6, 3)),
        "leap-day": day(date(2024, 2, 29)),
        "year-end": day(date(2024, 12, 31)),
        "first-century": day(date(79, 8, 24)),
    }
    clocks = {
        "night": _between(at.replace(hour=18, minute=0, second=0), datetime(2024, 6, 4), Granularity.PART_OF_DAY),
        "hour": _between(hour, hour + timedelta(hours=1), Granularity.HOUR),
        "midnight": _between(datetime(2024, 6, 3), datetime(2024, 6, 3, 0, 1), Granularity.MINUTE),
        "minute": _between(minute, minute + timedelta(minutes=1), Granularity.MINUTE),
        "second": _between(at, at + timedelta(seconds=1), Granularity.SECOND),
        "two-hours": _between(hour, hour + timedelta(hours=2), Granularity.HOUR),
        "utc": _between(*(each.replace(tzinfo=UTC) for each in (hour, hour + timedelta(hours=1))), Granularity.HOUR),
        "tokyo": _between(
            datetime(2024, 6, 3, 5, 30, tzinfo=_EAST), datetime(2024, 6, 3, 5, 31, tzinfo=_EAST), Granularity.MINUTE
        ),
    }
    reported = Interval(None, datetime(2024, 6, 4), Granularity.DAY, likely=date(2024, 6, 3))
    opened = {
        "since": _event("since", Interval(datetime(2024, 6, 3), None, Granularity.DAY)),
        "reported": _event("reported", reported, reported=day(date(2024, 6, 3)), value="2024-06-03"),
        "by": _event("by", Interval(None, datetime(2024, 6, 4), Granularity.DAY)),
        "undated": _event("undated", None),
        "vague": _event("vague", Interval(None, None, Granularity.DAY)),
    }
    return edition_of((*(_event(key, at) for key, at in (days | clocks).items()), *opened.values()))
