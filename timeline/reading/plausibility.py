"""What cannot be, or cannot both be, among the times that are stated of one article."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from timeline.models import Clue, Dating, Granularity, Moment, dated, said
from timeline.reading.frames import Frame
from timeline.reading.resolving import with_zone
from timeline.reading.testimony import Testimony

_EPOCH = date(1970, 1, 1)
"""What programs write where they have no date."""
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
"""How far clocks are from UTC at most."""
_FIRST = date(1605, 1, 1)
"""There were no newspapers before."""
_NEVER = date(9999, 1, 1)
"""What is written for an end that never comes."""
_LENGTHS = {
    Granularity.HOUR: timedelta(hours=1),
    Granularity.MINUTE: timedelta(minutes=1),
    Granularity.SECOND: timedelta(seconds=1),
}


def why_senseless(testimony: Testimony, frame: Frame) -> Clue | None:
    """Why what is stated can't be when the page was published or updated; None where it can. A clock without a zone is
    that of the page's own, where the frame knows it."""
    if testimony.moment is None:
        return None
    moment = with_zone(testimony.moment, frame)
    if is_filler(moment):
        words = "{kind}: {quote} is what programs write where they have no date; left out"
        return Clue("contradiction", said(words, kind=testimony.kind, quote=testimony.quote))
    if frame.captured is not None and is_surely_before(frame.captured, moment):
        words = "{kind}: {quote} lies after the capture, {captured}; left out"
        captured = dated(frame.captured)
        return Clue("contradiction", said(words, kind=testimony.kind, quote=testimony.quote, captured=captured))
    return None


def is_surely_before(first: Moment, second: Moment) -> bool:
    """Whether one lies before the other wherever the clocks without a zone may stand and at whatever time of its day a
    bare day means. Of two without a zone, by day."""
    if first.at.tzinfo is None and second.at.tzinfo is None:
        return first.day < second.day
    return _reach(first)[1] <= _reach(second)[0]


def _reach(moment: Moment) -> tuple[datetime, datetime]:
    """The first instant that a moment may mean and the end of the last, in UTC without saying so."""
    length = _LENGTHS.get(moment.granularity, timedelta(days=1))
    offset = moment.at.utcoffset()
    at = moment.at.replace(tzinfo=None)
    if offset is not None:
        return _shifted(at, -offset), _shifted(at, length - offset)
    return _shifted(at, -_EAST), _shifted(at, length + _WEST)


def _shifted(at: datetime, by: timedelta) -> datetime:
    """Within the calendar: a capture in the year 1 is a slip, and no reason to leave a page unread."""
    try:
        return at + by
    except OverflowError:
        return at


def _zones_differ(first: Moment, second: Moment) -> bool:
    """Whether their days may be those of different zones: one is in a stated zone, the other in nobody knows which."""
    return (first.at.tzinfo is None) != (second.at.tzinfo is None)


def is_before(first: Moment, second: Moment) -> bool:
    """Whether one surely lies before the other; where their exactness or zones differ, by day."""
    if not first.has_clock or not second.has_clock:
        return first.day < second.day
    if _zones_differ(first, second):
        return first.day < second.day
    return first.at < second.at


def is_other_day(one: Moment, other: Moment) -> bool:
    """Whether they are of different days, whatever the zones."""
    return (
        one.day != other.day
        and (is_surely_before(one, other) or is_surely_before(other, one))
        and not (one.has_clock and other.has_clock and one.at.tzinfo and other.at.tzinfo and one.at == other.at)
    )


def is_filler(moment: Moment) -> bool:
    """Whether it is what programs write where they have no date, or lies before there were newspapers."""
    return moment.day == _EPOCH or not _FIRST <= moment.day < _NEVER


def with_doubts(stated: Dating, page: Dating) -> Dating:
    """What a record states, with what its page says against it."""
    if stated.published is None or page.published is None or not is_other_day(stated.published, page.published):
        return stated
    clue = Clue("contradiction", said("the page itself states another day, {day}", day=dated(page.published)))
    return replace(stated, evidence=(*stated.evidence, clue))
