"""Slugs and event ids that stay under their readers from one build to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from timeline.models import EventOutline, Mention, Topic, TopicOutline
from timeline.stories.claims import claimed, nearest
from timeline.stories.naming import slug, unique_slug
from timeline.stories.outlines import digest_of, mentions_of, outline_of_topic, under_names
from timeline.stories.register import EventRecord, Register, TopicRecord, decoded_register, dump_register, load_register

__all__ = [
    "Register",
    "decoded_register",
    "dump_register",
    "event_id",
    "identify",
    "load_register",
    "register_of",
    "slug",
    "with_event_ids",
    "with_former",
    "with_slugs",
]

_Place = tuple[int, int]
"""The number of a topic and of an event in it."""


def event_id(evidence: Iterable[Mention]) -> str:
    """The id that an event gets by its content alone: the digest of its first mention in the order of digests."""
    return min(digest_of(mention) for mention in evidence)


def identify(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """Give topics the slugs, and events the ids, under which the register knows them, and the next build its register.

    Entries that no topic claims stay in the register, so that their ids are not given out again.
    """
    known, ids = with_slugs(topics, register)
    outlines, ids = with_event_ids([outline_of_topic(topic) for topic in known], ids)
    return tuple(map(under_names, known, outlines)), ids


def with_slugs(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """The topics under the slugs that the register knows them by, and the register with them.

    What shares most articles with an entry takes its place, each entry once. New ones are named by content. Named
    topics keep their slug.
    """
    keys = _slugs(topics, register)
    known = tuple(replace(topic, key=key) for topic, key in zip(topics, keys, strict=True))
    records = {topic.key: TopicRecord(articles=tuple(sorted(topic.articles))) for topic in known}
    return known, replace(register, topics=register.topics | records)


def with_event_ids(topics: Sequence[TopicOutline], register: Register) -> tuple[tuple[TopicOutline, ...], Register]:
    """The topics, which have their slugs, with their events under the ids that the register knows them by, and the
    register with them.

    An event takes the entry with which it shares most first among those of its own topic, then among what the others
    leave, for one that went to another topic.
    """
    ids = _event_ids(topics, register)
    events = dict(register.events)
    identified: list[TopicOutline] = []
    for place, topic in enumerate(topics):
        named = tuple(
            EventOutline(id=ids[place, number], mentions=event.mentions) for number, event in enumerate(topic.events)
        )
        for event in named:
            known = events.get(event.id)
            if known is None or known.topic != topic.key or known.mentions != event.mentions:
                events[event.id] = EventRecord(topic=topic.key, mentions=event.mentions)
        identified.append(replace(topic, events=named))
    return tuple(identified), replace(register, events=events)


def with_former(topics: Sequence[TopicOutline], register: Register) -> tuple[TopicOutline, ...]:
    """The topics and events, each with the slugs and ids of the register that no longer stand for anything, where it
    has most of what they stood for: the addresses under which readers may still look for it."""
    slugs = {topic.key for topic in topics}
    lost = {key: record.articles for key, record in register.topics.items() if key not in slugs}
    topic_of = nearest(lost, {place: topic.articles for place, topic in enumerate(topics)})
    given = {event.id for topic in topics for event in topic.events}
    gone = {key: record.mentions for key, record in register.events.items() if key not in given}
    event_of = nearest(gone, _places(topics) if gone else {})
    former: dict[int, list[str]] = {}
    for key, place in topic_of.items():
        former.setdefault(place, []).append(key)
    former_events: dict[int, dict[int, list[str]]] = {}
    for key, (place, number) in event_of.items():
        former_events.setdefault(place, {}).setdefault(number, []).append(key)
    return tuple(
        replace(
            topic,
            former=tuple(sorted(former.get(place, ()))),
            events=_with_former(topic.events, former_events[place]) if place in former_events else topic.events,
        )
        for place, topic in enumerate(topics)
    )


def _with_former(events: Sequence[EventOutline], former: Mapping[int, Iterable[str]]) -> tuple[EventOutline, ...]:
    return tuple(
        replace(event, former=tuple(sorted(former[number]))) if number in former else event
        for number, event in enumerate(events)
    )


def _places(topics: Sequence[TopicOutline]) -> dict[_Place, tuple[str, ...]]:
    return {
        (place, number): event.mentions
        for place, topic in enumerate(topics)
        for number, event in enumerate(topic.events)
    }


def register_of(topic: Topic) -> Register:
    """A register that knows the events of this one topic, to name those of its past after them."""
    events = {event.id: EventRecord(topic=topic.key, mentions=mentions_of(event)) for event in topic.events}
    return Register(events=events)


def _slugs(topics: Sequence[Topic], register: Register) -> list[str]:
    named = {topic.key for topic in topics if topic.named}
    found = claimed(
        {place: topic.articles for place, topic in enumerate(topics) if not topic.named},
        {key: record.articles for key, record in register.topics.items() if key not in named},
    )
    taken = named | set(found.values()) | register.topics.keys()
    keys: list[str] = []
    for place, topic in enumerate(topics):
        keys.append(topic.key if topic.named else found.get(place) or unique_slug(topic.key, taken))
        taken.add(keys[-1])
    return keys


def _event_ids(topics: Sequence[TopicOutline], register: Register) -> dict[_Place, str]:
    own: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, record in register.events.items():
        own.setdefault(record.topic, {})[name] = record.mentions
    ids: dict[_Place, str] = {}
    for number, topic in enumerate(topics):
        events = {(number, place): event.mentions for place, event in enumerate(topic.events)}
        ids |= claimed(events, own.get(topic.key, {}))
    left = {place: members for place, members in _places(topics).items() if place not in ids}
    if left:
        used = set(ids.values())
        ids |= claimed(left, {name: record.mentions for name, record in register.events.items() if name not in used})
        taken = register.events.keys() | set(ids.values())
        for place, members in left.items():
            if place not in ids:
                ids[place] = _new_id(min(members), taken)
                taken.add(ids[place])
    return ids


def _new_id(base: str, taken: set[str]) -> str:
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found
