"""Other readings of a partial date that are as good, or nearly, as the one chosen: kept and shown, not tossed for."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.models import Alternative, Granularity, said
from timeline.temporal.calendar import floor
from timeline.temporal.meanings import Fields
from timeline.temporal.scene import Scene
from timeline.temporal.values import CalendarValue

# Without a hint of tense, a month on the other side of the publication is a second reading up to this many days away:
# half a year, for a month comes once a year, and what is further off on one side is nearer on the other.
_OTHER_SIDE = 180
# From this hour on it is the next day in some place that news come from, and pages are brought up to date.
_AFTERNOON = 12


def other_readings(
    chosen: CalendarValue, candidates: list[CalendarValue], stated: Fields, scene: Scene, today: date
) -> tuple[Alternative, ...]:
    """The second reading of "last Tuesday" and "next Friday" within the week, of a month in a clause without tense, of
    either in the present tense: captions tell in it of what was.
    """
    last = next((value for value in reversed(candidates) if value.start <= today), None)
    if last is not None and chosen.start > today and scene.tense != "future" and is_of_tomorrow(stated, last, scene):
        return _last_one(candidates, today)
    if stated.weekday is not None and stated.direction in ("past", "future"):
        return _another_week(chosen, stated, today)
    if stated.direction is not None or scene.tense not in ("present", None):
        return ()
    if stated.weekday is not None and stated.day is None and scene.tense == "present" and chosen.start > today:
        return _last_one(candidates, today)
    if stated.month is not None:
        return _other_side(chosen, candidates, today)
    return ()


def is_of_tomorrow(stated: Fields, last: CalendarValue, scene: Scene) -> bool:
    """Whether a bare weekday that was six days back is rather the next day: of 41 on pages published in the afternoon,
    where the clause looks back, 37 were; before the last one, news write "last"."""
    if stated.weekday is None or stated.day is not None or stated.direction is not None or scene.dct is None:
        return False
    is_late = scene.dct.granularity.rank >= Granularity.HOUR.rank and scene.dct.at.hour >= _AFTERNOON
    return is_late and last.start == scene.dct.day - timedelta(days=6)


def swapped(stated: Fields) -> tuple[Alternative, ...]:
    """The other reading of 03/04/2024, whose day and month may stand in either order."""
    if not stated.order_open or stated.year is None or stated.month is None or stated.day is None:
        return ()
    value = CalendarValue(Granularity.DAY, date(stated.year, stated.day, stated.month))
    return (Alternative(value=value.timex3(), reason=said("day and month may stand in the other order")),)


def _another_week(chosen: CalendarValue, stated: Fields, today: date) -> tuple[Alternative, ...]:
    """Some say "last Tuesday" of this week's, some only of last week's; the same with "next"."""
    if floor(chosen.start, "week") != floor(today, "week"):
        return ()
    is_past = stated.direction == "past"
    reason = said("some mean the one of last week" if is_past else "some mean the one of next week")
    other = CalendarValue(Granularity.DAY, chosen.start + timedelta(days=-7 if is_past else 7))
    return (Alternative(value=other.timex3(), reason=reason),)


def _last_one(candidates: list[CalendarValue], today: date) -> tuple[Alternative, ...]:
    near = [value for value in candidates if value.start <= today][-1:]
    reason = said("the most recent one")
    return tuple(Alternative(value=value.timex3(), reason=reason) for value in near)


def _other_side(chosen: CalendarValue, candidates: list[CalendarValue], today: date) -> tuple[Alternative, ...]:
    if chosen.start > today:
        near = [value for value in candidates if value.end <= today and (today - value.end).days <= _OTHER_SIDE][-1:]
    else:
        near = [value for value in candidates if value.start > today and (value.start - today).days <= _OTHER_SIDE][:1]
    reason = said("the clause gives no tense")
    return tuple(Alternative(value=value.timex3(), reason=reason) for value in near)
