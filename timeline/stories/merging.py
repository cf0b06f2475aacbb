"""Mentions of one event, from any number of articles, brought together; every sentence stays as evidence.

Two events are better than one false merge: mentions join by what they say happened, never by day and topic alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from timeline.models import Analysis, Article, Event, Mention, Topic
from timeline.stories.clustering import Pair, cluster
from timeline.stories.events import event_of
from timeline.stories.intervals import compatible, gap_days, sort_key
from timeline.stories.likeness import Gist, gist_of, likeness, term_weights
from timeline.stories.profiles import postings
from timeline.stories.terms import load_terms

_THRESHOLD = 0.3
_FAINT = 0.05
_APART = -1.0
_SAME_TIME = 1.2
_BOTH_MAIN = 1.25
_WITHIN = 0.8
_OTHER_VERB = 0.85
_OTHER_SUBJECT = 0.6
_OTHER_NUMBERS = 0.85
_UNDATED_FADING_DAYS = 20
# So like each other that two days near each other are a contradiction of the sources, not two events.
_CONTRADICTION = 0.75
_CONTRADICTION_DAYS = 3.0
_MOST_HOLDERS = 200
# Behind every date.
_LAST = "undated"


class _Told(msgspec.Struct, frozen=True):
    """A mention with its article and its gist."""

    mention: Mention
    article: Article
    gist: Gist


def merge_mentions(topic: Topic, analyses: Mapping[str, Analysis]) -> tuple[Event, ...]:
    """The events of a topic, dated ones first by their earliest possible instant, then the undated; ids by content.

    The outcome does not depend on the order of articles. Each event's evidence is in order of publication and text.
    """
    told = _told(topic, analyses)
    weights = term_weights([each.gist for each in told])
    alike = _alike(told, weights)
    groups = cluster(len(told), alike, _THRESHOLD)
    events = [event_of([(told[place].mention, told[place].article) for place in group]) for group in groups]
    return tuple(sorted(events, key=lambda event: (sort_key(event.interval), event.title, event.id)))


def _told(topic: Topic, analyses: Mapping[str, Analysis]) -> list[_Told]:
    told = [
        _Told(mention, analysis.article, gist_of(mention, load_terms(analysis.article.language)))
        for analysis in (analyses[each] for each in sorted(set(topic.articles)))
        for mention in analysis.mentions
    ]
    return sorted(told, key=lambda each: (_published(each.article), each.article.id, each.mention.span))


def _published(article: Article) -> str:
    return article.dct.at.replace(tzinfo=None).isoformat() if article.dct else _LAST


def _alike(told: Sequence[_Told], weights: dict[str, float]) -> dict[Pair, float]:
    """How far the mentions that share a telling term tell of one event; negative where they cannot."""
    index = postings([dict.fromkeys(sorted(each.gist.terms), 1.0) for each in told])
    pairs = {
        (one, other)
        for _, places in sorted(index.items())
        if len(places) <= _MOST_HOLDERS
        for at, (one, _) in enumerate(places)
        for other, _ in places[at + 1 :]
    }
    alike: dict[Pair, float] = {}
    for one, other in sorted(pairs):
        value = _likeness(told[one], told[other], weights)
        if abs(value) > _FAINT:
            alike[one, other] = value
    return alike


def _likeness(one: _Told, other: _Told, weights: dict[str, float]) -> float:
    by_words = likeness(one.gist, other.gist, weights)
    if by_words <= _FAINT:
        return 0.0
    if _cannot_be_one(one, other, by_words):
        return _APART
    value = by_words
    if (
        one.gist.verbs
        and other.gist.verbs
        and not one.gist.verbs & other.gist.terms | other.gist.verbs & one.gist.terms
    ):
        value *= _OTHER_VERB
    if _about_others(one.gist, other.gist):
        value *= _OTHER_SUBJECT
    if one.gist.numbers and other.gist.numbers and not one.gist.numbers & other.gist.numbers:
        value *= _OTHER_NUMBERS
    if one.article.id == other.article.id:
        value *= _WITHIN
    elif one.mention.main and other.mention.main:
        value *= _BOTH_MAIN
    return value * _nearness(one, other)


def _about_others(one: Gist, other: Gist) -> bool:
    """Whether each has a subject whom the other does not name: two players arrested by the same police."""
    if one.subject is None or other.subject is None:
        return False
    return one.subject not in other.terms and other.subject not in one.terms


def _cannot_be_one(one: _Told, other: _Told, by_words: float) -> bool:
    """Two clauses of a sentence, an earlier or another event of the kind, or times that exclude each other."""
    same = one.article.id == other.article.id
    if same and (one.mention.span.overlaps(other.mention.span) or _has_own_time(one, other)):
        return True
    if one.gist.earlier != other.gist.earlier or one.gist.another != other.gist.another:
        return by_words < _CONTRADICTION
    first, second = one.mention.interval, other.mention.interval
    if first is None or second is None or compatible(first, second):
        return False
    return same or by_words < _CONTRADICTION or gap_days(first, second) > _CONTRADICTION_DAYS


def _has_own_time(one: _Told, other: _Told) -> bool:
    """Whether one article dates the two by different words."""
    first, second = one.mention.timex, other.mention.timex
    return first is not None and second is not None and first.value != second.value


def _nearness(one: _Told, other: _Told) -> float:
    first, second = one.mention.interval, other.mention.interval
    if first is not None and second is not None:
        fine = first.granularity.is_day_or_finer and second.granularity.is_day_or_finer
        return _SAME_TIME if fine else 1.0
    days = [each.article.dct.day.toordinal() for each in (one, other) if each.article.dct is not None]
    apart = abs(days[0] - days[1]) if len(days) == 2 else 0
    return 1 / (1 + max(apart - 1, 0) / _UNDATED_FADING_DAYS)
