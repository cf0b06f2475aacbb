"""The rows beside the axis: events outside of the first view, and those without a date.

They are of two lines: the weightiest few, and a link to the place of the list that has all. `templates/assets/rails.js`
does the same for what a reader finds, and for past states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from timeline.models import Model
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.entries import Entry
from timeline.rendering.list_pages import entries_of
from timeline.rendering.page import TopicPage

_MOST = 4  # links in a row where there is room for two beside each other ...
_MOST_NARROW = 3  # ... and where they stand below each other


class RailLink(Model, frozen=True):
    """One event of a row. `words` say when: a date in a few letters, or, `vague`, the words that give none. One that
    is `minor` is left out where there is little room."""

    event: str
    href: str
    label: str
    title: str
    words: str | None = None
    vague: bool = False
    minor: bool = False
    language: str | None = None


class Rail(Model, frozen=True):
    """One row of `count` events, of which `links` are a few; `key` is that of its `words` in the catalogue. `more` says
    how many are left out, `more_narrow` where there is little room, and `more_href` leads to their place in the list.
    With `outside`, the chart can show them."""

    key: str
    words: str
    count: int
    links: tuple[RailLink, ...]
    more: str | None = None
    more_narrow: str | None = None
    more_href: str = ""
    outside: bool = False


def rails_of(page: TopicPage, places: Mapping[str, str], catalogue: Catalogue) -> tuple[Rail, ...]:
    """The rows that have an event. `places` are the files of events that are on another page of the list."""
    entries = {entry.id: entry for entry in entries_of(page)}
    before, after = (page.view.before, page.view.after) if page.view else ((), ())
    sides = (("outside_before", before), ("outside_after", after), ("undated", tuple(each.id for each in page.undated)))
    return tuple(_rail(key, [entries[each] for each in ids], page, places, catalogue) for key, ids in sides if ids)


def event_href(event: str, places: Mapping[str, str]) -> str:
    """The link to the entry of an event, from the first page of the list."""
    return f"{places.get(event, '')}#event-{quote(event)}"


def _rail(key: str, entries: Sequence[Entry], page: TopicPage, places: Mapping[str, str], catalogue: Catalogue) -> Rail:
    """The weightiest of the entries, in the order of the list."""
    ranked = [entry.id for entry in sorted(entries, key=lambda entry: -entry.weight)[:_MOST]]
    more = len(entries) > _MOST
    minor = ranked[_MOST_NARROW:] if more else []
    dated = key != "undated"
    return Rail(
        key=key,
        words=catalogue.text(key),
        count=len(entries),
        links=tuple(_links((entry for entry in entries if entry.id in ranked), minor, page, places)),
        more=_more(len(entries) - _MOST, catalogue) if more else None,
        more_narrow=_more(len(entries) - _MOST_NARROW, catalogue) if more else None,
        more_href=event_href(entries[0].id, places) if dated else f"{places.get(entries[0].id, '')}#undated",
        outside=dated,
    )


def _more(count: int, catalogue: Catalogue) -> str:
    return catalogue.text("rail_more", count=catalogue.number(count))


def _links(
    entries: Iterator[Entry], minor: Sequence[str], page: TopicPage, places: Mapping[str, str]
) -> Iterator[RailLink]:
    marks = {mark.event: mark for mark in page.marks}
    for entry in entries:
        mark = marks.get(entry.id)
        yield RailLink(
            event=entry.id,
            href=event_href(entry.id, places),
            label=(mark.label if mark else entry.label) or entry.title,
            title=entry.title,
            words=mark.when if mark else entry.vague,
            vague=mark is None,
            minor=entry.id in minor,
            language=entry.language,
        )
