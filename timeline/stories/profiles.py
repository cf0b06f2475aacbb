"""What an article speaks of, as weighted terms: its title, its lead, and the names in it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

import msgspec

from timeline.models import Article
from timeline.stories.terms import Terms, load_terms
from timeline.stories.tokens import is_content, iterate

# Measured on two sets of news (.94 and .87 B-cubed F1 with one setting for both); each is flat around its value.
_TITLE = 2.0
_LEAD = 1.5
_LEAD_TOKENS = 60
_MOST_TOKENS = 400
_NAME = 1.5
# A pile of two says nothing about how rare a word is: so many unseen articles stand behind each pile, and this share
# of them has a word of every beat, or any other word.
_UNSEEN = 1000
_SHARE_COMMON = 0.05
_SHARE_OTHER = 0.002
# Long articles have longer vectors; part of the way towards a fixed length, short and long share one threshold.
_SLOPE = 0.7
_PIVOT = 40.0
_MOST_TERMS = 150
_MOST_SHARED_TERMS = 2 * _MOST_TERMS


class Profile(msgspec.Struct, frozen=True):
    """The terms of one article by how often they count, before the pile is known."""

    counts: dict[str, float]
    names: frozenset[str]


class Vector(msgspec.Struct, frozen=True):
    """The heaviest terms of one article, by their numbers in the pile, with their weights; a dot product of two is
    their likeness."""

    terms: array[int]
    weights: array[float]


def profile_of(article: Article, language: str) -> Profile:
    """Count the terms of an article: its title, and the first tokens of its text, the lead above the rest."""
    terms = load_terms(article.language or language)
    counts: dict[str, float] = {}
    tokens = list(islice(iterate(article.text), _MOST_TOKENS))
    plain = {token.lower for token in tokens if token.is_word and not token.is_capital}
    names: set[str] = set()
    weighted = [(token, _TITLE) for token in iterate(article.title or "")]
    weighted += [(token, _LEAD if place < _LEAD_TOKENS else 1.0) for place, token in enumerate(tokens)]
    for token, weight in weighted:
        if is_content(token, terms.words):
            key = terms.key(token.text)
            counts[key] = counts.get(key, 0.0) + weight
            if token.is_capital and token.lower not in plain:
                names.add(key)
    return Profile(counts=counts, names=frozenset(names))


def vectors(articles: Iterable[Article], language: str) -> list[Vector]:
    """The vector of each article, given the pile. Of each article only numbers are held, never its words."""
    pile = _Pile()
    for article in articles:
        pile.add(profile_of(article, language), load_terms(article.language or language))
    return [pile.vector(place) for place in range(len(pile.counted))]


def mean(several: Sequence[Vector]) -> Vector:
    """The vector whose likeness to any other is the mean of theirs, but for their lightest terms."""
    sums: dict[int, float] = {}
    for vector in several:
        for term, weight in zip(vector.terms, vector.weights, strict=True):
            sums[term] = sums.get(term, 0.0) + weight
    heaviest = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_SHARED_TERMS]
    return Vector(
        terms=array("L", (term for term, _ in heaviest)),
        weights=array("d", (weight / len(several) for _, weight in heaviest)),
    )


class _Pile:
    """Terms by number, with what the whole pile says of each: in how many articles, whether it is a name, or common."""

    def __init__(self) -> None:
        self.number_of: dict[str, int] = {}
        self.holders = array("L")
        self.is_name = bytearray()
        self.is_common = bytearray()
        self.counted: list[tuple[array[int], array[float]]] = []

    def add(self, profile: Profile, terms: Terms) -> None:
        numbers = array("L", (self._number(term, terms) for term in profile.counts))
        for number in numbers:
            self.holders[number] += 1
        for name in profile.names:
            self.is_name[self.number_of[name]] = 1
        self.counted.append((numbers, array("f", profile.counts.values())))

    def vector(self, place: int) -> Vector:
        weights: list[tuple[float, int]] = []
        for number, count in zip(*self.counted[place], strict=True):
            share = _SHARE_COMMON if self.is_common[number] else _SHARE_OTHER
            rarity = math.log((len(self.counted) + _UNSEEN) / (self.holders[number] + _UNSEEN * share))
            often = 1 + math.log(count) if count >= 1 else count
            weights.append((often * rarity * (_NAME if self.is_name[number] else 1.0), number))
        length = (1 - _SLOPE) * _PIVOT + _SLOPE * math.sqrt(math.fsum(weight * weight for weight, _ in weights))
        heaviest = [pair for pair in sorted(weights, key=lambda pair: (-pair[0], pair[1])) if pair[0] > 0]
        return Vector(
            terms=array("L", (number for _, number in heaviest[:_MOST_TERMS])),
            weights=array("d", (weight / length for weight, _ in heaviest[:_MOST_TERMS])),
        )

    def _number(self, term: str, terms: Terms) -> int:
        number = self.number_of.setdefault(term, len(self.holders))
        if number == len(self.holders):
            self.holders.append(0)
            self.is_name.append(0)
            self.is_common.append(term in _common(terms))
        return number


@cache
def _common(terms: Terms) -> frozenset[str]:
    return frozenset(terms.key(word) for word in terms.words.common)


def postings(weights: Iterable[dict[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """For each term where it stands and how much it weighs there, in order."""
    index: dict[str, list[tuple[int, float]]] = {}
    for place, vector in enumerate(weights):
        for term, weight in vector.items():
            index.setdefault(term, []).append((place, weight))
    return index
