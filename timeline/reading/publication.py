"""When an article was published: weighs what its page states, and completes "Today, 07:40" from the capture time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import reduce
from zoneinfo import ZoneInfo

from timeline.models import Certainty, Clue, Dating, Granularity, Message, Moment, dated, quoted, said
from timeline.reading.statements import Label, Place, Statement

_KINDS = {
    Place.HEAD: "date line",
    Place.FOOT: "date line below the article",
    Place.DATELINE: "dateline",
    Place.TOP: "date line above the headline",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known besides the page: when it was captured, its zone (an IANA name) with where that is from, and
    whether its dates such as 03/04/2024 have the day first (None: not known)."""

    captured: Moment | None = None
    zone: str | None = None
    zone_from: str = "the settings"
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A statement with its time; `moment` is None where the day, or everything, stays open."""

    statement: Statement
    moment: Moment | None
    certainty: Certainty
    why: Message | None
    zone: str | None = None

    @property
    def clue(self) -> Clue:
        label = self.statement.label
        kind = {Label.PUBLISHED: "published line", Label.UPDATED: "updated line"}.get(
            label, _KINDS[self.statement.place]
        )
        quote = self.statement.text.strip()
        return Clue(kind, said("{quote} ({why})", quote=quote, why=self.why) if self.why else quoted(quote))


def date_article(statements: Iterable[Statement], frame: Frame) -> Dating:
    """Choose publication and update time. A line labelled "published" weighs most, then a date line under the headline,
    below the article, in the dateline, above the headline; a stated day weighs more than one counted from the capture.

    A page that states only an update is taken to be published then, and this is said.
    """
    found = [_resolve(statement, frame) for statement in statements]
    first = sorted((r for r in found if r.statement.label is not Label.UPDATED), key=_weight)
    updates = sorted((r for r in found if r.statement.label is Label.UPDATED), key=_weight)
    notes: list[Clue] = []
    lead = first[0] if first else updates[0] if updates else None
    if lead is None:
        return Dating(evidence=(Clue("none", said("no date line was found on the page")), *_capture_note(frame)))
    lead = _finer(lead, first)
    update = updates[0] if updates else None
    certainty = lead.certainty
    if not first and lead.moment is not None:
        certainty = Certainty.INFERRED
        notes.append(Clue("inference", said("the page states only when it was updated; taken as its publication")))
    updated = update.moment if update else None
    if updated and lead.moment and _is_before(updated, lead.moment):
        words = "the update time {updated} lies before publication; left out"
        notes.append(Clue("contradiction", said(words, updated=dated(updated))))
        updated = None
    notes.extend(_disagreements(lead, first))
    others = [r.clue for r in [*first, *updates] if r is not lead]
    return Dating(
        published=lead.moment,
        updated=updated,
        clock=_open_clock(lead),
        updated_clock=_open_clock(update) if update is not None and update is not lead else None,
        evidence=tuple(dict.fromkeys([lead.clue, *others, *notes])),
        certainty=certainty,
        zone=lead.zone,
        zone_name=frame.zone if lead.moment is None else None,
    )


def _weight(resolved: _Resolved) -> tuple[bool, int, bool, bool, int, bool]:
    """Smaller weighs more. Away from the headline a line with a clock outweighs a bare day (today's, a founding's)."""
    statement = resolved.statement
    known = resolved.moment is not None or statement.clock is not None
    away = statement.place is not Place.HEAD
    return (not known, statement.label, away, away and statement.clock is None, statement.place, statement.day is None)


def _finer(lead: _Resolved, candidates: Sequence[_Resolved]) -> _Resolved:
    """Another line of the same day that states the time of day too, where the chosen one does not."""
    if lead.moment is None or lead.moment.has_clock:
        return lead
    day = lead.moment.day
    return next((r for r in candidates if r.moment and r.moment.has_clock and r.moment.day == day), lead)


def _open_clock(resolved: _Resolved | None) -> time | None:
    """The clock of a line such as "Today, 07:40" whose day is not known."""
    if resolved is None or resolved.moment is not None or resolved.statement.readings is not None:
        return None
    return None if resolved.statement.month_day is not None else resolved.statement.clock


def _resolve(statement: Statement, frame: Frame) -> _Resolved:
    try:
        return _resolve_kind(statement, frame)
    except OverflowError:
        why = said("would lie outside the calendar; check the capture time")
        return _Resolved(statement, None, Certainty.UNKNOWN, why)


def _resolve_kind(statement: Statement, frame: Frame) -> _Resolved:
    if statement.day is not None:
        moment, zone = _moment(statement.day, statement, frame)
        return _Resolved(statement, moment, Certainty.STATED, None, zone)
    if statement.readings is not None:
        return _resolve_readings(statement, frame)
    if statement.month_day is not None:
        return _resolve_month_day(statement, frame)
    if statement.ago is not None:
        return _resolve_ago(statement, frame)
    return _resolve_today(statement, frame)


def _resolve_readings(statement: Statement, frame: Frame) -> _Resolved:
    readings = statement.readings or ()
    if frame.day_first is not None:
        moment, zone = _moment(readings[int(frame.day_first)], statement, frame)
        why = said("day and month in the order of the settings")
        return _Resolved(statement, moment, Certainty.STATED, why, zone)
    if frame.captured is not None:
        past = [day for day in readings if day <= frame.captured.day]
        if len(past) == 1:
            moment, zone = _moment(past[0], statement, frame)
            why = said("the other reading lies after the capture, {captured}", captured=dated(frame.captured))
            return _Resolved(statement, moment, Certainty.INFERRED, why, zone)
    either = reduce(lambda one, other: said("{one} or {other}", one=one, other=other), map(dated, readings))
    why = said("may be {either}; set `day_first` in timeline.toml", either=either)
    return _Resolved(statement, None, Certainty.UNKNOWN, why)


def _resolve_month_day(statement: Statement, frame: Frame) -> _Resolved:
    month, day = statement.month_day or (1, 1)
    if frame.captured is None:
        return _Resolved(statement, None, Certainty.UNKNOWN, said("no year, and no capture time to take it from"))
    for year in range(frame.captured.day.year, frame.captured.day.year - 5, -1):  # 29 February: up to four years back
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= frame.captured.day:
            moment, zone = _moment(found, statement, frame)
            why = said("year from the capture, {captured}", captured=dated(frame.captured))
            return _Resolved(statement, moment, Certainty.INFERRED, why, zone)
    return _Resolved(statement, None, Certainty.UNKNOWN, said("there is no such day before the capture"))


def _resolve_ago(statement: Statement, frame: Frame) -> _Resolved:
    ago, captured = statement.ago, frame.captured
    if captured is None or ago is None:
        return _Resolved(statement, None, Certainty.UNKNOWN, said("no capture time to count from"))
    coarse = not captured.has_clock or ago.granularity.rank <= Granularity.DAY.rank
    if not captured.has_clock and ago.granularity.rank > Granularity.DAY.rank and ago.length:
        why = said("the capture, {captured}, has no time of day to count from", captured=dated(captured))
        return _Resolved(statement, None, Certainty.UNKNOWN, why)
    at = captured.at - ago.length
    if ago.granularity is Granularity.HOUR:
        at = at.replace(minute=0, second=0, microsecond=0)
    moment = Moment(
        at=_midnight(at.date()) if coarse else at, granularity=Granularity.DAY if coarse else ago.granularity
    )
    week = ago.granularity is Granularity.WEEK
    certainty = Certainty.VAGUE if week else Certainty.INFERRED
    zone = "that of the capture time, from which it is counted" if at.tzinfo and not coarse else None
    why = said("counted from the capture, {captured}", captured=dated(captured))
    return _Resolved(statement, moment, certainty, why, zone)


def _resolve_today(statement: Statement, frame: Frame) -> _Resolved:
    captured = frame.captured
    back = statement.days_back or 0
    if captured is None:
        why = said("the page does not say which day that is; no capture time")
        return _Resolved(statement, None, Certainty.UNKNOWN, why)
    zone = _stated_zone(statement) or (ZoneInfo(frame.zone) if frame.zone else None)
    at = (
        captured.at.astimezone(zone)
        if zone is not None and captured.at.tzinfo is not None and captured.has_clock
        else captured.at
    )
    day, words = at.date() - timedelta(days=back), "the day is that of the capture, {captured}"
    if back == 0 and captured.has_clock and statement.clock is not None and statement.clock > at.time():
        day -= timedelta(days=1)
        words = "later than the clock of the capture, {captured}: the day before"
    moment, zone_words = _moment(day, statement, frame)
    if moment.has_clock and moment.at.tzinfo is None and captured.at.tzinfo is not None and not zone_words:
        offset = captured.at.strftime("%z")
        zone_words = (
            f"left open: the page names none; the capture time, which gave the day, has {offset[:3]}:{offset[3:5]}"
        )
    return _Resolved(statement, moment, Certainty.INFERRED, said(words, captured=dated(captured)), zone_words)


def _moment(day: date, statement: Statement, frame: Frame) -> tuple[Moment, str | None]:
    if statement.clock is None:
        return Moment(at=_midnight(day), granularity=Granularity.DAY), None
    at = datetime.combine(day, statement.clock)
    stated = statement.zone
    if stated is not None and stated.zone is not None:
        return Moment(at=_fixed(at, stated.zone), granularity=statement.exactness), f"stated: {stated.word}"
    if frame.zone is not None:
        words = f"{frame.zone}, from {frame.zone_from}"
        return Moment(at=_fixed(at, ZoneInfo(frame.zone)), granularity=statement.exactness), words
    left_open = f"left open: {stated.word} names several zones" if stated else None
    return Moment(at=at, granularity=statement.exactness), left_open


def _stated_zone(statement: Statement) -> tzinfo | None:
    return statement.zone.zone if statement.zone else None


def _fixed(at: datetime, zone: tzinfo) -> datetime:
    """With the offset that the zone has then, as a plain offset: it is what is printed and kept."""
    return datetime.fromisoformat(at.replace(tzinfo=zone).isoformat())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _is_before(first: Moment, second: Moment) -> bool:
    """Whether one surely lies before the other; where their exactness or zones differ, by day."""
    if not first.has_clock or not second.has_clock:
        return first.day < second.day
    if (first.at.tzinfo is None) != (second.at.tzinfo is None):
        return first.day < second.day
    return first.at < second.at


def _disagreements(lead: _Resolved, candidates: Sequence[_Resolved]) -> list[Clue]:
    """Another line of the article that states another day."""
    if lead.moment is None:
        return []
    words = "{kind}: {quote} states another day"
    return [
        Clue("contradiction", said(words, kind=other.clue.kind, quote=other.statement.text.strip()))
        for other in candidates
        if other.moment and other.statement.place in (Place.HEAD, Place.FOOT) and other.moment.day != lead.moment.day
    ]


def _capture_note(frame: Frame) -> tuple[Clue, ...]:
    if frame.captured is None:
        return ()
    return (Clue("capture", said("captured {captured}: published then or before", captured=dated(frame.captured))),)


def with_zone(moment: Moment, frame: Frame) -> Moment:
    """A moment whose clock names no zone, in the zone of its page where that is known."""
    if frame.zone is None or not moment.has_clock or moment.at.tzinfo is not None:
        return moment
    return Moment(at=_fixed(moment.at, ZoneInfo(frame.zone)), granularity=moment.granularity)
