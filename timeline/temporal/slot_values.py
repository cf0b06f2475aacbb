"""What a slot can hold: the closed lists behind the names that language files use."""

from __future__ import annotations

import re

from timeline.temporal.candidates import holiday
from timeline.temporal.meanings import LOCAL
from timeline.temporal.values import PARTS, parse_duration

_NAMED = {
    "unit": [
        *("second", "minute", "hour", "day", "weekend", "week", "fortnight", "month"),
        *("quarter", "season", "half", "year", "decade", "century"),
    ],
    "season": ["SP", "SU", "FA", "WI"],
    "part": list(PARTS),
    "meridiem": ["am", "pm"],
    "direction": ["past", "future", "this", "coming", "after", "before", "same"],
    "side": ["earlier", "later"],
    "value": ["PAST_REF", "PRESENT_REF", "FUTURE_REF"],
    "mod": [
        *("START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"),
        *("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"),
    ],
}
_NUMBERED = {"month": (1, 12), "weekday": (1, 7)}
_OFFSET = re.compile(r"Z|[+-][0-9]{2}:[0-9]{2}|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_+-]+)+")


def wrong_value(slot: str, value: object) -> str | None:
    """Why the slot cannot hold the value, and what it can; None where it can, or any value will do."""
    if slot in _NAMED:
        return None if value in _NAMED[slot] else f"it may be {', '.join(_NAMED[slot])}"
    if slot in _NUMBERED:
        low, high = _NUMBERED[slot]
        is_one = str(value).isascii() and str(value).isdecimal() and low <= int(str(value)) <= high
        return None if is_one else f"it is a number from {low} to {high}"
    if slot == "holiday":
        return _wrong_holiday(str(value))
    if slot == "offset" and value != LOCAL and _OFFSET.fullmatch(str(value)) is None:
        return 'it is an offset such as "+01:00", a zone such as "Europe/Oslo", or "local"'
    if slot == "often" and parse_duration(str(value)) is None:
        return 'it is a length such as "P1W" (TIMEX3)'
    return None


def _wrong_holiday(name: str) -> str | None:
    try:
        is_some = any(holiday(name, year) is not None for year in (2000, 2001))
    except (ValueError, OverflowError):
        is_some = False
    return None if is_some else "a holiday is named by its day: 12-24, easter+39, diwali, nth:11:3:4 or from:06-19:4"
