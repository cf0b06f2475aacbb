"""The typed list of what a rule can do with its slots. Data names one of these; no arithmetic stands in data.

An operation takes the filled slots and the rule's `with` table, and gives a meaning, or None where the parts do not fit
("31 February" is no date, "13:75" no time).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from timeline.temporal.meanings import (
    BeforeChrist,
    Fields,
    FocusUnit,
    Length,
    Meaning,
    Modified,
    Nth,
    Range,
    Recurring,
    Reference,
    Shift,
    SoFar,
    unit_of,
)
from timeline.temporal.units import LARGE_TO_SMALL
from timeline.temporal.values import LONGEST_MONTHS, CalendarPattern, DurationValue, parse_duration

Slots = Mapping[str, Any]  # what fills a slot depends on its class; each operation checks what it needs

_FIXED = re.compile(r"(\d\d)-(\d\d)")  # a holiday that has its day in each year
_FIELD_NAMES = tuple(field.name for field in fields(Fields))
_PARTS = attrgetter(*_FIELD_NAMES)


def _fields(slots: Slots, given: Slots) -> Meaning | None:
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
    joined = Fields(**stated)
    if not _possible(joined):
        return None
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
_LIMITED = attrgetter(*_LIMITS)
_NAMED = attrgetter("season", "part", "holiday", "meridiem", "offset")


def _possible(stated: Fields) -> bool:
    if any(isinstance(part, float) for part in _PARTS(stated)):  # "2.5 CE", "week 3.5"
        return False
    limited = zip(_LIMITED(stated), _LIMITS.values(), strict=True)
    if not all(part is None or (isinstance(part, int) and low <= part <= high) for part, (low, high) in limited):
        return False
    if not all(part is None or isinstance(part, str) for part in _NAMED(stated)):
        return False
    if stated.day is not None and stated.month is not None and stated.day > LONGEST_MONTHS[stated.month - 1]:
        return False
    if stated.hour is not None:
        if stated.meridiem is not None and not 1 <= stated.hour <= 12:
            return False
        return stated.hour < 24 or not (stated.minute or stated.second)
    return True


def _in_frame(slots: Slots, given: Slots) -> Meaning | None:
    """A part that lies within another date: "January this year", "Friday of next week"."""
    inner = _fields({key: value for key, value in slots.items() if key != "frame"}, given)
    frame = slots["frame"]
    if not isinstance(inner, Fields) or inner.frame is not None:
        return None
    if isinstance(frame, Fields):
        return inner.merged(frame)
    return replace(inner, frame=frame)


def _shift(slots: Slots, given: Slots) -> Meaning | None:
    amount = _amount(slots, given)
    unit = slots.get("unit", given.get("unit"))
    direction = given["direction"]
    anchor = slots.get("anchor", given.get("anchor", "dct"))
    if unit == "decade" and amount is not None and "number" in slots:  # "a decade ago" is ten years, no calendar decade
        amount, unit = 10 * amount, "year"
    if amount is not None and direction == "past":
        amount = -amount
    weekday = slots.get("weekday")
    if weekday is not None and unit not in ("week", "month", "year"):  # "two hours ago Tuesday" is no one time
        return None
    return Shift(amount, str(unit), anchor, direction, weekday)


def _amount(slots: Slots, given: Slots) -> float | None:
    """The number stated, 1 where none is, None where it is left open ("several", X)."""
    amount = slots.get("number", given.get("number", 1))
    return None if amount == "X" else amount


def _nth(slots: Slots, given: Slots) -> Meaning | None:
    n = slots.get("ordinal", given.get("ordinal"))
    unit = slots.get("unit", given.get("unit", "day"))
    if not isinstance(n, int):
        return None
    return Nth(n, str(unit), slots["frame"], slots.get("weekday"))


def _modify(slots: Slots, given: Slots) -> Meaning | None:
    of = next(value for name, value in slots.items() if name != "mod")
    mod = slots.get("mod", given.get("mod"))
    if isinstance(of, Modified) or not isinstance(of, Meaning):
        return None
    if isinstance(of, Length):
        return replace(of, mod=mod)
    if isinstance(of, Fields) and of.is_clock and mod in ("START", "MID", "END"):
        return None
    return Modified(of, str(mod))


def _so_far(slots: Slots, given: Slots) -> Meaning | None:
    return SoFar(str(slots.get("unit", given.get("unit"))), given["side"], given.get("anchor", "dct"))


def _focus_unit(slots: Slots, given: Slots) -> Meaning | None:
    return FocusUnit(slots.get("unit", given.get("unit")), slots.get("year"), bool(given.get("last")))


def _reference(slots: Slots, given: Slots) -> Meaning | None:
    value = given.get("value") or next(iter(slots.values()))
    return Reference(str(value))


def _length(slots: Slots, given: Slots) -> Meaning | None:
    amount = _amount(slots, given)
    unit = str(slots.get("unit", given.get("unit")))
    if unit == "quarter" and amount is not None and amount > 1000:  # "the 1988 quarter" is no 1988 quarters
        return None
    if amount is not None and "plus" in given:
        amount += given["plus"]
    return Length(((amount, unit),), given.get("mod"))


def _tied_length(slots: Slots, given: Slots) -> Meaning | None:
    """A length that ends (`past`) or begins (`future`) with the publication: "the past three months"."""
    length = next(iter(slots.values()))
    return replace(length, direction=given["direction"]) if isinstance(length, Length) else None


def _sum_of_lengths(slots: Slots, given: Slots) -> Meaning | None:
    first, second = slots["duration"], slots["more"]
    if not isinstance(first, Length) or not isinstance(second, Length):
        return None
    units = [unit for _, unit in (*first.parts, *second.parts)]
    if len(set(units)) != len(units) or any(amount is None for amount, _ in (*first.parts, *second.parts)):
        return None  # "weeks and months" is no sum
    if [unit for unit in LARGE_TO_SMALL if unit in units] != units:
        return None  # "30 hours a week"
    return Length((*first.parts, *second.parts), first.mod)


def _recurring(slots: Slots, given: Slots) -> Meaning | None:
    """SET: every unit (`P1D`), every weekday (`XXXX-WXX-4`), month or season; `times` in each."""
    times = slots.get("times")
    every = _every(slots, given)
    if every is None:
        return None
    quant = slots.get("quant", given.get("quant"))
    return Recurring(every, quant, times if isinstance(times, int) and times > 0 else None)


def _every(slots: Slots, given: Slots) -> CalendarPattern | DurationValue | Length | None:
    if "unit" in slots or "unit" in given:
        amount, unit = _amount(slots, given), str(slots.get("unit", given.get("unit")))
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


def _days(slots: Slots, given: Slots) -> Meaning | None:
    """`3-5 May`: the days of one month."""
    first, last = slots["days"]
    stated = {name: value for name, value in slots.items() if name != "days"}
    low, high = _fields({**stated, "day": first}, given), _fields({**stated, "day": last}, given)
    return None if low is None or high is None else Range(low, high)


def _pair(slots: Slots, given: Slots) -> object | None:
    """Two numbers in order, for `days`: "5. bis 22."."""
    first, last = slots["first"], slots["last"]
    return (first, last) if first < last else None


def _range(slots: Slots, given: Slots) -> Meaning | None:
    if "years" in slots:
        first, last = slots["years"]
        return Range(Fields(year=first), Fields(year=last))
    first, last = slots["first"], slots["last"]
    return None if isinstance(first, Range) or isinstance(last, Range) else Range(first, last)


def _decade(slots: Slots, given: Slots) -> Meaning | None:
    if "year" in slots:
        year = slots["year"]
        return Fields(decade=year // 10) if year % 10 == 0 else None
    tens = slots.get("two_digits", slots.get("tens"))
    if not isinstance(tens, int) or tens % 10:
        return None
    return Fields(decade=(190 if tens >= 30 else 200) + tens // 10)


def _century(slots: Slots, given: Slots) -> Meaning | None:
    ordinal = slots["ordinal"]
    return Fields(century=ordinal - 1) if isinstance(ordinal, int) and 2 <= ordinal <= 22 else None


def _before_christ(slots: Slots, given: Slots) -> Meaning | None:
    number = slots.get("number", slots.get("ordinal"))
    if not isinstance(number, int) or not 1 <= number <= (99 if "ordinal" in slots else 9999):
        return None
    return BeforeChrist(number, is_century="ordinal" in slots)


def _short_year(slots: Slots, given: Slots) -> Meaning | None:
    """'89: the century is filled in, the nearest that is not far ahead."""
    tens = slots["two_digits"]
    return Fields(year=(1900 if tens >= 30 else 2000) + tens)


def _number(slots: Slots, given: Slots) -> object | None:
    """Numbers in several words: twenty-five, three hundred, five and a half, 5 1/2."""
    low, high = slots.get("low", given.get("low")), slots.get("high")
    if given.get("how") == "times":
        return None if not isinstance(low, int) or not isinstance(high, int) or low >= high else low * high
    if not isinstance(high, int) or low is None:
        return None
    if given.get("how") == "tens":
        return high + low if high % 10 == 0 and 20 <= high <= 90 and 1 <= low <= 9 else None
    if given.get("how") == "year":
        return Fields(year=high * 100 + low) if 15 <= high <= 21 and 10 <= low <= 99 else None
    total: float = high + low
    return total


def _nothing(slots: Slots, given: Slots) -> object | None:
    """What looks like a time and is none: a street named by a date."""
    return True


def _same(slots: Slots, given: Slots) -> object | None:
    """What the only slot holds: one more way to write it."""
    only: object = next(iter(slots.values()))
    return only


OPERATIONS: dict[str, Callable[[Slots, Slots], object | None]] = {
    "fields": _fields,
    "in_frame": _in_frame,
    "shift": _shift,
    "nth": _nth,
    "modify": _modify,
    "so_far": _so_far,
    "focus_unit": _focus_unit,
    "reference": _reference,
    "length": _length,
    "tied_length": _tied_length,
    "sum_of_lengths": _sum_of_lengths,
    "recurring": _recurring,
    "days": _days,
    "pair": _pair,
    "range": _range,
    "nothing": _nothing,
    "decade": _decade,
    "century": _century,
    "before_christ": _before_christ,
    "short_year": _short_year,
    "number": _number,
    "same": _same,
}
