"""Whether a topic or an event is still what was approved: by a hash of what readers are told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec.structs import replace

from timeline.models import Event, Topic, to_json
from timeline.models.decisions import Approval
from timeline.overrides.model import EventOverride

_LENGTH = 16  # hexadecimal digits: no two states of one topic meet by chance


def event_hash(event: Event) -> str:
    """Of its id, title, date, status, and where its evidence stands: not of its weight or of other events."""
    evidence = sorted((each.article, each.span.start, each.span.end) for each in event.evidence)
    return _hash(event.id, event.title, event.interval, event.value, event.status, evidence)


def topic_hash(topic: Topic) -> str:
    """Of the hashes of its events, in order."""
    return _hash(*map(event_hash, topic.events))


def approval_of(topic: Topic) -> Approval:
    """What approves the topic, and each of its events, as it is."""
    return Approval(topic=topic_hash(topic), events={event.id: event_hash(event) for event in topic.events})


def reviewed(topic: Topic, approved: str | None, events: Mapping[str, EventOverride]) -> Topic:
    """The topic with what is still approved of it and of its events; `approved` is the hash of what was, None where
    nobody approved it; `events` are overrides by id.

    An event counts as reviewed where its own hash holds, or that of the whole topic.
    """
    holds = None if approved is None else approved == topic_hash(topic)
    told: list[Event] = []
    for event in topic.events:
        override = events.get(event.id)
        own = override.approved if override is not None else None
        known = own is not None and own == event_hash(event)
        nobody = own is None and approved is None
        told.append(event if nobody else replace(event, reviewed=bool(holds) or known))
    unreviewed = tuple(each.id for each in told if each.reviewed is False) if approved is not None else ()
    return replace(topic, events=tuple(told), approved=holds, unreviewed=unreviewed)


def _hash(*parts: object) -> str:
    return hashlib.sha256(to_json(parts)).hexdigest()[:_LENGTH]
