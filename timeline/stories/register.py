"""The register that keeps slugs and event ids under their readers from one build to the next, as a file has it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from timeline.errors import OutputError

_VERSION = 1


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
    return decoded_register(data, str(path))


def decoded_register(data: bytes, place: str) -> Register:
    """A register from its JSON, which stands at `place`. Raises OutputError where it cannot be used."""
    remedy = "restore it from a backup, or remove it to give out new ids"
    try:
        register = msgspec.json.decode(data, type=Register)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OutputError(f"{place}: the register of ids is broken ({error}); {remedy}") from error
    if register.version != _VERSION:
        found = register.version
        raise OutputError(f"{place}: is a register of version {found}, this program knows {_VERSION}; {remedy}")
    return register


def dump_register(register: Register) -> bytes:
    """The register as JSON, indented and in a fixed order, with a newline at its end."""
    ordered = Register(
        version=register.version,
        topics=dict(sorted(register.topics.items())),
        events=dict(sorted(register.events.items())),
    )
    return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"
