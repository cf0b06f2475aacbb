"""What each value of the overrides may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.overrides.dates import read_date
from timeline.overrides.model import Overrides

_ADDED_ID = re.compile(r"h[a-z0-9-]{1,40}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 72


def faults(overrides: Overrides) -> Iterator[str]:
    """What no value can be, with its key, in the order of the file."""
    for slug, topic in overrides.topics.items():
        where = f"topics.{slug}"
        if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
            yield (
                f"topics.{slug[:80]!r}: is no slug of a topic; it has small letters a-z, digits and single hyphens "
                "between them, as in the address of its page"
            )
        yield from _blank(where, title=topic.title, note=topic.note, approved=topic.approved)
        yield from _blank_among(where, merge=topic.merge, articles=topic.articles, without=topic.without)
    for event, override in overrides.events.items():
        where = f"events.{event}"
        yield from _blank(where, title=override.title, note=override.note, approved=override.approved)
        yield from _blank_among(where, merge=override.merge, split=override.split)
        yield from _no_date(where, override.date)
    for number, added in enumerate(overrides.add, 1):
        where = f"add[{number}]"
        yield from _blank(where, topic=added.topic, source=added.source, title=added.title, text=added.text)
        yield from _no_date(where, added.date)
        if added.title is None and added.text is None:
            yield f"{where}: says nothing; give it a title, a text, or both"
        if added.id is not None and not _ADDED_ID.fullmatch(added.id):
            yield f'{where}.id: {added.id[:60]!r} is no id; write an "h" and small letters, digits or hyphens after it'


def _blank(where: str, **values: str | None) -> Iterator[str]:
    for key, value in values.items():
        if value is not None and not value.strip():
            yield f"{where}.{key}: is empty; write something there, or leave the line away"


def _blank_among(where: str, **values: tuple[str, ...]) -> Iterator[str]:
    for key, several in values.items():
        if any(not value.strip() for value in several):
            yield f"{where}.{key}: holds something empty; take it out"


def _no_date(where: str, date: str | None) -> Iterator[str]:
    if date is not None:
        try:
            read_date(date)
        except ValueError as error:
            yield f"{where}.date: {error}"
