"""Whether two mentions tell of one event: by their words, and by all that speaks against it."""

from __future__ import annotations

import msgspec

from timeline.models import Article, Mention
from timeline.stories.intervals import compatible, gap_days, is_bounded
from timeline.stories.likeness import Gist, likeness

# Kept apart whatever else they are like.
APART = -1.0
FAINT = 0.05

_SAME_TIME = 1.2
_SAME_TIME_LONG_AGO = 1.5
_SAME_DEED_LONG_AGO = 2.0
_NEWS_DAYS = 21
_BOTH_MAIN = 1.25
_WITHIN = 0.8
_RELATED_DEED = 0.85
_OTHER_DEED = 0.7
_OTHER_SUBJECT = 0.6
_WHO_DID_WHAT = 1.25
_OTHER_NUMBERS = 0.85
_NAMES_ONLY = 0.4
_UNDATED_FADING_DAYS = 60
_FADED = 0.7
_CONTRADICTION = 0.75
_CONTRADICTION_DAYS = 3.0


class Told(msgspec.Struct, frozen=True):
    """A mention with its article and its gist."""

    mention: Mention
    article: Article
    gist: Gist


def sameness(one: Told, other: Told, weights: dict[str, float]) -> float:
    """How far the two tell of one event: about 0 to 1.5, or `APART` where they cannot."""
    by_words = likeness(one.gist, other.gist, weights)
    if by_words <= FAINT:
        return 0.0
    if _cannot_be_one(one, other):
        return APART
    value = by_words * _same_deed(one.gist, other.gist) * _same_names(one.gist, other.gist)
    if one.gist.numbers and other.gist.numbers and not one.gist.numbers & other.gist.numbers:
        value *= _OTHER_NUMBERS
    if one.article.id == other.article.id:
        value *= _WITHIN
    elif one.mention.main and other.mention.main:
        value *= _BOTH_MAIN
    return value * _nearness(one, other)


def contradict(one: Told, other: Told, weights: dict[str, float]) -> bool:
    """Whether two articles tell of one event and give it times that exclude each other.

    So it is where they are as good as word for word the same, and where a thing can happen but once, as a ship sinks.
    """
    first, second = one.mention.interval, other.mention.interval
    if first is None or second is None or compatible(first, second) or one.article.id == other.article.id:
        return False
    if gap_days(first, second) > _CONTRADICTION_DAYS or _is_another(one.gist, other.gist):
        return False
    once = bool(one.gist.once & other.gist.once) and _share_agent(one.gist, other.gist)
    return once or likeness(one.gist, other.gist, weights) >= _CONTRADICTION


def _same_deed(one: Gist, other: Gist) -> float:
    """Ships are launched, sunk and raised: what is said of them must be the same, or named by the other at least."""
    if not one.deeds or not other.deeds or one.deeds & other.deeds:
        return 1.0
    related = one.deeds & other.terms.keys() or other.deeds & one.terms.keys()
    return _RELATED_DEED if related else _OTHER_DEED


def _same_names(one: Gist, other: Gist) -> float:
    """Two players arrested by one police have other subjects; one player in two stories shares nothing but his name."""
    value = 1.0
    if one.subject is not None and one.subject == other.subject and one.deeds & other.deeds:
        value *= _WHO_DID_WHAT
    elif one.subject is not None and other.subject is not None:
        known = one.subject in other.terms or other.subject in one.terms
        value *= 1.0 if known else _OTHER_SUBJECT
    shared = one.terms.keys() & other.terms.keys()
    return value if shared - (one.names | other.names) else value * _NAMES_ONLY


def _share_agent(one: Gist, other: Gist) -> bool:
    return one.agent in other.terms or other.agent in one.terms


def _cannot_be_one(one: Told, other: Told) -> bool:
    """Two clauses of a sentence, an earlier or another event of the kind, or times that exclude each other."""
    same = one.article.id == other.article.id
    if same and (one.mention.span.overlaps(other.mention.span) or _has_own_time(one, other)):
        return True
    first, second = one.mention.interval, other.mention.interval
    if _is_another(one.gist, other.gist):
        return first is None or first != second
    return first is not None and second is not None and not compatible(first, second)


def _is_another(one: Gist, other: Gist) -> bool:
    """Whether words of the one set it apart: "previously", "a second blast"."""
    return one.earlier != other.earlier or one.another != other.another


def _has_own_time(one: Told, other: Told) -> bool:
    """Whether one article dates the two by different words."""
    first, second = one.mention.timex, other.mention.timex
    return first is not None and second is not None and first.value != second.value


def _nearness(one: Told, other: Told) -> float:
    """Bounded times that agree speak for one event, the more so far from the news of the day; without times, articles
    weeks apart speak against it."""
    first, second = one.mention.interval, other.mention.interval
    if first is not None and second is not None:
        if not (is_bounded(first) and is_bounded(second)):
            return 1.0
        if _is_news(one) or _is_news(other):
            return _SAME_TIME
        return _SAME_DEED_LONG_AGO if first == second and one.gist.deeds & other.gist.deeds else _SAME_TIME_LONG_AGO
    days = [each.article.dct.day.toordinal() for each in (one, other) if each.article.dct is not None]
    apart = abs(days[0] - days[1]) if len(days) == 2 else 0
    return max(1 / (1 + max(apart - 1, 0) / _UNDATED_FADING_DAYS), _FADED)


def _is_news(told: Told) -> bool:
    """Whether it happened shortly before its article, when much else happened on the same days."""
    interval, dct = told.mention.interval, told.article.dct
    if interval is None or interval.latest is None or dct is None:
        return True
    return abs((dct.day - interval.latest.date()).days) <= _NEWS_DAYS
