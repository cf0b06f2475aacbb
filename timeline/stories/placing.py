"""What a time expression does in its clause: date the event or the saying, or stay vague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache
from itertools import pairwise

from timeline.models import Granularity, Interval, Span, Timex
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token

VAGUE = frozenset({"PAST_REF", "FUTURE_REF", "PRESENT_REF"})
_DAYS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})
# "Not" stands at most so many words in front of "before".
_DENIED = 8
PLACED = frozenset({"DATE", "TIME"})


def is_placed(timex: Timex) -> bool:
    """Whether the expression names a stretch of the calendar; a duration, a repetition or "recently" does not."""
    return timex.type in PLACED and timex.value not in VAGUE and timex.interval is not None


def is_vague(timex: Timex) -> bool:
    return timex.value in VAGUE


@cache
def event_stems(terms: Terms) -> frozenset[str]:
    """The stems of the nouns that name something which happened."""
    return frozenset(terms.stem(noun) for noun in terms.words.event_nouns)


def nearest(timexes: Sequence[Timex], tokens: Sequence[Token], verb: int | None) -> Timex | None:
    """The one that dates the verb: the finest of those that lie within each other, else the one nearest to the verb."""
    if not timexes:
        return None
    timexes = _days_first(timexes)
    finest = max(timexes, key=lambda timex: (timex.granularity.rank if timex.granularity else -1, -timex.span.start))
    if all(_meet(finest.interval, timex.interval) for timex in timexes):
        return finest
    at = tokens[verb].start if verb is not None else 0
    return min(timexes, key=lambda timex: (_distance(timex.span, at), timex.span.start))


def _days_first(timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Without the clock times of another day, where a day is stated: "at 11pm on Thursday" is on Thursday."""
    days = [time for time in timexes if time.granularity is not None and time.granularity in _DAYS]
    return [
        time
        for time in timexes
        if time in days or not days or any(_meet(time.interval, day.interval) for day in days) or _is_wide(time)
    ]


def _is_wide(timex: Timex) -> bool:
    return timex.granularity is not None and timex.granularity.rank < Granularity.DAY.rank


def happened_in(timex: Timex, tokens: Sequence[Token], timexes: Sequence[Timex], terms: Terms) -> Interval | None:
    """The interval of what the expression dates: `before Friday` ends where Friday begins, `by Friday` with it, and
    `between May and July` goes from the one to the other.

    Clock times stay as they are ("just after 6am"), and so does what another of the `timexes` counts from ("an hour
    before midnight").
    """
    interval = timex.interval
    span = _span_of_two(timex, tokens, timexes, terms)
    if span is not None:
        return span
    if interval is None or interval.granularity.rank > Granularity.DAY.rank:
        return interval
    joint = next((token for token in reversed(tokens) if token.end <= timex.span.start), None)
    if joint is None or any(other.span.start <= joint.start < other.span.end for other in timexes):
        return interval
    words, before = terms.words, joint.lower
    unit = interval.granularity
    if before in words.by and interval.latest is not None:
        return Interval(earliest=None, latest=interval.latest, granularity=unit)
    if timex.mod is not None:
        return interval
    if before in words.before and interval.earliest is not None:
        if _is_denied(tokens, joint, terms):
            return Interval(earliest=interval.earliest, latest=None, granularity=unit)
        return Interval(earliest=None, latest=interval.earliest, granularity=unit)
    if before in words.after and interval.latest is not None:
        return Interval(earliest=interval.latest, latest=None, granularity=unit)
    if before in words.since and interval.earliest is not None:
        return Interval(earliest=interval.earliest, latest=None, granularity=unit)
    return interval


def _is_denied(tokens: Sequence[Token], joint: Token, terms: Terms) -> bool:
    """Whether it will not be before: "is not expected before June" is then or later."""
    near = [token for token in tokens if token.start < joint.start][-_DENIED:]
    return any(token.lower in terms.words.denying for token in near)


def _span_of_two(timex: Timex, tokens: Sequence[Token], timexes: Sequence[Timex], terms: Terms) -> Interval | None:
    """The stretch that the expression is an end of: "between May and July", "from 2010 to 2013"."""
    words = terms.words
    placed = [each for each in timexes if is_placed(each)]
    for first, second in pairwise(placed):
        if timex not in (first, second):
            continue
        between = [token for token in tokens if first.span.end <= token.start < second.span.start]
        opened = next((token for token in reversed(tokens) if token.end <= first.span.start), None)
        joined = len(between) == 1 and between[0].lower in words.up_to
        if not joined or opened is None or opened.lower not in words.between:
            continue
        if any(terms.is_form_of(token.lower, words.moving) for token in tokens if token.end <= opened.start):
            continue
        start, end = first.interval, second.interval
        if start and end and start.earliest and end.latest and not _ends_by(end.latest, start.earliest):
            coarser = min(start.granularity, end.granularity, key=lambda unit: unit.rank)
            return Interval(earliest=start.earliest, latest=end.latest, granularity=coarser)
    return None


def then_or_before(reported: Interval, *, likely: bool = True) -> Interval:
    """When a thing happened of which only the telling is dated: up to the end of that day, most likely on it."""
    start = reported.earliest
    if start is None or not reported.granularity.is_day_or_finer:
        return Interval(earliest=None, latest=reported.latest, granularity=reported.granularity)
    midnight = datetime.combine(start.date(), time(), tzinfo=start.tzinfo)
    return Interval(
        earliest=None,
        latest=midnight + timedelta(days=1),
        granularity=Granularity.DAY,
        likely=start.date() if likely else None,
    )


def _distance(span: Span, at: int) -> int:
    return max(span.start - at, at - span.end, 0)


def _meet(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None:
        return False
    return not (_ends_by(one.latest, other.earliest) or _ends_by(other.latest, one.earliest))


def _ends_by(latest: datetime | None, earliest: datetime | None) -> bool:
    if latest is None or earliest is None:
        return False
    if (latest.tzinfo is None) != (earliest.tzinfo is None):
        latest, earliest = latest.replace(tzinfo=None), earliest.replace(tzinfo=None)
    return latest <= earliest
