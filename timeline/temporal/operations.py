"""The typed list of what a rule can do with its slots. Data names one of these; no arithmetic stands in data.

An operation takes the filled slots and the rule's `with` table, and gives a meaning, or None where the parts do not fit
("31 February" is no date, "13:75" no time).
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.temporal.building import dates, lengths, numbers, relations
from timeline.temporal.building.slots import Slots


def _nothing(slots: Slots, given: Slots) -> object | None:
    """What looks like a time and is none: a street named by a date."""
    return True


def _same(slots: Slots, given: Slots) -> object | None:
    """What the only slot holds: one more way to write it."""
    only: object = next(iter(slots.values()))
    return only


OPERATIONS: dict[str, Callable[[Slots, Slots], object | None]] = {
    "fields": dates.joined,
    "in_frame": dates.in_frame,
    "shift": relations.shift,
    "nth": relations.nth,
    "modify": relations.modify,
    "so_far": relations.so_far,
    "focus_unit": relations.focus_unit,
    "reference": relations.reference,
    "length": lengths.length,
    "tied_length": lengths.tied_length,
    "sum_of_lengths": lengths.sum_of_lengths,
    "recurring": lengths.recurring,
    "days": dates.days,
    "pair": numbers.pair,
    "range": relations.stretch,
    "nothing": _nothing,
    "decade": dates.decade,
    "century": dates.century,
    "before_christ": dates.before_christ,
    "short_year": dates.short_year,
    "number": numbers.number,
    "same": _same,
}
