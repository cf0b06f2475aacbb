"""Events that may be one: too unlike to be merged, too like to leave an editor without a word of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from timeline.stories.clustering import Pair
from timeline.stories.likeness import likeness
from timeline.stories.told import Told

# Of the hints that these give in news of many kinds, some eight of ten are what an editor would look at.
LEAST_SAMENESS = 0.25
_LEAST_LIKENESS = 0.2
_ENOUGH_LIKENESS = 0.3
_ENOUGH_BY_NUMBERS = 0.4
_MOST = 2


def may_be_one(
    told: Sequence[Told], groups: Sequence[Sequence[int]], sameness: Mapping[Pair, float], terms: Mapping[str, float]
) -> dict[int, tuple[int, ...]]:
    """By the number of a group, those of at most two others that may tell of the same event, the likest first.

    `sameness` are the values of pairs of mentions; what is missing counts as 0. Groups that share an article are no
    such pair, for it tells them apart, nor are those of which two mentions cannot be one. It holds both ways.
    """
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    between: dict[Pair, dict[Pair, float]] = {}
    for (one, other), value in sameness.items():
        first, second = sorted((group_of[one], group_of[other]))
        if first != second:
            between.setdefault((first, second), {})[one, other] = value
    articles = [{told[place].article.id for place in group} for group in groups]
    found: list[tuple[float, Pair]] = []
    for (first, second), values in between.items():
        size = len(groups[first]) * len(groups[second])
        mean = math.fsum(values.values()) / size
        if mean < LEAST_SAMENESS or min(values.values()) < 0 or articles[first] & articles[second]:
            continue
        if _tell_alike([told[place] for place in groups[first]], [told[place] for place in groups[second]], terms):
            found.append((-mean, (first, second)))
    return _likest(sorted(found))


def _tell_alike(first: Sequence[Told], second: Sequence[Told], terms: Mapping[str, float]) -> bool:
    """Whether the two share words on the whole, and two of their mentions many, with a deed or a number among them."""
    pairs = [(one.gist, other.gist) for one in first for other in second]
    values = [likeness(one, other, terms) for one, other in pairs]
    if math.fsum(values) < _LEAST_LIKENESS * len(values):
        return False
    return any(
        value >= (_ENOUGH_LIKENESS if one.deeds & other.deeds else _ENOUGH_BY_NUMBERS)
        and (one.deeds & other.deeds or one.numbers & other.numbers)
        and not (one.numbers and other.numbers and not one.numbers & other.numbers)
        for value, (one, other) in zip(values, pairs, strict=True)
    )


def _likest(found: Sequence[tuple[float, Pair]]) -> dict[int, tuple[int, ...]]:
    """The pairs in order, as long as neither of the two has its number of others."""
    chosen: dict[int, tuple[int, ...]] = {}
    for _, (first, second) in found:
        if max(len(chosen.get(each, ())) for each in (first, second)) < _MOST:
            chosen[first] = (*chosen.get(first, ()), second)
            chosen[second] = (*chosen.get(second, ()), first)
    return chosen
