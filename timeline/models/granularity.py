"""The units of time, coarse to fine."""

from __future__ import annotations

from enum import StrEnum


class Granularity(StrEnum):
    """The unit that a text states, coarse to fine."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PART_OF_DAY = "part of day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """0 for the coarsest; finer units rank higher."""
        return _RANKS[self]

    @property
    def is_day_or_finer(self) -> bool:
        return self.rank >= _RANKS[Granularity.DAY]


_RANKS = {granularity: rank for rank, granularity in enumerate(Granularity)}
