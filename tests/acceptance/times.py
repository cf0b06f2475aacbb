"""Whether two written times say the same."""

from __future__ import annotations

from datetime import datetime

_DAY = len("2025-03-14")


def same_moment(expected: str | None, got: str | None) -> bool:
    """The same day, or the same clock with the same offset (or none); a day is never the same as its midnight."""
    if expected is None or got is None:
        return expected == got
    if _DAY in (len(expected), len(got)):
        return expected == got
    one, other = datetime.fromisoformat(expected), datetime.fromisoformat(got)
    return one.replace(tzinfo=None) == other.replace(tzinfo=None) and one.utcoffset() == other.utcoffset()


def same_bound(expected: str | None, got: str | None) -> bool:
    """As `same_moment`, but for the end of an interval, where a day and its midnight are one point."""
    if expected is None or got is None:
        return expected == got
    return _clock_aside(expected) == _clock_aside(got)


def not_before(bound: str | None, day: str) -> bool:
    """Whether the end of an interval lies on or after the start of a day, by the clock as written."""
    return bound is not None and _clock_aside(bound) >= _clock_aside(day)


def not_after(bound: str | None, day: str) -> bool:
    """Whether the end of an interval lies on or before the start of a day, by the clock as written."""
    return bound is not None and _clock_aside(bound) <= _clock_aside(day)


def _clock_aside(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=None)
