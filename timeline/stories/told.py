"""A mention as the merging sees it: with its article, and what both say."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from timeline.models import Analysis, Article, Mention
from timeline.stories.backdrop import Backdrop, backdrop_of
from timeline.stories.likeness import Gist, gist_of
from timeline.stories.plans import Change, change_told
from timeline.stories.terms import Terms, load_terms


class Told(msgspec.Struct, frozen=True):
    """A mention with its article, its gist, what the whole article speaks of, and the change of a plan that it tells
    of, if any."""

    mention: Mention
    article: Article
    gist: Gist
    backdrop: Backdrop
    change: Change | None = None


def told_by(analysis: Analysis) -> list[Told]:
    """The mentions of one article with their gists, which depend on nothing else."""
    if not analysis.mentions:
        return []
    terms = load_terms(analysis.article.language)
    backdrop = backdrop_of(analysis.article, terms)
    return [_told(mention, analysis, backdrop, terms) for mention in analysis.mentions]


def names_of(told: Told) -> frozenset[str]:
    """The terms of a mention that are names in it, or anywhere in its article."""
    return told.gist.names | (told.gist.terms.keys() & told.backdrop.names)


def _told(mention: Mention, analysis: Analysis, backdrop: Backdrop, terms: Terms) -> Told:
    change = change_told(mention, analysis.article, analysis.timexes, terms)
    if change is None:
        return Told(mention, analysis.article, gist_of(mention, terms), backdrop)
    times = replace(mention, timex=change.first or mention.timex, reported_timex=change.now or mention.reported_timex)
    gist = gist_of(times, terms)
    # "63,000 cancelled orders" tells of no change, where no time of a plan makes sure of it.
    is_sure = change.first is not None or change.now is not None or not gist.deeds
    is_change = is_sure or not gist.deeds.isdisjoint(map(terms.key, change.cue))
    return Told(mention, analysis.article, gist, backdrop, change if is_change else None)
