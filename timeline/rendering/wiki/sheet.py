"""A topic as the page of any wiki tells it: plain words, no markup yet."""

from __future__ import annotations

from timeline.models import Model


class Picture(Model, frozen=True):
    """A picture of the timeline: the name under which the wiki has it, or its address, and what it shows."""

    file: str
    alt: str


class Cited(Model, frozen=True):
    """An outlet that tells of an event, and the places of its articles among the references, from 1 on."""

    outlet: str
    references: tuple[int, ...]


class Row(Model, frozen=True):
    """An event. `sort` is its date as ISO 8601, whose letters stand in the order of time; `doubt` says line by line how
    sure the date is, and whether it came to pass."""

    sort: str
    when: str
    title: str
    doubt: tuple[str, ...]
    sources: tuple[Cited, ...]


class Reference(Model, frozen=True):
    """An article that tells of one of the rows. Addresses are percent-encoded."""

    outlet: str
    title: str
    published: str
    href: str | None = None
    archived: str | None = None


class Words(Model, frozen=True):
    """What the page says by itself, in its language."""

    date: str
    event: str
    sureness: str
    sources: str
    references: str
    open: str
    archived: str


class Sheet(Model, frozen=True):
    """The topic. `key` names it among others on one page: small letters, digits and hyphens. `lines` stand above the
    table. `page` is the address of the timeline, None where it is not known; `direction` is "ltr" or "rtl"."""

    key: str
    language: str
    direction: str
    lines: tuple[str, ...]
    words: Words
    rows: tuple[Row, ...]
    references: tuple[Reference, ...]
    page: str | None = None
    picture: Picture | None = None
