"""How much each term of an article weighs in its pile: the more, the rarer it is there, and more where it is a name."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from timeline.models import Profile
from timeline.stories.profiles import COMMON, MOST, NAME, SHIFT
from timeline.stories.rows import Floats, Ints
from timeline.stories.vectors import Vectors

# Measured on two sets of news with one setting for both; each is flat around its value.
_NAME = 1.5
# A pile of two says nothing about how rare a word is: so many unseen articles stand behind each pile, and this share
# of them has a word of every beat, or any other word.
_UNSEEN = 1000
_SHARE_COMMON = 0.04
_SHARE_OTHER = 0.002
# A story that fills its pile makes its own names common there; they weigh as if one article in thirty had them.
_RAREST_NAME = math.log(33)
# Long articles have longer vectors; part of the way towards a fixed length, short and long share one threshold.
_SLOPE = 0.7
_PIVOT = 40.0


def weigh(profiles: Sequence[Profile]) -> Vectors:
    """A row for each article, in order: a dot product of two rows is their likeness. Terms of one article only, which
    make it like no other, are left out."""
    sizes = np.array([len(profile.counts) // 2 for profile in profiles], np.int64)
    rows = np.repeat(np.arange(len(profiles)), sizes)
    hashes, terms = np.unique(
        np.frombuffer(b"".join(profile.terms for profile in profiles), "<u4"), return_inverse=True
    )
    counts = np.frombuffer(b"".join(profile.counts for profile in profiles), "<u2")
    holders = np.bincount(terms, minlength=len(hashes))
    named, common = (np.bincount(terms, (counts & bit) > 0) for bit in (NAME, COMMON))
    rarity = _rarity(len(profiles), holders, named, common > 0)
    halves = np.maximum(np.arange(MOST + 1) / 2, 0.5)
    often = np.where(halves < 1, halves, 1 + np.log(halves))
    weights = often[counts >> SHIFT] * rarity[terms]
    lengths = np.sqrt(np.bincount(rows, weights * weights, len(profiles)))
    weights /= ((1 - _SLOPE) * _PIVOT + _SLOPE * lengths)[rows]
    shared = holders > 1
    kept = shared[terms] & (weights > 0)
    numbers = np.cumsum(shared) - 1
    return Vectors(
        np.bincount(rows[kept], minlength=len(profiles)),
        numbers[terms[kept]].astype(np.int32),
        weights[kept].astype(np.float32),
        max(1, int(shared.sum())),
    )


def _rarity(size: int, holders: Ints, named: Ints, common: NDArray[np.bool_]) -> Floats:
    """What one time weighs of each term, by how many articles hold it, and in how many of them it is a name."""
    unseen = _UNSEEN * np.where(common, _SHARE_COMMON, _SHARE_OTHER)
    rarity = np.maximum(np.log((size + _UNSEEN) / (holders + unseen)), 0.0)
    rarity = np.where((2 * named > holders) & ~common, np.maximum(rarity, _RAREST_NAME), rarity)
    weight: Floats = np.where(named > 0, _NAME * rarity, rarity)
    return weight
