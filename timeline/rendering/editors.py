"""What editors decided, in the words of the page, and what the texts say instead."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Event, Told, Topic
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import written
from timeline.rendering.escaping import printable


def decided_of(event: Event, catalogue: Catalogue) -> tuple[str, ...]:
    """Line by line: "Date set by the editors; the text says: last summer", "Added by the editors; source: Orme Herald".
    Nothing where they decided nothing."""
    return tuple(_decided(event, catalogue))


def decided_of_topic(topic: Topic, catalogue: Catalogue) -> tuple[str, ...]:
    """The same of a topic: its title, its articles."""
    lines = []
    if "title" in topic.edited:
        lines.append(catalogue.text("edited_topic_title"))
    if {"merge", "articles", "without"} & set(topic.edited):
        lines.append(catalogue.text("edited_topic_articles"))
    return tuple(lines)


def dated_by_editors(event: Event, catalogue: Catalogue) -> str | None:
    """That editors set the date, and what the text says of it; None where they did not."""
    if "date" not in event.edited or event.as_told is None:
        return None
    words = _words(event.as_told, catalogue)
    return catalogue.text("edited_date", words=words) if words else catalogue.text("edited_undated")


def _decided(event: Event, catalogue: Catalogue) -> Iterator[str]:
    if event.by_hand:
        yield catalogue.text("by_hand_source", source=printable(catalogue.listing(list(event.outlets))))
    dated = dated_by_editors(event, catalogue)
    if dated:
        yield dated
    if "title" in event.edited and event.as_told is not None:
        yield catalogue.text("edited_title", title=printable(event.as_told.title))
    for key in ("merge", "split", "pin"):
        if key in event.edited:
            yield catalogue.text(f"edited_{key}")


def _words(told: Told, catalogue: Catalogue) -> str | None:
    """The words of the text that date it, else the date that it comes to; None where it gives none."""
    if told.words:
        return catalogue.text("quoted", words=printable(told.words))
    return written(told.interval, catalogue, told.value) if told.interval is not None else None
