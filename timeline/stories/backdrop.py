"""What the whole article of a mention speaks of: it tells which story the mention belongs to."""

from __future__ import annotations

from collections import Counter

import msgspec

from timeline.models import Article
from timeline.stories.terms import Terms
from timeline.stories.tokens import is_content, tokenize


class Backdrop(msgspec.Struct, frozen=True):
    """The terms of an article by how often they stand in it; `names` never stand in it without a capital."""

    terms: dict[str, int]
    names: frozenset[str]


def backdrop_of(article: Article, terms: Terms) -> Backdrop:
    """Count the terms of an article's title and text."""
    tokens = [token for token in tokenize(f"{article.title or ''}\n{article.text}") if is_content(token, terms.words)]
    plain = {token.lower for token in tokens if not token.is_capital}
    names = {terms.key(token.text) for token in tokens if token.is_capital and token.lower not in plain}
    return Backdrop(terms=dict(Counter(terms.key(token.text) for token in tokens)), names=frozenset(names))
