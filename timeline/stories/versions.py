"""How the events of a topic changed from one state to the next: what was new, dated anew, merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from msgspec.structs import replace

from timeline.models import Event, Interval, Model, Span, State


class Change(StrEnum):
    """What a state knows of an event that the state before did not."""

    NEW = "new"
    REDATED = "redated"
    STATUS = "status"
    DISPUTED = "disputed"
    MERGED = "merged"
    RETITLED = "retitled"
    EVIDENCE = "evidence"


class Version(Model, frozen=True):
    """An event as it was from the state `since` up to, not including, `until` (None: to the last), by their places; one
    that only weighs more or less, or is more or less surely one, goes on.

    `changes` are against the version before, of which nothing is listed in the first state. `absorbed` are the ids of
    events of the state before that were found to be the same; `into` is where the event itself went at `until`, if
    what told of it then told of another.
    """

    since: int
    event: Event
    changes: tuple[Change, ...] = ()
    before: Event | None = None
    absorbed: tuple[str, ...] = ()
    until: int | None = None
    into: str | None = None


def versions_of(states: Sequence[State]) -> tuple[Version, ...]:
    """All versions, by the state in which they begin, in the order of that state's events."""
    versions: list[Version] = []
    current: dict[str, int] = {}
    for place, state in enumerate(states):
        events = {event.id: event for event in state.topic.events}
        gone = [key for key in current if key not in events]
        absorbed = _absorbed([versions[current[key]].event for key in gone], state) if gone else {}
        for key in gone:
            at = current.pop(key)
            versions[at] = replace(versions[at], until=place, into=absorbed.get(key))
        for key, event in events.items():
            earlier = current.get(key)
            before = None if earlier is None else versions[earlier].event
            if before is not None and (before is event or before.weighed_as(event) == event):
                continue
            if earlier is not None:
                versions[earlier] = replace(versions[earlier], until=place)
            took_in = tuple(other for other in gone if absorbed.get(other) == key)
            changes = _changes(before, event, merged=bool(took_in)) if place else ()
            current[key] = len(versions)
            versions.append(Version(since=place, event=event, changes=changes, before=before, absorbed=took_in))
    return tuple(versions)


def _changes(before: Event | None, event: Event, *, merged: bool) -> tuple[Change, ...]:
    if before is None:
        return (Change.NEW, *([Change.MERGED] if merged else []))
    found = {
        Change.REDATED: _told_for(before) != _told_for(event),
        Change.STATUS: before.status is not event.status,
        Change.DISPUTED: bool(event.disputed) and before.disputed != event.disputed,
        Change.MERGED: merged,
        Change.RETITLED: before.title != event.title,
        Change.EVIDENCE: len(before.evidence) != len(event.evidence),
    }
    return tuple(change for change, holds in found.items() if holds)


def _told_for(event: Event) -> Interval | None:
    """When the texts say that it was: what editors say of that is no news of theirs."""
    return event.interval if event.as_told is None else event.as_told.interval


def _absorbed(gone: Sequence[Event], state: State) -> dict[str, str]:
    """By id, the event of the state that has most of the sentences of one that is gone; the first of equals."""
    holder: dict[tuple[str, Span], str] = {
        (mention.article, mention.span): event.id for event in state.topic.events for mention in event.evidence
    }
    found: dict[str, str] = {}
    for event in gone:
        holders = Counter(
            holder[sentence] for mention in event.evidence if (sentence := (mention.article, mention.span)) in holder
        )
        if holders:
            found[event.id] = holders.most_common(1)[0][0]
    return found
