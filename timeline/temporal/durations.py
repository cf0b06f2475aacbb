"""Lengths and sets of times as values: what the words state, in the units that TIMEX3 has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from timeline.models import Step, said
from timeline.temporal.calendar import CALENDAR_UNITS, CalendarError, add
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import Length, Recurring
from timeline.temporal.scene import Resolved, Scene, dct_anchor
from timeline.temporal.units import LENGTH_IN, TIMEX3_UNITS
from timeline.temporal.values import CalendarValue, DurationValue, SetValue

# What half of a unit is, where it has a whole number of smaller ones.
_HALVES = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute"), "minute": (30, "second")}


def duration_value(length: Length) -> DurationValue:
    """What the words state as a length: "two decades" are 20 years, "a year and a half" are P1Y6M."""
    amounts: dict[str, list[float | None]] = defaultdict(list)
    for amount, unit in _halved(length.parts):
        count, smaller = LENGTH_IN.get(unit, (1, unit))
        amounts[smaller].append(None if amount is None else amount * count)
    return DurationValue(tuple((_total(amounts[unit]), unit) for unit in TIMEX3_UNITS if unit in amounts))


def _total(amounts: list[float | None]) -> float | None:
    """None where one of them is not stated."""
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def _halved(parts: tuple[tuple[float | None, str], ...]) -> list[tuple[float | None, str]]:
    result: list[tuple[float | None, str]] = []
    for amount, unit in parts:
        if amount is not None and amount % 1 == 0.5 and unit in _HALVES and len(parts) == 1:
            half, smaller = _HALVES[unit]
            if amount > 1:
                result.append((amount - 0.5, unit))
            result.append((half, smaller))
        else:
            result.append((amount, unit))
    return result


def set_value(recurring: Recurring) -> SetValue:
    """What comes again, or how long it is until it does, how often in each, and the quantifier."""
    every = duration_value(recurring.every) if isinstance(recurring.every, Length) else recurring.every
    return SetValue(every, recurring.times, recurring.quant)


def resolve_length(length: Length, scene: Scene) -> Resolved:
    """A length by itself, or tied to the publication where the words say on which side of it it lies."""
    value = duration_value(length)
    step = Step("length", said("a length of time: by itself it has no place on the axis"))
    plain = Resolved(text=value.timex3(), mod=length.mod, steps=(step,))
    if length.direction is None or scene.dct is None or scene.today is None or _is_elsewhere(scene):
        return plain
    is_past = length.direction == "past"
    anchor, published = dct_anchor(scene), scene.publication
    other = _other_end(value, scene.today, -1 if is_past else 1)
    if other is None:
        side = said("it ends with {anchor}" if is_past else "it begins with {anchor}", anchor=published)
        return replace(plain, anchor=anchor, steps=(step, Step("counted", side)))
    ends = (other.timex3(), str(scene.dct)) if is_past else (str(scene.dct), other.timex3())
    first, last = (in_words(other), published) if is_past else (published, in_words(other))
    step_between = Step("counted", said("from {first} to {last}", first=first, last=last))
    return replace(plain, anchor=anchor, ends=ends, steps=(step, step_between))


def _is_elsewhere(scene: Scene) -> bool:
    """Whether the text speaks of another time than its own: "in 2010 the last three months were dry"."""
    focus = scene.focus if scene.focus_is_near else None
    if scene.is_narrative or focus is None or scene.today is None:
        return scene.is_narrative
    return focus.value.start.year != scene.today.year


def _other_end(value: DurationValue, day: date, sign: int) -> CalendarValue | None:
    """The calendar unit of the length's own fineness in which it begins or ends; None where that is not stated."""
    for amount, unit in value.parts:
        if amount is None or amount != round(amount) or unit not in CALENDAR_UNITS:
            return None
        try:
            day = add(day, sign * round(amount), unit)
        except CalendarError:
            return None
    return CalendarValue.containing(day, value.parts[-1][1])
