"""Which of its candidates a partial date means: by tense and nearness to the publication, or by the time that the text
itself has reached.

Bare weekdays and months look back unless the clause looks ahead, the publication day included (DESIGN.md gives the
counts).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from timeline.models import Alternative, Anchor, Granularity, Message, said
from timeline.temporal.alternatives import is_of_tomorrow, other_readings
from timeline.temporal.calendar import floor
from timeline.temporal.candidates import series_of
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import DATE_PARTS, Direction, Fields
from timeline.temporal.scene import Focus, Scene, UnresolvedError, dct_anchor, focus_anchor, need_today, too_little
from timeline.temporal.values import CalendarValue

# A bare month or day of a month without any hint of tense is the nearest one, but a past one is preferred unless the
# one ahead is this many times nearer: news tell more of what was than of what will be (of 72 bare months 49 are past).
_PAST_BIAS = 2.0
# A day of a month that lies further away than this many days gets its year in news ("on March 3 last year").
_NAMED_YEAR = 300
# Years, months or weeks on each side that hold the one meant: a winter runs over into the next year, and the next
# 29 February may be eight years away.
_NEAR, _REACH = 2, 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The value chosen for a partial date, why, and other readings as good."""

    value: CalendarValue
    basis: tuple[tuple[str, str], ...]
    anchor: Anchor | None
    why: Message
    alternatives: tuple[Alternative, ...] = ()


def stated_basis(value: CalendarValue, stated: Fields) -> tuple[tuple[str, str], ...]:
    """The parts of a date that the words state, but for a weekend: its basis is the week that is filled in."""
    return tuple((name, "stated") for name in DATE_PARTS if name != "weekend" and getattr(stated, name) is not None)


def choose(stated: Fields, scene: Scene) -> Choice:
    """The candidate that a date without its year, month or week means."""
    if stated.direction in _AS_SEEN_FROM_DCT:
        return _beside(stated, scene)
    running = _running(stated, scene)
    today = need_today(scene) if running is None else running.value.start
    series = series_of(stated, today, scene.hemisphere)
    reach = _REACH if _may_be_missing(stated) else _NEAR
    candidates = [value for value in map(series, range(-reach, reach + 1)) if value is not None]
    if stated.weekday is not None and stated.day is not None:
        candidates = [value for value in candidates if value.start.isoweekday() == stated.weekday] or candidates
    filled = _filled(stated)
    if running is not None:
        value = _since(candidates, today, running)
        why = said('the first since "{named}" ({value})', named=running.text, value=in_words(running.value))
        others = () if scene.focus_is_near else _as_seen_from_dct(stated, value, scene)
        return Choice(value, (*stated_basis(value, stated), (filled, str(why))), focus_anchor(running), why, others)
    try:
        value, why = _pick(candidates, stated, scene, today)
    except (IndexError, StopIteration) as error:
        raise UnresolvedError(said("there is no such day on that side of the publication")) from error
    basis = (*stated_basis(value, stated), (filled, str(why)))
    others = other_readings(value, candidates, stated, scene, today)
    counted = said("counted from {anchor}, {why}", anchor=scene.publication, why=why)
    return Choice(value, basis, dct_anchor(scene), counted, others)


def _as_seen_from_dct(stated: Fields, value: CalendarValue, scene: Scene) -> tuple[Alternative, ...]:
    """The reading without the text's own time: the sentence before named another year, and may have been done with."""
    if scene.today is None:
        return ()
    other = choose(stated, replace(scene, focus=None, is_narrative=False))
    return () if other.value == value else (Alternative(value=other.value.timex3(), reason=other.why),)


def _may_be_missing(stated: Fields) -> bool:
    """Whether not every year, month or week has it: 29 February, the 31st, a Friday the 13th, week 53."""
    return stated.day is not None or stated.holiday is not None or stated.week is not None


def _filled(stated: Fields) -> str:
    """The unit that the words leave open."""
    if (stated.weekday is not None or stated.weekend) and stated.day is None:
        return "week"
    return "year" if _is_of_year(stated) else "month"


def _is_of_year(stated: Fields) -> bool:
    return any(part is not None for part in (stated.month, stated.season, stated.quarter, stated.half, stated.holiday))


# "the following Friday" where no date stands before it is next Friday.
_AS_SEEN_FROM_DCT: dict[str | None, Direction] = {"after": "future", "before": "past", "same": "this"}


def _beside(stated: Fields, scene: Scene) -> Choice:
    """ "the following Friday", "the previous spring", "that summer": beside the last date that the text named."""
    focus = scene.focus
    if focus is None:
        return choose(replace(stated, direction=_AS_SEEN_FROM_DCT[stated.direction]), scene)
    if focus.value.granularity.rank < (Granularity.YEAR if _is_of_year(stated) else Granularity.WEEK).rank:
        raise UnresolvedError(too_little(focus))
    series = series_of(stated, focus.value.start, scene.hemisphere)
    near = [value for value in map(series, range(-3, 4)) if value is not None]
    if stated.direction == "after":
        found = next((value for value in near if value.start >= focus.value.end), None)
        words = 'the first after "{named}" ({value})'
    elif stated.direction == "before":
        found = next((value for value in reversed(near) if value.end <= focus.value.start), None)
        words = 'the last before "{named}" ({value})'
    else:
        around = (value for value in near if value.start < focus.value.end and value.end > focus.value.start)
        found = series(0) if stated.weekday is not None else next(around, series(0))
        words = 'that of "{named}" ({value})'
    if found is None:
        raise UnresolvedError(said('there is no such time beside "{named}"', named=focus.text))
    why = said(words, named=focus.text, value=in_words(focus.value))
    return Choice(found, (*stated_basis(found, stated), (_filled(stated), str(why))), focus_anchor(focus), why)


def _since(candidates: list[CalendarValue], day: date, running: Focus) -> CalendarValue:
    """The first of the candidates that is not over on the day."""
    found = next((value for value in candidates if value.end > day), None)
    if found is None:
        raise UnresolvedError(said('there is no such day after "{named}"', named=running.text))
    return found


def _running(stated: Fields, scene: Scene) -> Focus | None:
    """The date that the text's own time has reached, where the partial date goes on from it rather than from the
    publication: in a narrative, and in news within a sentence that names another year ("arrested in March 2019 and
    tried in June") or directly after one that it opens.
    """
    focus = scene.focus
    if focus is None or stated.direction is not None or not focus.states_year:
        return None
    if focus.value.granularity.rank < (Granularity.YEAR if _is_of_year(stated) else Granularity.DAY).rank:
        return None
    if scene.is_narrative:
        return focus
    if scene.today is None:  # "built in 1894, it fell in April": a bare year far off says nothing of an undated article
        return focus if scene.focus_is_near and focus.value.granularity is not Granularity.YEAR else None
    if focus.value.start.year == scene.today.year or not _goes_on(stated, focus):
        return None
    is_near = scene.focus_is_near and scene.tense in ("past", None)
    return focus if is_near or (scene.focus_is_next and focus.is_frame and scene.tense == "past") else None


def _goes_on(stated: Fields, focus: Focus) -> bool:
    """Whether it lies in the year of the focus: "In 2021, ... in September"; not "founded in 1911, it closed in June".
    "burned in June 2019 and was refitted in January": of a month named before, only a later month goes on from it.
    """
    if focus.value.granularity is Granularity.YEAR:
        return focus.is_frame and _is_of_year(stated)
    return stated.month is not None and stated.month > focus.value.start.month


def _pick(candidates: list[CalendarValue], stated: Fields, scene: Scene, today: date) -> tuple[CalendarValue, Message]:
    if not candidates:
        raise UnresolvedError(said("there is no such day near the publication"))
    if stated.direction == "past":
        done = [value for value in candidates if value.end <= today]
        return done[-1], said("the last one that was already over")
    if stated.direction == "future":
        ahead = [value for value in candidates if value.start > today]
        return ahead[0], said("the next one to begin")
    begun = [value for value in candidates if value.start <= today]
    ahead = [value for value in candidates if value.end > today]
    if stated.direction == "coming":
        return ahead[0], said("the one that is on, else the next")
    if stated.direction == "this":
        return _this(candidates, today, scene)
    if scene.tense == "nearest" and ahead and (stated.month is None or not begun):
        return ahead[0], said("the next one, for the words before it look ahead")
    if (scene.tense == "future" or (scene.tense == "present" and not _is_of_year(stated))) and ahead:
        if stated.quarter is not None and begun and (today - begun[-1].end).days < (ahead[0].start - today).days:
            return begun[-1], said("the nearest one: a quarter is reported after its end")
        if stated.day is not None and begun and (ahead[0].start - today).days > _NAMED_YEAR:
            return begun[-1], said("the most recent one: of one so far ahead the year would be named")
        return ahead[0], said("the next one, for the clause looks ahead")
    if begun and ahead and _is_ahead(stated, begun[-1], ahead[0], today, scene):
        return ahead[0], said("the nearest one")
    if not begun:
        return ahead[0], said("the first one")
    if is_of_tomorrow(stated, begun[-1], scene):
        return ahead[0], said("the day after: a page that is brought up to date, or a place where it was tomorrow")
    is_past = scene.tense == "past"
    return begun[-1], said("the most recent one, for the clause looks back" if is_past else "the most recent one")


def _is_ahead(stated: Fields, begun: CalendarValue, ahead: CalendarValue, today: date, scene: Scene) -> bool:
    """A month, a day of a month, a numbered week or a holiday that is much nearer ahead than back; where the clause
    looks back, only a day whose year anyone would have named.
    """
    if stated.month is None and stated.holiday is None and stated.week is None:
        return False
    back, forth = max(0, (today - begun.end).days), max(1, (ahead.start - today).days)
    if scene.tense == "past":
        return stated.day is not None and back > _NAMED_YEAR
    # "The season runs from June 1": what is told in the present tense comes again, and may have begun.
    return back > (1.0 if scene.tense in ("nearest", "present") else _PAST_BIAS) * forth


def _this(candidates: list[CalendarValue], today: date, scene: Scene) -> tuple[CalendarValue, Message]:
    """ "this Friday", "this June": of the publication's own week or year; of a season, the one that is on or
    nearest.
    """
    nearest = min(candidates, key=lambda value: (abs((value.start - today).days), value.start))
    if nearest.granularity is Granularity.DAY:
        same = [value for value in candidates if floor(value.start, "week") == floor(today, "week")]
        if scene.tense != "past" and same and same[0].start < today:
            return next(value for value in candidates if value.start >= today), said("the coming one")
        return (same[0] if same else nearest), said("the one in the week of publication")
    if nearest.weekend:
        same = [value for value in candidates if floor(value.start, "week") == floor(today, "week")]
        return (same[0] if same else nearest), said("the one in the week of publication")
    same = [value for value in candidates if value.start.year == today.year]
    return (same[0] if same else nearest), said("the one in the year of publication")
