"""The order in which events are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from timeline.models import Event, Interval


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events by the day on which they begin at the earliest ("then or before": the day they were reported), within a
    day by instant; those without a date last, in the order given."""
    dated = sorted((event for event in events if begins(event.interval)), key=_key)
    return (*dated, *(event for event in events if not begins(event.interval)))


def begins(interval: Interval | None) -> datetime | None:
    """Where an interval stands in the order, in its own wall-clock time; None for what has no place."""
    if interval is None:
        return None
    if interval.earliest or interval.latest is None:
        return interval.earliest
    if interval.likely:
        return datetime.combine(interval.likely, time(), interval.latest.tzinfo)
    return interval.latest - timedelta(microseconds=1)


def _key(event: Event) -> tuple[date, float, float, str]:
    """Wall-clock days first, as the page groups them; then instants, so that a morning in Tokyo comes before a morning
    in London. Where no zone is known, the time is taken for UTC. A whole day comes before its hours."""
    at = begins(event.interval)
    if at is None:
        raise ValueError("an event without a date has no place in the order")
    offset = at.utcoffset() or timedelta()
    instant = 0.0 if at.time() == time() else (at.replace(tzinfo=None) - offset - datetime(1, 1, 2)).total_seconds()
    interval = event.interval
    length = (interval.latest - at).total_seconds() if interval and interval.earliest and interval.latest else 0.0
    return at.date(), instant, length, event.id
