"""What the pages show of each topic, as the register keeps it for the next build to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Raw

from timeline.archive.memo import Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.models import TopicOutline, Topics, to_json


def shown(topics: Topics, tokens: Mapping[str, bytes], memo: Memo) -> dict[str, Raw]:
    """By the key of each topic the JSON of its `TopicShown`; `tokens` are hashes of all that is told of them."""
    from timeline.stories.shown import shown_of  # noqa: PLC0415  (stories are loaded when there are articles)

    def work(some: Sequence[TopicOutline]) -> Iterator[Raw]:
        return (Raw(to_json(shown_of(topics.named(topic.key)))) for topic in some)

    rules = rules_of("timeline.showing")
    keys = [key_of(rules, tokens[topic.key]) for topic in topics.outlines]
    found = remembered(memo, "shown", topics.outlines, keys, work, kind=Raw)
    return {topic.key: raw for topic, raw in zip(topics.outlines, found, strict=True)}
