"""The register that keeps slugs and event ids under their readers from one build to the next, as a file has it, with
what the pages of the last build showed and what the builds before it changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from timeline.errors import OutputError
from timeline.models import ChangeSet, Interval, Model, from_json, to_json

_VERSION = 2
_READ = (1, 2)  # version 1 told nothing of what was shown


class TopicRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The articles that a slug stood for, in ascending order."""

    articles: tuple[str, ...]


class EventRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The topic of an event id, and what it stood for: digests of its mentions, in ascending order."""

    topic: str
    mentions: tuple[str, ...]


class EventShown(Model, frozen=True, forbid_unknown_fields=True):
    """What a page shows of an event. `sources` are its outlets, in ascending order; `former` are ids whose evidence it
    has. `title` is "" where its words had to go."""

    title: str = ""
    interval: Interval | None = None
    sources: tuple[str, ...] = ()
    disputed: bool = False
    former: tuple[str, ...] = ()


class TopicShown(Model, frozen=True, forbid_unknown_fields=True):
    """A topic that has a page, with the events on it by their ids; `former` are slugs whose articles it has."""

    title: str = ""
    events: dict[str, EventShown] = {}
    former: tuple[str, ...] = ()


class EventNames(msgspec.Struct, frozen=True):
    """Of an event that is shown, the ids by which readers know it beside its own."""

    former: tuple[str, ...] = ()


class TopicNames(msgspec.Struct, frozen=True):
    """Of a topic that is shown, the names by which readers know it and its events."""

    events: dict[str, EventNames] = {}
    former: tuple[str, ...] = ()


def shown_in(topic: msgspec.Raw) -> TopicShown:
    """What is shown of a topic, from its JSON."""
    return from_json(bytes(topic), TopicShown)


def names_in(topic: msgspec.Raw) -> TopicNames:
    """The names alone: many times as fast."""
    return msgspec.json.decode(topic, type=TopicNames)


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Slugs and event ids as their readers know them. An id once given is never given to anything else.

    `shown` are the topics that the last build gave a page, by their slugs, each as the JSON of a `TopicShown`, since
    most are as they were and nobody asks further; None where none is known of. `history` is
    what the last builds changed, the last change last; a build that changed nothing has no part in it.
    """

    version: int = _VERSION
    topics: dict[str, TopicRecord] = {}
    events: dict[str, EventRecord] = {}
    shown: dict[str, msgspec.Raw] | None = None
    history: tuple[ChangeSet, ...] = ()


class _Head(msgspec.Struct):
    version: int = _VERSION


def load_register(path: Path) -> Register:
    """Read a register; an empty one where there is no file. Raises OutputError where it cannot be used."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise OutputError(f"{path}: the register of ids cannot be read: {error.strerror}") from error
    return decoded_register(data, str(path))


def decoded_register(
    data: bytes, place: str, remedy: str = "restore it from a backup, or remove it to give out new ids"
) -> Register:
    """A register from its JSON, which stands at `place`. Raises OutputError, with the remedy, where it is none."""
    try:
        version = msgspec.json.decode(data, type=_Head).version
        if version not in _READ:
            raise OutputError(f"{place}: is a register of version {version}, this program knows {_VERSION}; {remedy}")
        register = _packed(from_json(data, Register))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OutputError(f"{place}: the register of ids is broken ({error}); {remedy}") from error
    return replace(register, version=_VERSION)


def dump_register(register: Register) -> bytes:
    """The register as JSON for people and other programs: indented and in a fixed order, with a newline at its end."""
    return msgspec.json.format(pack_register(register), indent=1) + b"\n"


def pack_register(register: Register) -> bytes:
    """The register as JSON in the same order, as short as it gets."""
    shown = register.shown
    ordered = Register(
        version=register.version,
        topics=dict(sorted(register.topics.items())),
        events=dict(sorted(register.events.items())),
        shown=shown and dict(sorted(shown.items())),
        history=register.history,
    )
    return msgspec.json.encode(ordered)


def _packed(register: Register) -> Register:
    """The register with what is shown as this program writes it: a file of it may be indented. Raises DecodeError."""
    shown = register.shown or {}
    loose = {key: topic for key, topic in shown.items() if b"\n" in bytes(topic)}
    if not loose:
        return register
    return replace(register, shown=shown | {key: msgspec.Raw(to_json(shown_in(topic))) for key, topic in loose.items()})
