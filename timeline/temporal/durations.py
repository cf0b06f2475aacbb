"""Lengths and sets of times as values: what the words state, in the units that TIMEX3 has."""

from __future__ import annotations

from collections import defaultdict

from timeline.temporal.meanings import Length, Recurring
from timeline.temporal.values import DurationValue, SetValue

# Units that TIMEX3 has no letter for, in those that it has.
_COUNTED_IN = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "half": (6, "month"),
    "season": (3, "month"),
    "fortnight": (2, "week"),
    "weekend": (2, "day"),
}
# Large to small, as a duration is written.
_ORDER = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
# What half of a unit is, where it has a whole number of smaller ones.
_HALVES = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute"), "minute": (30, "second")}


def duration_value(length: Length) -> DurationValue:
    """What the words state as a length: "two decades" are 20 years, "a year and a half" are P1Y6M."""
    amounts: dict[str, list[float | None]] = defaultdict(list)
    for amount, unit in _halved(length.parts):
        count, smaller = _COUNTED_IN.get(unit, (1, unit))
        amounts[smaller].append(None if amount is None else amount * count)
    return DurationValue(tuple((_total(amounts[unit]), unit) for unit in _ORDER if unit in amounts))


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
