"""What a time expression does in its clause: date the event or the saying, stand in the background, stay vague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache

from timeline.models import Granularity, Interval, Span, Timex
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, is_content

VAGUE = frozenset({"PAST_REF", "FUTURE_REF", "PRESENT_REF"})
_DAYS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY})
_PLACED = frozenset({"DATE", "TIME"})


def is_placed(timex: Timex) -> bool:
    """Whether the expression names a stretch of the calendar; a duration, a repetition or "recently" does not."""
    return timex.type in _PLACED and timex.value not in VAGUE and timex.interval is not None


def is_vague(timex: Timex) -> bool:
    return timex.value in VAGUE


def is_background(timex: Timex, tokens: Sequence[Token], terms: Terms) -> bool:
    """Whether the expression only names a thing: `the 2010 law`, `its June deadline`; `Friday's blast` dates one."""
    inside = [index for index, token in enumerate(tokens) if timex.span.start <= token.start < timex.span.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    before = tokens[first - 1] if first > 0 else None
    if before is not None and before.lower in terms.words.limits:  # "put off until June" did not happen in June
        return True
    if before is not None and before.lower in terms.words.dating:
        return not _is_happening([tokens[first - 2]] if first > 1 else [], timex, terms)
    if terms.words.capital_nouns:  # a time in front of a noun is one word with it: "Junigipfel"
        return False
    after = tokens[last] if last < len(tokens) else None
    if after is None or (not after.is_word and after.lower not in terms.words.genitive):
        return False
    genitive = after.lower in terms.words.genitive or tokens[last - 1].lower in terms.words.genitive
    at = last + 1 if after.lower in terms.words.genitive else last
    named = before is not None and before.lower in terms.words.determiner | terms.words.genitive
    # "the June summit" hangs on its article; "on Friday police" does not.
    if not genitive and not (named and before is not None and before.end < timex.span.start + 1):
        return False
    noun = next((token for token in tokens[at : at + 3] if is_content(token, terms.words)), None)
    if noun is None or noun.lower in terms.words.preposition:
        return False
    return not _is_happening(tokens[at : at + 3], timex, terms)


def _is_happening(nouns: Sequence[Token], timex: Timex, terms: Terms) -> bool:
    """Whether one of the words names something that happened, and the time says when closely enough."""
    happened = any(terms.stem(token.lower) in event_stems(terms) for token in nouns if token.is_word)
    return happened and timex.granularity is not None and timex.granularity.rank >= Granularity.MONTH.rank


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
    """The interval of what the expression dates: `before Friday` ends where Friday begins, `by Friday` with it.

    Clock times stay as they are ("just after 6am"), and so does what another of the `timexes` counts from ("an hour
    before midnight").
    """
    interval = timex.interval
    if interval is None or timex.mod is not None or interval.granularity.rank > Granularity.DAY.rank:
        return interval
    joint = next((token for token in reversed(tokens) if token.end <= timex.span.start), None)
    if joint is None or any(other.span.start <= joint.start < other.span.end for other in timexes):
        return interval
    words, before = terms.words, joint.lower
    unit = interval.granularity
    if before in words.before and interval.earliest is not None:
        return Interval(earliest=None, latest=interval.earliest, granularity=unit)
    if before in words.by and interval.latest is not None:
        return Interval(earliest=None, latest=interval.latest, granularity=unit)
    if before in words.after and interval.latest is not None:
        return Interval(earliest=interval.latest, latest=None, granularity=unit)
    return interval


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
