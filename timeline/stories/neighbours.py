"""Which articles are alike: each beside those before it that share terms, near in time first; never all pairs."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.stories.clustering import Pair
from timeline.stories.profiles import Vector

FAINT = 0.02
"""What is less alike is not alike at all."""

# One word in common is no story: "Strike" stands over many.
_FEWEST_TERMS = 2
# Articles of the same days are likelier to tell one story; what lies weeks apart needs more likeness.
_NEAR = 1.6
_NEAR_DAYS = 3
_FADING_DAYS = 30
# By each term, an article is compared with the so many nearest before it that share it, and of all these the so many
# likest are kept: time and memory stay in line with the pile.
_MOST_HOLDERS = 100
_MOST_KEPT = 100


class Span(NamedTuple):
    """The first and the last day of what is compared, as ordinals; None where it has no date."""

    first: int
    last: int


def likeness(spans: Sequence[Span | None], vectors: Sequence[Vector]) -> dict[Pair, float]:
    """How alike two are that share terms, by place, lower first. What is compared stands in order of time."""
    found: dict[Pair, float] = {}
    for place, alike in enumerate(_shared(vectors)):
        near = ((value * _nearness(spans[other], spans[place]), other) for other, value in alike)
        likest = heapq.nlargest(
            _MOST_KEPT, (pair for pair in near if pair[0] > FAINT), key=lambda pair: (pair[0], -pair[1])
        )
        found.update(((other, place), value) for value, other in sorted(likest, key=lambda pair: pair[1]))
    return found


def _shared(vectors: Sequence[Vector]) -> Iterator[list[tuple[int, float]]]:
    """For each article those before it that share at least two terms, and the dot product with each."""
    holders: defaultdict[int, deque[tuple[int, float]]] = defaultdict(lambda: deque(maxlen=_MOST_HOLDERS))
    for place, vector in enumerate(vectors):
        sums: dict[int, float] = {}
        terms: dict[int, int] = {}
        for term, weight in sorted(zip(vector.terms, vector.weights, strict=True)):
            before = holders[term]
            for other, its in before:
                sums[other] = sums.get(other, 0.0) + its * weight
                terms[other] = terms.get(other, 0) + 1
            before.append((place, weight))
        yield [(other, value) for other, value in sums.items() if value > FAINT and terms[other] >= _FEWEST_TERMS]


def _nearness(one: Span | None, other: Span | None) -> float:
    """What the days between two do to their likeness; 1 where either is undated."""
    if one is None or other is None:
        return 1.0
    between = max(one.first - other.last, other.first - one.last, 0)
    return _NEAR / (1 + max(between - _NEAR_DAYS, 0) / _FADING_DAYS)
