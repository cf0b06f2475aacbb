"""Numbers that the words of a rule state, alone or in several words."""

from __future__ import annotations

from timeline.temporal.building.slots import Slots
from timeline.temporal.meanings import Fields


def amount_of(slots: Slots, given: Slots) -> float | None:
    """The number stated, 1 where none is, None where it is left open ("several", X)."""
    amount = slots.get("number", given.get("number", 1))
    return None if amount == "X" else amount


def number(slots: Slots, given: Slots) -> object | None:
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


def pair(slots: Slots, given: Slots) -> object | None:
    """Two numbers in order, for `days`: "5. bis 22."."""
    first, last = slots["first"], slots["last"]
    return (first, last) if first < last else None
