"""Lengths of time and sets of times."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.temporal.building.numbers import amount_of
from timeline.temporal.building.slots import Slots
from timeline.temporal.meanings import Length, Meaning, Recurring
from timeline.temporal.units import LARGE_TO_SMALL
from timeline.temporal.values import CalendarPattern, DurationValue, parse_duration

_FIXED = re.compile(r"(\d\d)-(\d\d)")  # a holiday that has its day in each year


def length(slots: Slots, given: Slots) -> Meaning | None:
    """One amount of one unit: "three weeks", "several days"."""
    amount = amount_of(slots, given)
    unit = str(slots.get("unit", given.get("unit")))
    if unit == "quarter" and amount is not None and amount > 1000:  # "the 1988 quarter" is no 1988 quarters
        return None
    if amount is not None and "plus" in given:
        amount += given["plus"]
    return Length(((amount, unit),), given.get("mod"))


def tied_length(slots: Slots, given: Slots) -> Meaning | None:
    """A length that ends (`past`) or begins (`future`) with the publication: "the past three months"."""
    length = next(iter(slots.values()))
    return replace(length, direction=given["direction"]) if isinstance(length, Length) else None


def sum_of_lengths(slots: Slots, given: Slots) -> Meaning | None:
    """Amounts of smaller and smaller units: "two years and three months"."""
    first, second = slots["duration"], slots["more"]
    if not isinstance(first, Length) or not isinstance(second, Length):
        return None
    units = [unit for _, unit in (*first.parts, *second.parts)]
    if len(set(units)) != len(units) or any(amount is None for amount, _ in (*first.parts, *second.parts)):
        return None  # "weeks and months" is no sum
    if [unit for unit in LARGE_TO_SMALL if unit in units] != units:
        return None  # "30 hours a week"
    return Length((*first.parts, *second.parts), first.mod)


def recurring(slots: Slots, given: Slots) -> Meaning | None:
    """SET: every unit (`P1D`), every weekday (`XXXX-WXX-4`), month or season; `times` in each."""
    times = slots.get("times")
    every = _every(slots, given)
    if every is None:
        return None
    quant = slots.get("quant", given.get("quant"))
    return Recurring(every, quant, times if isinstance(times, int) and times > 0 else None)


def _every(slots: Slots, given: Slots) -> CalendarPattern | DurationValue | Length | None:
    if "unit" in slots or "unit" in given:
        amount, unit = amount_of(slots, given), str(slots.get("unit", given.get("unit")))
        return CalendarPattern(weekend=True) if (amount, unit) == (1, "weekend") else Length(((amount, unit),))
    if "often" in slots:
        return parse_duration(str(slots["often"]))
    month, day = slots.get("month"), slots.get("day")
    if "holiday" in slots:
        fixed = _FIXED.fullmatch(slots["holiday"])
        if fixed is None:  # "every Easter": the day is another each year
            return parse_duration("P1Y")
        month, day = int(fixed[1]), int(fixed[2])
    workdays = bool(given.get("workdays"))
    try:
        return CalendarPattern(
            slots.get("weekday"), month, slots.get("season"), slots.get("part"), day=day, workdays=workdays
        )
    except ValueError:
        return None
