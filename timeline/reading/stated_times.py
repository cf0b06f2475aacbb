"""Reads the times that files state in fields and markup: ISO 8601 first, then what CMSs and feeds write instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from timeline.models import Granularity, Moment
from timeline.reading.date_lines import read_date_line
from timeline.reading.feed_times import as_iso, as_mail_writes, mail_date
from timeline.reading.frames import Frame
from timeline.reading.resolving import resolve
from timeline.reading.statements import Label
from timeline.reading.testimony import Testimony, as_stated, of_field

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?([.,:]\d+)?\s*"
    r"(?:(Z|UTC|[+-]\d{2}(?::?\d{2})?)(?:\[[A-Za-z][\w/+-]*\])?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_DOT_NET = re.compile(r"\\?/Date\((\d{12,13})(?:([+-])(\d{2})(\d{2}))?\)\\?/")
_FEED = re.compile(
    r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})?(?: (?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T))?"
)
"""Only what the standard library reads whole: of anything more it drops what it does not know, a PM or a zone."""


def read_time(value: object, frame: Frame) -> Moment | None:
    """The moment that a field states; None where it states none that is sure.

    Numbers are seconds, or milliseconds, since 1970 in UTC. A day stays a day, an offset stays as stated; a clock
    without one stays without one or, where it is written for people, is in the zone of `frame`, where that has one, and
    "Today, 07:40" is counted from its capture.
    """
    found = stated_time(value, "", Label.NONE, frame)
    return found.moment if found else None


def stated_time(
    value: object, kind: str, label: Label, frame: Frame, zone: str = "stated by the page"
) -> Testimony | None:
    """What a field or tag states, as a testimony of this kind; `zone` says whose an offset is. None as `read_time`, but
    what states a day that is open, such as 03/04/2024, is a testimony without a moment."""
    text = str(value).strip()
    if isinstance(value, bool) or not text or len(text) > 100:
        return None
    try:
        moment = _machine(text)
        return as_stated(moment, kind, label, zone) if moment else _written(text, kind, label, frame)
    except (ValueError, OverflowError):
        return None


def _machine(text: str) -> Moment | None:
    if _ISO_DAY.fullmatch(text):
        return Moment.parse(text)
    if iso := _ISO_TIME.fullmatch(text):
        day, clock, seconds, _, zone = iso.groups()
        offset = (
            ""
            if zone is None
            else "+00:00"
            if zone.upper() in ("Z", "UTC")
            else zone
            if len(zone) > 3
            else f"{zone}:00"
        )
        return Moment.parse(f"{day}T{clock}{seconds or ''}{offset}")
    if compact := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}{f':{second}' if second else ''}" if hour else ""
        return Moment.parse(f"{year}-{month}-{day}{clock}{'+00:00' if zone == 'Z' else zone or ''}")
    if _EPOCH.fullmatch(text):
        number = float(text)
        return _since_1970(number / 1000 if number >= 1e12 else number)
    if ticks := _DOT_NET.fullmatch(text):
        since, sign, hours, minutes = ticks.groups()
        ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return _since_1970(float(since) / 1000, timezone(-ahead if sign == "-" else ahead))
    if printed := as_mail_writes(text):
        return Moment.parse(as_iso(printed))
    return _from_feed(text) if _FEED.fullmatch(text) else None


def _since_1970(seconds: float, zone: timezone = UTC) -> Moment:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return Moment(at=at.astimezone(zone), granularity=Granularity.SECOND)


def _from_feed(text: str) -> Moment | None:
    try:
        return Moment(at=mail_date(text), granularity=Granularity.SECOND)
    except ValueError:
        return None


def _written(text: str, kind: str, label: Label, frame: Frame) -> Testimony | None:
    """ "15 November 2024 10:48", "Today, 07:40": the whole of the field must be understood."""
    line = read_date_line(text)
    if line.rest or len(line.statements) != 1:
        return None
    return of_field(resolve(line.statements[0], frame), kind, label)
