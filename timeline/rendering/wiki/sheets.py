"""From timeline.json to the sheet that each format writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import time

from msgspec.structs import replace

from timeline.models import Moment
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import large, moment
from timeline.rendering.document import Document, DocumentArticle, DocumentEvent, DocumentEvidence
from timeline.rendering.wiki.addresses import address
from timeline.rendering.wiki.plain import isolated, plain, title
from timeline.rendering.wiki.sheet import Cited, Picture, Reference, Row, Sheet, Words

MOST = 100
"""Events of one table: more make a wiki page slow, and no reader goes through them."""

_LAST = "9999-99-99"  # sorts behind every date


def sheet_of(
    document: Document,
    catalogue: Catalogue,
    *,
    page: str | None = None,
    picture: Picture | None = None,
    most: int = MOST,
) -> Sheet:
    """The topic with its `most` weightiest events, in the order of the page.

    `page` is the published address of the timeline; `picture` its picture, with what a still says of itself.
    `catalogue` is that of the language in which the document is written (`document.topic.language`).
    """
    direction = catalogue.direction
    events = _weightiest(document.events, most)
    told = {mention.article for event in events for mention in event.evidence}
    articles = [article for article in document.articles if article.id in told]
    by_hand = {each.article: each for event in events for each in event.evidence if each.by_hand}
    places = {key: n for n, key in enumerate([*(article.id for article in articles), *by_hand], 1)}
    outlets = {article.id: _outlet(article, direction) for article in articles}
    outlets |= {key: isolated(title(each.source), direction) for key, each in by_hand.items()}
    references = [_reference(article, outlets[article.id], catalogue) for article in articles]
    references += [_quoted(each, outlets[key], catalogue) for key, each in by_hand.items()]
    return Sheet(
        key=document.topic.id,
        language=catalogue.language,
        direction=direction,
        lines=tuple(_lines(document, len(events), catalogue)),
        words=_words(catalogue),
        rows=tuple(_row(event, places, outlets, catalogue) for event in events),
        references=tuple(references),
        page=address(page),
        picture=replace(picture, alt=plain(picture.alt)) if picture else None,
    )


def _weightiest(events: Sequence[DocumentEvent], most: int) -> list[DocumentEvent]:
    """In the order given; of two as weighty, the first."""
    order = sorted(range(len(events)), key=lambda n: (-events[n].weight, n))
    kept = set(order[:most])
    return [event for n, event in enumerate(events) if n in kept]


def _lines(document: Document, shown: int, catalogue: Catalogue) -> Iterator[str]:
    yield f"{title(document.topic.standfirst)}."
    times = [article.dating.published for article in document.articles if article.dating.published]
    newest = max((Moment.parse(each) for each in times), key=lambda at: at.at.replace(tzinfo=None), default=None)
    if newest:
        yield f"{catalogue.text('as_of', moment=moment(newest, catalogue))}."
    if shown < len(document.events):
        yield catalogue.text("wiki_most", shown=catalogue.number(shown), all=catalogue.number(len(document.events)))


def _words(catalogue: Catalogue) -> Words:
    return Words(
        date=catalogue.text("wiki_date"),
        event=catalogue.text("wiki_event"),
        sureness=catalogue.text("wiki_sureness"),
        sources=catalogue.text("wiki_sources"),
        references=catalogue.text("articles"),
        open=catalogue.text("wiki_open"),
        archived=catalogue.text("archived"),
    )


def _row(event: DocumentEvent, places: Mapping[str, int], outlets: Mapping[str, str], catalogue: Catalogue) -> Row:
    cited: dict[str, dict[int, None]] = {}
    for mention in event.evidence:
        if mention.article in places:
            cited.setdefault(outlets[mention.article], {})[places[mention.article]] = None
    return Row(
        sort=_sort(event),
        when=isolated(plain(event.when), catalogue.direction),
        title=isolated(title(event.title), catalogue.direction),
        doubt=tuple(isolated(plain(line), catalogue.direction) for line in _doubt(event, catalogue)),
        sources=tuple(Cited(outlet, tuple(numbers)) for outlet, numbers in cited.items()),
    )


def _sort(event: DocumentEvent) -> str:
    """Where the event begins at the earliest; "then or before": the day on which it was reported."""
    interval = event.interval
    if interval is None:
        return _LAST
    return interval.earliest or interval.likely or interval.latest or _LAST


def _doubt(event: DocumentEvent, catalogue: Catalogue) -> Iterator[str]:
    """How the date came to be, by which words; then what the page notes beside it."""
    certainty = catalogue.text(f"certainty_{event.certainty}")
    timex = next((t.text for mention in event.evidence for t in (mention.timex, mention.reported_timex) if t), None)
    if event.interval and timex and event.certainty == "inferred":
        certainty = catalogue.text("wiki_from_words", certainty=certainty, words=title(timex))
    yield large(certainty)
    yield from map(large, event.notes)
    if "date" in event.edited and event.as_told is not None:
        words, told = event.as_told.words, event.as_told.interval
        said = catalogue.text("quoted", words=title(words)) if words else told and (told.earliest or told.latest)
        yield catalogue.text("edited_date", words=said) if said else catalogue.text("edited_undated")
    if event.by_hand:
        yield large(catalogue.text("by_hand"))
    if event.differ:
        yield catalogue.text("disputed")
        yield from event.differ


def _outlet(article: DocumentArticle, direction: str) -> str:
    name = article.outlet
    if article.agency and article.source and article.agency != article.source:
        name = f"{article.source} ({article.agency})"
    return isolated(title(name), direction)


def _reference(article: DocumentArticle, outlet: str, catalogue: Catalogue) -> Reference:
    return Reference(
        outlet=outlet,
        title=isolated(title(article.title or "") or catalogue.text("untitled"), catalogue.direction),
        published=_published(article, catalogue),
        href=address(article.url),
        archived=address(article.archived_url),
    )


def _quoted(evidence: DocumentEvidence, outlet: str, catalogue: Catalogue) -> Reference:
    """What editors quote of a source that is no article of the topic."""
    return Reference(
        outlet=outlet,
        title=isolated(title(evidence.text), catalogue.direction),
        published=catalogue.text("by_hand"),
        href=address(evidence.url),
    )


def _published(article: DocumentArticle, catalogue: Catalogue) -> str:
    dating = article.dating
    known = moment(Moment.parse(dating.published), catalogue) if dating.published else None
    if known:
        return known
    if dating.clock is None:
        return catalogue.text("published_unknown")
    return catalogue.text("published_clock", clock=f"{time.fromisoformat(dating.clock):%H:%M}")
