"""How the overrides file writes dates and text, and the lines with which the correction of an event begins."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta

from timeline.models import Granularity, Interval
from timeline.temporal.calendar import CalendarError
from timeline.temporal.values import CalendarValue, value_of_interval

_INSTANT = timedelta(microseconds=1)
_OPEN = ".."
_EXAMPLE = "2024-11-15"
# Control characters that JSON leaves as they are, and what nobody would see: marks that turn the direction of what
# follows, further ends of lines
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_HALVES = re.compile("[\ud800-\udfff]")


def quoted(text: str) -> str:
    """`text` as a basic string of TOML on one line, which reads back as it was; half a character becomes U+FFFD."""
    plain = json.dumps(_HALVES.sub("\ufffd", text), ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def toml_value(value: str | bool | tuple[str, ...] | None) -> str:
    """A value of an option as TOML, on one line; None, which TOML has no word for, as "none"."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"


def date_text(interval: Interval | None) -> str | None:
    """The interval as a `date` of the overrides: EDTF where that has a form for it, or a clock time; else from the
    first day to the last, both included, with ".." for an open end. None where there is no interval or no end.
    """
    if interval is None or (interval.earliest is None and interval.latest is None):
        return None
    value = value_of_interval(interval)
    written = _in_calendar(value) if value is not None else None
    if written is not None:
        return written
    first = _OPEN if interval.earliest is None else interval.earliest.date().isoformat()
    last = _OPEN if interval.latest is None else _last_day(interval.earliest, interval.latest).isoformat()
    return first if first == last else f"{first}/{last}"


def correction_lines(event: str, title: str, interval: Interval | None) -> str:
    """The lines that name an event to the overrides file, with its date as a comment to be changed."""
    was, at = quoted(title), quoted(date_text(interval) or _EXAMPLE)
    return f"[events.{quoted(event)}]\nwas = {was}\n# date = {at}"


def _in_calendar(value: CalendarValue) -> str | None:
    """None for what the calendar ends before, or a part of a day."""
    if value.granularity in (Granularity.HOUR, Granularity.MINUTE):
        return f"{value.start.isoformat()}T{value.clock:%H:%M}{value.offset}"
    try:
        return value.edtf()
    except CalendarError:
        return None


def _last_day(earliest: datetime | None, latest: datetime) -> date:
    """The day of the last instant; never before the first day."""
    if latest == datetime.min.replace(tzinfo=latest.tzinfo):
        return latest.date()
    last = (latest - _INSTANT).date()
    return last if earliest is None else max(last, earliest.date())
