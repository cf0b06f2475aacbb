"""A topic as a table for spreadsheets, one row an event, and what its changes make of the overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from timeline.overrides.changes import by_id, changes_between
from timeline.overrides.draft import title_as_told
from timeline.overrides.model import AddedEvent, EventOverride, Overrides
from timeline.overrides.notation import date_text
from timeline.overrides.reading import added_id
from timeline.overrides.sheet_dates import date_of_cell, is_day_first
from timeline.overrides.tables import Row, Taken, read_table, refuse, shown
from timeline.rendering.document import Document, DocumentEvent
from timeline.rendering.spreadsheet import csv_bytes

TOLD = ("when", "outlets", "quotation")
DECIDED = ("date", "title", "note", "hide", "pin", "merge", "split")
BY_HAND = ("text", "source", "url")
COLUMNS = ("event", "was", *TOLD, *DECIDED, *BY_HAND)
_OF_BY_HAND = ("date", "title", "note", *BY_HAND)
_YES = frozenset({"yes", "true", "1", "x", "ja", "wahr", "sant"})
_NO = frozenset({"", "no", "false", "0", "nein", "falsch", "nej", "falskt"})


def sheet(document: Document, part: Overrides) -> bytes:
    """The table; `part` is what the overrides say of the topic. Cells of dates and titles hold what the page shows, or
    will once it is built again; those of `TOLD` are for the reader alone."""
    return csv_bytes(COLUMNS, ([cells.get(name) for name in COLUMNS] for cells in _rows(document, part).values()))


def sheet_changes(content: bytes, file: Path, document: Document, overrides: Overrides, part: Overrides) -> Taken:
    """What such a table changes, once somebody edited it. A cell that is as it was written decides nothing; one that
    was emptied takes a decision back; a row without an id is an event by hand; one that is missing says nothing. An
    event by hand is taken out by "yes" under `hide`. Raises SettingsError with each row that cannot be understood."""
    rows, notes = read_table(content, file, COLUMNS, "event")
    reader = _Reader(_rows(document, part), part, document, rows)
    events, added = dict(overrides.events), by_id(overrides)
    faults: list[str] = []
    seen: dict[str, int] = {}
    for row in rows:
        key = row.get("event")
        try:
            if key and seen.setdefault(key, row.number) != row.number:
                raise ValueError(f"is the event {key!r}, as is row {seen[key]}; keep one of them")
            if not key or key in by_id(part):
                new = reader.by_hand(row)
                if key:
                    added.pop(key)
                if new is not None:
                    added[new.id or ""] = new
            else:
                events[key] = reader.event(row)
        except ValueError as error:
            faults.append(f"row {row.number}: {error}")
    refuse(file, faults)
    after = replace(overrides, events=events, add=tuple(added.values()))
    return Taken(changes_between(overrides, after), tuple(notes))


class _Reader:
    """What rows say, against what was written there."""

    def __init__(
        self, written: Mapping[str, Mapping[str, str]], part: Overrides, document: Document, rows: tuple[Row, ...]
    ) -> None:
        self._written = written
        self._part = part
        self._slug = document.topic.id
        self._titles = {event.id: title_as_told(event) for event in document.events}
        pairs = ((row.get("date"), written.get(row.get("event"), {}).get("date", "")) for row in rows)
        self._day_first = is_day_first(pairs)

    def event(self, row: Row) -> EventOverride:
        """Raises ValueError with what cannot be understood."""
        key = row.get("event")
        if key not in self._written:
            raise ValueError(f"there is no event {key!r} in this topic; leave the cell empty for an event by hand")
        wrong = [name for name in BY_HAND if row.get(name)]
        if wrong:
            raise ValueError(f"{wrong[0]} is for events by hand; what articles say is not to be changed")
        before = self._part.events.get(key, EventOverride())
        options = {name: value for name in DECIDED for value in self._changed(row, name)}
        was = before.was or self._titles.get(key)
        if was is not None and options.get("title") == was:
            options["title"] = None  # as the articles have it
        if not options:
            return before
        return msgspec.convert(msgspec.to_builtins(before) | options | {"was": was}, EventOverride)

    def by_hand(self, row: Row) -> AddedEvent | None:
        """None where it is to be taken out. Raises ValueError with what cannot be understood."""
        key = row.get("event")
        if _truth(row.get("hide")):
            return None
        wrong = [name for name in ("pin", "merge", "split") if row.get(name)]
        if wrong:
            raise ValueError(f"{wrong[0]} is not for events by hand; empty the cell")
        before = by_id(self._part).get(key)
        options = {name: value for name in _OF_BY_HAND for value in self._changed(row, name)}
        if before is not None:
            new = msgspec.convert(msgspec.to_builtins(before) | options, AddedEvent)
        elif not options.get("source"):
            raise ValueError("has no event, so it is one by hand, and needs a source: who says so")
        else:
            new = msgspec.convert(options | {"topic": self._slug}, AddedEvent)
        if not new.source or not (new.title or new.text):
            raise ValueError("an event by hand needs a source, and a title or a text")
        return new if new.id else replace(new, id=added_id(new))

    def _changed(self, row: Row, name: str) -> Iterator[object]:
        """The value of an option, if the cell is not as it was written."""
        before = shown(self._written.get(row.get("event"), {}).get(name, ""))
        cell = row.get(name)
        if name not in row.cells or cell == before:
            return
        try:
            if name in ("hide", "pin"):
                if _truth(cell) != _truth(before):
                    yield _truth(cell)
            elif name in ("merge", "split"):
                yield tuple(cell.split() if name == "merge" else filter(None, map(str.strip, cell.split("\n"))))
            elif name == "date" and cell:
                found = date_of_cell(cell, before, day_first=self._day_first)
                if found != before:
                    yield found
            else:
                yield cell or None
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error


def _rows(document: Document, part: Overrides) -> dict[str, dict[str, str]]:
    """The cells of each event by its id, in the order of the page; then those that are not there, and those by hand."""
    added = by_id(part)
    found = {each.id: _event_cells(each, part.events.get(each.id)) for each in document.events if each.id not in added}
    for key, override in part.events.items():
        if key not in found:
            found[key] = {"event": key, "was": override.was or "", **_decided(override)}
    for key, each in added.items():
        cells = {name: getattr(each, name) or "" for name in _OF_BY_HAND}
        found[key] = {"event": key} | cells
    return found


def _event_cells(event: DocumentEvent, override: EventOverride | None) -> dict[str, str]:
    told = {
        "event": event.id,
        "was": (override.was if override else None) or title_as_told(event),
        "when": event.when,
        "outlets": "; ".join(event.outlets),
        "quotation": event.evidence[0].text if event.evidence else "",
        "date": (date_text(event.interval.read()) if event.interval else None) or "",
        "title": event.title,
    }
    return told | {name: cell for name, cell in _decided(override or EventOverride()).items() if cell}


def _decided(override: EventOverride) -> dict[str, str]:
    return {
        "date": override.date or "",
        "title": override.title or "",
        "note": override.note or "",
        "hide": "yes" if override.hide else "",
        "pin": "yes" if override.pin else "",
        "merge": " ".join(override.merge),
        "split": "\n".join(override.split),
    }


def _truth(cell: str) -> bool:
    if cell.casefold() in _YES | _NO:
        return cell.casefold() in _YES
    raise ValueError(f"{cell[:40]!r} is neither yes nor no; write yes, or leave it empty")
