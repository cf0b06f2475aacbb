"""What is counted from another time, lies within it, is a part of it, or goes from one to another."""

from __future__ import annotations

from dataclasses import replace

from timeline.temporal.building.numbers import amount_of
from timeline.temporal.building.slots import Slots
from timeline.temporal.meanings import (
    Fields,
    FocusUnit,
    Length,
    Meaning,
    Modified,
    Nth,
    Range,
    Reference,
    Shift,
    SoFar,
)


def shift(slots: Slots, given: Slots) -> Meaning | None:
    """Units counted from the publication or from another time: "three days ago", "a week after the vote"."""
    amount = amount_of(slots, given)
    unit = slots.get("unit", given.get("unit"))
    direction = given["direction"]
    anchor = slots.get("anchor", given.get("anchor", "dct"))
    if unit == "decade" and amount is not None and "number" in slots:  # "a decade ago" is ten years, no calendar decade
        amount, unit = 10 * amount, "year"
    if amount is not None and direction == "past":
        amount = -amount
    weekday = slots.get("weekday")
    if weekday is not None and (unit not in ("week", "month", "year") or not 1 <= weekday <= 7):
        return None  # "two hours ago Tuesday" is no one time
    return Shift(amount, str(unit), anchor, direction, weekday)


def nth(slots: Slots, given: Slots) -> Meaning | None:
    """The n-th unit or weekday of a date: "the second week of March"."""
    n = slots.get("ordinal", given.get("ordinal"))
    unit = slots.get("unit", given.get("unit", "day"))
    if not isinstance(n, int) or not 1 <= slots.get("weekday", 1) <= 7:
        return None
    return Nth(n, str(unit), slots["frame"], slots.get("weekday"))


def modify(slots: Slots, given: Slots) -> Meaning | None:
    """A part or an approximation: "early May", "about 1990"; of a clock time there is no beginning."""
    of = next(value for name, value in slots.items() if name != "mod")
    mod = slots.get("mod", given.get("mod"))
    if isinstance(of, Modified) or not isinstance(of, Meaning):
        return None
    if isinstance(of, Length):
        return replace(of, mod=mod)
    if isinstance(of, Fields) and of.is_clock and mod in ("START", "MID", "END"):
        return None
    return Modified(of, str(mod))


def so_far(slots: Slots, given: Slots) -> Meaning | None:
    """What has gone by of a unit, or is left of it: "earlier this year"."""
    return SoFar(str(slots.get("unit", given.get("unit"))), given["side"], given.get("anchor", "dct"))


def focus_unit(slots: Slots, given: Slots) -> Meaning | None:
    """The unit that the text speaks of: "that quarter", "by then"."""
    return FocusUnit(slots.get("unit", given.get("unit")), slots.get("year"), bool(given.get("last")))


def reference(slots: Slots, given: Slots) -> Meaning | None:
    """A time without bounds: "recently", "nowadays"."""
    value = given.get("value") or next(iter(slots.values()))
    return Reference(str(value))


def stretch(slots: Slots, given: Slots) -> Meaning | None:
    """From one time to another: "from May to July"; None where an end is a range itself."""
    if "years" in slots:
        first, last = slots["years"]
        return Range(Fields(year=first), Fields(year=last))
    first, last = slots["first"], slots["last"]
    return None if isinstance(first, Range) or isinstance(last, Range) else Range(first, last)
