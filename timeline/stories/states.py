"""A topic as it was known at each publication time of its articles, so that nothing learned later shines through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from timeline.models import Analysis, Article, Event, Kin, Moment, Plan, Span, State, Topic
from timeline.stories.digest.days import ArticleDays, DayCounts, count_read, read_days
from timeline.stories.events import Evidence, event_of
from timeline.stories.identity import event_id, identify, register_of
from timeline.stories.merging import Merging, merge_told
from timeline.stories.moments import Arrival, arrivals, in_order, thinned
from timeline.stories.naming import headline_of, story_title
from timeline.stories.told import Told, told_by
from timeline.stories.weight import standing_of, weighed

Alone = Callable[[tuple[str, ...]], Mapping[str, Analysis]]
"""What these articles tell where there are no others."""

_Sentences = tuple[tuple[str, Span, Moment | None], ...]
"""Sentences by their articles, their places and what their articles are dated: all that an event depends on."""

# In all states of a topic together: some seconds of merging.
_MOST_MENTIONS = 100_000


def states_of(topic: Topic, analyses: Mapping[str, Analysis], alone: Alone, *, most: int) -> tuple[State, ...]:
    """What was known when, oldest first, the topic itself last; nothing where all articles came at once.

    A state has the events that a build of just its articles gives, and no key dates, lead or names. `most` bounds how
    many there are (see `thinned`); of a topic with very many mentions there are fewer.
    From state to state an event bears the id that the register would give it, backwards from the topic as it is.
    """
    mentions = sum(len(analyses[each].mentions) for each in topic.articles)
    most = min(most, max(2, _MOST_MENTIONS // max(mentions, 1)))
    moments = thinned(arrivals([analyses[each].article for each in topic.articles]), most)
    if not moments:
        return ()
    memory = _Memory(topic, analyses, moments)
    register = register_of(topic)
    states = [State(at=moments[-1].at, topic=topic)]
    known = set(topic.articles)
    for place in range(len(moments) - 2, -1, -1):
        known -= set(moments[place + 1].articles)
        told = alone(tuple(each for each in topic.articles if each in known))
        bare = replace(topic, title=_title(topic, analyses, known), articles=in_order(told), named=True)
        bare = replace(bare, key_dates=(), lead=None, names=())
        bare = weighed(replace(bare, events=memory.merged(place, told)), told, memory.counted(told), memory.standing)
        (past,), register = identify([bare], register)
        past = replace(past, events=tuple(map(memory.shared, past.events)), named=topic.named)
        others = {key: each for key, each in told.items() if each.article.dct != analyses[key].article.dct}
        states.append(State(at=moments[place].at, topic=past, analyses=others))
    return tuple(reversed(states))


class _Memory:
    """What is the same in many states of a topic, worked out once: what mentions are like by themselves and two by two,
    and events that have not changed."""

    def __init__(self, topic: Topic, analyses: Mapping[str, Analysis], moments: Sequence[Arrival]) -> None:
        self._told: dict[tuple[str, Moment | None], list[Told]] = {}
        self._made: dict[_Sentences, Event] = {}
        self._known: dict[tuple[str, float, tuple[Kin, ...], Plan | None, tuple[int, ...]], Event] = {}
        self._days: dict[tuple[str, Moment | None], ArticleDays] = {}
        self._standings: dict[int, float] = {}
        for event in topic.events:
            evidence = [(mention, analyses[mention.article].article) for mention in event.evidence]
            self._made[_sentences(evidence)] = replace(event, id=event_id(event.evidence))
            self.shared(event)
        since = {article: place for place, arrival in enumerate(moments) for article in arrival.articles}
        self._dcts = {article: analyses[article].article.dct for article in topic.articles}
        self._merging = Merging(
            [(told, since[article]) for article in topic.articles for told in self._told_by(analyses[article])]
        )

    def merged(self, state: int, analyses: Mapping[str, Analysis]) -> tuple[Event, ...]:
        """The events of these articles, those of a state by its number, with ids by content or of an earlier call."""
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
        key = (event.id, event.weight, event.may_be, event.plan, tuple(map(id, event.evidence)))
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


def _title(topic: Topic, analyses: Mapping[str, Analysis], known: set[str]) -> str:
    """The topic's title; where it is of an article that came later, that which the first article gives."""
    articles = [analyses[each] for each in topic.articles]
    bearers = [] if topic.named else [each for each in articles if _bears(each.article, topic.title)]
    if not bearers or any(each.article.id in known for each in bearers):
        return topic.title
    told = [each for each in articles if each.article.id in known]
    return story_title(told[0], told, "")


def _bears(article: Article, title: str) -> bool:
    """Whether a title is the article's headline, or is made of words of its text, of which a capital may be a small."""
    return headline_of(article, "") == title or title[1:] in " ".join(article.text.split())
