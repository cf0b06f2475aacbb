"""Fills in what a partial date or time leaves open, from its frame, the text or the publication time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.models import Granularity, Step, said
from timeline.temporal.alternatives import swapped
from timeline.temporal.calendar import offset_of
from timeline.temporal.candidates import in_month, in_year, is_open
from timeline.temporal.choosing import Choice, choose, stated_basis
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import LOCAL, PARTS_OF_YEAR, PARTS_WITHIN_YEAR, Fields
from timeline.temporal.scene import Resolved, Scene, UnresolvedError, dct_anchor, focus_anchor, need_today
from timeline.temporal.values import CalendarValue

# Hours. A night or evening goes on until dawn ("on Saturday night ... at 2 a.m."); a clock time from dusk on goes on
# to the morning after, until noon ("at 11 p.m. ... at 9 a.m.").
_DAWN, _NOON, _DUSK = 6, 12, 18


_ALL_STATED = said("every part of the date is stated")
_ORDER_OPEN = said("every part of the date is stated, but not which number is the month")


def fill(stated: Fields, scene: Scene, frame: Resolved | None) -> Resolved:
    """Resolve a partial date or time; `frame` is what it lies within, resolved. Raises UnresolvedError,
    CalendarError.
    """
    clock = stated.hour is not None or stated.part is not None
    choice = _date(stated, scene, frame)
    value, basis = choice.value, choice.basis
    if clock:
        value, more = _clock(stated, value, scene)
        basis += more
    found = Step("stated", choice.why)
    if choice.anchor is not None:
        is_new = frame is None or frame.value != choice.value
        told = said("{why}: {value}", why=choice.why, value=in_words(choice.value)) if is_new else choice.why
        found = Step("filled in", told)
    steps = (*_steps_of(frame), found)
    steps += _zone_step(value, basis, scene)
    return Resolved(value=value, anchor=choice.anchor, basis=basis, steps=steps, alternatives=choice.alternatives)


def _steps_of(frame: Resolved | None) -> tuple[Step, ...]:
    """How the frame was found, where there is anything to find."""
    return frame.steps if frame is not None and frame.anchor is not None else ()


def _zone_step(value: CalendarValue, basis: tuple[tuple[str, str], ...], scene: Scene) -> tuple[Step, ...]:
    """Says so where the zone of a clock time is not the text's own."""
    if not value.offset or dict(basis).get("zone") == "stated":
        return ()
    words = "it states no zone; {offset} is that of the source ({zone})"
    return (Step("zone", said(words, offset=value.offset, zone=scene.zone)),)


def _date(stated: Fields, scene: Scene, frame: Resolved | None) -> Choice:
    if frame is not None and frame.value is not None:
        return _within(stated, frame)
    if frame is not None:
        raise UnresolvedError(said("what it lies within is not a part of the calendar"))
    complete = _complete(stated, scene)
    if complete is not None:
        why = _ORDER_OPEN if swapped(stated) else _ALL_STATED
        return Choice(complete, stated_basis(complete, stated), None, why, swapped(stated))
    if is_open(stated):
        return choose(stated, scene)
    if stated.hour is not None or stated.part is not None:
        return _day_of_clock(stated, scene)
    raise UnresolvedError(said("it states no part of a date"))


def _complete(stated: Fields, scene: Scene) -> CalendarValue | None:
    """The value of a date whose year is stated, or of a century or decade."""
    if stated.century is not None:
        return CalendarValue(Granularity.CENTURY, date(max(1, stated.century * 100), 1, 1))
    if stated.decade is not None:
        return CalendarValue(Granularity.DECADE, date(max(1, stated.decade * 10), 1, 1))
    if stated.year is None:
        return None
    if not 1 <= stated.year <= 9998:
        raise UnresolvedError(said("the year {year} is outside the calendar", year=stated.year))
    found = in_year(stated, stated.year, scene.hemisphere)
    if found is None:
        raise UnresolvedError(said("there is no such day in that year"))
    return found


def _within(stated: Fields, frame: Resolved) -> Choice:
    """The unit inside a resolved frame: June within last year, Friday within next week, the morning of that day."""
    outer = frame.value
    assert outer is not None
    found = next(_candidates_within(stated, outer), None)
    if found is None:
        raise UnresolvedError(said("there is no such time within {outer}", outer=in_words(outer)))
    outer_basis = tuple((part, "stated" if why == "stated" else why) for part, why in frame.basis)
    basis = (*outer_basis, *stated_basis(found, stated))
    why = said("within {outer}", outer=in_words(outer)) if frame.anchor is not None else _ALL_STATED
    return Choice(found, basis, frame.anchor, why)


def _candidates_within(stated: Fields, outer: CalendarValue) -> Iterator[CalendarValue]:
    if not stated.states_any(PARTS_WITHIN_YEAR):
        yield outer if outer.granularity.is_day_or_finer else CalendarValue(Granularity.DAY, outer.start)
        return
    for year in {outer.start.year, max(outer.start.year, (outer.end - timedelta(days=1)).year)}:
        if stated.states_any(PARTS_OF_YEAR):
            found = in_year(stated, year, outer.hemisphere)
        else:
            found = _day_within(stated, outer)
        if found is not None and found.end > outer.start and found.start < outer.end:
            yield found


def _day_within(stated: Fields, outer: CalendarValue) -> CalendarValue | None:
    if stated.day is not None:
        return in_month(stated, outer.start)
    if stated.weekend:
        return CalendarValue.containing(outer.start, "weekend")
    if stated.weekday is not None:
        ahead = (stated.weekday - outer.start.isoweekday()) % 7
        return CalendarValue(Granularity.DAY, outer.start + timedelta(days=ahead))
    return None


def _day_of_clock(stated: Fields, scene: Scene) -> Choice:
    """A time of day alone: on the day that its sentence named, else on the publication day."""
    if scene.day is not None:
        is_next = _goes_into_the_night(scene.day.value, stated)
        day = CalendarValue(Granularity.DAY, scene.day.value.start + timedelta(days=is_next))
        words = "the morning after the day just named ({named})" if is_next else "on the day just named ({named})"
        why = said(words, named=scene.day.text)
        return Choice(day, (("day", str(why)),), focus_anchor(scene.day), why)
    day = CalendarValue(Granularity.DAY, need_today(scene))
    why = said("on the publication day")
    return Choice(day, (("day", str(why)),), dct_anchor(scene), why)


def _goes_into_the_night(named: CalendarValue, stated: Fields) -> bool:
    """Whether a clock time is of the morning after: "at 2 a.m." where "Saturday night" was named before."""
    if stated.hour is None:
        return False
    hour = _hour(stated, stated.hour)
    if named.granularity is Granularity.PART_OF_DAY:
        return named.part in ("NI", "EV") and hour < _DAWN
    return named.granularity.rank > Granularity.PART_OF_DAY.rank and named.clock.hour >= _DUSK and hour < _NOON


def _hour(stated: Fields, hour: int) -> int:
    """The hour from 0 to 24 that one of a half or a part of the day is."""
    if (
        stated.meridiem == "pm"
        or (stated.part in ("AF", "EV") and hour < 12)
        or (stated.part == "NI" and 6 <= hour < 12)
    ):
        return hour % 12 + 12
    return hour % 12 if stated.meridiem == "am" else hour


def _clock(stated: Fields, day: CalendarValue, scene: Scene) -> tuple[CalendarValue, tuple[tuple[str, str], ...]]:
    if stated.hour is None:
        value = CalendarValue(Granularity.PART_OF_DAY, day.start, part=stated.part or "")
        return value, (("part of day", "stated"),)
    hour, start = _hour(stated, stated.hour), day.start
    if hour == 24:
        hour, start = 0, start + timedelta(days=1)
    finest = Granularity.HOUR if stated.minute is None else Granularity.MINUTE
    written_out = finest is Granularity.HOUR and (stated.meridiem is not None or stated.part is not None)
    if stated.second is not None:
        finest = Granularity.SECOND
    at = time(hour, stated.minute or 0, stated.second or 0)
    offset = "" if stated.offset == LOCAL else _offset_at(stated.offset or scene.zone, datetime.combine(start, at))
    value = CalendarValue(finest, start, clock=at, offset=offset, written_out=written_out)
    basis = [(name, "stated") for name in ("hour", "minute", "second") if getattr(stated, name) is not None]
    if stated.offset and stated.offset != LOCAL:
        basis.append(("zone", "stated"))
    elif offset:
        basis.append(("zone", "the source's"))
    return value, tuple(basis)


def _offset_at(zone: str | None, at: datetime) -> str:
    """The offset of a zone, which is an offset itself ("Z", "+05:30") or an IANA name whose offset goes by the day."""
    if zone is None or zone[:1] in ("Z", "+", "-"):
        return zone or ""
    return offset_of(at.replace(tzinfo=ZoneInfo(zone)))
