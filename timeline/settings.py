"""timeline.toml: what a newsroom sets. Unknown keys are errors, so that a slip of the pen is not silently ignored."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from timeline.errors import SettingsError

Hemisphere = Literal["north", "south"]
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every table of the file."""


class SourceSettings(Table, frozen=True):
    """`[sources."Sweden Herald"]`: what is known about one outlet."""

    aliases: tuple[str, ...] = ()
    zone: str | None = None
    hemisphere: Hemisphere | None = None
    language: str | None = None


class TopicSettings(Table, frozen=True):
    """`[topics.<slug>]`: a named topic and what belongs to it; an article that meets any one line is in."""

    title: str
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Settings(Table, frozen=True):
    """The whole file. Each key has a default, so that no file is needed."""

    language: str = "en"
    zone: str | None = None
    hemisphere: Hemisphere = "north"
    captured_at: str | None = None
    min_articles: Annotated[int, msgspec.Meta(ge=1)] = 2
    max_skipped: Share = 1.0
    site_title: str = "Story timelines"
    fields: dict[str, str] = {}
    sources: dict[str, SourceSettings] = {}
    topics: dict[str, TopicSettings] = {}


def load_settings(path: Path | None) -> Settings:
    """Read timeline.toml; without a path, the defaults. Raises SettingsError with the file, the key and the choices."""
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: no such settings file; leave --config away to use the defaults") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    try:
        return msgspec.convert(data, type=Settings)
    except msgspec.ValidationError as error:
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(Settings))
        raise SettingsError(f"{path}: {error}. Top-level options are: {known}") from error
