"""What was known when: every topic as its articles told it at each of their publication times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.archive.memo import key_of
from timeline.archive.rules import rules_of
from timeline.composing import Stories, Told
from timeline.models import Revision, State, Topics


def tokens_of_topics(
    topics: Topics, told: Mapping[str, Told], revisions: Mapping[str, Sequence[Revision]]
) -> dict[str, bytes]:
    """For each topic, by its key, the hash of all that is told of it, now and then: of its story (`told`, by the same
    key), of its slugs and ids, and of what `revisions` tell of its articles."""
    rules = rules_of("timeline.composing", "timeline.history")
    return {
        topic.key: key_of(
            rules, told[topic.key].key, topic, [revisions[each] for each in topic.articles if each in revisions]
        )
        for topic in topics.outlines
    }


class States(Mapping[str, tuple[State, ...]]):
    """The states of each topic that has more than one, by its key, worked out when they are asked for."""

    def __init__(self, topics: Topics, told: Mapping[str, Told], stories: Stories) -> None:
        self._topics = topics
        self._told = {topic.key: told[topic.key] for topic in topics.outlines if told[topic.key].has_past}
        self._stories = stories

    def __getitem__(self, key: str) -> tuple[State, ...]:
        from timeline.stories.story import states_under  # noqa: PLC0415  (stories are loaded when there are articles)

        return states_under(self._stories.whole(self._told[key]), self._topics.named(key))

    def __contains__(self, key: object) -> bool:
        return key in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)
