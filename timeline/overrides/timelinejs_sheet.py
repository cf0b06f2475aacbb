"""The spreadsheets from which newsrooms make TimelineJS: a topic as one, and one as events by hand.

The columns are those of the template of the Knight Lab.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

from timeline.overrides.changes import by_id, changes_between
from timeline.overrides.dates import read_date
from timeline.overrides.draft import title_as_told
from timeline.overrides.kindred import Telling, paired
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.reading import added_id
from timeline.overrides.tables import Row, Taken, read_table, refuse
from timeline.reading.markup import markup_to_text
from timeline.rendering.document import Document, DocumentEvent
from timeline.rendering.escaping import printable
from timeline.rendering.links import safe_href
from timeline.rendering.order import begins
from timeline.rendering.spreadsheet import csv_bytes
from timeline.rendering.timelinejs import dates_of

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
_KNOWN = tuple(name.casefold() for name in COLUMNS)
_CLOCK = ("hour", "minute", "second")


def timelinejs_sheet(document: Document) -> bytes:
    """The title, then each event that has a date, with its quotations; UTF-8, comma, CRLF."""
    title: dict[str, object] = {
        "Headline": _html(document.topic.title),
        "Text": _html(f"{document.topic.standfirst}."),
        "Type": "title",
    }
    rows = [title, *(_slide(event) for event in document.events if _is_dated(event))]
    return csv_bytes(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))


def imported(content: bytes, file: Path, document: Document, overrides: Overrides, source: str | None) -> Taken:
    """What such a sheet adds to the topic. A slide on the date of an event of which it has the words retitles it, the
    others are events by hand, of which `source` says so; those that an earlier import added are left alone. Raises
    SettingsError with each row that cannot be understood, and where a source is needed and there is none."""
    rows, notes = read_table(content, file, _KNOWN, "headline")
    slides: list[tuple[Row, AddedEvent]] = []
    faults: list[str] = []
    topics = dict(overrides.topics)
    for row in rows:
        kind = row.get("type").casefold()
        if kind == "title":
            retitled = _words(row.get("headline"))
            if retitled and retitled != printable(document.topic.title):
                slug = document.topic.id
                topics[slug] = replace(topics.get(slug, TopicOverride()), title=retitled)
        elif kind in ("", "event"):
            try:
                slides.append((row, _added(row, document.topic.id, source or "")))
            except ValueError as error:
                faults.append(f"row {row.number}: {error}")
        else:
            notes.append(f"{file}, row {row.number}: a slide of the type {kind!r} is no event, and is passed over")
    refuse(file, faults)
    pairs = _pairs([slide for _, slide in slides], document)
    events, added = dict(overrides.events), by_id(overrides)
    for place, (row, slide) in enumerate(slides):
        event = pairs.get(place)
        if event is not None:
            notes.append(f"{file}, row {row.number}: is the event {event.id} ({printable(event.title)})")
            if slide.title and slide.title != printable(event.title):
                if event.id in added:
                    added[event.id] = replace(added[event.id], title=slide.title)
                else:
                    before = events.get(event.id, EventOverride(was=title_as_told(event)))
                    events[event.id] = replace(before, title=slide.title)
        else:
            added.setdefault(added_id(slide), replace(slide, id=added_id(slide)))
    new = len(added) - len(overrides.add)
    if new and not source:
        refuse(file, [f"{new} of its events are told by no article; say with --source NAME who says so"])
    after = replace(overrides, topics=topics, events=events, add=tuple(added.values()))
    return Taken(changes_between(overrides, after), tuple(notes))


def _is_dated(event: DocumentEvent) -> bool:
    return event.interval is not None and begins(event.interval.read()) is not None


def _slide(event: DocumentEvent) -> dict[str, object]:
    interval = event.interval.read() if event.interval else None
    start, end = dates_of(interval) if interval else ({}, None)
    text = "".join(f"<p>{line}</p>" for line in _quotations(event))
    told = {"Display Date": event.when, "Headline": _html(event.title), "Text": text}
    return _columns(start, "") | _columns(end or {}, "End ") | told


def _columns(at: dict[str, int], prefix: str) -> dict[str, object]:
    found: dict[str, object] = {f"{prefix}{unit.title()}": at[unit] for unit in ("year", "month", "day") if unit in at}
    clock = [at[unit] for unit in _CLOCK if unit in at]
    return found | ({f"{prefix}Time": ":".join(f"{each:02}" for each in (*clock, 0)[:3])} if clock else {})


def _quotations(event: DocumentEvent) -> Iterator[str]:
    for each in event.evidence:
        href = safe_href(each.url)
        source = f'<a href="{escape(href)}">{_html(each.source)}</a>' if href else _html(each.source)
        yield f"“{_html(each.text)}” {source}"


def _added(row: Row, slug: str, source: str) -> AddedEvent:
    """Raises ValueError with what cannot be understood."""
    text = row.get("text")
    title = _words(row.get("headline"))
    if not title and not _words(text):
        raise ValueError("has neither a headline nor a text; write one, or take the row out")
    start, end = _date(row, ""), _date(row, "end ")
    if start is None:
        raise ValueError("has no year; write one under Year")
    when = start if end is None or end == start else f"{start}/{end}"
    if "/" in when and "T" in when:  # a stretch of days, of whatever hours
        when = "/".join(dict.fromkeys(part.partition("T")[0] for part in when.split("/")))
    read_date(when)
    link = safe_href(_first_link(text)) or safe_href(row.get("media"))
    return AddedEvent(topic=slug, date=when, title=title or None, text=_words(text) or None, source=source, url=link)


def _date(row: Row, prefix: str) -> str | None:
    """A date of a slide as the overrides write it; None where there is no year. Raises ValueError for what is none."""
    year, month, day = (_number(row, f"{prefix}{unit}") for unit in ("year", "month", "day"))
    if year is None:
        return None
    if not 1 <= year <= 9999:
        raise ValueError(f"{prefix}year: {year} is out of what the page can show; write a year from 1 to 9999")
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    clock = row.get(f"{prefix}time")
    return f"{year:04}-{month:02}-{day:02}" + (f"T{_clock(clock, prefix)}" if clock else "")


def _number(row: Row, column: str) -> int | None:
    cell = row.get(column)
    if not cell:
        return None
    try:
        return int(cell.removesuffix(".0"))
    except ValueError as error:
        raise ValueError(f"{column}: {cell[:40]!r} is no whole number") from error


def _clock(cell: str, prefix: str) -> str:
    """ "18:30", "6:30 PM" or "18:30:15" as hours and minutes, and seconds where they are not none."""
    words = cell.casefold().replace(".", "").split()
    half = words[-1] if words[-1] in ("am", "pm") else ""
    parts = "".join(words).removesuffix(half).split(":")
    if not all(part.isdecimal() and len(part) <= 2 for part in parts) or not 1 <= len(parts) <= 3:
        raise ValueError(f"{prefix}time: {cell[:40]!r} is no time of day; write 18:30")
    hour, minute, second = (*map(int, parts), 0, 0)[:3]
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"{prefix}time: {cell[:40]!r} is no time of day; write 18:30")
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def _pairs(slides: list[AddedEvent], document: Document) -> dict[int, DocumentEvent]:
    """By the place of a slide, the event that it tells of."""
    ones = [Telling(each.title or "", each.text or "", read_date(each.date or "").interval) for each in slides]
    others = [
        Telling(
            each.title, " ".join(told.text for told in each.evidence), each.interval.read() if each.interval else None
        )
        for each in document.events
    ]
    pairs = paired(ones, others, document.topic.language)
    return {place: document.events[number] for place, number in pairs.items()}


def _words(fragment: str) -> str:
    """The words of a cell, which TimelineJS takes for HTML, on one line."""
    return printable(markup_to_text(fragment))


def _first_link(fragment: str) -> str | None:
    parser = _Links()
    parser.feed(fragment)
    parser.close()
    return next(iter(parser.found), None)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _html(text: str) -> str:
    return escape(printable(text))
