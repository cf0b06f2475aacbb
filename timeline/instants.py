"""Whether one stated time has passed at another, where either may be without a zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from timeline.models import Moment

_DAY = timedelta(days=1)
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
"""Offsets of the zones that there are, farthest from UTC."""


def has_passed(moment: Moment, at: Moment, *, zone: str | None = None, own: str | None = None) -> bool:
    """Whether `at` is at or after the end of `moment`, surely: a day ends at its midnight, a clock time at once.

    `at` given as a day is the beginning of that day. A time without an offset is in its zone, an IANA name: `zone` that
    of the moment, `own` that of `at`. Where one of the two has neither, every zone that there is is allowed for; where
    both have neither, they are taken to be by one clock.
    """
    end = moment.at
    if not moment.has_clock:
        if end.date() == date.max:
            return False
        end += _DAY
    known, known_at = _offset(end, zone), _offset(at.at, own)
    if known is None and known_at is None:
        return _since(at.at) >= _since(end)
    earliest_at = _since(at.at) - (_EAST if known_at is None else known_at)
    latest_end = _since(end) - (_WEST if known is None else known)
    return earliest_at >= latest_end


def _offset(at: datetime, zone: str | None) -> timedelta | None:
    return at.replace(tzinfo=at.tzinfo or (ZoneInfo(zone) if zone else None)).utcoffset()


def _since(at: datetime) -> timedelta:
    """The time on the clock, as a length that can be moved beyond the first and the last year."""
    return timedelta(days=at.toordinal(), hours=at.hour, minutes=at.minute, seconds=at.second)
