"""Many sparse vectors in few arrays: rows that are added to, summed, and multiplied with each other."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from timeline.stories.rows import Floats, Ints

Number = TypeVar("Number", np.int32, np.float32)

# The dense rows of a product are held a few at a time: so many numbers of 4 bytes.
_DENSE = 1 << 20


class Vectors:
    """Rows of weights by term, the terms of a row ascending. A row keeps its number; new ones come behind."""

    def __init__(self, lengths: Ints, terms: NDArray[np.int32], weights: NDArray[np.float32], width: int) -> None:
        """`terms` and `weights` of all rows one after the other; `width` is one more than the highest term can be."""
        self.width = width
        self.count = len(lengths)
        self.starts = np.zeros(2 * self.count + 1, np.int64)  # joined two by two, there are never more rows
        np.cumsum(lengths, out=self.starts[1 : self.count + 1])
        self._terms, self._weights = terms, weights

    def lengths(self, rows: Ints) -> Ints:
        """How many terms each row has."""
        return self.starts[rows + 1] - self.starts[rows]

    def entries(self, rows: Ints) -> tuple[Ints, NDArray[np.int32], NDArray[np.float32]]:
        """All entries of these rows in their order: the place in `rows`, the term, the weight."""
        lengths = self.lengths(rows)
        firsts = np.cumsum(lengths) - lengths
        at = np.arange(lengths.sum()) + np.repeat(self.starts[rows] - firsts, lengths)
        return np.repeat(np.arange(len(rows)), lengths), self._terms[at], self._weights[at]

    def join(self, one: Ints, other: Ints, most: int) -> Ints:
        """Add the sums of pairs of rows, each of its `most` heaviest terms; gives their numbers."""
        places, terms, weights = self.entries(np.concatenate([one, other]))
        keys = places % len(one) * self.width + terms
        order = np.argsort(keys)  # of two equal keys the order does not matter: they are added
        keys = keys[order]
        heads = np.flatnonzero(np.diff(keys, prepend=-1))
        sums = np.add.reduceat(weights[order], heads)
        places, terms = np.divmod(keys[heads], self.width)
        lengths = np.bincount(places, minlength=len(one))
        if lengths.max(initial=0) > most:
            kept = heaviest(sums, lengths, most)
            places, terms, sums = places[kept], terms[kept], sums[kept]
            lengths = np.bincount(places, minlength=len(one))
        return self._add(lengths, terms.astype(np.int32), sums)

    def dot(self, one: Ints, other: Ints) -> Floats:
        """The dot product of each pair of rows."""
        swap = self.lengths(one) < self.lengths(other)
        dense, sparse = np.where(swap, other, one), np.where(swap, one, other)
        pairs = np.flatnonzero(self.lengths(sparse))
        pairs = pairs[np.argsort(dense[pairs], kind="stable")]
        rows, of_pair = np.unique(dense[pairs], return_inverse=True)
        step = max(1, _DENSE // self.width)
        table = np.zeros(step * self.width, np.float32)
        products = np.zeros(len(one))
        for first in range(0, len(rows), step):
            places, terms, weights = self.entries(rows[first : first + step])
            filled = places * self.width + terms
            table[filled] = weights
            some = slice(*np.searchsorted(of_pair, (first, first + step)))
            products[pairs[some]] = self._sums(sparse[pairs[some]], (of_pair[some] - first) * self.width, table)
            table[filled] = 0
        return products

    def _sums(self, rows: Ints, offsets: Ints, table: NDArray[np.float32]) -> NDArray[np.float32]:
        """The products of rows, none empty, with those that stand in the table, each at its offset."""
        lengths = self.lengths(rows)
        firsts = np.cumsum(lengths) - lengths
        at = np.arange(lengths.sum())
        at += np.repeat(self.starts[rows] - firsts, lengths)
        found = np.repeat(offsets.astype(np.int32), lengths)
        found += self._terms[at]
        values = table[found]
        values *= self._weights[at]
        return np.add.reduceat(values, firsts)

    def _add(self, lengths: Ints, terms: NDArray[np.int32], weights: NDArray[np.float32]) -> Ints:
        begin, number = int(self.starts[self.count]), len(lengths)
        end = begin + len(terms)
        if end > len(self._terms):
            room = max(end, 3 * len(self._terms) // 2)
            self._terms, self._weights = _with_room(self._terms, room), _with_room(self._weights, room)
        self._terms[begin:end], self._weights[begin:end] = terms, weights
        new = np.arange(self.count, self.count + number)
        np.cumsum(lengths, out=self.starts[self.count + 1 : self.count + number + 1])
        self.starts[self.count + 1 : self.count + number + 1] += begin
        self.count += number
        return new


def _with_room(numbers: NDArray[Number], room: int) -> NDArray[Number]:
    larger = np.empty(room, numbers.dtype)
    larger[: len(numbers)] = numbers
    return larger


def heaviest(weights: NDArray[np.float32], lengths: Ints, most: int) -> Ints:
    """Which entries are among the `most` heaviest of their row, in ascending order; of equal ones the first.

    `lengths` says how many entries each row has: they stand together, row by row. Weights are positive.
    """
    firsts = np.cumsum(lengths) - lengths
    within = np.arange(len(weights)) - np.repeat(firsts, lengths)
    # Positive floats are in the order of their bits: row, weight and place in the row sort as one number.
    keys = np.repeat(np.arange(len(lengths)), lengths).astype(np.uint64) << np.uint64(40)
    keys |= (~weights.view(np.uint32) >> np.uint32(8)).astype(np.uint64) << np.uint64(16)
    keys |= within.astype(np.uint64)
    keys.sort()
    kept = keys[within < most]
    found = firsts[(kept >> np.uint64(40)).astype(np.int64)] + (kept & np.uint64(0xFFFF)).astype(np.int64)
    found.sort()
    return found
