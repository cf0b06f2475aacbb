"""From one part of the calendar to another, both included."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.models import Granularity, Interval
from timeline.temporal.values.calendar_value import CalendarValue

# EDTF (level 0, "Time Interval") joins dates; level 2 adds unspecified digits. Neither joins seasons and their kin.
_JOINED_BY_EDTF = frozenset(
    {
        Granularity.CENTURY,
        Granularity.DECADE,
        Granularity.YEAR,
        Granularity.MONTH,
        Granularity.WEEK,
        Granularity.DAY,
    }
)


@dataclass(frozen=True, slots=True)
class RangeValue:
    """`first` and `last` are both part of it. Raises ValueError where `last` begins before `first`."""

    first: CalendarValue
    last: CalendarValue

    def __post_init__(self) -> None:
        if self.last.start < self.first.start:
            raise ValueError(f"the range {self.timex3()} ends before it begins")

    def timex3(self) -> str:
        """`A/B`, as ISO 8601 writes it: TIMEX3 itself has no value for a range, only the two ends."""
        return f"{self.first.timex3()}/{self.last.timex3()}"

    def edtf(self) -> str | None:
        """`A/B`, or None where EDTF joins no such ends: seasons, quarters, halves, and what is finer than days."""
        if not {self.first.granularity, self.last.granularity} <= _JOINED_BY_EDTF:
            return None
        first, last = self.first.edtf(), self.last.edtf()
        return f"{first.split('/')[0]}/{last.split('/')[-1]}" if first and last else None

    def interval(self) -> Interval:
        """Half-open, with the granularity of its first end. Raises CalendarError at the end of the calendar."""
        first, last = self.first.interval(), self.last.interval()
        return Interval(earliest=first.earliest, latest=last.latest, granularity=first.granularity)
