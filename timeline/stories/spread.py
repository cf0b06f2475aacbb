"""How near in time articles and groups of them are, by the days on which they were published."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline.stories.rows import Floats, Ints

# Articles of the same days are likelier to tell one story; what lies weeks apart needs more likeness.
_NEAR = 1.7
_NEAR_DAYS = 3
_FADING_DAYS = 30
# The days of a group are known by so many of them, evenly taken.
_SAMPLES = 32
# An article is as near to a group as to so many of its articles, those nearest in time.
_BESIDE = 8
_UNDATED = -1


class Spread:
    """The days of articles, and of groups of them as they are joined: each has its row, an article by itself too."""

    def __init__(self, days: Sequence[int | None]) -> None:
        """`days` are ordinals; None: unknown, and as near to one as to another."""
        count = len(days)
        self.sizes = np.ones(2 * count, np.int64)  # joined two by two, there are never more rows
        self._days = np.full((2 * count, _SAMPLES), _UNDATED, np.int32)
        self._days[:count] = np.array([_UNDATED if day is None else day for day in days], np.int32)[:, None]
        self._first, self._last = (self._days[:, 0].astype(np.int64) for _ in range(2))

    def join(self, one: Ints, other: Ints, new: Ints) -> None:
        """Put each pair of rows together in a new one."""
        self.sizes[new] = self.sizes[one] + self.sizes[other]
        first, second = self._first[one], self._first[other]
        self._first[new] = np.where(np.minimum(first, second) < 0, np.maximum(first, second), np.minimum(first, second))
        self._last[new] = np.maximum(self._last[one], self._last[other])
        days = np.concatenate([self._days[one], self._days[other]], axis=1)
        weights = np.repeat(np.stack([self.sizes[one], self.sizes[other]], axis=1), _SAMPLES, axis=1)
        order = np.argsort(days, axis=1, kind="stable")
        days, weights = np.take_along_axis(days, order, 1), np.take_along_axis(weights, order, 1)
        reached = 2 * np.cumsum(weights, axis=1)
        for sample in range(_SAMPLES):
            wanted = (2 * sample + 1) * self.sizes[new][:, None]
            self._days[new, sample] = days[np.arange(len(new)), np.argmax(reached >= wanted, axis=1)]

    def nearness(self, one: Ints, other: Ints) -> Floats:
        """What the days between two rows do to their likeness; 1 where either is undated.

        Of two groups the days between them count, so that a long story goes on where it is taken up again; an article
        by itself is as near to a group as to those of its articles that are nearest in time.
        """
        near = self._apart(one, other)
        sizes = np.maximum(self.sizes[one], self.sizes[other])
        single = np.flatnonzero((np.minimum(self.sizes[one], self.sizes[other]) == 1) & (sizes > 1))
        near[single] = self._beside(one[single], other[single], sizes[single])
        return near

    def _beside(self, one: Ints, other: Ints, sizes: Ints) -> Floats:
        """How near two are on average of which one is an article by itself, which has the same day in each place."""
        days, others = self._days[one], self._days[other]
        undated = (days == _UNDATED) | (others == _UNDATED)
        near = -np.sort(-np.where(undated, 1.0, _fading(np.abs(days - others))), axis=1)
        counted = np.clip(-(-_SAMPLES * _BESIDE // sizes), 1, _SAMPLES)
        mean: Floats = np.cumsum(near, axis=1)[np.arange(len(one)), counted - 1] / counted
        return mean

    def by_time(self, rows: Ints) -> Ints:
        """The rows in order of their first days; the undated come last."""
        first = self._first[rows]
        return rows[np.argsort(np.where(first == _UNDATED, np.iinfo(np.int64).max, first), kind="stable")]

    def _apart(self, one: Ints, other: Ints) -> Floats:
        between = np.maximum(self._first[one] - self._last[other], self._first[other] - self._last[one])
        dated = (self._last[one] != _UNDATED) & (self._last[other] != _UNDATED)
        return np.where(dated, _fading(between), 1.0)


def _fading(between: Ints) -> Floats:
    return _NEAR / (1 + np.maximum(between - _NEAR_DAYS, 0) / _FADING_DAYS)
