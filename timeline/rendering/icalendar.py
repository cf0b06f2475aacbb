"""events.ics: the events with a day or a bounded span, for a calendar program (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from timeline import __version__
from timeline.models import Edition, Event, Status, Topic
from timeline.rendering.articles import outlet_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.rendering.order import in_order
from timeline.rendering.quotation import words_of
from timeline.rendering.wording import worded
from timeline.wire import is_of_whole_days

_LINE = 75  # octets, without the line end (RFC 5545, 3.1)
_DAY, _SHORTEST = timedelta(days=1), timedelta(seconds=1)  # an end must be later than its start (RFC 5545, 3.6.1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def events_ics(topic: Topic, edition: Edition, catalogue: Catalogue) -> bytes:
    """The calendar. An event that is only reported ("then or before") stands on the day of the report and says so; one
    without bounds or a likely day is left out (see `left_out`)."""
    stamp = _stamp(topic, edition)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//story-timeline//{__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(topic.title)}",
    ]
    for event in in_order(topic.events):
        lines += _event(event, topic, edition, stamp, catalogue)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def left_out(topic: Topic) -> int:
    """How many events of the topic have no place in a calendar."""
    return sum(_place(event) is None for event in topic.events)


def _event(event: Event, topic: Topic, edition: Edition, stamp: str, catalogue: Catalogue) -> Iterator[str]:
    place = _place(event)
    if place is None:
        return
    reported_only = event.interval is not None and event.interval.earliest is None
    title = catalogue.text("calendar_reported", title=event.title) if reported_only else event.title
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{topic.key}/{event.id}'.encode()).hexdigest()[:32]}@story-timeline"
    yield f"DTSTAMP:{stamp}"
    yield from place
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(_description(event, edition, catalogue))}"
    url = _url(event, edition)
    if url:
        yield f"URL:{url}"
    tentative = event.status not in (Status.HAPPENED, Status.ONGOING) or event.disputed
    yield f"STATUS:{'TENTATIVE' if tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _place(event: Event) -> tuple[str, str] | None:
    """DTSTART and DTEND, half-open as the calendar has it; whole days as dates, zone-less times as floating. None also
    at both ends of the calendar, where an hour of another zone or the day after lies outside."""
    interval = event.interval
    if interval is None or interval.latest is None:
        return None
    try:
        if interval.earliest is None:
            return _days(interval.likely, interval.likely + _DAY) if interval.likely else None
        first, end = interval.earliest, interval.latest
        if is_of_whole_days(interval):
            return _days(first.date(), max(end.date(), first.date() + _DAY))
        return f"DTSTART:{_time(first)}", f"DTEND:{_time(max(end, first + _SHORTEST))}"
    except OverflowError:
        return None


def _days(first: date, end: date) -> tuple[str, str]:
    return f"DTSTART;VALUE=DATE:{_date(first)}", f"DTEND;VALUE=DATE:{_date(end)}"


def _date(at: date) -> str:
    return f"{at.year:04}{at.month:02}{at.day:02}"


def _time(at: datetime) -> str:
    utc = at.astimezone(UTC) if at.tzinfo else at
    return f"{_date(utc)}T{utc:%H%M%S}" + ("Z" if at.tzinfo else "")


def _stamp(topic: Topic, edition: Edition) -> str:
    """When the newest article was published, zone-less times taken for UTC: the same articles give the same stamp."""
    known = (edition.analyses[key].article.dct for key in topic.articles if key in edition.analyses)
    times = [moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=UTC) for moment in known if moment]
    return _time(max(times, default=_EPOCH))


def _description(event: Event, edition: Edition, catalogue: Catalogue) -> str:
    lines = [event_when(event, catalogue), *(worded(each, catalogue) for each in event.disputed)]
    for mention in event.evidence:
        analysis = edition.analyses.get(mention.article)
        if analysis:
            words, outlet = printable(words_of(mention)), outlet_of(analysis.article)
            lines.append(f"“{words}” ({outlet})" if words else outlet)
    return "\n".join(lines)


def _url(event: Event, edition: Edition) -> str | None:
    known = (edition.analyses.get(mention.article) for mention in event.evidence)
    return next((href for analysis in known if analysis and (href := safe_href(analysis.article.url))), None)


def _escaped(value: str) -> str:
    lines = (printable(line) for line in value.split("\n"))
    plain = "\n".join(lines).encode("utf-8", "replace").decode()
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first begun by a blank; no letter is split."""
    octets, at, begun = line.encode(), 0, ""
    while len(octets) - at > _LINE - len(begun):
        end = at + _LINE - len(begun)
        while octets[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        yield begun + octets[at:end].decode()
        at, begun = end, " "
    yield begun + octets[at:].decode()
