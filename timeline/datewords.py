"""Months, weekdays, days and intervals as a person would write them: what every stage that words a date shares."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from timeline.models import Granularity, Interval, Message

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(at: date, *, year: bool = True) -> str:
    """ "14 March 2025"; without the year, "14 March"."""
    return f"{at.day} {MONTHS[at.month - 1]}" + (f" {at.year}" if year else "")


def day_in_full(at: date) -> str:
    """ "Friday, 14 March 2025"."""
    return f"{WEEKDAYS[at.weekday()]}, {day(at)}"


def in_words(interval: Interval) -> str:
    """The interval in the middle of a sentence: "June 2024", "14 March 2025", "up to 14 March 2025"."""
    start, end = interval.earliest, interval.latest
    if end is None:
        return f"from {day(start)} on" if start else "an unknown time"
    last = end - timedelta(microseconds=1)
    if start is None:
        return f"up to {day(last)}"
    if start.date() == last.date():
        clock = interval.granularity.rank > Granularity.PART_OF_DAY.rank
        return f"{day(start)}, {start:%H:%M}" if clock else day(start)
    return _whole(start, end, last) or f"{day(start)} to {day(last)}"


def interval_told(interval: Interval) -> Message:
    """The interval for a message, in the same words."""
    ends = [_machine(each) if each else ".." for each in (interval.earliest, interval.latest)]
    return Message(in_words(interval), at="/".join(ends))


def _machine(at: datetime) -> str:
    """ISO 8601, without the clock at midnight."""
    return at.date().isoformat() if at.time() == time() else at.isoformat()


def _whole(start: datetime, end: datetime, last: datetime) -> str | None:
    """A whole month or year by its name."""
    if (start.day, end.day, last.month, last.year) == (1, 1, start.month, start.year):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1:
        return f"{start.year}"
    return None
