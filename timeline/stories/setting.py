"""How near the articles of a topic are to one another, beside how near the topic's articles are on the whole.

Two stories of one kind (two arrests, two captains) share a topic and its words; their articles still keep company each
with their own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from timeline.stories.backdrop import Backdrop
from timeline.stories.clustering import Joinings
from timeline.stories.rows import Floats, Ints, Rows, numbered, pairs_within, summed

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
# What is nearer than that by less is as near: sums differ by the order of what is summed.
_DIGITS = 9


class Backdrops:
    """What the articles of a topic speak of, for every state of it; articles go by their places."""

    def __init__(self, backdrops: Sequence[Backdrop], since: Ints) -> None:
        """`since` is the state from which on each article is known."""
        numbers = numbered(each.terms for each in backdrops)
        rows = Rows([each.terms for each in backdrops], numbers)
        often = np.array([0.0, *(1 + math.log(count) for count in range(1, int(max(rows.values, default=0)) + 1))])
        names = rows.flags([each.names for each in backdrops], numbers)
        self._owners, self._terms = rows.owners, rows.terms
        self._weights = often[rows.values.astype(np.int64)]
        self._factors = np.where(names, _NAME, 1.0)
        self._since = since
        self._width = len(numbers)

    def setting(self, state: int) -> Setting:
        """The articles that are known at a state, with the company that each keeps."""
        known = self._since <= state
        size = int(known.sum())
        live = known[self._owners]
        owners, terms = self._owners[live], self._terms[live]
        held = np.bincount(terms, minlength=self._width)
        rarity = np.array([math.log((size + _UNSEEN) / (count + 0.5)) for count in range(size + 1)])
        weights = self._weights[live] * rarity[held[terms]] * self._factors[live]
        lengths = np.sqrt(summed(owners, weights * weights, len(known))) + _LENGTH
        shared = held[terms] > 1
        owners, terms, weights = owners[shared], terms[shared], weights[shared]
        order = np.lexsort((-terms, -weights, owners))
        rank = np.arange(len(order)) - np.searchsorted(owners, owners)
        heaviest = order[rank < _MOST_TERMS]
        heaviest = heaviest[np.lexsort((owners[heaviest], terms[heaviest]))]
        holders = np.bincount(terms[heaviest], minlength=self._width)
        heaviest = heaviest[holders[terms[heaviest]] <= _MOST_HOLDERS]
        owners, terms, weights = owners[heaviest], terms[heaviest], weights[heaviest] / lengths[owners[heaviest]]
        first, second = pairs_within(terms)
        keys, inverse = np.unique(owners[first] * len(known) + owners[second], return_inverse=True)
        values = summed(inverse, weights[first] * weights[second], len(keys))
        return Setting(len(known), size, keys, np.round(values, _DIGITS))


class Setting:
    """The articles of a topic that are known, and how near any two of them are."""

    def __init__(self, width: int, size: int, keys: Ints, values: Floats) -> None:
        """Of `width` articles `size` are known; `keys` are those of the pairs that share something, in order."""
        self._width, self._keys, self._values = width, keys, values
        first, second = np.divmod(keys, max(width, 1))
        owners, doubled = np.concatenate([first, second]), np.concatenate([values, values])
        order = np.lexsort((-doubled, owners))
        owners, doubled = owners[order], doubled[order]
        nearest = min(_NEAREST, max(size - 1, 1))
        near = np.arange(len(owners)) - np.searchsorted(owners, owners) < nearest
        own = summed(owners[near], doubled[near], width) / nearest
        self._top = (own * size + _USUAL * _SURENESS) / (size + _SURENESS)
        near_of = dict(zip(zip(first.tolist(), second.tolist(), strict=True), values.tolist(), strict=True))
        self._joinings = Joinings(width, near_of)

    def scale(self, ones: Ints, others: Ints) -> Floats:
        """How near two articles are to those nearest to them, 0 to 1; in a small topic rather what is usual."""
        scale: Floats = (self._top[ones] + self._top[others]) / 2
        return scale

    def nearness(self, ones: Ints, others: Ints) -> Floats:
        """How near the two are, as a multiple of `scale`; 1 where they are the same."""
        wanted = np.minimum(ones, others) * self._width + np.maximum(ones, others)
        found = np.minimum(np.searchsorted(self._keys, wanted), max(len(self._keys) - 1, 0))
        near = np.where(self._keys[found] == wanted, self._values[found], 0.0) if len(self._keys) else 0.0
        return np.where(ones == others, 1.0, near / self.scale(ones, others))

    def bond(self, ones: Ints, others: Ints) -> Floats:
        """How near the groups are that bring the two together, as a multiple of how near each is to its own; 1 where
        they are the same."""
        joined = self._joinings.joined_at(ones, others) / np.minimum(self._top[ones], self._top[others])
        return np.where(ones == others, 1.0, joined)
