"""What was known when: every topic as its articles told it at each of their publication times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.archive.memo import key_of
from timeline.archive.rules import rules_of
from timeline.composing import Told
from timeline.models import State, Topic
from timeline.settings import Settings


def tokens_of_topics(topics: Sequence[Topic], tokens: Mapping[str, bytes], settings: Settings) -> dict[str, bytes]:
    """For each topic, by its key, the hash of all that is told of it, now and then; `tokens` are those of its
    articles."""
    rules = rules_of("timeline.composing", "timeline.history")
    return {
        topic.key: key_of(rules, settings.max_states, topic, [tokens[each] for each in topic.articles])
        for topic in topics
    }


class States(Mapping[str, tuple[State, ...]]):
    """The states of each topic that has more than one, by its key, worked out when they are asked for.

    `stories` are those of the topics before they had the ids that their readers know.
    """

    def __init__(self, topics: Sequence[Topic], stories: Mapping[str, Told]) -> None:
        self._topics = {topic.key: topic for topic in topics if stories[topic.key].has_past}
        self._stories = stories

    def __getitem__(self, key: str) -> tuple[State, ...]:
        from timeline.stories.story import states_under  # noqa: PLC0415  (stories are loaded when there are articles)

        return states_under(self._stories[key].whole(), self._topics[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)
