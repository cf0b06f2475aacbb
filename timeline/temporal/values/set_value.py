"""Times that come again, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.temporal.values.bounds import LONGEST_MONTHS, PARTS
from timeline.temporal.values.duration_value import DurationValue, parse_duration

_SEASONS = ("SP", "SU", "FA", "WI")
_PATTERN = re.compile(
    rf"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<weekend>WXX-WE)|XX-XX|(?P<workdays>WXX-WD)|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?|(?P<season>{'|'.join(_SEASONS)}))"
    rf"(?:T(?P<part>{'|'.join(PARTS)}))?"
)
_FREQUENCY = re.compile(r"([1-9][0-9]{0,8})X")
_QUANTIFIER = re.compile(r"[A-Z]+(?: [A-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class CalendarPattern:
    """A part of the calendar that comes again: a weekday (1 is Monday), the weekend, the `workdays` from Monday to
    Friday, a month, a day of one, or a season; a weekday in a part of the day, or that part of any day. Raises
    ValueError for none of them, and for what does not go together.
    """

    weekday: int | None = None
    month: int | None = None
    season: str | None = None
    part: str | None = None
    weekend: bool = False
    day: int | None = None
    workdays: bool = False

    def __post_init__(self) -> None:
        larger = (self.month, self.season, self.weekend or None, self.workdays or None)
        count = sum(each is not None for each in larger)
        if count + (self.weekday is not None or self.part is not None) != 1:
            raise ValueError(f"{self} names no one part of the calendar")
        if self.day is not None and (self.month is None or not 1 <= self.day <= LONGEST_MONTHS[self.month - 1]):
            raise ValueError(f"{self} names no one part of the calendar")

    def timex3(self) -> str:
        """XXXX-WXX-4, XXXX-WXX-WE, XXXX-WXX-WD, XXXX-06, XXXX-12-24, XXXX-SU, XXXX-XX-XXTMO."""
        part = f"T{self.part}" if self.part else ""
        if self.weekday is not None:
            return f"XXXX-WXX-{self.weekday}{part}"
        if self.weekend:
            return "XXXX-WXX-WE"
        if self.workdays:
            return "XXXX-WXX-WD"
        if self.month is not None:
            return f"XXXX-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")
        return f"XXXX-{self.season}" if self.season else f"XXXX-XX-XX{part}"


@dataclass(frozen=True, slots=True)
class SetValue:
    """What comes again (`every`: a part of the calendar, or the length from one time to the next), how many `times` in
    each, and the quantifier as TIMEX3 has it ("EVERY", "EACH"). None: not stated.
    """

    every: CalendarPattern | DurationValue
    times: int | None = None
    quant: str | None = None

    def timex3(self) -> str:
        """The attribute `value`."""
        return self.every.timex3()

    @property
    def freq(self) -> str | None:
        """The attribute `freq`: 2X for "twice"."""
        return None if self.times is None else f"{self.times}X"


def parse_timex3_set(value: str, freq: str | None = None, quant: str | None = None) -> SetValue | None:
    """The set that these TIMEX3 attributes write, or None where they are not written so."""
    every = _pattern(value) or parse_duration(value)
    times = _FREQUENCY.fullmatch(freq) if freq is not None else None
    if every is None or (freq is not None and times is None):
        return None
    if quant is not None and _QUANTIFIER.fullmatch(quant) is None:
        return None
    return SetValue(every, int(times[1]) if times else None, quant)


def _pattern(value: str) -> CalendarPattern | None:
    match = _PATTERN.fullmatch(value)
    if match is None:
        return None
    weekday, month = match["weekday"], match["month"]
    try:
        return CalendarPattern(
            int(weekday) if weekday else None,
            int(month) if month else None,
            match["season"],
            match["part"],
            weekend=match["weekend"] is not None,
            day=int(match["day"]) if match["day"] else None,
            workdays=match["workdays"] is not None,
        )
    except ValueError:  # a morning in any June, a 31 June
        return None
