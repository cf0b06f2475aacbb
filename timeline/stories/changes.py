"""What is otherwise on the pages of one build than on those of the build before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Raw
from msgspec.structs import replace

from timeline.models import ChangeSet, EventChange, Gone, Moment, Redated, TopicChange, to_json
from timeline.stories.register import EventShown, Register, TopicShown, shown_in

_ID_LENGTH = 32

Shown = Mapping[str, TopicShown]


def changes(before: Register, after: Register, at: Moment | None = None) -> ChangeSet | None:
    """What `after` shows otherwise than `before`, which was made `at`; None where nothing is, or where nothing is known
    of what `before` showed."""
    if before.shown is None or after.shown is None:
        return None
    was, now = changed_topics(before.shown, after.shown)
    found = ChangeSet(id="", at=at, topics=tuple(_topics(was, now)), gone=_topics_gone(was, now))
    if not found:
        return None
    last = before.history[-1].id if before.history else ""
    return replace(found, id=hashlib.sha256(last.encode() + to_json(found)).hexdigest()[:_ID_LENGTH])


def changed_topics(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> tuple[Shown, Shown]:
    """The topics that are shown otherwise, as before and as after. The others tell nothing more: what goes from one
    topic to another changes both."""
    was = {key: shown_in(topic) for key, topic in before.items() if after.get(key) != topic}
    return was, {key: shown_in(topic) for key, topic in after.items() if before.get(key) != topic}


def _topics(before: Shown, after: Shown) -> Iterator[TopicChange]:
    known = _events(before)
    now = _events(after)
    heirs = {old: name for name, event in now.items() for old in event.former}
    for key, topic in after.items():
        events = tuple(_changed(topic.events, known))
        had = before[key].events if key in before else {}
        gone = tuple(Gone(id=name, into=heirs.get(name)) for name in sorted(had) if name not in now)
        if key not in before or events or gone:
            yield TopicChange(key=key, new=key not in before, events=events, gone=gone)


def _topics_gone(before: Shown, after: Shown) -> tuple[Gone, ...]:
    heirs = {old: key for key, topic in after.items() for old in topic.former}
    return tuple(Gone(id=key, into=heirs.get(key)) for key in before if key not in after)


def _changed(events: Mapping[str, EventShown], known: Mapping[str, EventShown]) -> Iterator[EventChange]:
    for name, event in events.items():
        old = known.get(name)
        if old is None:
            yield EventChange(id=name, new=True)
            continue
        is_moved = old.interval != event.interval
        change = EventChange(
            id=name,
            date=Redated(was=old.interval, now=event.interval) if is_moved else None,
            sources=tuple(each for each in event.sources if each not in old.sources),
            disputed=event.disputed and not old.disputed,
        )
        if change.date or change.sources or change.disputed:
            yield change


def _events(shown: Shown) -> dict[str, EventShown]:
    return {name: event for topic in shown.values() for name, event in topic.events.items()}
