"""How much of an article may be quoted."""

from __future__ import annotations

from timeline.models import Article
from timeline.settings import Settings


def longest_quote(article: Article, settings: Settings) -> int | None:
    """How many characters of a sentence of an article may be quoted: what its own rights say, else what is set for its
    source, else for all. 0: none; None: the whole of it."""
    if article.link_only:
        return 0
    if article.rights is not None and article.rights.max_quote is not None:
        return article.rights.max_quote
    own = settings.of_source(article.source).max_quote
    return settings.max_quote if own is None else own
