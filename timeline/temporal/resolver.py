"""What a meaning comes to in its scene: a part of the calendar, a duration, a set or a reference, with each step
that led there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from timeline.models import Anchor, Granularity, Interval, Message, Step, said
from timeline.temporal.calendar import CALENDAR_UNITS, add, floor, offset_of
from timeline.temporal.durations import resolve_length, set_value
from timeline.temporal.filling import fill
from timeline.temporal.in_words import in_words, length_in_words
from timeline.temporal.meanings import (
    BeforeChrist,
    Fields,
    FocusUnit,
    Length,
    Meaning,
    Modified,
    Nth,
    Range,
    Recurring,
    Reference,
    Shift,
    SoFar,
)
from timeline.temporal.modifiers import modifier_in_words, modifier_of_point
from timeline.temporal.ranges import resolve_range
from timeline.temporal.scene import (
    OUTSIDE,
    Resolved,
    Scene,
    Tense,
    UnresolvedError,
    dct_anchor,
    focus_anchor,
    need_today,
)
from timeline.temporal.spoken_of import resolve_spoken_of
from timeline.temporal.units import FRACTION_IN
from timeline.temporal.values import CalendarValue, QualifiedValue, day_interval


def resolve(meaning: Meaning, scene: Scene) -> Resolved:
    """Raises UnresolvedError with the reason where it cannot be placed, CalendarError outside the years 1 to 9999."""
    match meaning:
        case Fields(frame=frame):
            return fill(meaning, scene, None if frame is None else resolve(frame, scene))
        case Shift():
            return _shifted(meaning, scene)
        case Nth():
            return _nth(meaning, scene)
        case Modified():
            return _modified(meaning, scene)
        case SoFar():
            return _so_far(meaning, scene)
        case FocusUnit():
            return resolve_spoken_of(meaning, scene)
        case Range():
            return resolve_range(meaning, scene, resolve)
        case Reference(value=value):
            step = Step("vague", said("it names no bounds, so it has no place on the axis"))
            return Resolved(text=value, steps=(step,))
        case BeforeChrist():
            step = Step("stated", said("it lies before the year 1, where the axis ends"))
            return Resolved(text=meaning.timex3(), edtf=meaning.edtf(), steps=(step,))
        case Length():
            return resolve_length(meaning, scene)
        case Recurring():
            again = set_value(meaning)
            step = Step("set", said("it comes again and again, so it has no one place on the axis"))
            return Resolved(text=again.timex3(), quant=again.quant, freq=again.freq, steps=(step,))


def _shifted(meaning: Shift, scene: Scene) -> Resolved:
    if meaning.amount is None:
        reference = "FUTURE_REF" if meaning.direction == "future" else "PAST_REF"
        step = Step("vague", said("how many is not stated, so it has no place on the axis"))
        return Resolved(text=reference, steps=(step,))
    base, anchor, told, before = _anchor(meaning, scene)
    if meaning.unit not in CALENDAR_UNITS:
        return _shifted_clock(meaning, scene, base, anchor)
    unit = meaning.unit
    if meaning.weekday is not None:
        return _weekday_so_far_away(meaning, base, anchor, told)
    if meaning.anchor == "focus" and unit == "day" and not base.granularity.is_day_or_finer:
        raise UnresolvedError(said("counted in days from {anchor}, which is no day", anchor=told))
    day = add(base.start, *_whole(meaning.amount, unit))
    if unit == "fortnight":
        unit = "week"
    value = CalendarValue.containing(day, unit)
    if unit == "year" and _is_part_of_year(base):
        value = replace(base, start=day)
    basis = ((unit, f"counted from {told}"),)
    steps = (*before, _counted(meaning.amount, meaning.unit, told, value))
    return Resolved(value=value, anchor=anchor, basis=basis, steps=steps)


def _weekday_so_far_away(meaning: Shift, base: CalendarValue, anchor: Anchor | None, told: Message) -> Resolved:
    """Of weeks, counted from the last such weekday ("two weeks ago Friday"); else the one nearest to that day of the
    month or year ("a year ago Tuesday").
    """
    assert meaning.amount is not None
    assert meaning.weekday is not None
    amount = _whole(meaning.amount, meaning.unit)
    if meaning.unit == "week":
        first = base.start - timedelta(days=(base.start.isoweekday() - meaning.weekday) % 7)
        day = add(first, *amount)
        steps = (
            _nearest(told, "the most recent one", first),
            _counted(meaning.amount, "week", in_words(_day(first)), _day(day)),
        )
    else:
        first = add(base.start, *amount)
        day = first + timedelta(days=(meaning.weekday - first.isoweekday() + 3) % 7 - 3)
        steps = (
            _counted(meaning.amount, meaning.unit, told, _day(first)),
            _nearest(in_words(_day(first)), "the nearest one", day),
        )
    basis = ((meaning.unit, f"counted from {told}"), ("weekday", "stated"))
    return Resolved(value=_day(day), anchor=anchor, basis=basis, steps=steps)


def _nearest(anchor: Message, why: str, day: date) -> Step:
    """The step that tells which of the weekdays about the anchor is meant."""
    told = said("counted from {anchor}, {why}", anchor=anchor, why=said(why))
    return Step("filled in", said("{why}: {value}", why=told, value=in_words(_day(day))))


def _day(day: date) -> CalendarValue:
    return CalendarValue(Granularity.DAY, day)


def _whole(amount: float, unit: str) -> tuple[int, str]:
    """A count without a fraction: a year and a half are 18 months."""
    if amount == round(amount) or unit not in FRACTION_IN:
        return round(amount), unit
    count, smaller = FRACTION_IN[unit]
    return round(amount * count), smaller


def _is_part_of_year(value: CalendarValue) -> bool:
    """ "a year earlier" than a quarter, half or season is that of the year before: reports compare like so."""
    parts = (Granularity.QUARTER, Granularity.HALF, Granularity.SEASON)
    return value.granularity in parts


_OF = {
    "century": "the century of {anchor}: {value}",
    "decade": "the decade of {anchor}: {value}",
    "year": "the year of {anchor}: {value}",
    "half": "the half-year of {anchor}: {value}",
    "season": "the season of {anchor}: {value}",
    "quarter": "the quarter of {anchor}: {value}",
    "month": "the month of {anchor}: {value}",
    "fortnight": "the fortnight of {anchor}: {value}",
    "week": "the week of {anchor}: {value}",
    "weekend": "the weekend of {anchor}: {value}",
    "day": "the day of {anchor}: {value}",
    "hour": "the hour of {anchor}: {value}",
    "minute": "the minute of {anchor}: {value}",
    "second": "the second of {anchor}: {value}",
}


def _counted(amount: float, unit: str, anchor: Message, value: CalendarValue) -> Step:
    """The step that tells from what, in which direction and how far the value lies."""
    if amount == 0:
        return Step("counted", said(_OF[unit], anchor=anchor, value=in_words(value)))
    words = "{length} before {anchor}: {value}" if amount < 0 else "{length} after {anchor}: {value}"
    length = length_in_words(amount, unit)
    return Step("counted", said(words, length=length, anchor=anchor, value=in_words(value)))


def _anchor(meaning: Shift, scene: Scene) -> tuple[CalendarValue, Anchor | None, Message, tuple[Step, ...]]:
    """The value that a shift is counted from, how to say so, and the steps that led there."""
    named = scene.focus if meaning.anchor == "focus" else scene.quarter if meaning.anchor == "quarter" else None
    if meaning.anchor == "dct" and scene.is_narrative and _may_go_on(meaning):
        named = scene.focus
    if meaning.anchor == "focus" and meaning.unit == "year" and not scene.focus_is_near and scene.quarter is not None:
        named = scene.quarter
    if named is not None:
        told = said('"{named}" ({value})', named=named.text, value=in_words(named.value))
        return named.value, focus_anchor(named), told, ()
    if isinstance(meaning.anchor, str):
        day = CalendarValue(Granularity.DAY, need_today(scene))
        return day, dct_anchor(scene), scene.publication, ()
    # "three days before Christmas" was last week, and Christmas is ahead: the tense is not that of the anchor.
    resolved = resolve(meaning.anchor, replace(scene, tense=None))
    value = resolved.value
    if value is None:
        raise UnresolvedError(said("what it is counted from is not a part of the calendar"))
    side = _side(meaning, value, scene)
    if scene.tense in ("past", "future") and side not in (None, scene.tense):  # "three days before Christmas it broke"
        resolved = resolve(meaning.anchor, scene)
        value = resolved.value
        assert value is not None
    return value, resolved.anchor, in_words(value), resolved.steps


def _side(meaning: Shift, base: CalendarValue, scene: Scene) -> Tense | None:
    """On which side of the publication lies what is counted from the base; None where that cannot be said."""
    if not meaning.amount or meaning.unit not in CALENDAR_UNITS or scene.today is None:
        return None
    return "future" if add(base.start, *_whole(meaning.amount, meaning.unit)) > scene.today else "past"


def _may_go_on(meaning: Shift) -> bool:
    """Whether in a narrative the words go on from its own time: "the next year", "the end of the year"."""
    least = 1 if meaning.unit in ("day", "week") else 0
    return meaning.amount is not None and meaning.amount >= least and meaning.unit in CALENDAR_UNITS


def _shifted_clock(meaning: Shift, scene: Scene, base: CalendarValue, anchor: Anchor | None) -> Resolved:
    """Hours, minutes and seconds from the anchor's clock."""
    assert meaning.amount is not None
    last = scene.clock if meaning.anchor == "focus" and base.granularity is Granularity.DAY else None
    if last is not None and last.value.start == base.start:  # "at 3 a.m. on Tuesday. Half an hour later ..."
        base, anchor = last.value, focus_anchor(last)
    if base.has_clock:
        at = datetime.combine(base.start, base.clock)
        offset = base.offset
    elif anchor is not None and anchor.kind == "dct" and scene.dct is not None and scene.dct.has_clock:
        at = scene.dct.at.replace(tzinfo=None)
        offset = offset_of(scene.dct.at)
    else:
        raise UnresolvedError(said("counted in hours or less from a time whose clock is unknown"))
    try:
        moved = at + timedelta(**{f"{meaning.unit}s": meaning.amount})
    except OverflowError as error:
        raise UnresolvedError(OUTSIDE) from error
    granularity = Granularity(meaning.unit)
    clock = moved.time().replace(microsecond=0)
    value = CalendarValue(granularity, moved.date(), clock=clock, offset=offset)
    told = said("the publication at {published}", published=scene.published)
    if base.has_clock:
        told = said("the time named before")
    step = _counted(meaning.amount, meaning.unit, told, value)
    return Resolved(value=value, anchor=anchor, basis=((meaning.unit, f"counted from {told}"),), steps=(step,))


def _nth(meaning: Nth, scene: Scene) -> Resolved:
    frame = resolve(meaning.frame, scene)
    outer = frame.value
    if outer is None:
        raise UnresolvedError(said("what it is counted within is not a part of the calendar"))
    if meaning.weekday is not None:
        shift = (meaning.weekday - outer.start.isoweekday()) % 7
        first = outer.start + timedelta(days=shift)
        day = first + timedelta(days=7 * (meaning.n - 1))
        if meaning.n < 0:
            last = outer.end - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - meaning.weekday) % 7)
        value = CalendarValue(Granularity.DAY, day)
    else:
        if meaning.unit not in CALENDAR_UNITS:
            raise UnresolvedError(said("units below the day are not counted within a date"))
        first = floor(outer.start, meaning.unit)
        if first < outer.start and meaning.unit != "week":
            first = add(first, 1, meaning.unit)
        day = add(first, meaning.n - 1, meaning.unit)
        if meaning.n < 0:
            day = floor(outer.end - timedelta(days=1), meaning.unit)
        value = CalendarValue.containing(day, meaning.unit)
    if not (value.end > outer.start and value.start < outer.end):
        raise UnresolvedError(said("there is no such time within {outer}", outer=in_words(outer)))
    step = Step("counted", said("within {outer}: {value}", outer=in_words(outer), value=in_words(value)))
    unit = "weekday" if meaning.weekday is not None else meaning.unit
    return Resolved(
        value=value, anchor=frame.anchor, basis=(*frame.basis, (unit, "stated")), steps=(*frame.steps, step)
    )


def _modified(meaning: Modified, scene: Scene) -> Resolved:
    inner = resolve(meaning.of, scene)
    if inner.value is None:
        return replace(inner, mod=meaning.mod)
    mod = modifier_of_point(meaning)
    interval = _up_to_anchor(QualifiedValue(inner.value, mod).interval(), meaning, mod, scene)
    step = Step("narrowed", modifier_in_words(mod, inner.value))
    return replace(inner, mod=mod, interval=interval, steps=(*inner.steps, step))


def _up_to_anchor(interval: Interval, meaning: Modified, mod: str, scene: Scene) -> Interval:
    """Without what lies on the other side of the publication: "less than a week ago" is not tomorrow."""
    shift, earliest, latest = meaning.of, interval.earliest, interval.latest
    if not isinstance(shift, Shift) or shift.anchor != "dct" or earliest is None or latest is None:
        return interval
    if scene.today is None or interval.granularity.rank > Granularity.DAY.rank:
        return interval
    if mod == "AFTER" and shift.direction == "past":
        latest = min(latest, datetime.combine(scene.today + timedelta(days=1), time()))
    if mod == "BEFORE" and shift.direction == "future":
        earliest = max(earliest, datetime.combine(scene.today, time()))
    return Interval(earliest=earliest, latest=latest, granularity=interval.granularity)


def _so_far(meaning: SoFar, scene: Scene) -> Resolved:
    """From the beginning of the unit up to, not including, the anchor's day (`later`: from the day after to its
    end).
    """
    if meaning.anchor == "focus" and scene.focus is not None:
        today, anchor = scene.focus.value.start, focus_anchor(scene.focus)
        told = said('"{named}"', named=scene.focus.text)
    else:
        today, anchor, told = need_today(scene), dct_anchor(scene), scene.publication
    value = CalendarValue.containing(today, meaning.unit)
    mod = "START" if meaning.side == "earlier" else "END"
    basis = ((meaning.unit, f"of {told}"),)
    if meaning.unit == "day":
        counted = Step("counted", said(_OF["day"], anchor=told, value=in_words(value)))
        narrowed = Step("narrowed", modifier_in_words(mod, value))
        return Resolved(value=value, mod=mod, anchor=anchor, basis=basis, steps=(counted, narrowed))
    earliest, latest = (value.start, today) if meaning.side == "earlier" else (today + timedelta(days=1), value.end)
    if earliest >= latest:  # published on 1 January: nothing of the year has gone by, so the day itself
        earliest, latest = today, today + timedelta(days=1)
    interval = day_interval(earliest, latest, value.granularity)
    words = "{value}, before {anchor}" if meaning.side == "earlier" else "{value}, after {anchor}"
    step = Step("bounded", said(words, value=in_words(value), anchor=told))
    return Resolved(value=value, mod=mod, interval=interval, anchor=anchor, basis=basis, steps=(step,))
