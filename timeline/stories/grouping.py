"""Which articles tell one running story: named topics first, the rest by their terms and their nearness in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from timeline.models import Analysis, Topic
from timeline.settings import Settings
from timeline.stories.named import topics_of
from timeline.stories.naming import story_title, unique_slug
from timeline.stories.piles import Story, find_stories
from timeline.stories.profiles import in_order_of_time, known_profiles

Titled = Callable[[Sequence[Story], str], Sequence[str]]
"""The titles of stories, in order, given the language of articles that say none."""

Named = Callable[[Sequence[str]], Iterable[Sequence[str]]]
"""For each of the articles, by its id, the keys of the topics of the settings that it belongs to."""


def group_articles(
    analyses: Mapping[str, Analysis], settings: Settings, titled: Titled | None = None, named_in: Named | None = None
) -> tuple[Topic, ...]:
    """The topics of a pile, without events: named ones in the order of the settings, then the others by key. `titled`
    says what stories are called, and `named_in` which articles are in named ones, where that is known already.

    Every article is in a topic, by itself where it fits nowhere; it can be in several named ones. The outcome does not
    depend on the order of `analyses`, and `articles` are ids by publication time.
    """
    profiles = known_profiles(analyses, settings.language)
    named = _named(in_order_of_time(profiles), settings, named_in or partial(_named_in, analyses, settings))
    placed = {each for topic in named for each in topic.articles}
    stories = list(find_stories({key: profile for key, profile in profiles.items() if key not in placed}))
    if titled is None:
        titles: Sequence[str] = [_title(story, analyses, settings.language) for story in stories]
    else:
        titles = titled(stories, settings.language)
    known = sorted((title, story.articles) for title, story in zip(titles, stories, strict=True))
    return (*named, *_with_keys(known, [topic.key for topic in named]))


def _named_in(analyses: Mapping[str, Analysis], settings: Settings, keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (topics_of(analyses[each].article, settings.topics, settings.language) for each in keys)


def _named(keys: Sequence[str], settings: Settings, named_in: Named) -> list[Topic]:
    """The topics of the settings, with their articles in the order given; one that has none is there too."""
    articles: dict[str, list[str]] = {key: [] for key in settings.topics}
    for each, topics in zip(keys, named_in(keys), strict=True) if articles else ():
        for key in topics:
            articles[key].append(each)
    return [
        Topic(key=key, title=settings.topics[key].title, articles=tuple(found), named=True)
        for key, found in articles.items()
    ]


def _title(story: Story, analyses: Mapping[str, Analysis], language: str) -> str:
    return story_title(analyses[story.bearer], [analyses[each] for each in story.articles], language)


def _with_keys(titled: Sequence[tuple[str, tuple[str, ...]]], named: Sequence[str]) -> list[Topic]:
    topics: list[Topic] = []
    taken = set(named)
    for title, articles in titled:
        key = unique_slug(title, taken)
        taken.add(key)
        topics.append(Topic(key=key, title=title, articles=articles))
    return sorted(topics, key=lambda topic: topic.key)
