"""How much an event matters to its topic: who tells of it, how often, for how long, and how much its day matters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import log2

from msgspec.structs import replace

from timeline.models import Analysis, Event, Topic
from timeline.stories.digest.days import DayCounts
from timeline.stories.digest.weighing import weigh_days
from timeline.stories.intervals import only_day
from timeline.stories.voices import voices_among

# What each doubling of a count is worth. Voices lead: two who know it for themselves outweigh one whom many repeat.
_VOICES = 2.0
_MAIN = 1.0
_DAYS = 1.0
_OUTLETS = 0.5
_MENTIONS = 0.5
# What a standard deviation that a day stands out by is worth, and how many steps it comes in: were it exact, each
# article would change the weight of all events, and a page that tells its past would hold all of them for each.
_OF_DAY = 1.0
_STEPS = 2
_MOST_OF_DAY = 3.0
_DIGITS = 3

Standing = Callable[[Event, Mapping[str, Analysis]], float]


def weighed(
    topic: Topic, analyses: Mapping[str, Analysis], counts: Mapping[date, DayCounts], standing: Standing | None = None
) -> Topic:
    """The topic, its events with their weights; `counts` are those of the days of its articles, `standing` what each
    event weighs whatever day it was (None: works it out).

    Weights compare events of one topic. An event without a single day, stated or likely, has nothing from it, and
    one whose day does not stand out loses nothing by that.
    """
    days = weigh_days(counts)
    known = standing or standing_of
    events = [
        replace(event, weight=round(known(event, analyses) + _of_day(event, days), _DIGITS)) for event in topic.events
    ]
    return replace(topic, events=tuple(events))


def standing_of(event: Event, analyses: Mapping[str, Analysis]) -> float:
    """What an event weighs by its evidence alone."""
    evidence = [(mention, analyses[mention.article].article) for mention in event.evidence]
    published = {article.dct.day for _, article in evidence if article.dct is not None}
    return (
        _VOICES * log2(1 + voices_among(evidence, event.outlets, event.origins).count)
        + _MAIN * log2(1 + sum(mention.main for mention in event.evidence))
        + _DAYS * log2(1 + len(published))
        + _OUTLETS * log2(1 + len(event.outlets))
        + _MENTIONS * log2(1 + len(event.evidence))
    )


def _of_day(event: Event, days: Mapping[date, float]) -> float:
    day = only_day(event.interval) or (event.interval.likely if event.interval is not None else None)
    exact = days.get(day, 0.0) if day is not None else 0.0
    return min(max(_OF_DAY * round(exact * _STEPS) / _STEPS, 0.0), _MOST_OF_DAY)
