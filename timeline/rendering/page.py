"""One topic as its page shows it: plain values in reading order, nothing left for the template to work out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from msgspec.structs import replace

from timeline.models import Analysis, Article, Certainty, Edition, Event, Mention, Model, Status, Topic
from timeline.rendering import localdates as local
from timeline.rendering.articles import (
    ArticleLine,
    article_lines,
    other_language,
    outlet_of,
    published_at,
    published_in_words,
    tones_of,
)
from timeline.rendering.axis import View, view_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when, large, machine, moment, unbroken
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.rendering.marks import Mark, Publication, extent, marks_of
from timeline.rendering.order import in_order
from timeline.rendering.pictures import NO_PICTURES, Picture, Pictures
from timeline.rendering.quotation import Piece, quote
from timeline.rendering.why import Reason, origins_in_words, why
from timeline.rendering.wording import worded

_YEARS = 6  # more years than this with few events each are told by the decade
_MONTHS_FROM = 12  # a year with more events than this is divided into months


class Evidence(Model, frozen=True):
    """One quotation and where it stands; `language` is None where it is that of the page."""

    pieces: tuple[Piece, ...]
    article: str
    outlet: str
    published: str
    tone: int
    href: str | None = None
    archived: str | None = None
    speaker: str | None = None
    language: str | None = None


class Entry(Model, frozen=True):
    """One event of the list. `label` stands in the rail, `vague` beside it: the words that give no date.
    `language` is that of its title, None where it is the page's. `sources` are the outlets that tell of it; `newest` is
    the instant at which the last of them did, as ISO 8601 in UTC (zone-less times taken for that), "" if unknown."""

    id: str
    title: str
    when: str
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()
    machine: str | None = None
    dated: bool = True
    disputed: tuple[str, ...] = ()
    label: str = ""
    vague: str | None = None
    picture: Picture | None = None
    language: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    status: Status = Status.HAPPENED
    sources: tuple[str, ...] = ()
    weight: float = 0.0
    newest: str = ""


class Group(Model, frozen=True):
    """The events under one heading: a year, a month of a long year, or those without a date (no heading)."""

    heading: str
    entries: tuple[Entry, ...]
    month: bool = False


class TopicPage(Model, frozen=True):
    """All that a topic's page says. `sources` are the outlets of its articles, each with its tone."""

    key: str
    title: str
    standfirst: str
    as_of: str | None
    language: str
    title_language: str | None
    groups: tuple[Group, ...]
    undated: tuple[Entry, ...]
    articles: tuple[ArticleLine, ...]
    marks: tuple[Mark, ...]
    published: tuple[Publication, ...]
    view: View | None
    picture: Picture | None = None
    tones: dict[str, int] = {}
    sources: dict[str, int] = {}


def topic_page(
    topic: Topic,
    edition: Edition,
    catalogue: Catalogue,
    pictures: Pictures = NO_PICTURES,
    *,
    tones: Mapping[str, int] | None = None,
    entries: dict[int, Entry] | None = None,
) -> TopicPage:
    """Lay the topic out. Articles that the edition does not hold are passed over.

    `tones` are the colours of the outlets, by default in the order in which they come. `entries` keeps, by the identity
    of their events, what has been laid out already: many states of a topic share most of theirs.
    """
    entries = {} if entries is None else entries
    analyses = {key: edition.analyses[key] for key in topic.articles if key in edition.analyses}
    articles = [analysis.article for analysis in analyses.values()]
    tones = tones_of(articles) if tones is None else tones
    lines = article_lines(articles, tones, catalogue)
    marks = marks_of(topic.events, catalogue)
    events = {event.id: event for event in in_order(topic.events)}
    placed = {mark.event: mark for mark in marks}
    published = tuple(_publication(article, at, catalogue) for article in articles if (at := published_at(article)))
    for key, event in events.items():
        if id(event) not in entries:
            entries[id(event)] = _entry(event, analyses, tones, catalogue, dated=key in placed)
    entry = {
        key: replace(entries[id(event)], picture=pictures.events.get(key)) if pictures.events else entries[id(event)]
        for key, event in events.items()
    }
    newest = max(((at, article) for article in articles if (at := published_at(article))), key=_time, default=None)
    return TopicPage(
        key=topic.key,
        title=printable(topic.title),
        standfirst=standfirst(topic, articles, marks, catalogue),
        as_of=moment(newest[1].dct, catalogue) if newest else None,
        language=catalogue.language,
        title_language=other_language(articles[0], catalogue) if articles and not topic.named else None,
        groups=tuple(_groups([(placed[key].start, entry[key]) for key in events if key in placed], catalogue)),
        undated=tuple(entry[key] for key in events if key not in placed),
        articles=lines,
        marks=marks,
        published=published,
        view=view_of(marks, [each.at for each in published]),
        picture=pictures.topics.get(topic.key),
        tones=dict(tones),
        sources=_sources(articles, tones),
    )


def standfirst(topic: Topic, articles: Sequence[Article], marks: Sequence[Mark], catalogue: Catalogue) -> str:
    """ "8 events from March to 9 May 2025, told by 2 articles from Marrey Post and Northern Ledger (ZNA)"."""
    told = {
        "events": catalogue.count(len(topic.events), "event"),
        "articles": catalogue.count(len(articles), "article"),
        "outlets": catalogue.listing(list(dict.fromkeys(outlet_of(article) for article in articles))),
    }
    if not marks:
        return catalogue.text("told_by_undated", **told)
    return catalogue.text("told_by", when=extent(marks, catalogue), **told)


def _sources(articles: Sequence[Article], tones: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for article in articles:
        found.setdefault(printable(article.outlet), tones.get(outlet_of(article), 0))
    return found


def _time(dated: tuple[datetime, Article]) -> datetime:
    return dated[0]


def _groups(dated: Sequence[tuple[datetime, Entry]], catalogue: Catalogue) -> list[Group]:
    groups: list[Group] = []
    years = {at.year for at, _ in dated}
    if len(years) > _YEARS and len(dated) < 2 * len(years):
        for decade, of_decade in groupby(dated, key=lambda pair: pair[0].year // 10):
            heading = large(catalogue.text("decade", decade=decade * 10))
            groups.append(Group(heading, tuple(entry for _, entry in of_decade)))
        return groups
    for year, of_year in groupby(dated, key=lambda pair: pair[0].year):
        entries = list(of_year)
        if len(entries) <= _MONTHS_FROM:
            groups.append(Group(str(year), tuple(entry for _, entry in entries)))
            continue
        groups.append(Group(str(year), ()))
        for month, of_month in groupby(entries, key=lambda pair: pair[0].month):
            heading = local.month(date(year, month, 1), catalogue.locale)
            groups.append(Group(heading, tuple(entry for _, entry in of_month), month=True))
    return groups


def _entry(
    event: Event, analyses: Mapping[str, Analysis], tones: Mapping[str, int], catalogue: Catalogue, *, dated: bool
) -> Entry:
    known = [mention for mention in event.evidence if mention.article in analyses]
    return Entry(
        id=event.id,
        title=printable(event.title),
        when=unbroken(event_when(event, catalogue), catalogue),
        evidence=tuple(_evidence(each, analyses[each.article].article, tones, catalogue) for each in known),
        reasons=why(event, analyses, catalogue),
        notes=tuple(_notes(event, catalogue)),
        machine=machine(event.interval) if event.interval else None,
        dated=dated,
        disputed=tuple(worded(each, catalogue) for each in event.disputed),
        label=printable(event.label or event.title),
        vague=next((each.timex.text for each in event.evidence if each.timex), None),
        language=other_language(analyses[known[0].article].article, catalogue) if known else None,
        certainty=event.certainty,
        status=event.status,
        sources=tuple(printable(name) for name in event.outlets),
        weight=event.weight,
        newest=max((_instant(analyses[each.article].article) for each in known), default=""),
    )


def _instant(article: Article) -> str:
    if article.dct is None:
        return ""
    at = article.dct.at
    return f"{at.astimezone(UTC) if at.tzinfo else at:%Y-%m-%dT%H:%M}"


def _notes(event: Event, catalogue: Catalogue) -> list[str]:
    notes: list[str] = []
    if event.status is not Status.HAPPENED:
        notes.append(catalogue.text(f"status_{event.status.value}"))
    interval, likely = event.interval, event.interval.likely if event.interval else None
    if interval and likely and interval.earliest and likely != interval.earliest.date():
        notes.append(catalogue.text("likely", day=local.day(likely, catalogue.locale)))
    if event.origins:
        notes.append(origins_in_words(event, catalogue))
    elif len(event.outlets) > 1:
        notes.append(catalogue.count(len(event.outlets), "outlet"))
    return notes


def _evidence(mention: Mention, article: Article, tones: Mapping[str, int], catalogue: Catalogue) -> Evidence:
    return Evidence(
        pieces=quote(mention),
        article=article.id,
        outlet=outlet_of(article),
        published=published_in_words(article, catalogue),
        tone=tones.get(outlet_of(article), 0),
        href=safe_href(article.url),
        archived=safe_href(article.archived_url),
        speaker=mention.speaker,
        language=other_language(article, catalogue),
    )


def _publication(article: Article, at: datetime, catalogue: Catalogue) -> Publication:
    title = article.title or catalogue.text("untitled")
    published = catalogue.text("published", moment=moment(article.dct, catalogue))
    words = f"{outlet_of(article)}: {title} ({published})"
    return Publication(article=article.id, at=at, words=words)
