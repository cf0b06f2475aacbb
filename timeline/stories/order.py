"""The order in which the events of a topic are told: by day, within a day as the texts have it."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from timeline.models import Event, Granularity, Interval
from timeline.stories.intervals import sort_key
from timeline.stories.plans import NOT_YET
from timeline.stories.sequence import before_each, told_orders
from timeline.stories.told import Told

# A day on which clocks are set back is one hour longer.
_DAY = timedelta(hours=25)


def begins(interval: Interval | None) -> datetime | None:
    """Where an interval stands in the order, in its own wall-clock time; None for what has no place."""
    if interval is None:
        return None
    if interval.earliest or interval.latest is None:
        return interval.earliest
    if interval.likely:
        return datetime.combine(interval.likely, time(), interval.latest.tzinfo)
    return interval.latest - timedelta(microseconds=1)


def place_of(event: Event) -> tuple[date, timedelta] | None:
    """The wall-clock day on which an event begins at the earliest ("then or before": the day it was reported), and, of
    what is longer than a day, its length: a day comes before its month. None without a date."""
    at, interval = begins(event.interval), event.interval
    if at is None or interval is None:
        return None
    length = interval.latest - at if interval.earliest and interval.latest else timedelta()
    return at.date(), length if length > _DAY else timedelta()


def ordered(events: Sequence[Event], groups: Sequence[Sequence[int]], told: Sequence[Told]) -> tuple[Event, ...]:
    """The events, of each of which `groups` has the mentions by their places in `told`, which are in order of
    publication and text; those without a date come last.

    On one day, stated hours come in their order, by the instant where zones are known. For the rest it is what texts
    tell, as far as no stated hour speaks against it, and where they tell nothing, the order of the first reports.
    """
    days: dict[tuple[date, timedelta], list[int]] = {}
    for number, event in enumerate(events):
        place = place_of(event)
        if place is not None:
            days.setdefault(place, []).append(number)
    before_it = before_each(told)
    dated: list[int] = []
    for place in sorted(days):
        day = {number: [told[at] for at in groups[number]] for number in days[place]}
        first = {number: _first_report(groups[number], told) for number in day}
        dated += _of_day({number: events[number] for number in day}, day, first, before_it) if len(day) > 1 else day
    known = set(dated)
    undated = [event for number, event in enumerate(events) if number not in known]
    undated.sort(key=lambda event: (sort_key(event.interval), event.title, event.id))
    return (*(events[number] for number in dated), *undated)


def _of_day(
    events: Mapping[int, Event],
    day: Mapping[int, Sequence[Told]],
    first: Mapping[int, int],
    before_it: Mapping[int, Told],
) -> list[int]:
    """The numbers of the events of a day in order; `day` has their mentions, `first` the places of their reports."""
    hours = sorted((key, first[number], number) for number, event in events.items() if (key := _hours(event)))
    after: dict[int, set[int]] = {number: set() for number in events}
    for (_, _, one), (_, _, other) in pairwise(hours):
        after[one].add(other)
    for one, other in told_orders(day, before_it):
        if not _leads_to(other, one, after):
            after[one].add(other)
    return _sorted(first, after)


def _first_report(group: Sequence[int], told: Sequence[Told]) -> int:
    """The place of the first mention that does not only foretell it; of a plan, of the first."""
    return next((place for place in group if told[place].mention.status not in NOT_YET), group[0])


def _hours(event: Event) -> tuple[float, timedelta] | None:
    """The instant from which on a stated part of the day lasts, and its length; where no zone is known, the time is
    taken for UTC. None for what states no hours."""
    interval = event.interval
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    if interval.granularity.rank <= Granularity.DAY.rank:
        return None
    offset = interval.earliest.utcoffset() or timedelta()
    instant = (interval.earliest.replace(tzinfo=None) - offset - datetime(1, 1, 2)).total_seconds()
    return instant, interval.latest - interval.earliest


def _leads_to(start: int, end: int, after: Mapping[int, set[int]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        waiting += after[at] - seen
        seen |= after[at]
    return False


def _sorted(first: Mapping[int, int], after: Mapping[int, set[int]]) -> list[int]:
    """All numbers, none before what it comes after; of those that may come next, that which was reported first."""
    waits = dict.fromkeys(after, 0)
    for others in after.values():
        for other in others:
            waits[other] += 1
    ready = [(first[number], number) for number, count in waits.items() if not count]
    heapq.heapify(ready)
    out: list[int] = []
    while ready:
        _, number = heapq.heappop(ready)
        out.append(number)
        for other in after[number]:
            waits[other] -= 1
            if not waits[other]:
                heapq.heappush(ready, (first[other], other))
    return out
