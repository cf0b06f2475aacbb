"""changes.json: what the last builds changed, in a shape of its own with a version and a schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.models import (
    ChangeSet,
    Edition,
    EventChange,
    Gone,
    Interval,
    Redated,
    Topic,
    TopicChange,
    TopicOutline,
)
from timeline.wire import Wire, WireInterval

CHANGES = "changes.json"
SCHEMA: Final = "story-timeline-changes/1"


class ChangedDate(Wire, frozen=True):
    """The date of an event before and now; null where it had, or has, none."""

    was: WireInterval | None
    now: WireInterval | None


class ChangedEvent(Wire, frozen=True):
    """An event and what changed about it: it is `new`, or its `date` is another, `sources` tell of it that did not, or
    sources contradict each other now (`disputed`). `title` is that of now; it is missing where the event is not shown
    any more."""

    id: str
    title: str | None = None
    new: bool = False
    date: ChangedDate | None = None
    sources: tuple[str, ...] = ()
    disputed: bool = False


class GoneItem(Wire, frozen=True):
    """The id of an event, or of a topic, that is not shown any more; `into` is that of the one that has most of it."""

    id: str
    into: str | None = None


class ChangedTopic(Wire, frozen=True):
    """A topic that is new or has changes. `gone` are events. `title` as in an event."""

    id: str
    title: str | None = None
    new: bool = False
    events: tuple[ChangedEvent, ...] = ()
    gone: tuple[GoneItem, ...] = ()


class ChangeSetItem(Wire, frozen=True):
    """What one build changed. `at` is the time that was stated for it, else the latest that its articles state; null
    where they state none. `counts` are of each kind of change. `gone` are topics."""

    id: str
    at: str | None
    counts: dict[str, int]
    topics: tuple[ChangedTopic, ...] = ()
    gone: tuple[GoneItem, ...] = ()


class ChangesDocument(Wire, frozen=True):
    """What the last builds changed, the newest first; a build that changed nothing has no part in it."""

    schema: Literal["story-timeline-changes/1"]
    changes: tuple[ChangeSetItem, ...]


def changes_bytes(edition: Edition, memo: Memo = NO_MEMO) -> bytes:
    """changes.json: UTF-8, indented. Titles that `memo` has are taken over."""
    titles = {topic.key: topic.title for topic in edition.outlines}
    events = _titles_of_events(edition, memo) if edition.history else {}
    sets = tuple(_set(each, titles, events) for each in reversed(edition.history))
    document = ChangesDocument(schema=SCHEMA, changes=sets)
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _titles_of_events(edition: Edition, memo: Memo) -> dict[str, str]:
    """The titles of the events that were changed, by their ids, as far as they are still shown."""
    wanted = {event.id for change in edition.history for topic in change.topics for event in topic.events}
    topics = [each for each in edition.outlines if any(event.id in wanted for event in each.events)]

    def work(some: Sequence[Topic | TopicOutline]) -> Iterable[dict[str, str]]:
        return ({event.id: event.title for event in edition.topic(each.key).events} for each in some)

    found: Iterable[dict[str, str]] = work(topics)
    if edition.tokens:
        keys = [key_of(edition.tokens[each.key]) for each in topics]
        found = remembered(memo, "titles of events", topics, keys, work, kind=dict[str, str])
    return {name: title for titles in found for name, title in titles.items() if name in wanted}


def _set(change: ChangeSet, titles: dict[str, str], events: dict[str, str]) -> ChangeSetItem:
    return ChangeSetItem(
        id=change.id,
        at=str(change.at) if change.at else None,
        counts=change.counts(),
        topics=tuple(_topic(each, titles, events) for each in change.topics),
        gone=_gone(change.gone),
    )


def _topic(change: TopicChange, titles: dict[str, str], events: dict[str, str]) -> ChangedTopic:
    return ChangedTopic(
        id=change.key,
        title=titles.get(change.key),
        new=change.new,
        events=tuple(_event(each, events.get(each.id)) for each in change.events),
        gone=_gone(change.gone),
    )


def _event(change: EventChange, title: str | None) -> ChangedEvent:
    return ChangedEvent(
        id=change.id,
        title=title,
        new=change.new,
        date=_date(change.date) if change.date else None,
        sources=change.sources,
        disputed=change.disputed,
    )


def _date(date: Redated) -> ChangedDate:
    return ChangedDate(was=_interval(date.was), now=_interval(date.now))


def _interval(interval: Interval | None) -> WireInterval | None:
    return WireInterval.of(interval) if interval else None


def _gone(items: tuple[Gone, ...]) -> tuple[GoneItem, ...]:
    return tuple(GoneItem(id=each.id, into=each.into) for each in items)
