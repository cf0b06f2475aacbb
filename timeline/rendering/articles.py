"""Articles as the page names them: outlet, publication time, how sure it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from msgspec.structs import replace

from timeline.models import Article, Model, Revision, Usage
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment
from timeline.rendering.dating_words import dating_in_words
from timeline.rendering.links import safe_href
from timeline.rendering.revisions import RevisionLine, revision_lines

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


class ArticleLine(Model, frozen=True):
    """One line of the list of articles. `tone` tells outlets apart by colour: 1 to 4, then 0 for all others.
    `dating` is how sure the publication time is, `clues` by what it is known; `revisions` what its newer versions
    changed."""

    id: str
    title: str
    outlet: str
    published: str
    dating: str
    clues: tuple[str, ...]
    tone: int
    language: str | None = None
    href: str | None = None
    archived: str | None = None
    revisions: tuple[RevisionLine, ...] = ()


def outlet_of(article: Article) -> str:
    """ "Northern Ledger (ZNA)": the outlet, with its agency where that is another."""
    if article.agency and article.source and article.agency != article.source:
        return f"{article.source} ({article.agency})"
    return article.outlet


def other_language(article: Article, catalogue: Catalogue) -> str | None:
    """The language of an article for the `lang` of its words on the page; None where it is that of the page, or is not
    written as a language is."""
    return _other(article.language or "", catalogue.language)


@lru_cache(1000)
def _other(code: str, page: str) -> str | None:
    own = page.partition("-")[0]
    if not _CODE.fullmatch(code) or code.replace("_", "-").partition("-")[0].lower() == own.lower():
        return None
    return code.replace("_", "-")


def tones_of(articles: Sequence[Article]) -> dict[str, int]:
    """The tone of each outlet, in the order in which they come."""
    outlets = dict.fromkeys(outlet_of(article) for article in articles)
    return {outlet: n + 1 if n < 4 else 0 for n, outlet in enumerate(outlets)}


def article_lines(
    articles: Sequence[Article],
    tones: Mapping[str, int],
    catalogue: Catalogue,
    revisions: Mapping[str, Sequence[Revision]] = MappingProxyType({}),
) -> tuple[ArticleLine, ...]:
    """The articles in the order given; `revisions` are by their ids."""
    return tuple(
        replace(
            _line(article, tones.get(outlet_of(article), 0), catalogue),
            revisions=revision_lines(revisions.get(article.id, ()), catalogue),
        )
        for article in articles
    )


def published_at(article: Article) -> datetime | None:
    """When it was published, in the wall-clock time of its source, without a zone; None where no day is known."""
    return article.dct.at.replace(tzinfo=None) if article.dct else None


def published_in_words(article: Article, catalogue: Catalogue) -> str:
    """ "14 March 2025, 16:30", or what is known of it."""
    known = moment(article.dct, catalogue)
    if known:
        return known
    if article.by_hand:
        return catalogue.text("by_hand")
    clock = article.dating.clock
    if clock is None:
        return catalogue.text("published_unknown")
    return catalogue.text("published_clock", clock=local.clock(clock, catalogue.locale))


def with_mark(published: str, article: Article, catalogue: Catalogue) -> str:
    """The publication time in words, with what its outlet says of the article: "14 March 2025, 16:30; corrected"."""
    return f"{published}; {catalogue.text('article_corrected')}" if article.status is Usage.CORRECTED else published


def _line(article: Article, tone: int, catalogue: Catalogue) -> ArticleLine:
    updated = moment(article.dating.updated, catalogue)
    published = published_in_words(article, catalogue)
    published = f"{published}; {catalogue.text('updated', moment=updated)}" if updated else published
    return ArticleLine(
        id=article.id,
        title=article.title or catalogue.text("untitled"),
        outlet=outlet_of(article),
        published=with_mark(published, article, catalogue),
        dating=catalogue.text(f"certainty_{article.dating.certainty.value}"),
        clues=dating_in_words(article, catalogue),
        tone=tone,
        language=other_language(article, catalogue),
        href=safe_href(article.url),
        archived=safe_href(article.archived_url),
    )
