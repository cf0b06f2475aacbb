"""Which sentences tell most of what all of them say about a day, without telling it twice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from timeline.stories.digest.candidates import Candidate

# The closest to all are looked at; the others never win.
_MOST_LOOKED_AT = 300
_MOST_ALIKE = 0.5
# What such a sentence is worth beside one that is none.
_SECOND_CHOICE = 0.8


def in_a_digest(candidate: Candidate) -> float:
    """What a sentence is worth to a digest, from 0 to 1, whatever it says."""
    return _SECOND_CHOICE if candidate.is_second_choice else 1.0


def choose(
    naming: Sequence[Candidate],
    leading: Sequence[Candidate],
    most: int,
    told: Collection[str] = (),
    among: Sequence[Candidate] | None = None,
    worth: Callable[[Candidate], float] = in_a_digest,
) -> list[Candidate]:
    """At most that many of the sentences, the first the most telling; none of those whose text is `told` already.
    `among` are those that may be chosen, by default all that fit a digest; `worth` is what each counts for.

    Each next one is the one with which the chosen together come closest to the terms that sentences which name the day
    share with the tops of its articles.
    """
    centre = _centre(naming, leading)
    among = [each for each in (*naming, *leading) if each.is_fit] if among is None else among
    fit = {each.sentence.text: each for each in among if each.sentence.text not in told}
    near = sorted(fit.values(), key=lambda each: (-_cosine(each.counts, centre) * worth(each), each.sentence.text))
    near = near[:_MOST_LOOKED_AT]
    chosen: list[Candidate] = []
    together: Counter[str] = Counter()
    while len(chosen) < most:
        open_ = [each for each in near if all(_cosine(each.counts, one.counts) <= _MOST_ALIKE for one in chosen)]
        best = max(open_, key=lambda each: _cosine(together + each.counts, centre) * worth(each), default=None)
        if best is None or best in chosen:
            break
        chosen.append(best)
        together += best.counts
    return chosen


def _centre(naming: Sequence[Candidate], leading: Sequence[Candidate]) -> Mapping[str, float]:
    named, led = _terms_of(naming), _terms_of(leading)
    both = {term: math.sqrt(count * led[term]) for term, count in named.items() if term in led}
    return both or named or led


def _terms_of(candidates: Sequence[Candidate]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for each in candidates:
        whole.update(each.counts)
    return whole


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if not one or not other:
        return 0.0
    shared = math.fsum(count * other.get(term, 0.0) for term, count in one.items())
    return shared / math.sqrt(_squared(one) * _squared(other))


def _squared(counts: Mapping[str, float]) -> float:
    return math.fsum(count * count for count in counts.values())
