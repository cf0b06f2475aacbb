"""The key dates of a topic: the days of its events that matter most, each in a sentence that tells of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import log2

from msgspec.structs import replace

from timeline.models import Analysis, Event, KeyDate, Mention, Status, Topic
from timeline.stories.digest.candidates import Candidate, Pool
from timeline.stories.digest.choosing import choose
from timeline.stories.digest.days import LEAD, DayCounts, named_day
from timeline.stories.digest.standing import is_counted, is_dated_in_full
from timeline.stories.digest.weighing import weigh_days
from timeline.stories.intervals import only_day

FROM = 9
"""A topic of fewer events is read as fast as its key dates would be."""

_FEWEST = 3
_MOST = 7
# A day is told by the events on it that weigh the most, or nearly: not by what else happened then.
_NEARLY = 0.75
# What came to pass leads; what was said to come, or said not to be so, is for the list.
_TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
# What a sentence is worth by the days that its article came out after the day: news leads, what looks back follows.
_NEWS = {0: 1.0, 1: 1.0, 2: 0.85, 3: 0.85}
_LOOKING_BACK = 0.6
# ... and where it stands beneath the top of its article; where the day is that of an aside; where it does not name
# the day; where it names nothing that carries the story; where it states the year, as captions do.
_BENEATH = 0.85
_ASIDE = 0.55
_UNNAMED = 0.65
_NAMELESS = 0.8
_IN_FULL = 0.8
# What a day loses right beside one that is chosen, in the standard deviations that weights come in; nothing where the
# two are as far apart as they would be if the dates lay evenly over the story.
_CROWDED = 0.7


def with_key_dates(topic: Topic, analyses: Mapping[str, Analysis], counts: Mapping[date, DayCounts]) -> Topic:
    """The topic with its key dates, in order: 3 to 7 of them, one more for each time that it has twice the events,
    fewer where fewer days have a sentence that stands on its own; none for a short topic, or where there would be one.

    A day counts only where an event is stated to have happened on it, and its sentence is evidence of such an event.
    Of days that matter as much, those are taken that lie apart. `counts` are those of the days of the topic's articles.
    Raises KeyError for an article that is not in `analyses`.
    """
    if len(topic.events) < FROM:
        return topic
    choosing = _Choosing(topic, Pool([analyses[each] for each in sorted(topic.articles)]), counts)
    found = choosing.found(_is_right_under)
    if len(found) < _FEWEST:
        found = choosing.found(_names_it)
    return replace(topic, key_dates=tuple(sorted(found, key=lambda each: each.day))) if len(found) > 1 else topic


class _Choosing:
    """The choice of a topic's key dates."""

    def __init__(self, topic: Topic, pool: Pool, counts: Mapping[date, DayCounts]) -> None:
        self._pool = pool
        self._names = [name.rsplit(" ", 1)[-1] for name in topic.names]
        self._days = _events_by_day(topic.events)
        self._weights = weigh_days(counts)
        self._most = min(_MOST, _FEWEST + int(log2(len(topic.events) / FROM)))
        self._pace = _pace(self._days, counts, self._most)

    def found(self, is_right: Callable[[date, Candidate], bool]) -> list[KeyDate]:
        """The dates whose sentences are right under them, the first chosen first."""
        found: list[KeyDate] = []
        told: set[str] = set()
        rest = dict(self._days)
        while rest and len(found) < self._most:
            day = self._next(rest, [each.day for each in found])
            for each in self._sentences(rest.pop(day), day, told, is_right):
                found.append(KeyDate(day=day, sentences=(each.sentence,), weight=self._weights.get(day, 0.0)))
                told.add(each.sentence.text)
        return found

    def _next(self, rest: Iterable[date], chosen: Sequence[date]) -> date:
        """The weightiest day, less what it loses beside those that are chosen; the earliest of equals."""

        def rank(day: date) -> tuple[float, int]:
            return self._weights.get(day, 0.0) - _crowding(day, chosen, self._pace), -day.toordinal()

        return max(rest, key=rank)

    def _sentences(
        self, events: Sequence[Event], day: date, told: set[str], is_right: Callable[[date, Candidate], bool]
    ) -> list[Candidate]:
        """The sentence to tell the day by; none where none stands on its own."""
        pool = self._pool
        least = max(event.weight for event in events) * _NEARLY
        weighty = [event for event in events if event.weight >= least]
        mentions = [each for event in weighty for each in event.evidence if _states(each, day)]
        found = [(sentence, mention) for mention in mentions if (sentence := pool.of(mention)) is not None]
        told_first = {id(sentence) for sentence, mention in found if mention.span.start == sentence.begins}
        naming = {id(sentence) for sentence in pool.naming(day)}

        def worth(candidate: Candidate) -> float:
            aside = 1.0 if id(candidate) in told_first else _ASIDE
            unnamed = 1.0 if id(candidate) in naming else _UNNAMED
            carried = not self._names or any(name in candidate.sentence.text for name in self._names)
            return _worth(candidate, day) * aside * unnamed * (1.0 if carried else _NAMELESS)

        among = [sentence for sentence, _ in found if _stands(sentence, day) and is_right(day, sentence)]
        return choose(pool.naming(day), pool.leading(day), 1, told, among=among, worth=worth)


def _events_by_day(events: tuple[Event, ...]) -> dict[date, list[Event]]:
    days: dict[date, list[Event]] = {}
    for event in events:
        day = only_day(event.interval)
        if day is not None and event.status in _TOLD:
            days.setdefault(day, []).append(event)
    return days


def _pace(days: Iterable[date], counts: Mapping[date, DayCounts], most: int) -> float:
    """How many days apart the dates would be if they lay evenly over the time in which articles came out."""
    reported = [day for day in days if (count := counts.get(day)) is not None and count.published]
    return (max(reported) - min(reported)).days / most if reported else 0.0


def _crowding(day: date, chosen: Sequence[date], pace: float) -> float:
    """What it loses by lying nearer to a chosen day than the dates would lie apart."""
    gap = min((abs((day - each).days) for each in chosen), default=pace)
    return _CROWDED * (1 - gap / pace) if gap < pace else 0.0


def _states(mention: Mention, day: date) -> bool:
    """Whether it tells of something that came to pass on the day."""
    return mention.status in _TOLD and only_day(mention.interval) == day


def _stands(candidate: Candidate, day: date) -> bool:
    """Whether it can be printed under the day: by itself, and by an article that came out on the day or later, for none
    before can tell how the day went."""
    dct = candidate.article.dct
    told_since = dct is None or day <= dct.day
    return told_since and candidate.is_printable and not candidate.opens_bare


def _is_right_under(day: date, candidate: Candidate) -> bool:
    """Whether "yesterday" and the like, where it holds any, say what they say also when counted from the day."""
    counted = [timex.anchor for timex in candidate.timexes if is_counted(timex)]
    dct = candidate.article.dct
    return not counted or (
        dct is not None and dct.day == day and all(each is not None and each.kind == "dct" for each in counted)
    )


def _names_it(day: date, candidate: Candidate) -> bool:
    """Whether the day is what they mean, counted from the article: for a story which has next to nothing else."""
    return all(named_day(timex) == day for timex in candidate.timexes if is_counted(timex))


def _worth(candidate: Candidate, day: date) -> float:
    """How well it tells the day as its news, from 0 to 1."""
    dct = candidate.article.dct
    worth = _NEWS.get((dct.day - day).days, _LOOKING_BACK) if dct is not None else _LOOKING_BACK
    worth *= 1.0 if candidate.place < LEAD else _BENEATH
    return worth * (_IN_FULL if any(map(is_dated_in_full, candidate.timexes)) else 1.0)
