"""The time that a date line states: "Today, 07:40" and "3 hours ago" are counted from the capture."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import reduce
from zoneinfo import ZoneInfo

from timeline.models import Basis, Certainty, Granularity, Message, Moment, dated, said
from timeline.reading.frames import Frame
from timeline.reading.statements import Statement
from timeline.reading.testimony import Testimony, kind_of

_STATED, _INFERRED = Certainty.STATED, Certainty.INFERRED


@dataclass(frozen=True, slots=True)
class Order:
    """Whether dates such as 03/04/2024 have the day first on a page whose settings do not say, and `why`."""

    day_first: bool
    why: Message


@dataclass(frozen=True, slots=True)
class Year:
    """The year of dates without one, `why`, and how sure it is."""

    number: int
    why: Message
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Hints:
    """What the rest of a page tells of its open dates, where no capture does."""

    order: Order | None = None
    year: Year | None = None


_NO_HINTS = Hints()


def resolve(statement: Statement, frame: Frame, hints: Hints = _NO_HINTS) -> Testimony:
    """The time of a date line; without a moment, and with the reason, where its day stays open."""
    try:
        return _resolve(statement, frame, hints)
    except OverflowError:
        return _open(statement, said("would lie outside the calendar; check the capture time"))


def _resolve(statement: Statement, frame: Frame, hints: Hints) -> Testimony:
    if statement.day is not None:
        return _on(statement.day, statement, _STATED)
    if statement.readings is not None:
        return _resolve_readings(statement, statement.readings, frame, hints.order)
    if statement.month_day is not None:
        return _resolve_month_day(statement, statement.month_day, frame, hints.year)
    if statement.ago is not None:
        return _resolve_ago(statement, frame)
    return _resolve_today(statement, frame)


def _resolve_readings(
    statement: Statement, readings: tuple[date, date], frame: Frame, order: Order | None
) -> Testimony:
    if frame.day_first is not None:
        why = said("day and month in the order of the settings")
        return _on(readings[int(frame.day_first)], statement, _STATED, why)
    if frame.captured is not None:
        past = [day for day in readings if day <= frame.captured.day]
        if len(past) == 1:
            why = said("the other reading lies after the capture, {captured}", captured=dated(frame.captured))
            return _on(past[0], statement, _INFERRED, why)
    if order is not None:
        return _on(readings[int(order.day_first)], statement, _INFERRED, order.why)
    either = reduce(lambda one, other: said("{one} or {other}", one=one, other=other), map(dated, readings))
    return _open(statement, said("may be {either}; set `day_first` in timeline.toml", either=either))


def _resolve_month_day(statement: Statement, month_day: tuple[int, int], frame: Frame, year: Year | None) -> Testimony:
    if frame.captured is None and year is not None and (month_day != (2, 29) or isleap(year.number)):
        return _on(date(year.number, *month_day), statement, year.certainty, year.why)
    if frame.captured is None:
        return _open(statement, said("no year, and no capture time to take it from"))
    last = frame.captured.day.year
    for number in range(last, last - 5, -1):  # 29 February: up to four years back
        try:
            found = date(number, *month_day)
        except ValueError:
            continue
        if found <= frame.captured.day:
            why = said("year from the capture, {captured}", captured=dated(frame.captured))
            return _on(found, statement, _INFERRED, why)
    return _open(statement, said("there is no such day before the capture"))


def _resolve_ago(statement: Statement, frame: Frame) -> Testimony:
    ago, captured = statement.ago, frame.captured
    if captured is None or ago is None:
        return _open(statement, said("no capture time to count from"))
    coarse = not captured.has_clock or ago.granularity.rank <= Granularity.DAY.rank
    if not captured.has_clock and ago.granularity.rank > Granularity.DAY.rank and ago.length:
        why = said("the capture, {captured}, has no time of day to count from", captured=dated(captured))
        return _open(statement, why)
    why = said("counted from the capture, {captured}", captured=dated(captured))
    certainty = Certainty.VAGUE if ago.granularity is Granularity.WEEK else _INFERRED
    at = _local(captured, _zone_of(frame)) - ago.length
    if coarse:
        day = Moment(at=_midnight(at.date()), granularity=Granularity.DAY)
        return _testimony(statement, day, certainty, Basis(day=certainty), why)
    if ago.granularity is Granularity.HOUR:
        at = at.replace(minute=0, second=0, microsecond=0)
    zone = "that of the capture time, from which it is counted" if at.tzinfo else None
    if at.tzinfo and frame.zone:
        zone = f"{frame.zone}, from {frame.zone_from}"
    basis = Basis(day=certainty, clock=certainty, zone=certainty if at.tzinfo else None)
    moment = Moment(at=at, granularity=ago.granularity)
    return _testimony(statement, moment, certainty, basis, why, zone)


def _resolve_today(statement: Statement, frame: Frame) -> Testimony:
    captured = frame.captured
    back = statement.days_back or 0
    if captured is None:
        return _open(statement, said("the page does not say which day that is; no capture time"))
    stated = statement.zone.zone if statement.zone else None
    at = _local(captured, stated or _zone_of(frame))
    day, words = at.date() - timedelta(days=back), "the day is that of the capture, {captured}"
    if back == 0 and captured.has_clock and statement.clock is not None and statement.clock > at.time():
        day -= timedelta(days=1)
        words = "later than the clock of the capture, {captured}: the day before"
    found = _on(day, statement, _INFERRED, said(words, captured=dated(captured)))
    moment = found.moment
    if moment and moment.has_clock and moment.at.tzinfo is None and captured.at.tzinfo is not None and not found.zone:
        offset = captured.at.strftime("%z")
        left = f"left open: the page names none; the capture time, which gave the day, has {offset[:3]}:{offset[3:5]}"
        found = replace(found, zone=left)
    return found


def _on(day: date, statement: Statement, certainty: Certainty, why: Message | None = None) -> Testimony:
    """At the clock of the statement, if it has one, in the zone that it states; another may state it better than the
    settings do, whose zone comes last (`in_zone`)."""
    if statement.clock is None:
        moment = Moment(at=_midnight(day), granularity=Granularity.DAY)
        return _testimony(statement, moment, certainty, Basis(day=certainty), why)
    at = datetime.combine(day, statement.clock)
    stated = statement.zone
    words, zone = None, None
    if stated is not None and stated.zone is not None:
        at, words, zone = _fixed(at, stated.zone), f"stated: {stated.word}", _STATED
    elif stated is not None:
        words = f"left open: {stated.word} names several zones"
    moment = Moment(at=at, granularity=statement.exactness)
    basis = Basis(day=certainty, clock=_STATED, zone=zone)
    return _testimony(statement, moment, certainty, basis, why, words)


def in_zone(testimony: Testimony, frame: Frame) -> Testimony:
    """A testimony whose clock names no zone, in the zone of its page where that is known, which is said."""
    moment = testimony.moment
    if moment is None or frame.zone is None or with_zone(moment, frame) is moment:
        return testimony
    return replace(
        testimony,
        moment=with_zone(moment, frame),
        basis=Basis(testimony.basis.day, testimony.basis.clock, _INFERRED),
        zone=f"{frame.zone}, from {frame.zone_from}",
    )


def with_zone(moment: Moment, frame: Frame) -> Moment:
    """A moment whose clock names no zone, in the zone of its page where that is known."""
    if frame.zone is None or not moment.has_clock or moment.at.tzinfo is not None:
        return moment
    return Moment(at=_fixed(moment.at, ZoneInfo(frame.zone)), granularity=moment.granularity)


def _open(statement: Statement, why: Message) -> Testimony:
    return _testimony(statement, None, Certainty.UNKNOWN, Basis(), why)


def _testimony(
    statement: Statement,
    moment: Moment | None,
    certainty: Certainty,
    basis: Basis,
    why: Message | None,
    zone: str | None = None,
) -> Testimony:
    kind, label, place = kind_of(statement), statement.label, statement.place
    return Testimony(kind, label, moment, certainty, basis, zone, why, statement, place)


def _local(captured: Moment, zone: tzinfo | None) -> datetime:
    """The capture on the clocks of the page, where both zones are known."""
    if zone is not None and captured.at.tzinfo is not None and captured.has_clock:
        return datetime.fromisoformat(captured.at.astimezone(zone).isoformat())
    return captured.at


def _zone_of(frame: Frame) -> ZoneInfo | None:
    return ZoneInfo(frame.zone) if frame.zone else None


def _fixed(at: datetime, zone: tzinfo) -> datetime:
    """With the offset that the zone has then, as a plain offset: it is what is printed and kept."""
    return datetime.fromisoformat(at.replace(tzinfo=zone).isoformat())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
