"""What the whole article of a mention speaks of: it tells which story the mention belongs to."""

from __future__ import annotations

import msgspec

from timeline.models import Article
from timeline.stories.terms import Terms
from timeline.stories.tokens import words_counted


class Backdrop(msgspec.Struct, frozen=True):
    """The terms of an article by how often they stand in it; `names` never stand in it without a capital."""

    terms: dict[str, int]
    names: frozenset[str]


def backdrop_of(article: Article, terms: Terms) -> Backdrop:
    """Count the terms of an article's title and text."""
    stop = terms.words.stop
    counts: dict[str, int] = {}
    plain: set[str] = set()
    capitals: set[tuple[str, str]] = set()
    for word, lower, is_capital, often in words_counted(f"{article.title or ''}\n{article.text}"):
        if lower not in stop:
            key = terms.key(word)
            counts[key] = counts.get(key, 0) + often
            if is_capital:
                capitals.add((lower, key))
            else:
                plain.add(lower)
    return Backdrop(terms=counts, names=frozenset(key for lower, key in capitals if lower not in plain))
