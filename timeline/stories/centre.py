"""What the articles of a story begin with: the terms that they share at their tops."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from timeline.stories.digest.candidates import Candidate

# What the words of the title count for, in the share of articles that hold a word.
_OF_TITLE = 0.5


def centre_of(heads: Sequence[Sequence[Candidate]], of_title: Iterable[str] = ()) -> dict[str, float]:
    """The terms of these sentences, the first ones of each article, by the share of articles that hold each.

    What one of several articles holds alone is left out; the terms `of_title` count besides.
    """
    held: Counter[str] = Counter()
    for head in heads:
        held.update({term for each in head for term in each.counts})
    shared = {term: count / len(heads) for term, count in held.items() if count > 1 or len(heads) == 1}
    titled = frozenset(of_title)
    return {term: shared.get(term, 0.0) + _OF_TITLE * (term in titled) for term in shared.keys() | titled}


def closeness(terms: Iterable[str], centre: Mapping[str, float]) -> float:
    """How much of the centre these terms hold, for their number."""
    known = frozenset(terms)
    return math.fsum(centre.get(term, 0.0) for term in known) / math.sqrt(len(known)) if known else 0.0
