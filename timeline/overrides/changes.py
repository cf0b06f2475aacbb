"""What is to change in the overrides, one option at a time: so that two who edit at once do not undo each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from timeline.models import Model
from timeline.overrides.model import AddedEvent, EventOverride, Overrides, TopicOverride
from timeline.overrides.notation import toml_value

Kind = Literal["topics", "events", "add"]
Option = str | bool | tuple[str, ...] | None
Entries = dict[str, dict[str, Option]]
_NAMES_ONLY = frozenset({"was"})  # says nothing but which event is meant


class Change(Model, frozen=True):
    """One option of one entry: `key` is a slug or an id. None: the option is not there, neither `before` nor after."""

    table: Kind
    key: str
    option: str
    value: Option
    before: Option = None

    def __str__(self) -> str:
        where = f"{self.table}.{self.key}.{self.option}"
        if self.value is None:
            return f"{where}: taken out (was {toml_value(self.before)})" if self.before is not None else where
        was = f" (was {toml_value(self.before)})" if self.before is not None else ""
        return f"{where} = {toml_value(self.value)}{was}"


def changes_between(before: Overrides, after: Overrides) -> tuple[Change, ...]:
    """What makes `before` into `after`, in the order of `after`, then what it has no more. An entry that only says what
    an event was called decides nothing, and counts as if it were not there."""
    tables: tuple[tuple[Kind, Entries, Entries], ...] = (
        ("topics", _entries(before.topics), _entries(after.topics)),
        ("events", _entries(before.events), _entries(after.events)),
        ("add", _entries(by_id(before)), _entries(by_id(after))),
    )
    return tuple(
        change
        for table, old, new in tables
        for key in dict.fromkeys((*new, *old))
        for change in _of_entry(table, key, old.get(key, {}), new.get(key, {}))
    )


def changed(overrides: Overrides, changes: Iterable[Change]) -> Overrides:
    """The overrides once these changes are made."""
    topics, events, added = _entries(overrides.topics), _entries(overrides.events), _entries(by_id(overrides))
    tables = {"topics": topics, "events": events, "add": added}
    for change in changes:
        entry = {**tables[change.table].get(change.key, {}), change.option: change.value}
        tables[change.table][change.key] = {option: value for option, value in entry.items() if value is not None}
    return Overrides(
        topics={key: msgspec.convert(entry, TopicOverride) for key, entry in topics.items() if entry},
        events={key: msgspec.convert(entry, EventOverride) for key, entry in events.items() if entry},
        add=tuple(replace(msgspec.convert(entry, AddedEvent), id=key) for key, entry in added.items() if entry),
    )


def by_id(overrides: Overrides) -> dict[str, AddedEvent]:
    """The events by hand by their ids, which overrides that were read all have."""
    return {each.id: each for each in overrides.add if each.id is not None}


def _of_entry(table: Kind, key: str, old: Mapping[str, Option], new: Mapping[str, Option]) -> Iterator[Change]:
    for option in dict.fromkeys((*new, *old)):
        if new.get(option) != old.get(option):
            yield Change(table=table, key=key, option=option, value=new.get(option), before=old.get(option))


def _entries(table: Mapping[str, msgspec.Struct]) -> Entries:
    """The options of each entry that are not as where nothing is said."""
    found = {key: _options(entry) for key, entry in table.items()}
    return {key: options for key, options in found.items() if options.keys() - _NAMES_ONLY}


def _options(entry: msgspec.Struct) -> dict[str, Option]:
    fields = msgspec.structs.fields(entry)
    return {
        field.encode_name: value for field in fields if (value := getattr(entry, field.name)) not in (None, False, ())
    }
