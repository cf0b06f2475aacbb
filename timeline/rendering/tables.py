"""evidence.csv and events.csv: the topic as tables, for a fact-checker and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Article, Edition, Event, Mention, Timex, Topic
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.rendering.document import text_hash
from timeline.rendering.links import safe_href
from timeline.rendering.order import in_order
from timeline.rendering.quotation import words_of
from timeline.rendering.spreadsheet import csv_bytes
from timeline.wire import WireInterval

EVIDENCE = (
    "event", "title", "quotation", "start", "end", "expression", "expression_start", "expression_end", "type", "value",
    "anchor", "rule", "certainty", "reported_expression", "reported_value", "reported_rule", "earliest", "latest",
    "status", "speaker", "origin", "article", "article_title", "source", "agency", "published", "published_certainty",
    "published_evidence", "url", "archived_url", "text_sha256", "copy_of", "by_hand",
)  # fmt: skip
EVENTS = (
    "event", "title", "when", "earliest", "latest", "granularity", "likely", "reported_earliest", "reported_latest",
    "value", "status", "certainty", "outlets", "origins", "mentions", "disputed", "edited", "as_told", "note",
)  # fmt: skip


def evidence_csv(topic: Topic, edition: Edition) -> bytes:
    """One row a mention, in the order of the page. `source` and `agency` are as in the evidence of timeline.json."""
    return csv_bytes(EVIDENCE, _evidence_rows(topic, edition))


def events_csv(topic: Topic, catalogue: Catalogue) -> bytes:
    """One row an event, in the order of the page."""
    return csv_bytes(EVENTS, (_event_row(event, catalogue) for event in in_order(topic.events)))


def _evidence_rows(topic: Topic, edition: Edition) -> Iterator[tuple[object, ...]]:
    known: dict[str, tuple[object, ...]] = {}
    for event in in_order(topic.events):
        for mention in event.evidence:
            analysis = edition.analyses.get(mention.article)
            if analysis is None:
                continue
            if mention.article not in known:
                known[mention.article] = _article_cells(analysis.article)
            yield (event.id, event.title, *_mention_cells(mention), *known[mention.article])


def _mention_cells(mention: Mention) -> tuple[object, ...]:
    timex, reported = mention.timex, mention.reported_timex
    interval = WireInterval.of(mention.interval) if mention.interval else None
    return (
        words_of(mention),
        mention.span.start,
        mention.span.end,
        *_timex_cells(timex),
        reported.text if reported else None,
        reported.value if reported else None,
        reported.rule if reported else None,
        interval.earliest if interval else None,
        interval.latest if interval else None,
        mention.status.value,
        mention.speaker,
        mention.origin,
    )


def _timex_cells(timex: Timex | None) -> tuple[object, ...]:
    if timex is None:
        return (None,) * 8
    anchor = f"{timex.anchor.kind} {timex.anchor.value or ''}".strip() if timex.anchor else None
    place = (timex.span.start, timex.span.end)
    return (timex.text, *place, timex.type, timex.value, anchor, timex.rule, timex.certainty.value)


def _article_cells(article: Article) -> tuple[object, ...]:
    dating = article.dating
    return (
        article.id,
        article.title,
        article.outlet,
        article.agency,
        dating.published,
        dating.certainty.value,
        "; ".join(f"{clue.kind}: {clue.text}" for clue in dating.evidence),
        safe_href(article.url),
        safe_href(article.archived_url),
        text_hash(article),
        article.copy_of,
        True if article.by_hand else None,
    )


def _event_row(event: Event, catalogue: Catalogue) -> tuple[object, ...]:
    interval = WireInterval.of(event.interval) if event.interval else None
    reported = WireInterval.of(event.reported) if event.reported else None
    return (
        event.id,
        event.title,
        event_when(event, catalogue),
        interval.earliest if interval else None,
        interval.latest if interval else None,
        interval.granularity if interval else None,
        interval.likely if interval else None,
        reported.earliest if reported else None,
        reported.latest if reported else None,
        event.value,
        event.status.value,
        event.certainty.value,
        "; ".join(event.outlets),
        "; ".join(event.origins),
        len(event.evidence),
        "; ".join(map(str, event.disputed)),
        "; ".join(["by_hand"] * event.by_hand + [*event.edited]),
        event.as_told.value or event.as_told.words if event.as_told and "date" in event.edited else None,
        event.note,
    )
