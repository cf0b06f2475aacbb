"""Dates and clock times from the parts that the words state, and what no date can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from timeline.temporal.building.slots import Slots
from timeline.temporal.meanings import BeforeChrist, Fields, Meaning, Modified, Range, unit_of
from timeline.temporal.values import LONGEST_MONTHS

_FIELD_NAMES = tuple(field.name for field in fields(Fields))
_PARTS = attrgetter(*_FIELD_NAMES)


def joined(slots: Slots, given: Slots) -> Meaning | None:
    """Join what the slots state; a slot or `with` key that is named like a field sets it, `frame` holds the rest."""
    stated: dict[str, Any] = {}
    outer: Meaning | None = None
    for name, value in (*slots.items(), *given.items()):
        if name in _FIELD_NAMES and name != "frame":
            parts = {name: value}
        elif isinstance(value, Fields):
            parts = {part: each for part, each in zip(_FIELD_NAMES, _PARTS(value), strict=True) if each is not None}
        elif outer is None:
            outer = value
            continue
        else:
            return None
        if not stated.keys().isdisjoint(parts):
            return None
        stated |= parts
    if not _possible(stated):
        return None
    joined = Fields(**stated)
    return joined if outer is None else _within(joined, outer)


def _within(stated: Fields, outer: Meaning) -> Meaning | None:
    if isinstance(outer, Modified):
        inner = _within(stated, outer.of)
        return None if inner is None else Modified(inner, outer.mod)
    if isinstance(outer, Range):  # "between 10 and 12 on Wednesday": each end on that day
        first, last = _on(stated, outer.first), _on(stated, outer.last)
        return None if first is None or last is None else Range(first, last)
    if stated.frame is not None or (stated.weekday is not None and unit_of(outer) == "day"):
        return None  # "on Thursday, a day before the vote" names two days
    return replace(stated, frame=outer)


def _on(stated: Fields, end: Meaning) -> Fields | None:
    """One end of a range, with what is stated of both."""
    return stated.merged(end) if isinstance(end, Fields) else None


# What each part may be, whatever class of a newsroom's own rule fills it: "the fifteenth quarter", "week 60" are none.
_LIMITS = {
    "century": (0, 99),
    "decade": (0, 999),
    "half": (1, 2),
    "quarter": (1, 4),
    "month": (1, 12),
    "week": (1, 53),
    "weekday": (1, 7),
    "day": (1, 31),
    "hour": (0, 24),
    "minute": (0, 59),
    "second": (0, 59),
}
_NAMED = frozenset({"season", "part", "holiday", "meridiem", "offset"})


def _possible(stated: Mapping[str, Any]) -> bool:
    """Whether the parts, by the names of their fields, can be a date or a time."""
    if not all(_may_be(name, part) for name, part in stated.items() if part is not None):
        return False
    day, month, hour, meridiem = map(stated.get, ("day", "month", "hour", "meridiem"))
    if day is not None and month is not None and day > LONGEST_MONTHS[month - 1]:
        return False
    if hour is None:
        return True
    if meridiem is not None and not 1 <= hour <= 12:
        return False
    return hour < 24 or not (stated.get("minute") or stated.get("second"))


def _may_be(name: str, part: object) -> bool:
    if isinstance(part, float):  # "2.5 CE", "week 3.5"
        return False
    if name in _LIMITS:
        low, high = _LIMITS[name]
        return isinstance(part, int) and low <= part <= high
    return name not in _NAMED or isinstance(part, str)


def in_frame(slots: Slots, given: Slots) -> Meaning | None:
    """A part that lies within another date: "January this year", "Friday of next week"."""
    inner = joined({key: value for key, value in slots.items() if key != "frame"}, given)
    frame = slots["frame"]
    if not isinstance(inner, Fields) or inner.frame is not None:
        return None
    if isinstance(frame, Fields):
        return inner.merged(frame)
    return replace(inner, frame=frame)


def days(slots: Slots, given: Slots) -> Meaning | None:
    """`3-5 May`: the days of one month."""
    first, last = slots["days"]
    stated = {name: value for name, value in slots.items() if name != "days"}
    low, high = joined({**stated, "day": first}, given), joined({**stated, "day": last}, given)
    return None if low is None or high is None else Range(low, high)


def decade(slots: Slots, given: Slots) -> Meaning | None:
    """The 1990s by their first year, or by two digits from 1930 to 2020."""
    if "year" in slots:
        year = slots["year"]
        return Fields(decade=year // 10) if year % 10 == 0 else None
    tens = slots.get("two_digits", slots.get("tens"))
    if not isinstance(tens, int) or tens % 10:
        return None
    return Fields(decade=(190 if tens >= 30 else 200) + tens // 10)


def century(slots: Slots, given: Slots) -> Meaning | None:
    """A century by its number, from the second on."""
    ordinal = slots["ordinal"]
    return Fields(century=ordinal - 1) if isinstance(ordinal, int) and 2 <= ordinal <= 22 else None


def before_christ(slots: Slots, given: Slots) -> Meaning | None:
    """A year or century before the year 1."""
    number = slots.get("number", slots.get("ordinal"))
    if not isinstance(number, int) or not 1 <= number <= (99 if "ordinal" in slots else 9999):
        return None
    return BeforeChrist(number, is_century="ordinal" in slots)


def short_year(slots: Slots, given: Slots) -> Meaning | None:
    """'89: the century is filled in, the nearest that is not far ahead."""
    tens = slots["two_digits"]
    return Fields(year=(1900 if tens >= 30 else 2000) + tens)
