"""Events as editors tell them: another title or date, a note, pinned; what the texts say is kept beside it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from timeline.models import Certainty, Event, Told
from timeline.overrides.dates import read_date
from timeline.overrides.model import EventOverride

Shorten = Callable[[str], str | None]
"""Cuts a title to a label; None where no words of it read as one."""

_ORDER = ("date", "title", "note", "pin", "merge", "split")


def retold(event: Event, override: EventOverride, shorten: Shorten, *, hemisphere: str, dated: bool) -> Event:
    """The event with the editors' title, date, note and pin. Without `dated` the texts date it, as in the past of a
    topic. `hemisphere` says whose seasons a date means."""
    edited = {key for key in ("date", "title", "note", "pin") if getattr(override, key)} - (
        set() if dated else {"date"}
    )
    if not edited:
        return event
    told = replace(
        event,
        edited=tuple(key for key in _ORDER if key in edited or key in event.edited),
        as_told=event.as_told or as_told(event) if edited & {"date", "title"} else event.as_told,
        note=override.note or event.note,
        pinned=override.pin or event.pinned,
    )
    if override.title:
        told = replace(told, title=override.title, label=shorten(override.title) or override.title)
    if dated and override.date:
        found = read_date(override.date, hemisphere)
        told = replace(told, interval=found.interval, value=found.value, certainty=Certainty.STATED)
    return told


def as_told(event: Event) -> Told:
    """What the texts say of it: its title, and its date with the words that give it."""
    timexes = [each.timex for each in event.evidence if each.timex is not None]
    deciding = next((each for each in timexes if each.value == event.value), timexes[0] if timexes else None)
    return Told(
        title=event.title,
        interval=event.interval,
        value=event.value,
        words=deciding.text if deciding is not None else None,
    )
