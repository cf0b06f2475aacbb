"""Where a record keeps what we need: the names of `[fields]` in timeline.toml, else common ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from timeline.reading.names import load_names
from timeline.settings import FieldPath, FieldSettings

Record = Mapping[str, Any]

_LONGEST_KEY = 100
"""Characters of a key that may be one of ours in another spelling."""

_MOST_KEYS = 500
"""Keys of a record that are kept in mind for the next one."""

OUR_NAMES = FieldSettings(**{name: name for name in FieldSettings.__struct_fields__ if name != "records"})
"""Each field under its own name, as the records of all formats but exports have it."""


def value_of(record: Record, field: str, settings: FieldSettings) -> Any | None:
    """The value of one of our fields in a record; None where it is missing or empty."""
    for path in paths_of(field, settings):
        value = look_up(record, path)
        if value not in (None, "", [], {}):
            return value
    return None


def paths_of(field: str, settings: FieldSettings) -> tuple[str, ...]:
    """Where a field is looked for: where the settings say, and nowhere else; without them, the common names."""
    mapped: FieldPath | None = getattr(settings, field)
    if mapped is None:
        return load_names().fields[field]
    return (mapped,) if isinstance(mapped, str) else mapped


def is_mapped(field: str, settings: FieldSettings) -> bool:
    return getattr(settings, field) is not None


def is_in_our_own_form(record: Record, settings: FieldSettings) -> bool:
    """Whether a record is an article as this program writes it (`id`, `text`, ...), not one of the mapped export."""
    is_export = value_of(record, "text", settings) is not None or value_of(record, "html", settings) is not None
    return not is_export and isinstance(record.get("text"), str)


def look_up(record: object, path: str) -> Any | None:
    """Follow a path such as `headline.main`, `authors.0.name` or `blocks.*.text` (a list of all that are there).

    A key that itself holds dots is found as it stands. None where the path leads nowhere.
    """
    if isinstance(record, Mapping):
        key = _key(record, path)
        if key is not None:
            return record[key]
    step, dot, rest = path.partition(".")
    if isinstance(record, list):
        return _in_list(record, step, rest)
    if not dot or not isinstance(record, Mapping):
        return None
    key = _key(record, step)
    return look_up(record[key], rest) if key is not None else None


def _in_list(items: list[Any], step: str, rest: str) -> Any | None:
    if step == "*":
        found = [look_up(item, rest) if rest else item for item in items]
        return [item for item in found if item is not None] or None
    if not step.isascii() or not step.isdigit() or int(step) >= len(items):
        return None
    return look_up(items[int(step)], rest) if rest else items[int(step)]


def _key(record: Mapping[str, Any], name: str) -> str | None:
    """The key as written, else the first that differs only in case, `_`, `-` and blanks."""
    if name in record:
        return name
    by_folded = _known_by_folded if len(record) <= _MOST_KEYS else _by_folded
    return by_folded(tuple(record)).get(_folded(name))


def _by_folded(keys: tuple[object, ...]) -> dict[str, str]:
    """The first of the keys of each spelling, by what all of them come to."""
    found: dict[str, str] = {}
    for key in keys:
        if isinstance(key, str) and len(key) <= _LONGEST_KEY:
            found.setdefault(_folded(key), key)
    return found


_known_by_folded = lru_cache(maxsize=256)(_by_folded)  # the records of a file mostly have the same keys


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


def known_keys(record: object, deepest: int = 2) -> str:
    """The paths that exist in a record, for messages: `headline.main`, `authors.0.name`; a dozen at most."""
    paths = list(_paths(record, deepest))
    return ", ".join(paths[:12]) + (", ..." if len(paths) > 12 else "") if paths else "none"


def _paths(record: object, deepest: int, prefix: str = "") -> Iterator[str]:
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(record, Mapping):
        items = record.items()
    elif isinstance(record, list):
        items = list(enumerate(record))[:1]
    for key, value in items:
        path = f"{prefix}{str(key)[:40]}"
        if deepest and isinstance(value, Mapping | list) and value and not _is_plain(value):
            yield from _paths(value, deepest - 1, f"{path}.")
        else:
            yield path


def _is_plain(value: object) -> bool:
    return isinstance(value, list) and not isinstance(value[0], Mapping | list)
