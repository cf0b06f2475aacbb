"""Overrides that decide nothing any more, as the last build found, as things to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from timeline.overrides.changes import Kind, Option, by_id
from timeline.overrides.model import Overrides
from timeline.overrides.notation import quoted, toml_value
from timeline.reviewing.findings import Decision, Finding
from timeline.reviewing.findings import Kind as Why


class Unmatched(msgspec.Struct, frozen=True):
    """A line of `overrides.not_matched` in report.json."""

    where: str
    reason: str
    nearest: str | None = None
    title: str | None = None


def unmatched(lines: Sequence[Unmatched], overrides: Overrides, topics: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each that still stands in the overrides. `topics` are the slugs of topics and, by the ids of their
    events, the slugs of these."""
    for line in lines:
        table, key, option = place_of(line.where, overrides)
        if table == "" or not (ready := _ready(table, key, overrides)):
            continue  # somebody took it out since
        if table == "add" and options_of(table, key, overrides).get("topic") in topics:
            continue  # put right since, or another one has that number now
        decisions = (Decision.DROP, Decision.MOVE) if line.nearest else (Decision.DROP,)
        meant = f"; nearest is {line.nearest}" + (f" (“{line.title}”)" if line.title else "") if line.nearest else ""
        yield Finding(
            kind=Why.OVERRIDE,
            topic=topics.get(key) or topics.get(line.nearest or "") or "",
            override=line.where,
            title=_title(table, key, overrides) or line.where,
            about=f"{option or 'all of it'} decides nothing: {line.reason}{meant}",
            decisions=decisions,
            nearest=line.nearest or "",
            ready=ready,
        )


def place_of(where: str, overrides: Overrides) -> tuple[Kind | Literal[""], str, str]:
    """Table, key and option ("" for all of them) of a line such as "events.e3x.date" or "add[2]"; the key of an event
    by hand is its id. ("", "", "") where there is no such line."""
    if where.startswith("add["):
        number = where.removeprefix("add[").rstrip("]")
        added = overrides.add[int(number) - 1 : int(number)] if number.isdigit() and int(number) else ()
        return ("add", added[0].id or "", "") if added else ("", "", "")
    table, _, rest = where.partition(".")
    key, _, option = rest.partition(".")
    if table not in ("topics", "events") or not key:
        return "", "", ""
    return "topics" if table == "topics" else "events", key, option


def options_of(table: Kind, key: str, overrides: Overrides) -> dict[str, Option]:
    """What an entry says, by its options; nothing where there is none. The key of an event by hand is its id."""
    entries: Mapping[str, msgspec.Struct] = by_id(overrides) if table == "add" else getattr(overrides, table)
    found = entries.get(key)
    if found is None:
        return {}
    options = {name: getattr(found, name) for name in found.__struct_fields__}
    return {name: value for name, value in options.items() if value not in (None, False, ())}


def _ready(table: Kind, key: str, overrides: Overrides) -> str:
    """The entry as it stands; "" where there is none."""
    options = options_of(table, key, overrides)
    headers = {"add": "[[add]]", "topics": f"[topics.{key}]", "events": f"[events.{quoted(key)}]"}
    lines = (f"{name} = {toml_value(value)}" for name, value in options.items())
    return "\n".join([headers[table], *lines]) if options else ""


def _title(table: Kind, key: str, overrides: Overrides) -> str:
    options = options_of(table, key, overrides)
    return next((str(options[name]) for name in ("was", "title", "text") if name in options), "")
