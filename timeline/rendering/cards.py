"""Topics as the page of all topics shows them: a card each, and what a search finds them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from timeline.models import Model
from timeline.models.base import At
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.marks import Mark, extent
from timeline.rendering.page import TopicPage
from timeline.rendering.sparkline import Sparkline, sparkline_of

_SOURCES = 3
_UNDER_ONE = 4  # topics at least, on average
_SEARCHED = 6  # of a topic's events, the weightiest


class Card(Model, frozen=True):
    """One topic. `as_of` is its last publication in words, `newest` the same as a time (None: unknown); `latest` is the
    last that happened, in words of an article, and `latest_when` its date. `told` says how many events there are, from
    when to when, and who tells of them, those with most articles first. `lead` says what the story is, in words of an
    article. `search` are the words that it is found by."""

    key: str
    title: str
    language: str
    title_language: str | None
    as_of: str | None
    newest: At | None
    latest: str | None
    latest_when: str | None
    told: str
    sparkline: Sparkline | None
    search: str
    lead: str | None = None
    lead_language: str | None = None


class CardGroup(Model, frozen=True):
    """Cards under one heading: the time of their last publication; None where there is nothing to divide."""

    heading: str | None
    cards: tuple[Card, ...]


def card_of(page: TopicPage, catalogue: Catalogue) -> Card:
    """The card of a topic, in words of the page that all topics share."""
    outlets = Counter(article.outlet for article in page.articles)
    names = [name for name, _ in outlets.most_common()]
    entries = [entry for group in page.groups for entry in group.entries] + list(page.undated)
    latest = _latest(page)
    weighty = sorted(page.marks, key=lambda mark: -mark.weight)[:_SEARCHED]
    return Card(
        key=page.key,
        title=page.title,
        language=page.language,
        title_language=page.title_language,
        as_of=page.as_of,
        newest=max((each.at for each in page.published), default=None),
        latest=(latest.label or latest.title) if latest else None,
        latest_when=latest.when if latest else None,
        told=_told(page, len(entries), names, catalogue),
        sparkline=_sparkline(page, catalogue),
        search=" ".join([*names, *page.names, *(mark.title for mark in weighty)]),
        lead=page.lead.text if page.lead else None,
        lead_language=page.lead.language if page.lead else None,
    )


def grouped(cards: Sequence[Card], catalogue: Catalogue) -> tuple[CardGroup, ...]:
    """Under months of their last publication, in the order given; under years where months would have few each. A few
    cards, or cards of one time, are one group without a heading."""

    def month(card: Card) -> str:
        return local.month(card.newest.date(), catalogue.locale) if card.newest else catalogue.text("index_no_day")

    def year(card: Card) -> str:
        return str(card.newest.year) if card.newest else catalogue.text("index_no_day")

    for heading in (month, year):
        groups = [CardGroup(heading=words, cards=tuple(of_one)) for words, of_one in groupby(cards, key=heading)]
        if 1 < len(groups) <= len(cards) / _UNDER_ONE:
            return tuple(groups)
    return (CardGroup(heading=None, cards=tuple(cards)),)


def search_rows(cards: Sequence[Card]) -> list[list[Any]]:
    """What the script searches, a row a topic: key, title, a line about it, and more words to find it by."""
    return [[card.key, card.title, _line(card), f"{card.search} {card.latest or ''}".strip()] for card in cards]


def _line(card: Card) -> str:
    return " · ".join(filter(None, (card.as_of, card.told)))


def _told(page: TopicPage, events: int, outlets: Sequence[str], catalogue: Catalogue) -> str:
    """As the head of the topic's page says it, with the key sources only."""
    limit = _SOURCES if len(outlets) > _SOURCES + 1 else len(outlets)  # "and 1 other" is no shorter than its name
    told = {
        "events": catalogue.count(events, "event"),
        "articles": catalogue.count(len(page.articles), "article"),
        "outlets": catalogue.listing(outlets, limit),
    }
    if not page.marks:
        return catalogue.text("told_by_undated", **told)
    return catalogue.text("told_by", when=extent(page.marks, catalogue), **told)


def _sparkline(page: TopicPage, catalogue: Catalogue) -> Sparkline | None:
    """Without what lies so far off that it would squeeze all else into one spot; but what came last belongs here."""
    before = set(page.view.before) if page.view else set[str]()
    after = {mark.event for mark in page.marks if mark.open and page.view and mark.event in page.view.after}
    line = sparkline_of([mark for mark in page.marks if mark.event not in before | after], catalogue)
    if line is None:
        return None
    first, last = f"… {line.first}" if before else line.first, f"{line.last} …" if after and line.last else line.last
    return replace(line, first=first, last=last)


def _latest(page: TopicPage) -> Mark | None:
    """The last that happened, other than what the title tells."""
    told = [mark for mark in page.marks if not mark.open and mark.title != page.title and mark.label]
    return max(told, key=lambda mark: (mark.end, mark.weight, mark.event), default=None)
