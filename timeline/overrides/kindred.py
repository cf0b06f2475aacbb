"""Which of two tellings of a story are of one event: those on one date that have their words in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.models import Interval, Model
from timeline.stories.intervals import compatible
from timeline.stories.terms import load_terms

_WORD = re.compile(r"[^\W_]{3,}")
_LEAST = 0.5  # of the words of a title, those that the other telling has in its title or its text
_FEWEST = 2  # words in common, of a title of as many


class Telling(Model, frozen=True):
    """`interval` is None where it has no date: then it is of no other's event."""

    title: str
    text: str
    interval: Interval | None


def paired(ones: Sequence[Telling], others: Sequence[Telling], language: str | None) -> dict[int, int]:
    """By the place of each of `ones`, that of the one of `others` that tells of its event; each is taken once, the pair
    that is most alike first, then in their order. `language` is that of their words, None for English."""
    known = [(each, _keys(each.title, language), _keys(f"{each.title} {each.text}", language)) for each in others]
    rated: list[tuple[float, int, int]] = []
    for place, one in enumerate(ones):
        title = _keys(one.title or one.text, language)
        for number, (other, its_title, its_words) in enumerate(known):
            if one.interval is None or other.interval is None or not compatible(one.interval, other.interval):
                continue
            common = title & its_words
            if len(common) >= max(_LEAST * len(title), min(_FEWEST, len(title)), 1):
                alike = len(title & its_title) / len(title | its_title)
                rated.append((-alike - len(common) / len(title), place, number))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, number in sorted(rated):
        if place not in pairs and number not in taken:
            pairs[place] = number
            taken.add(number)
    return pairs


def _keys(text: str, language: str | None) -> frozenset[str]:
    terms = load_terms(language)
    return frozenset(terms.key(word) for word in _WORD.findall(text))
