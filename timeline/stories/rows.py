"""Things with the numbered terms that they hold, as sparse rows; what two rows share is found for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Rows:
    """For each thing its terms, by number and in ascending order: one entry a term, all entries one after another.

    `owners` are the things of the entries, `terms` their terms, `values` what each term counts there.
    """

    def __init__(self, things: Sequence[Mapping[str, float]], numbers: Mapping[str, int]) -> None:
        """`numbers` has every term of the things."""
        owners = np.repeat(np.arange(len(things)), [len(thing) for thing in things])
        terms = np.fromiter((numbers[term] for thing in things for term in thing), np.int64, len(owners))
        values = np.fromiter((value for thing in things for value in thing.values()), np.float64, len(owners))
        self._width = max(len(numbers), 1)
        keys = owners * self._width + terms
        order = np.argsort(keys)
        self.owners, self.terms, self.values = owners, terms[order], values[order]
        self._keys = keys[order]
        self._starts = np.searchsorted(owners, np.arange(len(things) + 1))

    def flags(self, marked: Sequence[Iterable[str]], numbers: Mapping[str, int]) -> Flags:
        """Which entries are among the terms that are marked for their thing; each of those must be one of its terms."""
        keys = [place * self._width + numbers[term] for place, terms in enumerate(marked) for term in terms]
        found = np.zeros(len(self._keys), np.bool_)
        found[np.searchsorted(self._keys, np.array(sorted(keys), np.int64))] = True
        return found

    def shared(self, things: Ints, others: Rows, its: Ints) -> tuple[Ints, Ints, Ints]:
        """What each of the things shares with the thing of `others` at the same place of `its`: the place, and the
        entry in either, by place and term."""
        sizes = self._starts[things + 1] - self._starts[things]
        places = np.repeat(np.arange(len(things)), sizes)
        entries = np.arange(len(places)) + np.repeat(self._starts[things] - (np.cumsum(sizes) - sizes), sizes)
        wanted = its[places] * self._width + self.terms[entries]
        found = np.searchsorted(others._keys, wanted)
        found[found == len(others._keys)] = 0
        same = others._keys[found] == wanted if len(others._keys) else np.zeros(len(wanted), np.bool_)
        return places[same], entries[same], found[same]


def numbered(things: Iterable[Iterable[str]]) -> dict[str, int]:
    """A number for each term of the things; their order is that of the terms, whatever other terms there are."""
    return {term: number for number, term in enumerate(sorted({term for thing in things for term in thing}))}


def pairs_within(groups: Ints) -> tuple[Ints, Ints]:
    """The places of all pairs of one group, the lower one first; `groups` are the groups of places, in order."""
    ends = np.searchsorted(groups, groups, side="right")
    places = np.arange(len(groups))
    counts = ends - 1 - places
    first = np.repeat(places, counts)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first, second


def summed(groups: Ints, values: Floats, size: int) -> Floats:
    """The sum of the values of each of `size` groups, one value after another in their order."""
    return np.bincount(groups, values, minlength=size).astype(np.float64, copy=False)
