"""The dates that editors write, as intervals and TIMEX3 values."""

from __future__ import annotations

from timeline.models import Interval, Model
from timeline.temporal.calendar import CalendarError
from timeline.temporal.values import CalendarValue, QualifiedValue, parse_qualified_edtf, parse_timex3

FORMS = (
    "write a day 2024-11-15, a month 2024-11, a year 2024, a season 2024-21 (21 to 24: spring to winter), a time "
    "2024-11-15T10:48 or with its offset 2024-11-15T10:48+01:00, or from the first to the last of these days, both "
    "included, 2024-11-15/2024-11-20, with .. for an open end"
)


class Dated(Model, frozen=True):
    """What a date says: the interval, and its TIMEX3 value, None where that has no form for it."""

    interval: Interval
    value: str | None


def read_date(text: str, hemisphere: str = "north") -> Dated:
    """The date that `text` writes: EDTF, or ISO 8601 with a clock time. `hemisphere` says whose seasons 21 to 24 are.
    Raises ValueError, with what can be written, for anything else."""
    text = text.strip()
    found: QualifiedValue | None = parse_qualified_edtf(text, hemisphere)
    if found is None:
        clock = parse_timex3(text) if "T" in text else None
        found = QualifiedValue(clock) if clock is not None and clock.has_clock else None
    if found is None:
        raise ValueError(f"{text[:60]!r} is no date; {FORMS}")
    try:
        interval = found.interval()
    except CalendarError as error:
        raise ValueError(f"{text[:60]!r} is at the end of the calendar; {FORMS}") from error
    plain = found.value if isinstance(found.value, CalendarValue) and _is_closed(interval) else None
    return Dated(interval=interval, value=plain.timex3() if plain else None)


def _is_closed(interval: Interval) -> bool:
    return interval.earliest is not None and interval.latest is not None
