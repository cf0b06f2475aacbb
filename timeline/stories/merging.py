"""Mentions of one event, from any number of articles, brought together; every sentence stays as evidence.

Two events are better than one false merge: mentions join by what they say happened, never by day and topic alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from timeline.models import Analysis, Article, Event, Topic
from timeline.stories.clustering import Pair, cluster
from timeline.stories.events import Evidence, event_of
from timeline.stories.hints import may_be_one
from timeline.stories.intervals import sort_key
from timeline.stories.kin import with_may_be
from timeline.stories.likeness import term_weights
from timeline.stories.profiles import postings
from timeline.stories.sameness import FAINT, contradict, sameness
from timeline.stories.setting import Setting
from timeline.stories.told import Told, told_by

__all__ = ["merge_mentions", "merge_told", "told_by"]

# Nine of ten pairs that it joins are one event, in stories that the weights were not fitted on as well.
THRESHOLD = 0.42
# A term that more mentions of a topic hold tells of the topic, not of an event.
_MOST_HOLDERS = 100
_FEWEST_SHARED = 2
# Behind every date.
_LAST = "undated"


def merge_mentions(topic: Topic, analyses: Mapping[str, Analysis]) -> tuple[Event, ...]:
    """The events of a topic, dated ones first by their earliest possible instant, then the undated; ids by content.

    The outcome does not depend on the order of articles. Each event's evidence is in order of publication and text.
    """
    return merge_told([each for article in set(topic.articles) for each in told_by(analyses[article])])


def merge_told(
    told: Sequence[Told],
    make: Callable[[Evidence], Event] = event_of,
    *,
    weights: Mapping[str, float] | None = None,
    threshold: float = THRESHOLD,
) -> tuple[Event, ...]:
    """The events of these mentions, which may come in any order; `make` makes an event of its evidence.

    `weights` are those of the signs of sameness; None takes those that ship. Groups join down to a mean likelihood of
    `threshold`.
    """
    told = sorted(told, key=lambda each: (_published(each.article), each.article.id, each.mention.span))
    terms = term_weights([each.gist for each in told])
    setting = Setting({each.article.id: each.backdrop for each in told})
    pairs = candidates(told)
    values = {(one, other): sameness(told[one], told[other], terms, setting, weights) for one, other in pairs}
    alike = {pair: value for pair, value in values.items() if abs(value) > FAINT}
    disputes = [(one, other) for one, other in pairs if contradict(told[one], told[other], terms)]
    groups = _united(cluster(len(told), alike, threshold), disputes)
    events = [make([(told[place].mention, told[place].article) for place in group]) for group in groups]
    events = with_may_be(events, may_be_one(told, groups, alike, terms))
    return tuple(sorted(events, key=lambda event: (sort_key(event.interval), event.title, event.id)))


def _united(groups: list[list[int]], disputes: list[Pair]) -> list[list[int]]:
    """The groups, those in one that give different times to one event."""
    group_of = {place: group for group in groups for place in group}
    for one, other in disputes:
        kept, added = group_of[one], group_of[other]
        if kept is not added:
            kept += added
            group_of.update(dict.fromkeys(added, kept))
    return [sorted(group) for place, group in sorted(group_of.items()) if place == min(group)]


def _published(article: Article) -> str:
    return article.dct.at.replace(tzinfo=None).isoformat() if article.dct else _LAST


def candidates(told: Sequence[Told]) -> list[Pair]:
    """The mentions that share at least two telling terms, in order."""
    index = postings([each.gist.terms for each in told])
    shared = Counter(
        (one, other)
        for places in index.values()
        if len(places) <= _MOST_HOLDERS
        for at, (one, _) in enumerate(places)
        for other, _ in places[at + 1 :]
    )
    return sorted(pair for pair, count in shared.items() if count >= _FEWEST_SHARED)
