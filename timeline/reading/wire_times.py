"""Which of the times that a wire story states is the one at which it was published, and which its update."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from timeline.models import Clue, Moment, said
from timeline.reading.frames import Frame
from timeline.reading.stated_times import read_time

_COMPACT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d{2}:\d{2})$")


def as_iso(value: str | None, *, midnight_is_none: bool = False) -> str | None:
    """A time as wires write it (`20241115T104800+0100`, `2024-11-15T10:48:00Z`) as ISO 8601, the offset kept; as it is
    where it is written in another way, and None for an empty one.

    `midnight_is_none`: midnight stands for a day without a time, as NITF asks of those who know none.
    """
    value = (value or "").strip()
    found = _COMPACT.fullmatch(value)
    if found is None:
        return value or None
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None or (midnight_is_none and (hour, minute, second or "00") == ("00", "00", "00")):
        return f"{year}-{month}-{day}"
    zone = zone if zone in (None, "Z") else f"{zone[:3]}:{zone[-2:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}{f':{second}' if second else ''}{zone or ''}"


def from_midnight(time: str | None, like: str | None) -> str | None:
    """The same, a day being its first minute, in the zone of another time (`like`) of the story: what is released on a
    day may be shown on all of it."""
    if time is None or not _DAY.fullmatch(time):
        return time
    zone = _ZONE.search(like or "")
    return f"{time}T00:00{zone.group() if zone else ''}"


def earliest(times: Iterable[str | None]) -> str | None:
    """The earliest of several ends, of which one that is no time counts before all: it lets nothing through."""
    found = {time: read_time(time, Frame()) for time in times if time}
    return min(
        found, key=lambda time: (moment.day.isoformat(), time) if (moment := found[time]) else ("", ""), default=None
    )


def times_of(
    stated: Mapping[str, str | None],
    *,
    published: Sequence[str],
    updated: Sequence[str] = (),
    embargo: str | None = None,
) -> dict[str, Any]:
    """The fields of a record that tell its times: `published` and `updated`, by which name the record states each
    (`published_from`, `updated_from`), and all that it states (`times`), in the order in which it does.

    `stated` is by the names of the format, ISO 8601. The first of `published` that can be read counts, and the first of
    `updated` that is later. A story whose `embargo` ends only after all of these is published then, `filed` before, and
    under an embargo until then (`embargo_until`); one that had ended when the story was made is none any more.
    """
    times = {name: value for name, value in stated.items() if value}
    read = {name: moment for name, value in times.items() if (moment := read_time(value, Frame()))}
    made = [name for name in (*published, *updated) if name in read]
    record: dict[str, Any] = {"times": times}
    lead = next((name for name in published if name in read), None)
    if embargo in times and not (embargo in read and any(has_ended(read[embargo], read[name]) for name in made)):
        record |= {"embargo_until": times[embargo], "embargo_from": embargo}
        if lead is not None:
            record["filed"] = times[lead]
        lead = embargo if embargo in read else lead
    if lead is None:
        return record
    lead = _finer(lead, [name for name in published if name in read], read)
    record |= {"published": times[lead], "published_from": lead}
    update = next((name for name in updated if name in read and _is_later(read[name], read[lead])), None)
    return record | ({"updated": times[update], "updated_from": update} if update else {})


def _finer(lead: str, names: Sequence[str], read: Mapping[str, Moment]) -> str:
    """Another time of the same day that states the clock too, where the chosen one is a day."""
    day = read[lead]
    finer = (name for name in names if read[name].has_clock and read[name].day == day.day)
    return lead if day.has_clock else next(finer, lead)


def clues_of(record: Mapping[str, Any]) -> list[Clue]:
    """By which of several times the publication of a record went; none where it states one, or is of no wire."""
    chosen, times = record.get("published_from"), record.get("times")
    if not isinstance(chosen, str) or not isinstance(times, Mapping):
        return []
    others = ", ".join(f"{name} {str(value)[:60]}" for name, value in times.items() if name != chosen)
    if chosen == record.get("embargo_from"):
        return [
            Clue(
                "choice",
                said("published when its embargo ends, {name}; also stated: {others}", name=chosen, others=others),
            )
        ]
    if not others:
        return [Clue("choice", said("the publication is taken from {name}", name=chosen))]
    words = "the publication is taken from {name}, which counts before the others: {others}"
    return [Clue("choice", said(words, name=chosen, others=others))]


def has_ended(embargo: Moment, made: Moment) -> bool:
    """Whether an embargo (of a day: the whole of it) was surely over when a story was made."""
    if (embargo.at.tzinfo is None) != (made.at.tzinfo is None):
        return embargo.day < made.day
    return embargo.at + timedelta(days=not embargo.has_clock) <= made.at


def _is_later(one: Moment, other: Moment) -> bool:
    """Whether one surely lies after the other; of two that differ in exactness or zone, by their days."""
    alike = one.has_clock and other.has_clock and (one.at.tzinfo is None) == (other.at.tzinfo is None)
    return one.at > other.at if alike else one.day > other.day
