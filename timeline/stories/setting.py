"""How near the articles of a topic are to one another, beside how near the topic's articles are on the whole.

Two stories of one kind (two arrests, two captains) share a topic and its words; their articles still keep company each
with their own.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Mapping

from timeline.stories.backdrop import Backdrop
from timeline.stories.clustering import Joinings, Pair
from timeline.stories.profiles import postings

_NAME = 1.5
# The heaviest terms of an article; a term that more articles hold tells of the topic. Both keep the cost linear.
_MOST_TERMS = 80
_MOST_HOLDERS = 60
# Short articles share little by length alone.
_LENGTH = 8.0
_UNSEEN = 4.0
_NEAREST = 3
# How near the nearest articles of a topic are as a rule; as sure as so many articles of the topic itself.
_USUAL = 0.12
_SURENESS = 6


class Setting:
    """The articles of one topic, by their ids."""

    def __init__(self, backdrops: Mapping[str, Backdrop]) -> None:
        ids = sorted(backdrops)
        size = len(ids)
        self._places = {each: place for place, each in enumerate(ids)}
        vectors = _vectors([backdrops[each] for each in ids])
        self._near: dict[Pair, float] = {}
        for holders in postings(vectors).values():
            for at, (one, weight) in enumerate(holders if len(holders) <= _MOST_HOLDERS else ()):
                for other, its in holders[at + 1 :]:
                    self._near[one, other] = self._near.get((one, other), 0.0) + weight * its
        values: list[list[float]] = [[] for _ in ids]
        for (one, other), value in self._near.items():
            values[one].append(value)
            values[other].append(value)
        nearest = min(_NEAREST, max(size - 1, 1))
        sums = (math.fsum(heapq.nlargest(nearest, each)) / nearest for each in values)
        self._top = [(own * size + _USUAL * _SURENESS) / (size + _SURENESS) for own in sums]
        self._joinings = Joinings(size, self._near)

    def scale(self, one: str, other: str) -> float:
        """How near the two articles are to those nearest to them, 0 to 1; in a small topic rather what is usual."""
        return (self._top[self._places[one]] + self._top[self._places[other]]) / 2

    def nearness(self, one: str, other: str) -> float:
        """How near the two are, as a multiple of `scale`; 1 where they are the same."""
        first, second = sorted((self._places[one], self._places[other]))
        return 1.0 if first == second else self._near.get((first, second), 0.0) / self.scale(one, other)

    def bond(self, one: str, other: str) -> float:
        """How near the groups are that bring the two together, as a multiple of how near each is to its own; 1 where
        they are the same."""
        first, second = self._places[one], self._places[other]
        if first == second:
            return 1.0
        return self._joinings.joined_at(first, second) / min(self._top[first], self._top[second])


def _vectors(backdrops: list[Backdrop]) -> list[dict[str, float]]:
    held = Counter(term for backdrop in backdrops for term in backdrop.terms)
    return [_vector(backdrop, held, len(backdrops)) for backdrop in backdrops]


def _vector(backdrop: Backdrop, held: Counter[str], size: int) -> dict[str, float]:
    weights = {
        term: (1 + math.log(count))
        * math.log((size + _UNSEEN) / (held[term] + 0.5))
        * (_NAME if term in backdrop.names else 1.0)
        for term, count in backdrop.terms.items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) + _LENGTH
    shared = [(weight, term) for term, weight in weights.items() if held[term] > 1]
    return {term: weight / length for weight, term in sorted(heapq.nlargest(_MOST_TERMS, shared), key=_by_term)}


def _by_term(weighed: tuple[float, str]) -> str:
    return weighed[1]
