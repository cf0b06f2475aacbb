"""report.json: what a build read, skipped and left unplaced, and how each article was dated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from timeline import __version__
from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import Analysis, Diagnostic, Edition, Model, Revision, Teaser, Topic, TopicOutline, articles_of
from timeline.rendering.document_edits import overrides_in_report
from timeline.rendering.icalendar import left_out
from timeline.rendering.timelinejs import undated
from timeline.wire import dating_to_wire, timex_to_wire


class _Row(Model, frozen=True):
    """What the report says of an article by itself: who says it, how it was dated, what was found in it and on its
    page."""

    said: dict[str, Any]
    counts: dict[str, int]
    teasers: list[dict[str, Any]] = []


def report_bytes(edition: Edition, memo: Memo = NO_MEMO) -> bytes:
    """UTF-8 JSON, indented; the same edition gives the same bytes. What `memo` has of articles is taken over."""
    return msgspec.json.format(msgspec.json.encode(report_of(edition, memo)), indent=1) + b"\n"


def report_of(edition: Edition, memo: Memo = NO_MEMO) -> dict[str, Any]:
    """The report as plain values. `skipped` names each input that could not be used, where and why; `remarks` what was
    odd about those that are used all the same; `unplaced` the articles that no page tells of; `teasers` other stories'
    headlines by the article (`parent`) on whose page they stood."""
    rows = dict(zip(edition.analyses, _rows(edition, memo), strict=True))
    placed: dict[str, list[str]] = {}
    for topic in edition.outlines:
        for article in topic.articles:
            placed.setdefault(article, []).append(topic.key)
    teasers = [teaser for row in rows.values() for teaser in row.teasers]
    return {
        "made_with": {"name": "story-timeline", "version": __version__},
        "counts": {
            "articles": len(edition.analyses),
            "topics": len(edition.topics),
            "events": sum(len(topic.events) for topic in edition.outlines),
            "skipped": len(edition.skipped),
            "unplaced": len(edition.unplaced),
            "copies": sum("copy_of" in row.said for row in rows.values()),
            "teasers": len(teasers),
        },
        "topics": list(_topics(edition, memo)),
        "articles": [_article(row, placed.get(key, []), edition.revisions.get(key, ())) for key, row in rows.items()],
        "skipped": [_diagnostic(each) for each in edition.skipped],
        "remarks": [_diagnostic(each) for each in edition.remarks],
        "unplaced": list(edition.unplaced),
        "hidden": list(edition.hidden),
        "overrides": overrides_in_report(edition.decisions),
        "teasers": teasers,
        "settings": edition.options,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.key,
        "title": topic.title,
        "page": f"topics/{topic.key}/index.html",
        **({"former": list(topic.former)} if topic.former else {}),
        "articles": list(topic.articles),
        "events": len(topic.events),
        "not_in_calendar": left_out(topic),
        "not_in_timelinejs": undated(topic),
    }


def _topics(edition: Edition, memo: Memo) -> Iterator[dict[str, Any]]:
    """One for each topic, in their order. A topic that the edition has no token of is told by itself."""
    topics = edition.outlines
    if not edition.tokens:
        return map(_topic, edition.topics)

    def work(some: Sequence[Topic | TopicOutline]) -> Iterable[dict[str, Any]]:
        return (_topic(edition.topic(each.key)) for each in some)

    rules = rules_of("timeline.rendering.report")
    keys = [key_of(rules, edition.tokens[topic.key]) for topic in topics]
    return remembered(memo, "report of topics", topics, keys, work, kind=dict[str, Any])


def _rows(edition: Edition, memo: Memo) -> Iterator[_Row]:
    """One for each article, in input order. An article that the edition has no token of is told by itself."""
    if not edition.article_tokens:
        return map(_row, edition.analyses.values())

    def work(some: Sequence[str]) -> Iterable[_Row]:
        return (_row(edition.analyses[key]) for key in some)

    rules = rules_of("timeline.rendering.report")
    ids = list(edition.analyses)
    keys = [key_of(rules, edition.article_tokens[key]) for key in ids]
    said = articles_of(edition.analyses)

    def only_of(key: str) -> str | None:
        return None if said[key].dating.lender else key  # else the evidence names other articles

    return remembered(memo, "report of articles", ids, keys, work, kind=_Row, article=only_of)


def _row(analysis: Analysis) -> _Row:
    article = analysis.article
    known = {
        "title": article.title,
        "source": article.source,
        "agency": article.agency,
        "copy_of": article.copy_of,
        "url": article.url,
        "language": article.language,
        "language_is_detected": article.language_is_detected or None,
    }
    return _Row(
        said={"id": article.id, "file": article.path, **_without_none(known), **dating_to_wire(article.dating)},
        counts={
            "timexes": len(analysis.timexes),
            "unresolved": sum(timex.value is None for timex in analysis.timexes),
            "mentions": len(analysis.mentions),
        },
        teasers=[_teaser(each) for each in article.teasers],
    )


def _article(row: _Row, topics: list[str], revisions: Sequence[Revision]) -> dict[str, Any]:
    changed = {"revisions": [_revision(each) for each in revisions]} if revisions else {}
    return {**row.said, "topics": topics, **row.counts, **changed}


def _revision(revision: Revision) -> dict[str, Any]:
    """How much changed from one version to the next; what did is in timeline.json, as far as it may be quoted."""
    counts = {name: len(getattr(revision, name)) for name in ("dropped", "added", "redated", "amended")}
    changed = {"title": revision.title is not None, "published": revision.published is not None}
    return {**_without_none({"at": str(revision.at) if revision.at else None}), **changed, **counts}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return _without_none({"file": diagnostic.path, "where": diagnostic.where, "reason": diagnostic.reason})


def _teaser(teaser: Teaser) -> dict[str, Any]:
    return {
        "parent": teaser.parent,
        "text": teaser.text,
        "timexes": [timex_to_wire(timex) for timex in teaser.timexes],
    }


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
