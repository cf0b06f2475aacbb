"""Whether the intervals of two mentions can be one time, and what several have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from timeline.models import Interval

# Clocks on earth differ by up to this much from one another where one of two times states no zone.
_ZONE_SLACK = timedelta(hours=14)
_NAIVE_EPOCH = datetime(1970, 1, 1)
_EPOCH = _NAIVE_EPOCH.replace(tzinfo=UTC)


def compatible(one: Interval, other: Interval) -> bool:
    """Whether the two have a moment in common; where only one states its zone, by their possible instants."""
    slack = timedelta() if _aware(one) == _aware(other) else _ZONE_SLACK
    return _before(one.earliest, other.latest, slack) and _before(other.earliest, one.latest, slack)


def is_bounded(interval: Interval) -> bool:
    """Whether it has both a beginning and an end."""
    return interval.earliest is not None and interval.latest is not None


def only_day(interval: Interval | None) -> date | None:
    """The day in which the whole of a bounded interval lies, by its own clock; None for any other."""
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    first = interval.earliest.date()
    return first if (interval.latest - timedelta(microseconds=1)).date() <= first else None


def gap_days(one: Interval, other: Interval) -> float:
    """How many days lie between two intervals; 0 where they touch or overlap."""
    pairs = ((one.earliest, other.latest), (other.earliest, one.latest))
    return max([0.0, *((_key(start) - _key(end)) / 86_400 for start, end in pairs if start and end)])


def intersect(intervals: Sequence[Interval]) -> Interval:
    """What the intervals have in common, in the finest granularity among them. They must be `compatible` pairwise.

    A bound keeps the zone of the interval that gives it. `likely` is the earliest one given that lies inside.
    """
    earliest = max((i.earliest for i in intervals if i.earliest is not None), key=_key, default=None)
    latest = min((i.latest for i in intervals if i.latest is not None), key=_key, default=None)
    if earliest is not None and latest is not None and _key(earliest) >= _key(latest):
        return min(intervals, key=_width)  # they meet only across unknown zones: the narrowest stands
    finest = max((i.granularity for i in intervals), key=lambda unit: unit.rank)
    joined = Interval(earliest=earliest, latest=latest, granularity=finest)
    inside = sorted(i.likely for i in intervals if i.likely is not None and _holds(joined, i.likely))
    if not inside or (earliest is not None and latest is not None and latest - earliest <= timedelta(days=1)):
        return joined
    return Interval(earliest=earliest, latest=latest, granularity=finest, likely=inside[0])


def sort_key(interval: Interval | None) -> tuple[bool, float, float]:
    """Dated first, by the earliest possible instant (an open start counts from its likely day or its end)."""
    if interval is None:
        return (True, 0.0, 0.0)
    start, end = interval.earliest, interval.latest
    if start is None and interval.likely is not None:
        start = datetime.combine(interval.likely, time(), tzinfo=end.tzinfo if end else None)
    first = start or end
    return (False, _key(first) if first else 0.0, _key(end) if end else float("inf"))


def _holds(interval: Interval, likely: date) -> bool:
    after = interval.earliest is None or likely >= interval.earliest.date()
    if interval.latest is None:
        return after
    return after and datetime.combine(likely, time(), tzinfo=interval.latest.tzinfo) < interval.latest


def _aware(interval: Interval) -> bool:
    return any(bound is not None and bound.tzinfo is not None for bound in (interval.earliest, interval.latest))


def _before(start: datetime | None, end: datetime | None, slack: timedelta) -> bool:
    if start is None or end is None:
        return True
    return _key(start) < _key(end) + slack.total_seconds()


def _key(moment: datetime) -> float:
    """Seconds on one scale; a time without zone counts as UTC."""
    return (moment - (_NAIVE_EPOCH if moment.tzinfo is None else _EPOCH)).total_seconds()


def _width(interval: Interval) -> float:
    if interval.earliest is None or interval.latest is None:
        return float("inf")
    return _key(interval.latest) - _key(interval.earliest)
