"""A length of time, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE_LETTERS = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D"}
_CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
_UNITS = (*_DATE_LETTERS, *_CLOCK_LETTERS)
_AMOUNT = r"([0-9]+(?:\.[0-9]+)?|X)"
_DURATION = re.compile(
    "P"
    + "".join(f"(?:{_AMOUNT}{letter})?" for letter in _DATE_LETTERS.values())
    + "(?:T"
    + "".join(f"(?:{_AMOUNT}{letter})?" for letter in _CLOCK_LETTERS.values())
    + ")?"
)


@dataclass(frozen=True, slots=True)
class DurationValue:
    """Amounts of units, large to small, each unit once; the amount None is not stated ("some years").

    The units are those that TIMEX3 has letters for: year, quarter, month, week, day, hour, minute, second. Raises
    ValueError for others, for none, and for two amounts of one unit.
    """

    parts: tuple[tuple[float | None, str], ...]

    def __post_init__(self) -> None:
        units = tuple(unit for _, unit in self.parts)
        if not units or units != tuple(unit for unit in _UNITS if unit in units):
            raise ValueError(f"{self.parts} is no length of time: it needs units, each once, large to small")

    def timex3(self) -> str:
        """P2W, PT1H30M, P1.5W, PXD."""
        dates = (_plain(amount) + _DATE_LETTERS[unit] for amount, unit in self.parts if unit in _DATE_LETTERS)
        clocks = [_plain(amount) + _CLOCK_LETTERS[unit] for amount, unit in self.parts if unit in _CLOCK_LETTERS]
        return "P" + "".join(dates) + ("T" + "".join(clocks) if clocks else "")


def parse_duration(text: str) -> DurationValue | None:
    """The length that `DurationValue.timex3` wrote, or None for anything else."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()) or text.endswith("T"):
        return None
    amounts = zip(match.groups(), _UNITS, strict=True)
    return DurationValue(tuple((None if each == "X" else float(each), unit) for each, unit in amounts if each))


def _plain(amount: float | None) -> str:
    """At most six decimals and never an exponent, which no reader of TIMEX3 knows."""
    return "X" if amount is None else f"{amount:.6f}".rstrip("0").rstrip(".")
