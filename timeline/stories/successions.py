"""What one mention says became of the plan that another tells."""

from __future__ import annotations

import msgspec

from timeline.models import Article, Interval, Status, Timex
from timeline.stories.intervals import compatible, gap_days, is_bounded
from timeline.stories.plans import days_ahead, is_sure
from timeline.stories.told import Told

# Two days of one plan share no time that would speak for it: their words must.
_ENOUGH_LIKENESS = 0.6
# Each says what the other does not: the spring fair, the autumn fair.
_ENOUGH_WITH_OTHER_WORDS = 0.85
# What came so soon beside its day was the thing planned.
_BESIDE_DAYS = 3.0
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})


class Akin(msgspec.Struct, frozen=True):
    """How likely two tell of one event by all but what keeps them apart, and how far they share their words; 0 to 1
    each."""

    likely: float
    likeness: float


class Succession(msgspec.Struct, frozen=True):
    """From when to when a plan was moved, as far as that is known, or that it was called off."""

    cancelled: bool = False
    moved_from: Interval | None = None
    postponed_to: Interval | None = None


def succession(plan: Told, other: Told, akin: Akin, *, apart: bool) -> Succession | None:
    """What the second, which is likely to be of one event with it, says became of the plan that the first tells; None
    where that is nothing, or too little of it is the same.

    `apart`: no article tells of both. Of two articles that give a plan other days, the later counts while the first day
    is still to come; what happened some days beside its day was planned for it where both say the same.
    """
    if published(plan) > published(other):
        return None
    if other.change is not None:
        return _changed(plan, other, akin)
    one, its = plan.mention.interval, other.mention.interval
    if not apart or one is None or its is None or compatible(one, its) or not (_is_day(one) and _is_day(its)):
        return None
    if (plan.gist.earlier, plan.gist.another) != (other.gist.earlier, other.gist.another):
        return None
    if not (_is_planned_anew(one, plan.article, other) or _is_beside(one, its, plan.article, other)):
        return None
    enough = _ENOUGH_WITH_OTHER_WORDS if _differ(plan, other) else _ENOUGH_LIKENESS
    return Succession(moved_from=one, postponed_to=its) if akin.likeness >= enough else None


def published(told: Told) -> str:
    """The publication time for comparing, without its zone; undated articles come last."""
    dct = told.article.dct
    return dct.at.replace(tzinfo=None).isoformat() if dct is not None else "undated"


def sure_time(timex: Timex | None, told: Told) -> Interval | None:
    """When a plan stands by an expression of a mention, if that can be relied on."""
    return timex.interval if timex is not None and is_sure(timex, told.article) else None


def _changed(plan: Told, other: Told, akin: Akin) -> Succession | None:
    """A plan of which the other says that it was called off or moved: the plan of that day, or one in the same words
    whose day was still to come."""
    change, interval = other.change, plan.mention.interval
    assert change is not None
    first, now = sure_time(change.first, other), sure_time(change.now, other)
    if other.mention.status is Status.PLANNED:  # "first planned for 3 May, will be held on 10 May"
        now = other.mention.interval
    if interval is not None and (first is not None or now is not None):
        if first is not None and not compatible(interval, first):
            return None
        if first is None and now is not None and compatible(interval, now):
            return None  # it tells of the plan as it is now
    of_that_day = first is not None and interval is not None
    if not of_that_day and (akin.likeness < _ENOUGH_LIKENESS or _is_over(interval, other)):
        return None
    if change.cancelled:
        return Succession(cancelled=True)
    return Succession(moved_from=first or interval, postponed_to=now)


def _is_planned_anew(day: Interval, article: Article, other: Told) -> bool:
    """Whether an article of a later day plans it for another time while the day was still to come."""
    if other.mention.status is not Status.PLANNED or article.dct is None or other.article.dct is None:
        return False
    return article.dct.day < other.article.dct.day and not _is_over(day, other)


def _is_beside(day: Interval, its: Interval, article: Article, other: Told) -> bool:
    """Whether it happened soon beside the day for which an article had planned it before."""
    return other.mention.status in _DONE and gap_days(day, its) <= _BESIDE_DAYS and days_ahead(its, article) > 0


def _is_over(interval: Interval | None, told: Told) -> bool:
    dct, end = told.article.dct, interval.latest if interval is not None else None
    return dct is not None and end is not None and end.date() <= dct.day


def _differ(one: Told, other: Told) -> bool:
    """Whether each names something that the other does not."""
    first, second = one.gist.terms.keys(), other.gist.terms.keys()
    return bool(first - second) and bool(second - first)


def _is_day(interval: Interval) -> bool:
    return is_bounded(interval) and interval.granularity.is_day_or_finer
