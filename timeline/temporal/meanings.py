"""What a time expression states, before anything is filled in. A closed list: a rule makes one of these, the
resolver reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

from timeline.temporal.values import CalendarPattern, DurationValue

LOCAL = "local"
"""The `offset` of a clock time in the zone of the place that the text speaks of, which nobody need know."""

_YEARS = ("century", "decade", "year")

PARTS_WITHIN_YEAR = ("half", "quarter", "season", "month", "week", "weekend", "day", "weekday", "holiday")
"""The fields that leave open of which year, month or week they are, large to small."""

PARTS_OF_YEAR = tuple(name for name in PARTS_WITHIN_YEAR if name not in ("weekend", "day", "weekday"))
"""Those that a year alone completes; a day and a weekday need a month or a week."""

DATE_PARTS = (*_YEARS, *PARTS_WITHIN_YEAR)
"""The fields that state a part of a date, large to small."""

_FINEST_FIRST = (*DATE_PARTS, "part", "hour", "minute", "second")[::-1]

Direction = Literal["past", "future", "this", "coming", "after", "before", "same"]


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of a date or time that the words state; what is None is to be filled in, or lies within `frame`.

    `direction` is stated by words such as "last", "next", "this" (`coming`: the one that is on, else the next), or says
    where it stands beside the last date that the text named (`after`: "the following Friday", `before`, `same`: "that
    Friday"); `year` may be two digits after an apostrophe.
    `offset` is "local" where the words say that the zone is that of the place.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    season: str | None = None
    quarter: int | None = None
    month: int | None = None
    week: int | None = None
    weekday: int | None = None
    weekend: bool | None = None
    holiday: str | None = None
    day: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    meridiem: str | None = None
    offset: str | None = None
    order_open: bool | None = None
    direction: Direction | None = None
    frame: Meaning | None = None

    def merged(self, other: Fields) -> Fields | None:
        """Both together, or None where they state the same part: "Friday Friday" is no one date."""
        changes: dict[str, object] = {}
        for field in fields(other):
            new, old = getattr(other, field.name), getattr(self, field.name)
            if new is None:
                continue
            if old is not None:
                return None
            changes[field.name] = new
        return replace(self, **changes)  # type: ignore[arg-type]  # names and types come from the same class

    @property
    def is_clock(self) -> bool:
        """States only a time of day."""
        if self.frame is not None or self.direction is not None:
            return False
        return (self.hour is not None or self.part is not None) and not self.states_any(DATE_PARTS)

    def states_any(self, parts: Iterable[str]) -> bool:
        """Whether the words state one of the parts, named as the fields are."""
        return any(getattr(self, name) is not None for name in parts)


@dataclass(frozen=True, slots=True)
class Shift:
    """`amount` units from an anchor (negative: before); None is an unstated number ("a few days ago", sign in
    `direction`). The anchor `quarter` is the quarter that the text speaks of, if it does, else the publication: "a year
    ago" in a report of earnings. With a `weekday` it is that one (from 1, Monday) of so many weeks, months or years
    back: "two years ago Tuesday".
    """

    amount: float | None
    unit: str
    anchor: Meaning | Literal["dct", "focus", "quarter"] = "dct"
    direction: Direction = "past"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (from 1; -1 is the last) unit or weekday of a frame."""

    n: int
    unit: str
    frame: Meaning
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """A part or an approximation of something: TIMEX3's START, MID, END, APPROX, ..."""

    of: Meaning
    mod: str


@dataclass(frozen=True, slots=True)
class SoFar:
    """The part of the unit that lies before (`earlier`) or after (`later`) the anchor: "earlier in the year"."""

    unit: str
    side: Literal["earlier", "later"]
    anchor: Literal["dct", "focus"] = "dct"


@dataclass(frozen=True, slots=True)
class FocusUnit:
    """The unit that the text speaks of: "the quarter", "the same day"; of a stated year: "the 1988 quarter"; the last
    one that it names, whatever it reports on: "that quarter". `unit` None: the time itself, "by then".
    """

    unit: str | None
    year: int | None = None
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF: no place on the axis."""

    value: str


@dataclass(frozen=True, slots=True)
class BeforeChrist:
    """A year or century before the year 1, where the calendar of the axis does not reach."""

    number: int
    is_century: bool = False

    def timex3(self) -> str:
        return f"BC{self.number:02d}" if self.is_century else f"BC{self.number:04d}"

    def edtf(self) -> str:
        """EDTF counts a year 0: 44 BC is -0043, 1 BC is 0000."""
        if self.is_century:
            return f"-{self.number - 1:02d}XX"
        return f"{1 - self.number:05d}" if self.number > 1 else "0000"


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: amounts (None: unstated) of units, large to small. `direction` is on which side of the publication it
    lies, where the words say so.
    """

    parts: tuple[tuple[float | None, str], ...]
    mod: str | None = None
    direction: Literal["past", "future"] | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times: what comes again, or after which length; how many `times` in each, and a quantifier."""

    every: CalendarPattern | DurationValue | Length
    quant: str | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included."""

    first: Meaning
    last: Meaning


Meaning: TypeAlias = (
    Fields | Shift | Nth | Modified | SoFar | FocusUnit | Reference | BeforeChrist | Length | Recurring | Range
)

_UNIT_NAMES = {"holiday": "day", "weekday": "day", "weekend": "week"}


def unit_of(meaning: object) -> str | None:
    """The finest unit that a date or time states ("day", "part", "hour", ...), or None for what is none."""
    match meaning:
        case Fields():
            for name in _FINEST_FIRST:
                if getattr(meaning, name) is not None:
                    return _UNIT_NAMES.get(name, name)
            return None
        case Shift(weekday=int()):
            return "day"
        case Shift(unit=unit) | Nth(unit=unit) | SoFar(unit=unit) | FocusUnit(unit=unit):
            return None if unit is None else _UNIT_NAMES.get(unit, unit)
        case Modified(of=of):
            return unit_of(of)
        case _:
            return None
