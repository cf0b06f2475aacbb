"""The key dates of a topic: the days of its events that matter most, each in a sentence that tells of the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import log2

from msgspec.structs import replace

from timeline.models import Analysis, Event, KeyDate, Status, Topic
from timeline.stories.digest.candidates import Candidate, Pool
from timeline.stories.digest.choosing import choose
from timeline.stories.digest.days import DayCounts
from timeline.stories.digest.weighing import weigh_days
from timeline.stories.intervals import only_day

FROM = 9
"""A topic of fewer events is read as fast as its key dates would be."""

_FEWEST = 3
_MOST = 7
# A day is told by the events on it that weigh the most, or nearly: not by what else happened then.
_NEARLY = 0.75
# What came to pass leads; what was said to come, or said not to be so, is for the list.
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})


def with_key_dates(topic: Topic, analyses: Mapping[str, Analysis], counts: Mapping[date, DayCounts]) -> Topic:
    """The topic with its key dates, in order: 3 to 7 of them, one more for each time that it has twice the events,
    fewer where fewer days have a sentence that stands on its own; none for a short topic.

    A day counts only where an event is stated to have happened on it, and its sentence is evidence of such an event.
    `counts` are those of the days of the topic's articles. Raises KeyError for an article that is not in `analyses`.
    """
    if len(topic.events) < FROM:
        return topic
    most = min(_MOST, _FEWEST + int(log2(len(topic.events) / FROM)))
    days = _events_by_day(topic.events)
    weights = weigh_days(counts)
    pool = Pool([analyses[each] for each in sorted(topic.articles)])
    found: list[KeyDate] = []
    told: set[str] = set()
    for day in sorted(days, key=lambda each: (-weights.get(each, 0.0), each)):
        least = max(event.weight for event in days[day]) * _NEARLY
        telling = [each for event in days[day] if event.weight >= least for each in _telling(event, day, pool)]
        for each in choose(pool.naming(day), pool.leading(day), 1, told, among=telling):
            found.append(KeyDate(day=day, sentences=(each.sentence,), weight=weights.get(day, 0.0)))
            told.add(each.sentence.text)
        if len(found) == most:
            break
    return replace(topic, key_dates=tuple(sorted(found, key=lambda each: each.day)))


def _events_by_day(events: tuple[Event, ...]) -> dict[date, list[Event]]:
    days: dict[date, list[Event]] = {}
    for event in events:
        day = only_day(event.interval)
        if day is not None and event.status in _TOLD and not event.disputed:
            days.setdefault(day, []).append(event)
    return days


def _telling(event: Event, day: date, pool: Pool) -> list[Candidate]:
    """The sentences in which a mention of the event states that it happened on the day."""
    mentions = [each for each in event.evidence if each.status in _TOLD and only_day(each.interval) == day]
    return [sentence for mention in mentions if (sentence := pool.of(mention)) is not None and sentence.is_whole]
