"""How alike two mentions must be to be one event: the less their times tie them, the more is asked of their words."""

from __future__ import annotations

import math
from datetime import timedelta

import numpy as np

from timeline.models import Interval
from timeline.stories.intervals import compatible, is_bounded
from timeline.stories.rows import Flags, Floats
from timeline.stories.told import Told

# All set by hand, by merged events read in long stories. Where no article has a publication time, nothing but words can
# tie two; there these are as the annotated corpus has them, of the news of an article and of what stands aside from it.
_UNPUBLISHED = 0.23
_UNPUBLISHED_ASIDE = 0.37
# Bounded times within days, or of one deed long past; within weeks; and wider ("passed off in 2016", "police in 2016").
_IN_DAYS = 0.28
_IN_WEEKS = 0.33
_IN_A_YEAR = 0.40
_DAYS = timedelta(days=2)
_WEEKS = timedelta(days=31)
# Times of which one has no beginning or no end, in the news of articles of the same days, and elsewhere.
_SAME_NEWS = 0.30
_NEWS_DAYS = 2
_HALF_BOUNDED = 0.42
# Where its article has its day and a sentence none, it tells of what lasts, of what was said, of what is no news.
_ONE_UNDATED = 0.50
_BOTH_UNDATED = 0.55
_DAYS_LATER = 0.06
_ONE_DEED = 0.08
# One article tells many things of a day; what it tells again it tells in like words.
_UNDATED_WITHIN = 0.20
_WITHIN = 0.45
_SAME_DEED_WITHIN = 0.32
# Times that exclude each other: a plan and what became of it, or a dispute.
_EXCLUDED = 0.30

# For each time that a topic has e times as many mentions as those by which the signs were weighed (see `crowd`), what
# two share has to tell so much more, in nats: it has so many more mentions to be shared with by chance. On given days
# there are fewer.
_FEW = 28
_BY_CHANCE = 4.0
_BY_CHANCE_TIED = 2.0


def likeness_asked(one: Told, other: Told) -> float:
    """The likeness (0 to 1) below which it speaks against one event that the two share so little."""
    first, second = one.mention.interval, other.mention.interval
    has_news = one.mention.main or other.mention.main
    if one.article.dct is None or other.article.dct is None:
        is_tied = has_news or (first is not None and second is not None)
        return _UNPUBLISHED if is_tied else _UNPUBLISHED_ASIDE
    within = one.article.id == other.article.id
    if first is None or second is None:
        asked = _BOTH_UNDATED if first is second else _ONE_UNDATED
        if within:
            return asked + _UNDATED_WITHIN
        if not _of_same_days(one, other):
            return asked + _DAYS_LATER
        return asked - _ONE_DEED if one.gist.deeds & other.gist.deeds else asked
    if not compatible(first, second):
        return _EXCLUDED
    if _is_told_in_passing(one, other):
        return _SAME_DEED_WITHIN if _are_of_days(one, other) and _share_deed(one, other) else _WITHIN
    if not (is_bounded(first) and is_bounded(second)):
        both_news = one.mention.main and other.mention.main
        return _SAME_NEWS if both_news and _of_same_days(one, other) else _HALF_BOUNDED
    if _are_of_days(one, other) or (one.gist.deeds & other.gist.deeds and (_is_old(one) or _is_old(other))):
        return _IN_DAYS
    return _IN_WEEKS if max(_width(first), _width(second)) <= _WEEKS else _IN_A_YEAR


def shortfall(shared: Floats, tied: Flags, mentions: int) -> Floats:
    """How much less pairs share than those of a topic of so many mentions must, in nats, none below 0; `tied` are those
    with times of a few days."""
    asked = np.where(tied, _BY_CHANCE_TIED, _BY_CHANCE) * math.log(max(mentions, _FEW) / _FEW)
    return np.maximum(asked - shared, 0.0)


def are_tied(one: Told, other: Told) -> bool:
    """Whether both have times of two days at most, and are not two of the many things that one article tells."""
    return _are_of_days(one, other) and not _is_told_in_passing(one, other)


def _are_of_days(one: Told, other: Told) -> bool:
    intervals = [each.mention.interval for each in (one, other)]
    return all(each is not None and is_bounded(each) and _width(each) <= _DAYS for each in intervals)


def _is_told_in_passing(one: Told, other: Told) -> bool:
    """Whether one article has both, and its news is neither."""
    return one.article.id == other.article.id and not (one.mention.main or other.mention.main)


def _of_same_days(one: Told, other: Told) -> bool:
    """Whether both articles came out within a few days; False where either's day is not known."""
    if one.article.dct is None or other.article.dct is None:
        return False
    return abs((one.article.dct.day - other.article.dct.day).days) <= _NEWS_DAYS


def _is_old(told: Told) -> bool:
    """Whether it was over weeks before its article."""
    interval, dct = told.mention.interval, told.article.dct
    if interval is None or interval.latest is None or dct is None:
        return False
    return (dct.day - interval.latest.date()) > _WEEKS


def _share_deed(one: Told, other: Told) -> bool:
    return bool(one.gist.deeds & other.gist.deeds or one.gist.happenings & other.gist.happenings)


def _width(interval: Interval) -> timedelta:
    """How long it lasts; without bound where it has no beginning or no end."""
    if interval.earliest is None or interval.latest is None:
        return timedelta.max
    return interval.latest.replace(tzinfo=None) - interval.earliest.replace(tzinfo=None)
