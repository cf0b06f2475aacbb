"""Which rows may be alike: each beside those before it that share heavy terms; never all pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from timeline.stories.rows import Floats, Ints
from timeline.stories.vectors import Vectors, heaviest

Nearness = Callable[[Ints, Ints], Floats]

# By each of its so many heaviest terms, a row is compared with the so many nearest before it of which that is as true,
# and of all these the so many likest are kept. Groups are joined and compared again, so that what lies between the
# parts of a story parts them for a while only; twice or four times as many of each give the same groups.
_HEAVIEST = 32
_NEAREST = 12
_KEPT = 8
# One word in common is no story: "Strike" stands over many.
_FEWEST_TERMS = 2
# In their heaviest terms alone two are less alike than in all of them.
_PART = 0.4
_AT_ONCE = 1024
# A pair and a weight in one number, which sorts as fast as numbers do: bits of a place in the pile, and of a weight.
_PLACE = 24
_WEIGHT = 24
_UNIT = 1 << (_WEIGHT - 2)


def neighbours(vectors: Vectors, rows: Ints, sizes: Ints, nearness: Nearness, threshold: float) -> tuple[Ints, Ints]:
    """Pairs of rows that may be as much alike as `threshold`, each once.

    `rows` stand in order of time; each is the sum of as many articles as `sizes` says, and is taken as their mean.
    `nearness` tells of pairs of rows what to multiply their likeness with.
    """
    places, terms, sums = vectors.entries(rows)
    heavy = heaviest(sums, vectors.lengths(rows), _HEAVIEST)
    places, terms = places[heavy], terms[heavy]
    weights = sums[heavy] / sizes[places].astype(np.float32)
    by_term = np.argsort(terms, kind="stable")
    holders, weighed = places[by_term], weights[by_term]
    first_holder = np.searchsorted(terms[by_term], np.arange(vectors.width))[terms]
    at = np.empty(len(by_term), np.int64)
    at[by_term] = np.arange(len(by_term))
    pairs = []
    for first in range(0, len(rows), _AT_ONCE):
        own = slice(*np.searchsorted(places, (first, first + _AT_ONCE)))
        before = at[own, None] - np.arange(1, _NEAREST + 1)
        entry, nearest = np.nonzero(before >= first_holder[own, None])
        other = before[entry, nearest]
        value = np.minimum(weights[own][entry] * weighed[other], 1.0) * _UNIT
        keys = (places[own][entry] - first) << (_PLACE + _WEIGHT) | holders[other] << _WEIGHT | value.astype(np.int64)
        later, earlier, values = _shared(keys)
        later, earlier = rows[later + first], rows[earlier]
        kept = _likest(later, values * nearness(earlier, later), threshold)
        pairs.append((earlier[kept], later[kept]))
    one, other = (np.concatenate(each) for each in zip(*pairs, strict=True))
    return one, other


def _shared(keys: Ints) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """Pairs that share enough terms, in order: the place of the later in its part of the pile, that of the earlier, and
    how much they are alike in their heaviest terms."""
    keys.sort()
    pairs = keys >> _WEIGHT
    heads = np.flatnonzero(np.diff(pairs, prepend=-1))
    values = np.add.reduceat(keys & ((1 << _WEIGHT) - 1), heads) if len(heads) else heads
    enough = np.diff(heads, append=len(keys)) >= _FEWEST_TERMS
    pairs = pairs[heads[enough]]
    return pairs >> _PLACE, pairs & ((1 << _PLACE) - 1), values[enough] / _UNIT


def _likest(later: Ints, values: NDArray[np.float64], threshold: float) -> Ints:
    """Which of the pairs are kept. Those of one row stand together."""
    near = np.flatnonzero(values >= _PART * threshold)
    heads = np.diff(later[near], prepend=-1) != 0
    lengths = np.diff(np.flatnonzero(heads), append=len(near))
    return near[heaviest(values[near].astype(np.float32), lengths, _KEPT)]
