"""The register that keeps slugs and event ids under their readers from one build to the next."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from timeline.errors import OutputError
from timeline.models import Event, Mention, Topic
from timeline.stories.kin import renamed
from timeline.stories.naming import slug, unique_slug

__all__ = ["Register", "dump_register", "event_id", "identify", "load_register", "register_of", "slug"]

_VERSION = 1
_ID_LENGTH = 10


class TopicRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The articles that a slug stood for, in ascending order."""

    articles: tuple[str, ...]


class EventRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The topic of an event id, and what it stood for: digests of its mentions, in ascending order."""

    topic: str
    mentions: tuple[str, ...]


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Slugs and event ids as their readers know them. An id once given is never given to anything else."""

    version: int = _VERSION
    topics: dict[str, TopicRecord] = {}
    events: dict[str, EventRecord] = {}


def load_register(path: Path) -> Register:
    """Read a register; an empty one where there is no file. Raises OutputError where it cannot be used."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise OutputError(f"{path}: the register of ids cannot be read: {error.strerror}") from error
    remedy = "restore it from a backup, or remove it to give out new ids"
    try:
        register = msgspec.json.decode(data, type=Register)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OutputError(f"{path}: the register of ids is broken ({error}); {remedy}") from error
    if register.version != _VERSION:
        found = register.version
        raise OutputError(f"{path}: is a register of version {found}, this program knows {_VERSION}; {remedy}")
    return register


def dump_register(register: Register) -> bytes:
    """The register as JSON, indented and in a fixed order, with a newline at its end."""
    ordered = Register(
        version=register.version,
        topics=dict(sorted(register.topics.items())),
        events=dict(sorted(register.events.items())),
    )
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"


def event_id(evidence: Iterable[Mention]) -> str:
    """The id that an event gets by its content alone: the digest of its first mention in the order of digests."""
    return min(_digest(mention) for mention in evidence)


def identify(topics: Sequence[Topic], register: Register) -> tuple[tuple[Topic, ...], Register]:
    """Give topics the slugs, and events the ids, under which the register knows them, and the next build its register.

    What shares most with an entry takes its place, each entry once; new ones are named by content. Named topics keep
    their slug. Entries that no topic claims stay in the register, so that their ids are not given out again.
    """
    slugs = _claimed(
        {place: set(topic.articles) for place, topic in enumerate(topics) if not topic.named},
        {key: set(record.articles) for key, record in register.topics.items()},
        {topic.key for topic in topics if topic.named},
    )
    taken = {topic.key for topic in topics if topic.named} | set(slugs.values()) | register.topics.keys()
    identified: list[Topic] = []
    given: set[str] = set()
    records = dict(register.topics)
    events = dict(register.events)
    for place, topic in enumerate(topics):
        key = topic.key if topic.named else slugs.get(place) or unique_slug(topic.key, taken)
        taken.add(key)
        named = _identified_events(key, topic.events, register, given)
        given |= {event.id for event in named}
        records[key] = TopicRecord(articles=tuple(sorted(topic.articles)))
        events |= {event.id: EventRecord(topic=key, mentions=tuple(sorted(_digests(event)))) for event in named}
        identified.append(replace(topic, key=key, events=named))
    return tuple(identified), Register(version=register.version, topics=records, events=events)


def register_of(topic: Topic) -> Register:
    """A register that knows the events of this one topic, to name those of its past after them."""
    events = {event.id: EventRecord(topic=topic.key, mentions=tuple(sorted(_digests(event)))) for event in topic.events}
    return Register(events=events)


def _identified_events(key: str, events: Sequence[Event], register: Register, given: set[str]) -> tuple[Event, ...]:
    known = {each: set(record.mentions) for each, record in register.events.items() if record.topic == key}
    claimed = _claimed({place: _digests(event) for place, event in enumerate(events)}, known, given)
    taken = given | register.events.keys() | set(claimed.values())
    out: list[Event] = []
    for place, event in enumerate(events):
        found = claimed.get(place)
        if found is None:
            base = found = event_id(event.evidence)
            number = 2
            while found in taken:
                found, number = f"{base}-{number}", number + 1
        taken.add(found)
        out.append(replace(event, id=found))
    ids = {before.id: after.id for before, after in zip(events, out, strict=True)}
    return tuple(renamed(event, ids) for event in out)


def _claimed(new: dict[int, set[str]], known: dict[str, set[str]], barred: set[str]) -> dict[int, str]:
    """For each new set the known one with which it shares most; the largest overlaps choose first, each name once."""
    holders: dict[str, list[str]] = {}
    for name, members in known.items():
        if name not in barred:
            for member in members:
                holders.setdefault(member, []).append(name)
    shared: dict[tuple[int, str], int] = {}
    for place, members in new.items():
        for member in members:
            for name in holders.get(member, ()):
                shared[place, name] = shared.get((place, name), 0) + 1
    claimed: dict[int, str] = {}
    used: set[str] = set()
    for (place, name), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if place not in claimed and name not in used:
            claimed[place] = name
            used.add(name)
    return claimed


def _digests(event: Event) -> set[str]:
    return {_digest(mention) for mention in event.evidence}


def _digest(mention: Mention) -> str:
    """A short name of an article's sentence, safe in an address: it begins with a letter."""
    return _digest_of(mention.article, mention.text)


@lru_cache(maxsize=8192)  # every state of a topic asks for nearly the same
def _digest_of(article: str, text: str) -> str:
    content = f"{article}\n{' '.join(text.split())}".encode()
    raw = hashlib.sha256(content).digest()
    return "e" + base64.b32encode(raw).decode().lower()[: _ID_LENGTH - 1]
