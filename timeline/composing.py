"""Topics as stories: merged, weighed, with the dates that matter most and their past, each from its own articles alone.

Everything up to the mentions looks at one article alone, so a past state needs only what looks at several worked out
again: the days that siblings lend, and the merging. The grouping is not repeated: a topic's past is that of its
articles of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from timeline.archive.memo import Memo, NoMemo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.lending import awaits_day, lent_days
from timeline.linking import as_shown
from timeline.models import Analyses, Analysis, Model, State, Topic, from_json, to_json
from timeline.models.stories import Story
from timeline.progress import Track, untracked
from timeline.settings import Settings
from timeline.workers import jobs_for, map_in_order

_STORY, _PAST = "story", "past"
_AT_ONCE = 2000  # articles


class _Work(Model, frozen=True):
    """A topic with its articles as they are by themselves, and as its siblings date them."""

    topic: Topic
    alone: dict[str, Analysis]
    analyses: dict[str, Analysis]
    settings: Settings


def composed(
    topics: Sequence[Topic],
    alone: Analyses,
    analyses: Analyses,
    tokens: Mapping[str, bytes],
    settings: Settings,
    memo: Memo,
    *,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Told, ...]:
    """The stories of the topics, in the same order.

    `alone`, `analyses` and `tokens` are as in `Gathered`: what was composed before from the same is taken over.
    """
    rules = rules_of("timeline.composing")
    keys = [key_of(rules, settings.max_states, topic, [tokens[each] for each in topic.articles]) for topic in topics]

    memo.known(_PAST, keys)  # they are used as their stories are
    held: dict[bytes, tuple[State, ...]] = {}
    known = memo.known(_STORY, keys)
    left = iter([key for key in keys if key not in known])

    def work(some: Sequence[Topic]) -> Iterator[Story]:
        many = min(jobs_for(sum(len(topic.articles) for topic in some), jobs), max(1, len(some)))
        for batch in _batches(some):
            works = [_work(topic, alone, analyses, settings) for topic in batch]
            for story in map_in_order(_composed, works, jobs=min(many, len(works)), died=_died):
                key = next(left)
                if isinstance(memo, NoMemo):
                    held[key] = story.past
                else:
                    memo.keep(_PAST, [(key, None, to_json(story.past))])
                yield replace(story, past=())

    stories = tuple(track("Merging", remembered(memo, _STORY, topics, keys, work, kind=Story), len(topics)))
    return tuple(Told(story, key, memo, held) for story, key in zip(stories, keys, strict=True))


def _batches(topics: Sequence[Topic]) -> Iterator[list[Topic]]:
    """The topics, so many at a time as have articles enough for all cores, and not more than memory holds with ease."""
    batch: list[Topic] = []
    for topic in topics:
        batch.append(topic)
        if sum(len(each.articles) for each in batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _work(topic: Topic, alone: Analyses, analyses: Analyses, settings: Settings) -> _Work:
    own = {each: alone[each] for each in topic.articles}
    lent = {each for each in topic.articles if analyses.articles[each] is not alone.articles[each]}
    return _Work(
        topic=topic,
        alone=own,
        analyses={each: analyses[each] if each in lent else as_shown(own[each]) for each in topic.articles},
        settings=settings,
    )


class Told:
    """A story whose past is fetched when it is asked for: most pages stand, and their past is much to hold."""

    def __init__(self, story: Story, key: bytes, memo: Memo, held: Mapping[bytes, tuple[State, ...]]) -> None:
        self.topic = story.topic
        self.has_past = story.at is not None
        self._story = story
        self._key = key
        self._memo = memo
        self._held = held

    def whole(self) -> Story:
        """The story with its past."""
        past = self._held.get(self._key)
        if past is None:
            past = from_json(self._memo.find(_PAST, [self._key])[self._key], tuple[State, ...])
        return replace(self._story, past=past)


def _composed(work: _Work) -> Story:
    from timeline.stories.story import story_of  # noqa: PLC0415  (a worker loads it once)

    return story_of(work.topic, work.analyses, _Alone(work), most=work.settings.max_states)


class _Alone:
    """What some of a topic's articles tell where there are no others: days are borrowed only from among them."""

    def __init__(self, work: _Work) -> None:
        self.work = work
        self.told = {key: as_shown(each) for key, each in work.alone.items()}
        self.borrows = any(awaits_day(each.article) for each in work.alone.values())

    def __call__(self, articles: tuple[str, ...]) -> dict[str, Analysis]:
        told = {each: self.told[each] for each in articles}
        if not self.borrows:
            return told
        own = {each: self.work.alone[each] for each in articles}
        topic = Topic(key=self.work.topic.key, title=self.work.topic.title, articles=articles)
        lent = lent_days([topic], own, self.work.settings)
        return told | {each: as_shown(analysis) for each, analysis in lent.items()}


def _died(work: _Work) -> Story:
    raise RuntimeError(f"the topic {work.topic.title!r} ends the process that merges it (out of memory?)")
