"""One topic as its page shows it: plain values in reading order, nothing left for the template to work out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from msgspec.structs import replace

from timeline.models import Analysis, Article, Edition, Event, Model, Topic
from timeline.rendering.articles import (
    ArticleLine,
    article_lines,
    other_language,
    outlet_of,
    published_at,
    tones_of,
)
from timeline.rendering.axis import View, view_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment
from timeline.rendering.editors import decided_of_topic
from timeline.rendering.entries import Entry
from timeline.rendering.escaping import printable
from timeline.rendering.headings import Group, under_headings
from timeline.rendering.key_dates import KeyDay, KeySentence, key_days, key_sentence
from timeline.rendering.laid_out import LaidOut
from timeline.rendering.marks import Mark, Publication, extent, marks_of
from timeline.rendering.order import in_order
from timeline.rendering.pictures import NO_PICTURES, Picture, Pictures


class TopicPage(Model, frozen=True):
    """All that a topic's page says. `sources` are the outlets of its articles, each with its tone. `lead` says what the
    story is (None where no sentence does), and `names` carry it. `edited` says what editors decided, `note` is a
    word of theirs."""

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
    key_dates: tuple[KeyDay, ...] = ()
    lead: KeySentence | None = None
    names: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    note: str | None = None


def topic_page(
    topic: Topic,
    edition: Edition,
    catalogue: Catalogue,
    pictures: Pictures = NO_PICTURES,
    *,
    news: Mapping[str, str] = MappingProxyType({}),
    tones: Mapping[str, int] | None = None,
    laid_out: LaidOut | None = None,
) -> TopicPage:
    """Lay the topic out. Articles that the edition does not hold are passed over.

    `news` is what to say beside events that the last change was about, by their ids. `tones` are the colours of the
    outlets, by default in the order in which they come. `laid_out` is for those who lay out many states of a topic,
    with the same tones and in one language.
    """
    analyses = {key: edition.analyses[key] for key in topic.articles if key in edition.analyses}
    articles = [analysis.article for analysis in analyses.values()]
    tones = tones_of(articles) if tones is None else tones
    lines = article_lines(articles, tones, catalogue, edition.revisions)
    marks = marks_of(topic.events, catalogue)
    events = {event.id: event for event in in_order(topic.events)}
    placed = {mark.event: mark for mark in marks}
    published = tuple(_publication(article, at, catalogue) for article in articles if (at := published_at(article)))
    laid_out = laid_out or LaidOut(tones, catalogue)
    cited = analyses | _by_hand(topic, edition)
    entry = {key: laid_out.entry(event, cited, dated=key in placed) for key, event in events.items()}
    entry = {key: _of_today(each, events[key], pictures, news) for key, each in entry.items()}
    newest = max(((at, article) for article in articles if (at := published_at(article))), key=_time, default=None)
    return TopicPage(
        key=topic.key,
        title=printable(topic.title),
        standfirst=standfirst(topic, articles, marks, catalogue),
        as_of=moment(newest[1].dct, catalogue) if newest else None,
        language=catalogue.language,
        title_language=_title_language(topic, articles, catalogue),
        groups=tuple(under_headings([(placed[key].start, entry[key]) for key in events if key in placed], catalogue)),
        undated=tuple(entry[key] for key in events if key not in placed),
        articles=lines,
        marks=marks,
        published=published,
        view=view_of(marks, [each.at for each in published]),
        picture=pictures.topics.get(topic.key),
        tones=dict(tones),
        sources=_sources(articles, tones),
        key_dates=key_days(topic.key_dates, topic.events, cited, catalogue),
        lead=_lead(topic, analyses, catalogue),
        names=tuple(map(printable, topic.names)),
        edited=decided_of_topic(topic, catalogue),
        note=printable(topic.note) if topic.note else None,
    )


def _by_hand(topic: Topic, edition: Edition) -> dict[str, Analysis]:
    """What editors quote of sources that are no articles of the topic."""
    cited = {each.article for event in topic.events for each in event.evidence}
    found = {key: edition.analyses[key] for key in cited if key in edition.analyses}
    return {key: each for key, each in found.items() if each.article.by_hand}


def _title_language(topic: Topic, articles: Sequence[Article], catalogue: Catalogue) -> str | None:
    if not articles or topic.named or "title" in topic.edited:
        return None
    return other_language(articles[0], catalogue)


def _of_today(entry: Entry, event: Event, pictures: Pictures, news: Mapping[str, str]) -> Entry:
    """The entry with what is told of an event as it is now, and not of its past."""
    if not (event.former or event.id in pictures.events or event.id in news):
        return entry
    return replace(entry, picture=pictures.events.get(event.id), news=news.get(event.id, ""), former=event.former)


def _lead(topic: Topic, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> KeySentence | None:
    if topic.lead is None or topic.lead.article not in analyses:
        return None
    return key_sentence(topic.lead, analyses[topic.lead.article], catalogue)


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


def _publication(article: Article, at: datetime, catalogue: Catalogue) -> Publication:
    title = article.title or catalogue.text("untitled")
    published = catalogue.text("published", moment=moment(article.dct, catalogue))
    words = f"{outlet_of(article)}: {title} ({published})"
    return Publication(article=article.id, at=at, words=words)
