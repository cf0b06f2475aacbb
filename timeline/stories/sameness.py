"""Whether two mentions tell of one event: the signs of it, weighed, and all that sets the two apart."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from timeline.stories.asking import are_tied, likeness_asked
from timeline.stories.intervals import compatible, gap_days, is_bounded
from timeline.stories.likeness import Gist
from timeline.stories.plans import NOT_YET, days_ahead
from timeline.stories.rows import Flags, Floats
from timeline.stories.told import Told, names_of

WEIGHTS = files("timeline.stories") / "sameness.toml"
# Kept apart whatever else they are like.
APART = -1.0
FAINT = 0.02
# Likelihoods that differ by less are one: sums differ by the machine that makes them.
_DIGITS = 9

# What times add to the logarithm of the odds. Set by hand: the annotated sentences have no publication times.
_SAME_TIME = 0.4
_SAME_TIME_LONG_AGO = 1.0
_SAME_DEED_LONG_AGO = 1.8
_NEWS_DAYS = 21
_UNDATED_FADING_DAYS = 60
_FADED = -0.8
_ONE_UNDATED = -1.5
_UNDATED_PLAN = -1.5
# What little likeness, other deeds and other subjects take from them. Set by hand, too: the annotated sentences are
# those of a few events, and more alike than those of a whole story.
_NAMES_ONLY = -4.0
_TOO_LITTLE = -40.0
_BY_CHANCE = -1.0
_OTHER_DEED = -1.0
_OTHER_SUBJECT = -1.0
_CONTRADICTION = 0.75
_CONTRADICTION_DAYS = 3.0


class Leaning(msgspec.Struct, frozen=True):
    """What pairs of mentions are by themselves, each for all pairs: `odds` are what their times, deeds and subjects add
    to the logarithm of the odds, `asked` the likeness below which it takes from them; `tied` are those with times of a
    few days. Pairs `apart` cannot be one; of those, `once` and `in_dispute` can be one event to which two articles give
    times that exclude each other: in any case, or where they are nearly the same in words.
    """

    odds: Floats
    asked: Floats
    tied: Flags
    apart: Flags
    once: Flags
    in_dispute: Flags

    def first(self, number: int) -> Leaning:
        """The same of the first pairs alone."""
        return Leaning(*(getattr(self, name)[:number] for name in self.__struct_fields__))

    def only(self, kept: Flags) -> Leaning:
        """The same of some pairs alone."""
        return Leaning(*(getattr(self, name)[kept] for name in self.__struct_fields__))

    def disputed(self, likeness: Floats) -> Flags:
        """The pairs that are one event in dispute."""
        disputed: Flags = self.once | (self.in_dispute & (likeness >= _CONTRADICTION))
        return disputed


def leaning_of(pairs: Sequence[tuple[Told, Told]]) -> Leaning:
    """What the pairs are by themselves."""
    rows = [
        (
            _apartness(one, other) + _nearness(one, other),
            likeness_asked(one, other),
            are_tied(one, other),
            (apart := cannot_be_one(one, other)),
            (in_dispute := apart and can_be_in_dispute(one, other)) and happens_once(one.gist, other.gist),
            in_dispute,
        )
        for one, other in pairs
    ]
    columns = list(zip(*rows, strict=True)) or [()] * 6
    kinds = (np.float64, np.float64, np.bool_, np.bool_, np.bool_, np.bool_)
    return Leaning(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))


def kinship(signs: Mapping[str, Floats], leaning: Leaning, shortfall: Floats, weights: Mapping[str, float]) -> Floats:
    """How likely two tell of one event by all but what keeps them apart, for all pairs: 0 to 1.

    `shortfall` is what they share too little for so many mentions, in nats; `weights` are those of the signs, with an
    `intercept`.
    """
    odds = weights["intercept"] + leaning.odds
    for sign, values in signs.items():
        odds = odds + weights[sign] * values
    alike = signs["likeness"]
    odds += _TOO_LITTLE * np.maximum(leaning.asked - alike, 0.0)
    odds += _BY_CHANCE * shortfall
    return np.round(1 / (1 + np.exp(-odds)), _DIGITS)


@cache
def shipped_weights() -> dict[str, float]:
    """The weights of the signs, fitted by `python -m benchmarks.merging --fit`."""
    return tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))


def can_be_in_dispute(one: Told, other: Told) -> bool:
    """Whether two articles give times that exclude each other, but lie near, to what may be one event."""
    first, second = one.mention.interval, other.mention.interval
    if first is None or second is None or compatible(first, second) or one.article.id == other.article.id:
        return False
    if _may_have_moved(one, other):
        return False
    return gap_days(first, second) <= _CONTRADICTION_DAYS and not _is_another(one.gist, other.gist)


def happens_once(one: Gist, other: Gist) -> bool:
    """Whether both tell of what can happen but once, as a ship sinks, and of the same one to which it happens."""
    return bool(one.once & other.once) and _share_agent(one, other)


def _may_have_moved(one: Told, other: Told) -> bool:
    """Whether either is a plan of which an article of another day tells."""
    if one.mention.status not in NOT_YET and other.mention.status not in NOT_YET:
        return False
    return len({each.article.dct.day for each in (one, other) if each.article.dct is not None}) == 2


def _apartness(here: Told, there: Told) -> float:
    """Ships are launched, sunk and raised; two players are arrested by one police; one player in two stories shares
    nothing but his name, and two remarks of one minister nothing but who she is."""
    one, other = here.gist, there.gist
    odds = 0.0
    if one.deeds and other.deeds and not (one.deeds & other.terms.keys() or other.deeds & one.terms.keys()):
        odds += _OTHER_DEED
    if one.subject is not None and other.subject is not None:
        odds += 0.0 if one.subject in other.terms or other.subject in one.terms else _OTHER_SUBJECT
    shared = one.terms.keys() & other.terms.keys()
    names = names_of(here) | names_of(there)
    whom = one.of_whom & other.of_whom if here.change is None and there.change is None else frozenset()
    whom -= one.happenings & other.happenings
    return odds if shared - names - whom else odds + _NAMES_ONLY


def _share_agent(one: Gist, other: Gist) -> bool:
    return one.agent in other.terms or other.agent in one.terms


def cannot_be_one(one: Told, other: Told) -> bool:
    """Two clauses of a sentence, an earlier or another event of the kind, or times that exclude each other."""
    same = one.article.id == other.article.id
    if same and (one.mention.span.overlaps(other.mention.span) or _has_own_time(one, other)):
        return True
    if _is_change_alone(one, other) or _is_change_alone(other, one) or _is_foretold(one, other):
        return True
    first, second = one.mention.interval, other.mention.interval
    if _is_another(one.gist, other.gist):
        return first is None or first != second
    return first is not None and second is not None and not compatible(first, second)


def _is_change_alone(one: Told, other: Told) -> bool:
    """Whether the one tells that a plan was called off or moved, and the other does not: it is of something else, or of
    the plan."""
    return one.change is not None and other.change is None and one.mention.status not in NOT_YET


def _is_foretold(one: Told, other: Told) -> bool:
    """Whether either had happened when an article was written which is from before the day that the other plans."""
    plans = [each.mention.status in NOT_YET for each in (one, other)]
    plan, done = (one, other) if plans[0] else (other, one)
    return plans[0] != plans[1] and days_ahead(plan.mention.interval, done.article) > 1


def _is_another(one: Gist, other: Gist) -> bool:
    """Whether words of the one set it apart: "previously", "a second blast"."""
    return one.earlier != other.earlier or one.another != other.another


def _has_own_time(one: Told, other: Told) -> bool:
    """Whether one article dates the two by different words."""
    first, second = one.mention.timex, other.mention.timex
    return first is not None and second is not None and first.value != second.value


def _nearness(one: Told, other: Told) -> float:
    """Bounded times that agree speak for one event, the more so far from the news of the day. A time that only one
    has speaks against it, and so do articles weeks apart."""
    first, second = one.mention.interval, other.mention.interval
    if first is not None and second is not None:
        if not (is_bounded(first) and is_bounded(second)):
            return 0.0
        if _is_news(one) or _is_news(other):
            return _SAME_TIME
        return _SAME_DEED_LONG_AGO if first == second and one.gist.deeds & other.gist.deeds else _SAME_TIME_LONG_AGO
    undated = _ONE_UNDATED if (first is None) != (second is None) else 0.0
    if first is None and second is None and (one.mention.status in NOT_YET) != (other.mention.status in NOT_YET):
        undated = _UNDATED_PLAN  # "will play a role", "has played its role"
    days = [each.article.dct.day.toordinal() for each in (one, other) if each.article.dct is not None]
    apart = abs(days[0] - days[1]) if len(days) == 2 else 0
    return undated + _FADED * min(max(apart - 1, 0) / _UNDATED_FADING_DAYS, 1.0)


def _is_news(told: Told) -> bool:
    """Whether it happened shortly before its article, when much else happened on the same days."""
    interval, dct = told.mention.interval, told.article.dct
    if interval is None or interval.latest is None or dct is None:
        return True
    return abs((dct.day - interval.latest.date()).days) <= _NEWS_DAYS
