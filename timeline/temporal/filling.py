"""Fills in what a partial date leaves open: the year of a bare month, the week of a bare weekday, the day of a
clock time.

Bare weekdays and months look back unless the clause looks ahead, the publication day included (DESIGN.md gives the
counts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.models import Anchor, Granularity, Step
from timeline.temporal.calendar import add, easter, floor, nth_weekday
from timeline.temporal.meanings import Fields
from timeline.temporal.scene import Resolved, Scene, UnresolvedError, dct_anchor, focus_anchor, need_today
from timeline.temporal.values import CalendarValue

# A bare month or day of a month without any hint of tense is the nearest one, but a past one is preferred unless the
# one ahead is this many times nearer: news tell more of what was than of what will be (of 72 bare months 49 are past).
_PAST_BIAS = 2.0
# A day of a month that lies further back than this many days gets its year in news ("on March 3 last year").
_NAMED_YEAR = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """The value chosen for a partial date, and why."""

    value: CalendarValue
    basis: tuple[tuple[str, str], ...]
    anchor: Anchor | None
    why: str


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
    return Resolved(value=value, anchor=choice.anchor, basis=basis, steps=(Step(step="filled in", text=choice.why),))


def _date(stated: Fields, scene: Scene, frame: Resolved | None) -> Choice:
    if frame is not None and frame.value is not None:
        return _within(stated, frame)
    if frame is not None:
        raise UnresolvedError("what it lies within is not a part of the calendar")
    complete = _complete(stated, scene)
    if complete is not None:
        return Choice(complete, _stated_basis(complete, stated), None, "every part of the date is stated")
    series = _series(stated, scene)
    if series is not None:
        return _choose(series, stated, scene)
    if stated.hour is not None or stated.part is not None:
        return _day_of_clock(scene)
    raise UnresolvedError("it states no part of a date")


def _complete(stated: Fields, scene: Scene) -> CalendarValue | None:
    """The value of a date whose year is stated, or of a century or decade."""
    if stated.century is not None:
        return CalendarValue(Granularity.CENTURY, date(max(1, stated.century * 100), 1, 1))
    if stated.decade is not None:
        return CalendarValue(Granularity.DECADE, date(max(1, stated.decade * 10), 1, 1))
    if stated.year is None:
        return None
    if not 1 <= stated.year <= 9998:
        raise UnresolvedError(f"the year {stated.year} is outside the calendar")
    found = _in_year(stated, stated.year, scene.hemisphere)
    if found is None:
        raise UnresolvedError("there is no such day in that year")
    return found


def _in_year(stated: Fields, year: int, hemisphere: str) -> CalendarValue | None:
    """The unit that the fields name in a year; None where that year has none (29 February)."""
    if stated.month is not None:
        if stated.day is None:
            return CalendarValue(Granularity.MONTH, date(year, stated.month, 1))
        try:
            return CalendarValue(Granularity.DAY, date(year, stated.month, stated.day))
        except ValueError:
            return None
    if stated.quarter is not None:
        return CalendarValue(Granularity.QUARTER, date(year, stated.quarter * 3 - 2, 1))
    if stated.half is not None:
        return CalendarValue(Granularity.HALF, date(year, stated.half * 6 - 5, 1))
    if stated.season is not None:
        return CalendarValue.of_season(year, stated.season, hemisphere)
    if stated.holiday is not None:
        day = holiday(stated.holiday, year)
        return None if day is None else CalendarValue(Granularity.DAY, day)
    if stated.week is not None:
        try:
            return CalendarValue(Granularity.WEEK, date.fromisocalendar(year, stated.week, 1))
        except ValueError:
            return None
    return CalendarValue(Granularity.YEAR, date(year, 1, 1))


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday named in a language file: `MM-DD`, `easter+N` (days from Easter Sunday),
    `nth:MONTH:WEEKDAY:N` or `from:MM-DD:WEEKDAY` (the first such weekday on that day or after). Monday is 0.
    """
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name.removeprefix("easter") or 0))
    if name.startswith("nth:"):
        month, weekday, n = (int(part) for part in name.removeprefix("nth:").split(":"))
        return nth_weekday(year, month, weekday, n)
    if name.startswith("from:"):
        month, day, weekday = (int(part) for part in name.removeprefix("from:").replace("-", ":").split(":"))
        first = date(year, month, day)
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    month, day = (int(part) for part in name.split("-"))
    return date(year, month, day)


def _series(stated: Fields, scene: Scene) -> Callable[[int], CalendarValue | None] | None:
    """The k-th candidate (0: of the publication's own year, month or week) for a date that leaves its larger unit
    open.
    """
    names = ("month", "quarter", "half", "season", "holiday", "week", "day", "weekday", "weekend")
    if all(getattr(stated, name) is None for name in names):
        return None
    today = need_today(scene)
    if any(getattr(stated, name) is not None for name in names[:6]):
        return lambda k: _in_year(stated, today.year + k, scene.hemisphere)
    if stated.day is not None:
        return lambda k: _in_month(stated, add(today, k, "month"))
    monday = floor(today, "week")
    if stated.weekday is not None:
        return lambda k: CalendarValue(Granularity.DAY, monday + timedelta(days=7 * k + (stated.weekday or 1) - 1))
    return lambda k: CalendarValue.containing(monday + timedelta(days=7 * k), "weekend")


def _in_month(stated: Fields, month: date) -> CalendarValue | None:
    try:
        return CalendarValue(Granularity.DAY, month.replace(day=stated.day or 1))
    except ValueError:
        return None


def _choose(series: Callable[[int], CalendarValue | None], stated: Fields, scene: Scene) -> Choice:
    today = need_today(scene)
    candidates = [value for value in map(series, range(-8, 9)) if value is not None]
    if stated.weekday is not None and stated.day is not None:
        candidates = [value for value in candidates if value.start.isoweekday() == stated.weekday] or candidates
    filled = (
        "week" if stated.weekday is not None and stated.day is None else "month" if stated.month is None else "year"
    )
    value, why = _pick(candidates, stated, scene, today)
    basis = (*_stated_basis(value, stated), (filled, why))
    return Choice(value, basis, dct_anchor(scene), f"counted from the publication on {scene.dct}: {why}")


def _pick(candidates: list[CalendarValue], stated: Fields, scene: Scene, today: date) -> tuple[CalendarValue, str]:
    if not candidates:
        raise UnresolvedError("there is no such day near the publication")
    if stated.direction == "past":
        done = [value for value in candidates if value.end <= today]
        return done[-1], "the last one that was over"
    if stated.direction == "future":
        ahead = [value for value in candidates if value.start > today]
        return ahead[0], "the next one to begin"
    begun = [value for value in candidates if value.start <= today]
    ahead = [value for value in candidates if value.end > today]
    if stated.direction == "coming":
        return ahead[0], "the one that is on, else the next"
    if stated.direction == "this":
        return _this(candidates, today, scene)
    if scene.tense == "nearest" and ahead and (stated.month is None or not begun):
        return ahead[0], "the next one, for the words before it look ahead"
    if scene.tense == "future" and ahead:
        if stated.quarter is not None and begun and (today - begun[-1].end).days < (ahead[0].start - today).days:
            return begun[-1], "the nearest one: a quarter is reported after its end"
        return ahead[0], "the next one, for the clause looks ahead"
    if begun and ahead and _is_ahead(stated, begun[-1], ahead[0], today, scene):
        return ahead[0], "the nearest one"
    if not begun:
        return ahead[0], "the first one"
    why = "the most recent one, for the clause looks back" if scene.tense == "past" else "the most recent one"
    return begun[-1], why


def _is_ahead(stated: Fields, begun: CalendarValue, ahead: CalendarValue, today: date, scene: Scene) -> bool:
    """A month, a day of a month or a holiday that is much nearer ahead than back; where the clause looks back, only a
    day whose year anyone would have named.
    """
    if stated.month is None and stated.holiday is None:
        return False
    back, forth = max(0, (today - begun.end).days), max(1, (ahead.start - today).days)
    if scene.tense == "past":
        return stated.day is not None and back > _NAMED_YEAR
    return back > (1.0 if scene.tense == "nearest" else _PAST_BIAS) * forth


def _this(candidates: list[CalendarValue], today: date, scene: Scene) -> tuple[CalendarValue, str]:
    """ "this Friday", "this June": of the publication's own week or year; of a season, the one that is on or
    nearest.
    """
    nearest = min(candidates, key=lambda value: (abs((value.start - today).days), value.start))
    if nearest.granularity is Granularity.DAY:
        same = [value for value in candidates if floor(value.start, "week") == floor(today, "week")]
        if scene.tense != "past" and same and same[0].start < today:
            return next(value for value in candidates if value.start >= today), "the coming one"
        return (same[0] if same else nearest), "of the week of publication"
    same = [value for value in candidates if value.start.year == today.year]
    return (same[0] if same else nearest), "of the year of publication"


def _stated_basis(value: CalendarValue, stated: Fields) -> tuple[tuple[str, str], ...]:
    names = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "day", "weekday", "holiday")
    return tuple((name, "stated") for name in names if getattr(stated, name) is not None)


def _within(stated: Fields, frame: Resolved) -> Choice:
    """The unit inside a resolved frame: June within last year, Friday within next week, the morning of that day."""
    outer = frame.value
    assert outer is not None
    found = next(_candidates_within(stated, outer), None)
    if found is None:
        raise UnresolvedError(f"there is no such time within {outer.timex3()}")
    outer_basis = tuple((part, "stated" if why == "stated" else why) for part, why in frame.basis)
    basis = (*outer_basis, *_stated_basis(found, stated))
    return Choice(found, basis, frame.anchor, f"within {outer.timex3()}")


def _candidates_within(stated: Fields, outer: CalendarValue) -> Iterator[CalendarValue]:
    if not any(getattr(stated, name) is not None for name in _DATE_FIELDS):
        yield outer if outer.granularity.is_day_or_finer else CalendarValue(Granularity.DAY, outer.start)
        return
    for year in {outer.start.year, max(outer.start.year, (outer.end - timedelta(days=1)).year)}:
        if (
            (
                stated.month is not None
                or stated.season is not None
                or stated.quarter is not None
                or stated.half is not None
            )
            or stated.holiday is not None
            or stated.week is not None
        ):
            found = _in_year(stated, year, outer.hemisphere)
        else:
            found = _day_within(stated, outer)
        if found is not None and found.end > outer.start and found.start < outer.end:
            yield found


_YEAR_PARTS = ("month", "season", "quarter", "half", "holiday", "week")
_DATE_FIELDS = ("half", "season", "quarter", "month", "week", "weekday", "weekend", "holiday", "day")


def _day_within(stated: Fields, outer: CalendarValue) -> CalendarValue | None:
    if stated.day is not None:
        return _in_month(stated, outer.start)
    if stated.weekend:
        return CalendarValue.containing(outer.start, "weekend")
    if stated.weekday is not None:
        ahead = (stated.weekday - outer.start.isoweekday()) % 7
        return CalendarValue(Granularity.DAY, outer.start + timedelta(days=ahead))
    return None


def _day_of_clock(scene: Scene) -> Choice:
    """A time of day alone: on the day that its sentence named, else on the publication day."""
    if scene.day is not None:
        day = CalendarValue(Granularity.DAY, scene.day.value.start)
        why = f"on the day just named ({scene.day.text})"
        return Choice(day, (("day", why),), focus_anchor(scene.day), why)
    day = CalendarValue(Granularity.DAY, need_today(scene))
    why = "on the publication day"
    return Choice(day, (("day", why),), dct_anchor(scene), why)


def _clock(stated: Fields, day: CalendarValue, scene: Scene) -> tuple[CalendarValue, tuple[tuple[str, str], ...]]:
    if stated.hour is None:
        value = CalendarValue(Granularity.PART_OF_DAY, day.start, part=stated.part or "")
        return value, (("part of day", "stated"),)
    hour, start = stated.hour, day.start
    if (
        stated.meridiem == "pm"
        or (stated.part in ("AF", "EV") and hour < 12)
        or (stated.part == "NI" and 6 <= hour < 12)
    ):
        hour = hour % 12 + 12
    elif stated.meridiem == "am":
        hour %= 12
    if hour == 24:
        hour, start = 0, start + timedelta(days=1)
    finest = Granularity.HOUR if stated.minute is None else Granularity.MINUTE
    if stated.meridiem is not None or stated.part is not None:
        finest = Granularity.MINUTE if stated.second is None else Granularity.SECOND
    if stated.second is not None:
        finest = Granularity.SECOND
    at = time(hour, stated.minute or 0, stated.second or 0)
    offset = stated.offset or _offset_at(scene.zone, datetime.combine(start, at))
    value = CalendarValue(finest, start, clock=at, offset=offset)
    basis = [(name, "stated") for name in ("hour", "minute", "second") if getattr(stated, name) is not None]
    if stated.offset:
        basis.append(("zone", "stated"))
    elif offset:
        basis.append(("zone", "the source's"))
    return value, tuple(basis)


def _offset_at(zone: str | None, at: datetime) -> str:
    if zone is None:
        return ""
    text = at.replace(tzinfo=ZoneInfo(zone)).isoformat()[-6:]
    return "Z" if text == "+00:00" else text
