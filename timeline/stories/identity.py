"""Slugs and event ids that stay under their readers from one build to the next."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from timeline.models import Event, Mention, Topic
from timeline.stories.claims import claimed, nearest
from timeline.stories.kin import renamed
from timeline.stories.naming import slug, unique_slug
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

_ID_LENGTH = 10

_Place = tuple[int, int]
"""The number of a topic and of an event in it."""


def event_id(evidence: Iterable[Mention]) -> str:
    """The id that an event gets by its content alone: the digest of its first mention in the order of digests."""
    return min(_digest(mention) for mention in evidence)


def identify(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """Give topics the slugs, and events the ids, under which the register knows them, and the next build its register.

    Entries that no topic claims stay in the register, so that their ids are not given out again.
    """
    return with_event_ids(*with_slugs(topics, register))


def with_slugs(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """The topics under the slugs that the register knows them by, and the register with them.

    What shares most articles with an entry takes its place, each entry once. New ones are named by content. Named
    topics keep their slug.
    """
    keys = _slugs(topics, register)
    known = tuple(replace(topic, key=key) for topic, key in zip(topics, keys, strict=True))
    records = {topic.key: TopicRecord(articles=tuple(sorted(topic.articles))) for topic in known}
    return known, replace(register, topics=register.topics | records)


def with_event_ids(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """The topics, which have their slugs, with their events under the ids that the register knows them by, and the
    register with them.

    An event takes the entry with which it shares most first among those of its own topic, then among what the others
    leave, for one that went to another topic.
    """
    digests = {
        (place, number): _digests(event)
        for place, topic in enumerate(topics)
        for number, event in enumerate(topic.events)
    }
    ids = _event_ids([topic.key for topic in topics], digests, register)
    events = dict(register.events)
    identified: list[Topic] = []
    for place, topic in enumerate(topics):
        names = {event.id: ids[place, number] for number, event in enumerate(topic.events)}
        named = tuple(
            renamed(replace(event, id=ids[place, number]), names) for number, event in enumerate(topic.events)
        )
        for number, event in enumerate(named):
            events[event.id] = EventRecord(topic=topic.key, mentions=tuple(sorted(digests[place, number])))
        identified.append(replace(topic, events=named))
    return tuple(identified), replace(register, events=events)


def with_former(topics: Sequence[Topic], register: Register) -> tuple[Topic, ...]:
    """The topics and events, each with the slugs and ids of the register that no longer stand for anything, where it
    has most of what they stood for: the addresses under which readers may still look for it."""
    slugs = {topic.key for topic in topics}
    lost = {key: record.articles for key, record in register.topics.items() if key not in slugs}
    topic_of = nearest(lost, {place: topic.articles for place, topic in enumerate(topics)})
    given = {event.id for topic in topics for event in topic.events}
    gone = {key: record.mentions for key, record in register.events.items() if key not in given}
    wanted = {mention for mentions in gone.values() for mention in mentions}
    places = {
        (place, number): _digests(event)
        for place, topic in enumerate(topics)
        for number, event in enumerate(topic.events if wanted else ())
    }
    event_of = nearest(gone, places)
    former: dict[int, list[str]] = {}
    for key, place in topic_of.items():
        former.setdefault(place, []).append(key)
    former_events: dict[_Place, list[str]] = {}
    for key, found in event_of.items():
        former_events.setdefault(found, []).append(key)
    return tuple(
        replace(
            topic,
            former=tuple(sorted(former.get(place, ()))),
            events=tuple(
                replace(event, former=tuple(sorted(former_events[place, number])))
                if (place, number) in former_events
                else event
                for number, event in enumerate(topic.events)
            ),
        )
        for place, topic in enumerate(topics)
    )


def register_of(topic: Topic) -> Register:
    """A register that knows the events of this one topic, to name those of its past after them."""
    events = {event.id: EventRecord(topic=topic.key, mentions=tuple(sorted(_digests(event)))) for event in topic.events}
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


def _event_ids(keys: Sequence[str], digests: dict[_Place, set[str]], register: Register) -> dict[_Place, str]:
    own: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, record in register.events.items():
        own.setdefault(record.topic, {})[name] = record.mentions
    of_topic: dict[int, dict[_Place, set[str]]] = {}
    for place, members in digests.items():
        of_topic.setdefault(place[0], {})[place] = members
    ids: dict[_Place, str] = {}
    for number, events in of_topic.items():
        ids |= claimed(events, own.get(keys[number], {}))
    used = set(ids.values())
    left = {place: members for place, members in digests.items() if place not in ids}
    ids |= claimed(left, {name: record.mentions for name, record in register.events.items() if name not in used})
    taken = register.events.keys() | set(ids.values())
    for place, members in digests.items():
        if place not in ids:
            ids[place] = _new_id(min(members), taken)
            taken.add(ids[place])
    return ids


def _new_id(base: str, taken: set[str]) -> str:
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _digests(event: Event) -> set[str]:
    return {_digest(mention) for mention in event.evidence}


def _digest(mention: Mention) -> str:
    """A short name of an article's sentence, safe in an address: it begins with a letter."""
    return _digest_of(mention.article, mention.text)


@lru_cache(maxsize=8192)  # every state of a topic asks for nearly the same
def _digest_of(article: str, text: str) -> str:
    content = f"{article}\n{' '.join(text.split())}".encode()
    raw = hashlib.sha256(content).digest()[:_ID_LENGTH]  # more than enough of it for the letters that are kept
    return "e" + base64.b32encode(raw).decode().lower()[: _ID_LENGTH - 1]
