"""timelinejs.json: the dated events as TimelineJS of the Knight Lab reads them.

Headlines and texts are HTML there, and are shown as such: what others wrote is escaped. Its own search for addresses in
a text is switched off, since it builds links of whatever stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from html import escape
from typing import Any

import msgspec

from timeline.models import Edition, Event, Granularity, Interval, Topic
from timeline.rendering.articles import outlet_of, published_in_words
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.rendering.differences import differences
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.rendering.notes import notes_of
from timeline.rendering.order import begins, in_order
from timeline.rendering.quotation import quote
from timeline.wire import is_of_whole_days

_INSTANT = timedelta(microseconds=1)
_CLOCK = ("hour", "minute", "second")


def timelinejs_json(
    topic: Topic, edition: Edition, standfirst: str, catalogue: Catalogue, *, page: str | None = None
) -> bytes:
    """UTF-8 JSON, with the ids of our events. Those without a date are left out, and the title says how many
    (`undated`). `page` is the published address of the timeline, None where it is not known."""
    events = [_event(event, edition, catalogue) for event in in_order(topic.events) if begins(event.interval)]
    title = {"unique_id": "title", "autolink": False, "text": _title(topic, standfirst, catalogue, page)}
    built = {"scale": "human", "title": title, "events": events}
    return msgspec.json.format(msgspec.json.encode(built), indent=1) + b"\n"


def undated(topic: Topic) -> int:
    """How many events of the topic have no place on an axis."""
    return sum(begins(event.interval) is None for event in topic.events)


def _title(topic: Topic, standfirst: str, catalogue: Catalogue, page: str | None) -> dict[str, str]:
    href, missing = safe_href(page), undated(topic)
    lines = [f"{_html(standfirst)}."]
    if missing:
        lines.append(_html(catalogue.count(missing, "timelinejs_undated")))
    if href:
        lines.append(_link(href, catalogue.text("wiki_open")))
    return {"headline": _html(topic.title), "text": "".join(f"<p>{line}</p>" for line in lines)}


def _event(event: Event, edition: Edition, catalogue: Catalogue) -> dict[str, Any]:
    start, end = dates_of(event.interval) if event.interval else ({}, None)
    # TimelineJS drops an end that has whatever the start says, such as 31 December 2024 after 2024: so the start says
    # its words too. They are no HTML, and what looks like it would be taken out
    when = event_when(event, catalogue).replace("<", "‹").replace("&", "＆")
    told: dict[str, Any] = {"unique_id": event.id, "display_date": when, "start_date": start | {"display_date": when}}
    if end:
        told["end_date"] = end
    text = "".join(f"<p>{line}</p>" for line in _text(event, edition, catalogue))
    return told | {"autolink": False, "text": {"headline": _html(event.title), "text": text}}


def _text(event: Event, edition: Edition, catalogue: Catalogue) -> Iterator[str]:
    notes = [*notes_of(event, edition.analyses, catalogue), *differences(event, edition.analyses, catalogue)]
    if notes:
        yield _html(" · ".join(notes))
    for mention in event.evidence:
        analysis = edition.analyses.get(mention.article)
        if analysis is None:
            continue
        article = analysis.article
        words = "".join(piece.text for piece in quote(mention))
        href, outlet = safe_href(article.url), outlet_of(article)
        source = f"{_link(href, outlet) if href else _html(outlet)}, {_html(published_in_words(article, catalogue))}"
        yield f"{_html(catalogue.text('quoted', words=words))} {source}" if words else source


def dates_of(interval: Interval) -> tuple[dict[str, int], dict[str, int] | None]:
    """The start, told as finely as the interval is, and the end where it lasts over a day or a stated hour.

    A last day is included; a time of day is that of the source's clock, as TimelineJS knows no zones. "Then or before"
    is the day of the report, "from then on" the day on which it begins.
    """
    first, latest = begins(interval), interval.latest
    if first is None:
        raise ValueError("an event without a date has no place on an axis")
    if interval.earliest is None or latest is None:
        return _day(first.date()), None
    if not is_of_whole_days(interval):
        stated = _clock(first, interval.granularity)
        latest = latest.astimezone(first.tzinfo) if first.tzinfo and latest.tzinfo else latest
        brief = latest - first <= timedelta(hours=1) and interval.granularity is not Granularity.PART_OF_DAY
        return stated, None if brief else _clock(latest, interval.granularity)
    last = (latest - _INSTANT).date()
    if last <= first.date():
        return _day(first.date()), None
    return _unit(first.date(), interval.granularity), _day(last)


def _unit(first: date, granularity: Granularity) -> dict[str, int]:
    """A year or a month where the text states nothing finer and it begins with one; else the day."""
    if granularity.rank <= Granularity.YEAR.rank and (first.month, first.day) == (1, 1):
        return {"year": first.year}
    if granularity.rank <= Granularity.MONTH.rank and first.day == 1:
        return {"year": first.year, "month": first.month}
    return _day(first)


def _day(at: date) -> dict[str, int]:
    return {"year": at.year, "month": at.month, "day": at.day}


def _clock(at: datetime, granularity: Granularity) -> dict[str, int]:
    finest = {Granularity.SECOND: 3, Granularity.MINUTE: 2}.get(granularity, 2 if at.minute else 1)
    return _day(at.date()) | {unit: getattr(at, unit) for unit in _CLOCK[:finest]}


def _link(href: str, words: str) -> str:
    return f'<a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{_html(words)}</a>'


def _html(text: str) -> str:
    return escape(printable(text))
