"""The rows beside the axis: events outside of the first view, and those without a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from timeline.models import Model
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.list_pages import entries_of
from timeline.rendering.page import Entry, TopicPage

_MOST = 6  # links in a row; the list has the others


class RailLink(Model, frozen=True):
    """One event of a row. `words` say when: a date in a few letters, or, `vague`, the words that give none."""

    event: str
    href: str
    label: str
    title: str
    words: str | None = None
    vague: bool = False
    language: str | None = None


class Rail(Model, frozen=True):
    """One row. `more` says how many events are left out, and `more_href` leads to the first of them. With `outside`,
    the chart can show them all."""

    words: str
    links: tuple[RailLink, ...]
    more: str | None = None
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
    ranked = sorted(entries, key=lambda entry: -entry.weight)
    shown = {entry.id for entry in ranked[:_MOST]}
    left_out = [entry for entry in entries if entry.id not in shown]
    return Rail(
        words=catalogue.text(key),
        links=tuple(_links((entry for entry in entries if entry.id in shown), page, places)),
        more=catalogue.count(len(left_out), "rail_more") if left_out else None,
        more_href=event_href(left_out[0].id, places) if left_out else "",
        outside=key != "undated",
    )


def _links(entries: Iterator[Entry], page: TopicPage, places: Mapping[str, str]) -> Iterator[RailLink]:
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
            language=entry.language,
        )
