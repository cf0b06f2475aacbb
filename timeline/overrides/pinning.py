"""Pinned events: they weigh most, and their days are key dates."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.models import Event, KeyDate, Sentence
from timeline.stories.intervals import only_day

_DIGITS = 3


def with_pins_first(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, those that are pinned heavier than all others, so that they are labelled before them."""
    pinned = [event for event in events if event.pinned]
    most = max((event.weight for event in events if not event.pinned), default=0.0)
    least = min((event.weight for event in pinned), default=0.0)
    lift = max(0.0, most + 1 - least) if pinned else 0.0
    return tuple(replace(each, weight=round(each.weight + lift, _DIGITS)) if each.pinned else each for each in events)


def with_pinned_dates(key_dates: Sequence[KeyDate], events: Sequence[Event]) -> tuple[KeyDate, ...]:
    """The key dates in order, with the days of pinned events, told by the first evidence of the heaviest of them. One
    that has no single day is no key date."""
    days = {each.day: each for each in key_dates}
    for event in sorted((each for each in events if each.pinned), key=lambda each: (each.weight, each.id)):
        day = only_day(event.interval)
        if day is not None:
            first = event.evidence[0]
            sentence = Sentence(article=first.article, span=first.span, text=" ".join(first.text.split()))
            days[day] = KeyDate(day=day, sentences=(sentence,), weight=event.weight)
    return tuple(days[day] for day in sorted(days))
