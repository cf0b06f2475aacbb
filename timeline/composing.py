"""Topics as stories: merged, weighed, with the dates that matter most and their past, each from its own articles alone.

Everything up to the mentions looks at one article alone, so a past state needs only what looks at several worked out
again: the days that siblings lend, and the merging. The grouping is not repeated: a topic's past is that of its
articles of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from timeline.archive.memo import Memo, NoMemo, found_in, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.lending import awaits_day, lent_days
from timeline.linking import as_shown
from timeline.models import Analyses, Analysis, EventOutline, Model, State, Topic, TopicOutline, from_json, to_json
from timeline.models.stories import Story
from timeline.models.topics import batches
from timeline.progress import Track, untracked
from timeline.settings import Settings
from timeline.workers import jobs_for, map_in_order

_STORY, _PAST, _SKETCH = "story", "past", "sketch"
_KEPT_AT_ONCE = 16  # stories: each time, the disk is waited for


class Told(Model, frozen=True):
    """What of a story is looked at while all are: the `key` that it is kept under, its outline, under ids by its
    content, and whether it has a past."""

    key: bytes
    outline: TopicOutline
    has_past: bool


class _Sketch(Model, frozen=True):
    """What is kept of that. `events` are what each stands for."""

    events: tuple[tuple[str, ...], ...] = ()
    has_past: bool = False


class _Work(Model, frozen=True):
    """A topic with its articles as they are by themselves, and as its siblings date them."""

    topic: Topic
    alone: dict[str, Analysis]
    analyses: dict[str, Analysis]
    settings: Settings


class Stories:
    """Composes stories. With a `memo` that keeps things, they are fetched from there when they are asked for; else they
    are held. A story's past is kept apart from it: most pages stand, and it is much."""

    def __init__(
        self, alone: Analyses, analyses: Analyses, settings: Settings, memo: Memo, *, jobs: int | None = None
    ) -> None:
        """`alone` and `analyses` are as in `Gathered`."""
        self._alone = alone
        self._analyses = analyses
        self._settings = settings
        self._memo = memo
        self._jobs = jobs
        self._held: dict[bytes, Story] | None = {} if isinstance(memo, NoMemo) else None

    def all(self, topics: Sequence[Topic], tokens: Mapping[str, bytes], track: Track = untracked) -> tuple[Told, ...]:
        """The stories of the topics, in the same order. `tokens` are as in `Gathered`: what was composed before from
        the same is taken over."""
        rules, most = rules_of("timeline.composing"), self._settings.max_states
        keys = [key_of(rules, most, topic, [tokens[each] for each in topic.articles]) for topic in topics]
        keyed = list(zip(topics, keys, strict=True))
        whole = self._memo.known(_STORY, keys) & self._memo.known(_PAST, keys)
        without = set(keys) - whole
        sketches = remembered(self._memo, _SKETCH, keyed, keys, self._sketched, kind=_Sketch, without=without)
        found = list(track("Merging", sketches, len(topics)))
        return tuple(_told(topic, key, sketch) for (topic, key), sketch in zip(keyed, found, strict=True))

    def topic(self, told: Told) -> Topic:
        """The topic of a story, under ids by its content."""
        return self._story(told).topic

    def whole(self, told: Told) -> Story:
        """The story with its past."""
        story = self._story(told)
        if self._held is not None:
            return story
        return replace(story, past=from_json(found_in(self._memo, _PAST, told.key), tuple[State, ...]))

    def _story(self, told: Told) -> Story:
        if self._held is not None:
            return self._held[told.key]
        return from_json(found_in(self._memo, _STORY, told.key), Story)

    def _sketched(self, keyed: Sequence[tuple[Topic, bytes]]) -> Iterator[_Sketch]:
        from timeline.stories.outlines import mentions_of  # noqa: PLC0415  (stories are loaded when there are articles)

        stories = zip(keyed, self._composed([topic for topic, _ in keyed]), strict=True)
        while some := list(islice(stories, _KEPT_AT_ONCE)):
            if self._held is not None:
                self._held |= {key: story for (_, key), story in some}
            else:
                self._memo.keep(_PAST, ((key, None, to_json(story.past)) for (_, key), story in some))
                self._memo.keep(_STORY, ((key, None, to_json(replace(story, past=()))) for (_, key), story in some))
            for _, story in some:
                yield _Sketch(events=tuple(map(mentions_of, story.topic.events)), has_past=story.at is not None)

    def _composed(self, topics: Sequence[Topic]) -> Iterator[Story]:
        many = min(jobs_for(sum(len(topic.articles) for topic in topics), self._jobs), max(1, len(topics)))
        for batch in batches(topics):
            works = list(map(self._work, batch))
            yield from map_in_order(_composed, works, jobs=min(many, len(works)), died=_died)

    def _work(self, topic: Topic) -> _Work:
        alone, analyses = self._alone, self._analyses
        own = {each: alone[each] for each in topic.articles}
        lent = {each for each in topic.articles if analyses.articles[each] is not alone.articles[each]}
        return _Work(
            topic=topic,
            alone=own,
            analyses={each: analyses[each] if each in lent else as_shown(own[each]) for each in topic.articles},
            settings=self._settings,
        )


def _told(topic: Topic, key: bytes, sketch: _Sketch) -> Told:
    outline = TopicOutline(
        key=topic.key,
        title=topic.title,
        articles=topic.articles,
        named=topic.named,
        events=tuple(EventOutline(id="", mentions=mentions) for mentions in sketch.events),
    )
    return Told(key=key, outline=outline, has_past=sketch.has_past)


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
