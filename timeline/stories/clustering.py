"""Groups by average likeness, the likest first; the outcome does not depend on the order of what is grouped."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def cluster(size: int, likeness: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """Join the two groups of highest mean likeness until none reaches `threshold`.

    Of `size` things, `likeness` holds pairs (lower number first); a missing pair counts as 0, a negative one keeps
    apart.
    Ties go to the lower numbers. Groups and their members come in ascending order.
    """
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for (one, other), value in sorted(likeness.items()):
        near[one][other] = near[other][one] = value
    members: list[list[int]] = [[place] for place in range(size)]
    queue = [(-value, one, other) for (one, other), value in likeness.items() if value >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        if near[one].get(other) != -negative:
            continue  # either has been joined to something else since
        for third, value in _join(near, members, one, other).items():
            if value >= threshold:
                heapq.heappush(queue, (-value, min(one, third), max(one, third)))
    return [sorted(group) for group in members if group]


def _join(near: list[dict[int, float]], members: list[list[int]], one: int, other: int) -> dict[int, float]:
    """Put `other` into `one`; gives the likeness of the joined group to its neighbours."""
    first, second = len(members[one]), len(members[other])
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
    members[one] += members[other]
    members[other] = []
    return joined
