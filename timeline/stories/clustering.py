"""Groups by average likeness, the likest first; the outcome does not depend on the order of what is grouped."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]

_LEAST = 1e-9


class Joinings:
    """How things join to one another, the likest first: a tree of their joinings, each with its mean likeness."""

    def __init__(self, size: int, likeness: Mapping[Pair, float]) -> None:
        """Of `size` things, `likeness` holds pairs (lower number first); a missing pair counts as 0."""
        # A joining is numbered behind what it joins, the things first; the last, at 0, joins all that is left.
        last = 2 * size
        self._above = np.full(last + 1, last)
        self._at = np.zeros(last + 1)
        node_of = list(range(size))
        for place, (one, other, value) in enumerate(_joined(size, likeness, _LEAST), start=size):
            self._above[[node_of[one], node_of[other]]] = place
            self._at[place] = value
            node_of[one] = place

    def joined_at(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
        """The mean likeness of the two groups that brought the things of each pair together; 0 where nothing does."""
        while (apart := ones != others).any():
            lower = ones < others
            ones, others = (
                np.where(apart & lower, self._above[ones], ones),
                np.where(apart & ~lower, self._above[others], others),
            )
        return self._at[ones]


def cluster(size: int, likeness: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """Join the two groups of highest mean likeness until none reaches `threshold`.

    Of `size` things, `likeness` holds pairs (lower number first); a missing pair counts as 0, a negative one keeps
    apart.
    Ties go to the lower numbers. Groups and their members come in ascending order.
    """
    members: list[list[int]] = [[place] for place in range(size)]
    for one, other, _ in _joined(size, likeness, threshold):
        members[one] += members[other]
        members[other] = []
    return [sorted(group) for group in members if group]


def _joined(size: int, likeness: Mapping[Pair, float], threshold: float) -> Iterator[tuple[int, int, float]]:
    """The joinings in their order: what stays, what goes into it, and their mean likeness."""
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for (one, other), value in sorted(likeness.items()):
        near[one][other] = near[other][one] = value
    sizes = [1] * size
    queue = [(-value, one, other) for (one, other), value in likeness.items() if value >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        if near[one].get(other) != -negative:
            continue  # either has been joined to something else since
        for third, value in _join(near, sizes, one, other).items():
            if value >= threshold:
                heapq.heappush(queue, (-value, min(one, third), max(one, third)))
        yield one, other, -negative


def _join(near: list[dict[int, float]], sizes: list[int], one: int, other: int) -> dict[int, float]:
    """Put `other` into `one`; gives the likeness of the joined group to its neighbours."""
    first, second = sizes[one], sizes[other]
    neighbours = sorted((near[one].keys() | near[other].keys()) - {one, other})
    joined = {
        third: (near[one].get(third, 0.0) * first + near[other].get(third, 0.0) * second) / (first + second)
        for third in neighbours
    }
    for gone in (one, other):
        for third in near[gone]:
            near[third].pop(gone, None)
    near[one], near[other] = joined, {}
    for third, value in joined.items():
        near[third][one] = value
    sizes[one] += second
    return joined
