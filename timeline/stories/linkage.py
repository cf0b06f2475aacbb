"""Groups of articles: the likest join first, until none are alike enough; a group is as like another as their articles
are on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline.stories.neighbours import neighbours
from timeline.stories.rows import Floats, Ints
from timeline.stories.spread import Spread
from timeline.stories.vectors import Vectors

# A group is compared by so many of its terms at most, which keeps the cost of a long story in line with its length.
_MOST_TERMS = 512
# Groups are compared anew until less than one in so many is joined: the pass after that finds nothing, as a rule.
_PASSES_END = 1000


class Groups:
    """The articles of a pile, by their places in order of time, and the groups that they make.

    A group is a row of `vectors`, the sum of those of its articles; an article by itself is the row of its place.
    """

    def __init__(self, vectors: Vectors, days: Sequence[int | None]) -> None:
        """`days` are ordinals; None: unknown, and as near to one as to another."""
        self.vectors = vectors
        self.group_of = np.arange(len(days))
        self._spread = Spread(days)

    def join(self, threshold: float) -> None:
        """Join groups until next to none are known that are as much alike as `threshold`."""
        while True:
            rows = self._spread.by_time(np.unique(self.group_of))
            sizes = self._spread.sizes[rows]
            one, other = neighbours(self.vectors, rows, sizes, self._spread.nearness, threshold)
            before = self.vectors.count
            self._link(one, other, threshold)
            if (self.vectors.count - before) * _PASSES_END <= len(rows):
                return

    def likeness(self, one: Ints, other: Ints) -> Floats:
        """How much alike two groups are: the mean over their articles, near in time more than apart."""
        pairs = self._spread.sizes[one] * self._spread.sizes[other]
        return self.vectors.dot(one, other) / pairs * self._spread.nearness(one, other)

    def closeness(self) -> Floats:
        """How much each article is like the others of its group, all of them together; 0 for one by itself."""
        places = np.arange(len(self.group_of))
        return self.vectors.dot(places, self.group_of) - self.vectors.dot(places, places)

    def _link(self, one: Ints, other: Ints, threshold: float) -> None:
        """Two groups join that are each other's likest, many at a time: the outcome is that of joining one by one."""
        values = self.likeness(one, other)
        while True:
            enough = values >= threshold  # joined to anything, two that are less alike do not come nearer
            one, other, values = one[enough], other[enough], values[enough]
            if not len(one):
                return
            best = self._mutual(one, other, values)
            joined = self._joined(one[best], other[best])
            one, other = joined[one], joined[other]
            changed = np.maximum(one, other) >= self.vectors.count - len(best)
            pairs = self._different(one[changed], other[changed])
            one, other = (np.concatenate(each) for each in zip((one[~changed], other[~changed]), pairs, strict=True))
            values = np.concatenate([values[~changed], self.likeness(*pairs)])

    def _different(self, one: Ints, other: Ints) -> tuple[Ints, Ints]:
        """The pairs of two, each once, the lower first."""
        several = one != other
        low, high = np.minimum(one, other)[several], np.maximum(one, other)[several]
        return np.divmod(np.unique(low * self.vectors.count + high), self.vectors.count)

    def _mutual(self, one: Ints, other: Ints, values: Floats) -> Ints:
        """Which of the pairs are likest for both; of equal ones of a group the first. There is at least one."""
        highest = np.zeros(self.vectors.count)
        np.maximum.at(highest, one, values)
        np.maximum.at(highest, other, values)
        best = np.flatnonzero((values == highest[one]) & (values == highest[other]))
        first = np.full(self.vectors.count, len(values))
        np.minimum.at(first, one[best], best)
        np.minimum.at(first, other[best], best)
        chosen: Ints = best[(first[one[best]] == best) & (first[other[best]] == best)]
        return chosen

    def _joined(self, one: Ints, other: Ints) -> Ints:
        """Join pairs of groups; gives by row the row that it is in now."""
        rows = np.arange(self.vectors.count)
        new = self.vectors.join(one, other, _MOST_TERMS)
        self._spread.join(one, other, new)
        rows[one] = rows[other] = new
        self.group_of = rows[self.group_of]
        return rows
