"""A topic as it was known at each publication time of its articles, so that nothing learned later shines through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from timeline.models import Analysis, Article, State, Topic, articles_of
from timeline.stories.digest.candidates import Head
from timeline.stories.identity import identify, register_of
from timeline.stories.memory import Memory
from timeline.stories.moments import Arrival, arrivals, in_order, thinned
from timeline.stories.naming import story_title
from timeline.stories.titles import headline_of
from timeline.stories.weight import weighed

Alone = Callable[[tuple[str, ...]], Mapping[str, Analysis]]
"""What these articles tell where there are no others."""

# In all states of a topic together: some seconds of merging.
_MOST_MENTIONS = 100_000


def moments_of(topic: Topic, analyses: Mapping[str, Analysis], *, most: int) -> tuple[Arrival, ...]:
    """When there was something new to know, oldest first; nothing where all articles came at once.

    `most` bounds how many there are (see `thinned`); of a topic with very many mentions there are fewer.
    """
    mentions = sum(len(analyses[each].mentions) for each in topic.articles)
    most = min(most, max(2, _MOST_MENTIONS // max(mentions, 1)))
    return thinned(arrivals([analyses[each].article for each in topic.articles]), most)


def past_of(
    topic: Topic,
    analyses: Mapping[str, Analysis],
    alone: Alone,
    moments: Sequence[Arrival],
    memory: Memory,
    head: Head,
) -> tuple[State, ...]:
    """What was known at each of the moments but the last, of which the topic itself tells.

    A state has the events that a build of just its articles gives, and no key dates, lead or names. From state to state
    an event bears the id that the register would give it, backwards from the topic as it is.
    """
    register = register_of(topic)
    bearers = _bearers(topic, analyses)
    states: list[State] = []
    known = set(topic.articles)
    for place in range(len(moments) - 2, -1, -1):
        known -= set(moments[place + 1].articles)
        told = alone(tuple(each for each in topic.articles if each in known))
        title = _title(topic, analyses, known, bearers, head)
        bare = replace(topic, title=title, articles=in_order(articles_of(told)), named=True)
        bare = replace(bare, key_dates=(), lead=None, names=())
        bare = weighed(replace(bare, events=memory.merged(place, told)), told, memory.counted(told), memory.standing)
        (past,), register = identify([bare], register)
        past = replace(past, events=tuple(map(memory.shared, past.events)), named=topic.named)
        others = {key: each for key, each in told.items() if each.article.dct != analyses[key].article.dct}
        states.append(State(at=moments[place].at, topic=past, analyses=others))
    return tuple(reversed(states))


def _title(topic: Topic, analyses: Mapping[str, Analysis], known: set[str], bearers: set[str], head: Head) -> str:
    """The topic's title; where it is of an article that came later, that which the first article gives."""
    if not bearers or not known.isdisjoint(bearers):
        return topic.title
    told = [analyses[each] for each in topic.articles if each in known]
    return story_title(told[0], told, "", head)


def _bearers(topic: Topic, analyses: Mapping[str, Analysis]) -> set[str]:
    """The articles that the topic's title may be of; none where an editor named the topic."""
    return set() if topic.named else {each for each in topic.articles if _bears(analyses[each].article, topic.title)}


def _bears(article: Article, title: str) -> bool:
    """Whether a title is the article's headline, or is made of words of its text, of which a capital may be a small."""
    return headline_of(article, "") == title or title[1:] in " ".join(article.text.split())
