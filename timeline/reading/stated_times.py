"""Reads the times that files state in fields and markup: ISO 8601 first, then what CMSs and feeds write instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from timeline.models import Granularity, Moment
from timeline.reading.date_lines import read_date_line
from timeline.reading.frames import Frame
from timeline.reading.resolving import resolve
from timeline.reading.statements import Label
from timeline.reading.testimony import Testimony, as_stated, of_field

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?([.,:]\d+)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?", re.IGNORECASE
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_FEED = re.compile(r"[A-Za-z]{3},? .*\d{4} \d{2}:\d{2}")


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
        seconds_since = number / 1000 if number >= 1e12 else number
        return Moment(
            at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds_since)), granularity=Granularity.SECOND
        )
    if _FEED.match(text):
        try:
            return Moment(at=parsedate_to_datetime(text), granularity=Granularity.SECOND)
        except ValueError:
            return None
    return None


def _written(text: str, kind: str, label: Label, frame: Frame) -> Testimony | None:
    """ "15 November 2024 10:48", "Today, 07:40": the whole of the field must be understood."""
    line = read_date_line(text)
    if line.rest or len(line.statements) != 1:
        return None
    return of_field(resolve(line.statements[0], frame), kind, label)
