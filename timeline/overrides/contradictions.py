"""Overrides that cannot both hold, each with the two places that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.overrides.model import Overrides


def contradictions(overrides: Overrides) -> Iterator[str]:
    """What contradicts itself, in the order of the file."""
    topics = {slug: topic.merge for slug, topic in overrides.topics.items()}
    yield from _merged_twice("topics", topics)
    yield from _merged_in_a_ring("topics", topics)
    yield from _placed_twice(overrides)
    events = {key: event.merge for key, event in overrides.events.items()}
    yield from _merged_twice("events", events)
    yield from _merged_in_a_ring("events", events)
    for key, event in overrides.events.items():
        if event.hide and event.pin:
            yield f"events.{key}.hide and events.{key}.pin: an event cannot be both hidden and pinned; take one out"
    seen: dict[str, int] = {}
    for number, added in enumerate(overrides.add, 1):
        first = seen.setdefault(added.id or "", number)
        if first != number:
            yield f"add[{first}] and add[{number}]: both are the event {added.id!r}; take one out or give it another id"


def _merged_twice(table: str, merges: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    into: dict[str, str] = {}
    for key, merged in merges.items():
        for each in merged:
            if into.setdefault(each, key) != key:
                yield (
                    f"{table}.{into[each]}.merge and {table}.{key}.merge: both take {each!r} in; take it out of one "
                    "of them"
                )


def _merged_in_a_ring(table: str, merges: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    into = {each: key for key, merged in merges.items() for each in merged}
    for start in merges:
        at, steps = start, 0
        while at in into and steps <= len(into):
            at, steps = into[at], steps + 1
            if at == start:
                other = into[start]
                yield (
                    f"{table}.{other}.merge and {table}.{start}.merge: what takes the other in is taken in by it; take "
                    "one out"
                    if other != start
                    else f"{table}.{start}.merge: takes itself in; take {start!r} out of it"
                )
                return


def _placed_twice(overrides: Overrides) -> Iterator[str]:
    places: dict[str, str] = {}
    for slug, topic in overrides.topics.items():
        for article in topic.articles:
            if places.setdefault(article, slug) != slug:
                yield (
                    f"topics.{places[article]}.articles and topics.{slug}.articles: both take the article {article!r}; "
                    "take it out of one of them"
                )
            if article in topic.without:
                yield (
                    f"topics.{slug}.articles and topics.{slug}.without: both name the article {article!r}; take it out "
                    "of one of them"
                )
