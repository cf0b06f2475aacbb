"""timeline.overrides.toml read: unknown keys, dates that are none and what contradicts itself are errors."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from timeline.errors import SettingsError
from timeline.overrides.contradictions import contradictions
from timeline.overrides.model import AddedEvent, Overrides
from timeline.overrides.values import faults
from timeline.settings_table import refuse_unknown

FILE_NAME = "timeline.overrides.toml"
_ID_LENGTH = 10


def load_overrides(path: Path, *, must_exist: bool = False) -> Overrides:
    """Read the file; nothing is overridden where there is none, unless it `must_exist`. Raises SettingsError with the
    file and the key."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        if must_exist:
            raise SettingsError(f"{path}: no such file of overrides; make it, or take its setting out") from error
        return Overrides()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a TOML file that can") from error
    return decoded_overrides(data, path)


def decoded_overrides(data: bytes, path: Path) -> Overrides:
    """The overrides of a file's content; `path` is for messages. Each added event has its id. Raises SettingsError."""
    try:
        table = _with_dates_as_text(tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    refuse_unknown(table, Overrides, path)
    try:
        overrides = msgspec.convert(table, type=Overrides)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}. See docs/overrides.md for what each key may be") from error
    overrides = replace(overrides, add=tuple(replace(each, id=each.id or added_id(each)) for each in overrides.add))
    for fault in (*faults(overrides), *contradictions(overrides)):
        raise SettingsError(f"{path}: {fault}")
    return overrides


def added_id(added: AddedEvent) -> str:
    """The id that an event by hand gets by its content, safe in an address; its note is no part of that."""
    parts = (added.topic, added.date, added.title, added.text, added.source, added.url)
    raw = hashlib.sha256("\n".join(" ".join((part or "").split()) for part in parts).encode()).digest()
    return "h" + base64.b32encode(raw).decode().lower()[: _ID_LENGTH - 1]


def _with_dates_as_text(value: Any) -> Any:
    """TOML has dates of its own: `date = 2024-11-15` means what it means in quotes."""
    if isinstance(value, dict):
        return {key: _with_dates_as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_dates_as_text(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value
