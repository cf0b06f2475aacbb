"""The units of time by their names, their order, and what each comes to in smaller ones."""

from __future__ import annotations

LARGE_TO_SMALL = (
    *("century", "decade", "year", "half", "season", "quarter", "month"),
    *("fortnight", "week", "weekend", "day", "hour", "minute", "second"),
)

_IN_YEARS = {"century": (100, "year"), "decade": (10, "year")}

LENGTH_IN = {
    **_IN_YEARS,
    "half": (6, "month"),
    "season": (3, "month"),
    "fortnight": (2, "week"),
    "weekend": (2, "day"),
}
"""How long a unit is that TIMEX3 has no letter for, in units that it has."""

TIMEX3_UNITS = tuple(unit for unit in LARGE_TO_SMALL if unit not in LENGTH_IN)
"""The units that TIMEX3 has a letter for, large to small, as a duration is written."""

FRACTION_IN = {**_IN_YEARS, "year": (12, "month"), "month": (30, "day"), "week": (7, "day")}
"""What a fraction of a unit is counted in on the calendar: a year and a half ago is 18 months ago."""
