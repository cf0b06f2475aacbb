"""A mention as the merging sees it: with its article, and what both say."""

from __future__ import annotations

import msgspec

from timeline.models import Analysis, Article, Mention
from timeline.stories.backdrop import Backdrop, backdrop_of
from timeline.stories.likeness import Gist, gist_of
from timeline.stories.terms import load_terms


class Told(msgspec.Struct, frozen=True):
    """A mention with its article, its gist, and what the whole article speaks of."""

    mention: Mention
    article: Article
    gist: Gist
    backdrop: Backdrop


def told_by(analysis: Analysis) -> list[Told]:
    """The mentions of one article with their gists, which depend on nothing else."""
    if not analysis.mentions:
        return []
    terms = load_terms(analysis.article.language)
    backdrop = backdrop_of(analysis.article, terms)
    return [Told(mention, analysis.article, gist_of(mention, terms), backdrop) for mention in analysis.mentions]
