"""What may have been meant by an override that matches nothing: the nearest that there is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from timeline.models import Event, Topic, TopicOutline
from timeline.overrides.dates import read_date
from timeline.overrides.model import EventOverride
from timeline.stories.intervals import compatible

AnyTopic = TypeVar("AnyTopic", Topic, TopicOutline)

_WORD = re.compile(r"\w{3,}")
_LEAST = 0.25  # of the words that two titles have in all, those that they share
_OF_DATE = 0.2  # what it counts that the dates agree


def nearest_event(override: EventOverride, topics: Iterable[Topic]) -> Event | None:
    """The event whose title is nearest to the one that it was corrected under, else to the one that it was given; of
    two as near, the one on its date, then the first. None where nothing is near, or nothing says what it was."""
    if not override.was and not override.title:
        return None
    known = [event for topic in topics for event in topic.events]
    for title in filter(None, (override.was, override.title)):
        words = _words(title)
        found = max(known, key=lambda event: (_nearness(words, event, override), _order(event)), default=None)
        if found is not None and _alike(words, found) >= _LEAST:
            return found
    return None


def nearest_topic(slug: str, topics: Sequence[AnyTopic]) -> AnyTopic | None:
    """The topic whose slug is written most like this one."""
    by_slug = {topic.key: topic for topic in topics}
    near = get_close_matches(slug, by_slug, n=1, cutoff=0.4)
    return by_slug[near[0]] if near else None


def nearest_name(name: str, known: Collection[str]) -> str | None:
    """The id that is written most like this one."""
    return next(iter(get_close_matches(name, known, n=1)), None)


def _nearness(words: frozenset[str], event: Event, override: EventOverride) -> float:
    return _alike(words, event) + (_OF_DATE if _on_its_date(event, override) else 0.0)


def _alike(words: frozenset[str], event: Event) -> float:
    titles = [event.title, *([event.as_told.title] if event.as_told else [])]
    return max(_shared(words, _words(title)) for title in titles)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _on_its_date(event: Event, override: EventOverride) -> bool:
    if override.date is None or event.interval is None:
        return False
    return compatible(read_date(override.date).interval, event.interval)


def _order(event: Event) -> tuple[int, ...]:
    """So that the smallest id is the largest: of two as near, one is always the same."""
    return tuple(-ord(letter) for letter in event.id)
