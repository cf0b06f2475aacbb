"""The TIMEX3 modifiers of points in time: which one the words mean, and how to say it."""

from __future__ import annotations

from timeline.models import Message, said
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import Modified, Shift
from timeline.temporal.values import CalendarValue

# Words such as "more than" state the modifier of a length; counted from an anchor they tell on which side of the point
# it lies: "more than a year ago" is BEFORE that year, "more than a year from now" AFTER it (TimeML 1.2.1, TIMEX3 mod).
_BACK = {
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
_AHEAD = {
    "MORE_THAN": "AFTER",
    "LESS_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
}

_WORDS = {
    "START": "the first part of {value}",
    "MID": "the middle part of {value}",
    "END": "the last part of {value}",
    "APPROX": "roughly {value}: the words give no exact bounds",
    "BEFORE": "some time before the point so named, which lies in {value}",
    "AFTER": "some time after the point so named, which lies in {value}",
    "ON_OR_BEFORE": "in {value} or any time before",
    "ON_OR_AFTER": "in {value} or any time after",
}


def modifier_of_point(meaning: Modified) -> str:
    """The modifier of a date or time, where the words state that of a length."""
    is_ahead = isinstance(meaning.of, Shift) and meaning.of.direction == "future"
    return (_AHEAD if is_ahead else _BACK).get(meaning.mod, meaning.mod)


def modifier_in_words(mod: str, value: CalendarValue) -> Message:
    """What the modifier makes of the value, for a step of the explanation."""
    told = in_words(value)
    return said(_WORDS[mod], value=told) if mod in _WORDS else said("{mod} {value}", mod=mod, value=told)
