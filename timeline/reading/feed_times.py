"""Times as feeds write them (RFC 822 and what is taken for it), as ISO 8601 with their offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from timeline.reading.furniture import load_furniture

_RFC_822 = re.compile(
    r"(?:[^\W\d_]{2,9}\.?,?\s+)?(?P<day>\d{1,2})[\s-]+(?P<month>[^\W\d_]{3,9})\.?[\s-]+(?P<year>\d{4}|\d{2})"
    r"(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<second>:\d{2})?(?:\.\d+)?\s*(?P<half>[ap]m)?\s*(?P<zone>\S+)?)?"
    r"(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"[A-Za-z]{3} (?P<month>[A-Za-z]{3}) {1,2}(?P<day>\d{1,2}) (?:"
    r"(?P<year>\d{4}) (?P<clock>\d{2}:\d{2}:\d{2})(?: (?P<zone>GMT(?:[+-]\d{4})?|UTC)(?: \([^()]*\))?)?"
    r"|(?P<clock_first>\d{2}:\d{2}:\d{2})(?: (?P<zone_first>[A-Z]{1,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2}))?"
    r" (?P<year_last>\d{4})"
    r")"
)
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_RFC_ZONES = {"UT": "+00:00", "CST": "-06:00"}
"""RFC 822, 5.1: in a feed CST is Central Standard Time; elsewhere nobody can tell."""


def as_iso(written: str) -> str:
    """ISO 8601 of a time as feeds write it, to the minute or second that it states; anything else as it is.

    A zone that is not known is left out: the clock then counts in the zone of its source.
    """
    text = " ".join(written.split())
    found = _RFC_822.fullmatch(text)
    month = load_furniture().months.get(found["month"].casefold()) if found else None
    if found is None or month is None:
        return text
    year = int(found["year"]) + (0 if len(found["year"]) == 4 else 1900 if int(found["year"]) > 68 else 2000)
    try:
        day = datetime(year, month, int(found["day"]))
        if found["hour"] is None:
            return day.date().isoformat()
        hour = int(found["hour"]) if found["half"] is None else _of_day(int(found["hour"]), found["half"])
        clock = day + timedelta(days=hour == 24)  # midnight at the end of the day
        clock = clock.replace(hour=hour % 24 if hour <= 24 else hour, minute=int(found["minute"]))
    except ValueError:
        return text
    return f"{clock:%Y-%m-%dT%H:%M}{found['second'] or ''}{_offset(found['zone'] or '')}"


def as_mail_writes(text: str) -> str | None:
    """A time as JavaScript ("Fri Nov 15 2024 10:48:00 GMT+0100 (...)"), Java or C ("Fri Nov 15 10:48:00 CET 2024")
    print it, with its parts in the order of RFC 822; None where it is no such time. CST is left out: the programs that
    print it run in Shanghai as often as in Chicago."""
    found = _PRINTED.fullmatch(text)
    if found is None:
        return None
    year, clock = found["year"] or found["year_last"], found["clock"] or found["clock_first"]
    zone = found["zone"] or found["zone_first"] or ""
    return f"{found['day']} {found['month']} {year} {clock} {'' if zone == 'CST' else zone}".rstrip()


def mail_date(text: str) -> datetime:
    """The time of a Date header, without a zone where it has none. Raises ValueError.

    An offset of -0000 is UTC, and says that of the sender's zone nothing is known (RFC 5322, 3.3)."""
    at = parsedate_to_datetime(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None and text.rstrip().endswith("-0000") else at


def _of_day(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.casefold() == "pm" else 0)


def _offset(zone: str) -> str:
    name = zone.upper().rstrip(".")
    if found := _OFFSET.fullmatch(name):
        sign, hours, minutes = found[1], found[2], found[3] or "00"
        return f"{sign}{int(hours):02}:{minutes}".replace("-00:00", "+00:00")
    return _RFC_ZONES.get(name) or load_furniture().offsets.get(name, "")
