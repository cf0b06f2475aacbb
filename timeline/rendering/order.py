"""The order in which events are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.models import Event
from timeline.stories.order import begins, place_of

__all__ = ["begins", "in_order"]


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events by the day on which they begin at the earliest, what is longer behind those of the day; on one day as they
    are given, for that order is told by their texts. Those without a date come last, in the order given."""
    placed = [(place, event) for event in events if (place := place_of(event)) is not None]
    return (*(event for _, event in sorted(placed, key=_place)), *(each for each in events if place_of(each) is None))


def _place(placed: tuple[tuple[date, timedelta], Event]) -> tuple[date, timedelta]:
    return placed[0]
