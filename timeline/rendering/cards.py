"""Topics as the page of all topics shows them: a card each, and what a search finds them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.marks import Mark, extent
from timeline.rendering.page import TopicPage
from timeline.rendering.sparkline import Sparkline, sparkline_of

_SOURCES = 3
_MONTHS_FROM = 12  # more topics than this are divided by months
_SEARCHED = 12  # of a topic's events, the weightiest


class Card(Model, frozen=True):
    """One topic. `as_of` is its last publication in words, `newest` the same as a time (None: unknown); `latest` is the
    last that happened, in words of an article, and `latest_when` its date. `told` says how many events there are, from
    when to when, and who tells of them, those with most articles first. `search` are the words that it is found by."""

    key: str
    title: str
    language: str
    as_of: str | None
    newest: datetime | None
    latest: str | None
    latest_when: str | None
    told: str
    sparkline: Sparkline | None
    search: str


class CardGroup(Model, frozen=True):
    """Cards under one heading: the month of their last publication; None where there are too few to divide."""

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
        as_of=page.as_of,
        newest=max((each.at for each in page.published), default=None),
        latest=(latest.label or latest.title) if latest else None,
        latest_when=latest.when if latest else None,
        told=_told(page, len(entries), names, catalogue),
        sparkline=sparkline_of(_shown(page), catalogue),
        search=" ".join([*names, *(mark.title for mark in weighty)]),
    )


def grouped(cards: Sequence[Card], catalogue: Catalogue) -> tuple[CardGroup, ...]:
    """By the month of their last publication, in the order given; few cards, or of one month, are one group."""
    groups: list[CardGroup] = []
    for card in cards:
        heading = local.month(card.newest.date(), catalogue.locale) if card.newest else catalogue.text("index_no_day")
        if groups and groups[-1].heading == heading:
            groups[-1] = CardGroup(heading=heading, cards=(*groups[-1].cards, card))
        else:
            groups.append(CardGroup(heading=heading, cards=(card,)))
    if len(cards) <= _MONTHS_FROM or len(groups) == 1:
        return (CardGroup(heading=None, cards=tuple(cards)),)
    return tuple(groups)


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


def _shown(page: TopicPage) -> list[Mark]:
    """Those that the chart shows at first: what lies far off would squeeze all else into one spot."""
    far = {*page.view.before, *page.view.after} if page.view else set[str]()
    return [mark for mark in page.marks if mark.event not in far]


def _latest(page: TopicPage) -> Mark | None:
    """The last that happened, other than what the title tells."""
    told = [mark for mark in page.marks if not mark.open and mark.title != page.title and mark.label]
    return max(told, key=lambda mark: (mark.end, mark.weight, mark.event), default=None)
