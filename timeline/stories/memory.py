"""What is the same in many states of a topic, and worked out once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from timeline.models import Analysis, Event, Moment, Span, Topic
from timeline.stories.digest.days import ArticleDays, DayCounts, count_read, read_days
from timeline.stories.events import Evidence, event_of
from timeline.stories.merging import Merging, merge_told
from timeline.stories.moments import Arrival
from timeline.stories.told import Told, told_by
from timeline.stories.weight import standing_of

_Sentences = tuple[tuple[str, Span, Moment | None], ...]
"""Sentences by their articles, their places and what their articles are dated: all that an event depends on."""


class Memory:
    """What mentions are like by themselves and two by two, how articles speak of days, events that have not changed;
    `moments` are those of the states, none where there is but one."""

    def __init__(self, topic: Topic, analyses: Mapping[str, Analysis], moments: Sequence[Arrival]) -> None:
        self._told: dict[tuple[str, Moment | None], list[Told]] = {}
        self._made: dict[_Sentences, Event] = {}
        self._known: dict[tuple[object, ...], Event] = {}
        self._days: dict[tuple[str, Moment | None], ArticleDays] = {}
        self._standings: dict[int, float] = {}
        since = dict.fromkeys(topic.articles, 0)
        since |= {article: place for place, arrival in enumerate(moments) for article in arrival.articles}
        self._dcts = {article: analyses[article].article.dct for article in topic.articles}
        self._merging = Merging(
            [(told, since[article]) for article in topic.articles for told in self._told_by(analyses[article])]
        )

    def merged(self, state: int, analyses: Mapping[str, Analysis]) -> tuple[Event, ...]:
        """The events of these articles, those of a state by its number, with ids by content."""
        if all(self._dcts[article] == analysis.article.dct for article, analysis in analyses.items()):
            return self._merging.events(state, self._make)
        return merge_told([told for analysis in analyses.values() for told in self._told_by(analysis)], self._make)

    def standing(self, event: Event, analyses: Mapping[str, Analysis]) -> float:
        """What the event weighs by its evidence, which keeps the day of its articles."""
        key = id(event.evidence)
        if key not in self._standings:
            self._standings[key] = standing_of(event, analyses)
        return self._standings[key]

    def shared(self, event: Event) -> Event:
        """The first event of this id, weight, kin and evidence: what is equal is one object, and is laid out once."""
        weights = (event.weight, event.sureness, event.loosest)
        key = (event.id, weights, event.may_be, event.plan, tuple(map(id, event.evidence)))
        return self._known.setdefault(key, event)

    def counted(self, analyses: Mapping[str, Analysis]) -> dict[date, DayCounts]:
        """How these articles speak of each day."""
        return count_read([self._read(analysis) for analysis in analyses.values()])

    def _read(self, analysis: Analysis) -> ArticleDays:
        key = (analysis.article.id, analysis.article.dct)
        if key not in self._days:
            self._days[key] = read_days(analysis)
        return self._days[key]

    def _told_by(self, analysis: Analysis) -> list[Told]:
        key = (analysis.article.id, analysis.article.dct)
        if key not in self._told:
            self._told[key] = told_by(analysis)
        return self._told[key]

    def _make(self, evidence: Evidence) -> Event:
        key = _sentences(evidence)
        if key not in self._made:
            self._made[key] = event_of(evidence)
        return self._made[key]


def _sentences(evidence: Evidence) -> _Sentences:
    return tuple((mention.article, mention.span, article.dct) for mention, article in evidence)
