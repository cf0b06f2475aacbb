"""What every table of timeline.toml has in common: unknown keys are errors, answered with the nearest that is one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import msgspec

from timeline.errors import SettingsError


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every table of the file."""


def refuse_unknown(data: object, kind: object, path: Path, where: str = "") -> None:
    """Raise SettingsError for the first key that is no option of `kind`, with the nearest that is one, however deep it
    stands in `data`. `where` are the tables around it: "topics.bridge."."""
    if isinstance(kind, UnionType):
        kind = next((each for each in get_args(kind) if each is not NoneType), kind)
    if get_origin(kind) is tuple and isinstance(data, list):
        for number, value in enumerate(data, 1):
            refuse_unknown(value, get_args(kind)[0], path, f"{where.rstrip('.')}[{number}].")
    if not isinstance(data, dict):
        return
    if isinstance(kind, type) and issubclass(kind, Table):
        options = get_type_hints(kind)
        for key, value in data.items():
            if key not in options:
                raise SettingsError(f"{path}: unknown option {where + key!r}{_suggestion(key, list(options))}")
            refuse_unknown(value, options[key], path, f"{where}{key}.")
    elif get_origin(kind) is dict:
        for key, value in data.items():
            refuse_unknown(value, get_args(kind)[1], path, f"{where}{key}.")


def _suggestion(key: str, options: list[str]) -> str:
    near = get_close_matches(key, options, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; the options here are: {', '.join(options)}"
