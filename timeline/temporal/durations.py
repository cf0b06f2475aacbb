"""TIMEX3 values of durations and of sets of times."""

from __future__ import annotations

from timeline.temporal.meanings import Length, Recurring

# TIMEX3 letters of the units of a duration; the flag says that it stands after the T. A decade is ten years.
_LETTERS = {
    "century": ("Y", False, 100),
    "decade": ("Y", False, 10),
    "year": ("Y", False, 1),
    "half": ("M", False, 6),
    "season": ("M", False, 3),
    "quarter": ("Q", False, 1),
    "month": ("M", False, 1),
    "fortnight": ("W", False, 2),
    "week": ("W", False, 1),
    "weekend": ("D", False, 2),
    "day": ("D", False, 1),
    "hour": ("H", True, 1),
    "minute": ("M", True, 1),
    "second": ("S", True, 1),
}
# What half of a unit is, where it has a whole number of smaller ones.
_HALVES = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute"), "minute": (30, "second")}


def duration_value(length: Length) -> str:
    """The TIMEX3 value of a duration: P2W, PT1H30M, PXD."""
    days: list[str] = []
    clock: list[str] = []
    for amount, unit in _halved(length.parts):
        letter, is_clock, factor = _LETTERS[unit]
        number = "X" if amount is None else f"{amount * factor:g}"
        (clock if is_clock else days).append(number + letter)
    return "P" + "".join(days) + ("T" + "".join(clock) if clock else "")


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


def set_value(recurring: Recurring) -> str:
    """The TIMEX3 value of a set: what comes again (XXXX-WXX-4), or how long it is until it does (P1D)."""
    return duration_value(recurring.value) if isinstance(recurring.value, Length) else recurring.value
