"""A topic with its events: merged, weighed, and with the dates that matter most, from nothing but its own articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from timeline.archive.memo import Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import Analysis, Topic
from timeline.progress import Track, untracked
from timeline.workers import jobs_for, map_in_order

_Work = tuple[Topic, dict[str, Analysis]]


def composed(
    topics: Sequence[Topic],
    analyses: Mapping[str, Analysis],
    tokens: Mapping[str, bytes],
    memo: Memo,
    *,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Topic, ...]:
    """The topics with their events, in the same order. `tokens` are hashes of the analyses: what was composed before
    from the same is taken over."""
    rules = rules_of("timeline.composing")
    keys = [key_of(rules, topic, [tokens[each] for each in topic.articles]) for topic in topics]

    def work(some: Sequence[Topic]) -> Iterable[Topic]:
        works = [(topic, {each: analyses[each] for each in topic.articles}) for topic in some]
        many = min(jobs_for(sum(len(topic.articles) for topic in some), jobs), max(1, len(some)))
        return map_in_order(_composed, works, jobs=many, died=_died)

    return tuple(track("Merging", remembered(memo, "topic", topics, keys, work, kind=Topic), len(topics)))


def _composed(work: _Work) -> Topic:
    from timeline.stories.digest.days import count_days  # noqa: PLC0415  (a worker loads it once)
    from timeline.stories.keydates import with_key_dates  # noqa: PLC0415  (as above)
    from timeline.stories.leads import with_lead  # noqa: PLC0415  (as above)
    from timeline.stories.merging import merge_mentions  # noqa: PLC0415  (as above)
    from timeline.stories.weight import weighed  # noqa: PLC0415  (as above)

    topic, analyses = work
    counts = count_days([*analyses.values()])
    topic = weighed(msgspec.structs.replace(topic, events=merge_mentions(topic, analyses)), analyses, counts)
    return with_key_dates(with_lead(topic, analyses), analyses, counts)


def _died(work: _Work) -> Topic:
    topic, _ = work
    raise RuntimeError(f"the topic {topic.title!r} ends the process that merges it (out of memory?)")
