"""What composing asks the archive for does not grow with the square of the topics."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.archive.memo import NoMemo
from timeline.composing import composed
from timeline.models import Topic, to_json
from timeline.models.stories import Story
from timeline.settings import Settings


class Counting(NoMemo):
    """Knows every story, and counts how often it is asked which it knows."""

    def __init__(self) -> None:
        self.asked = 0

    def known(self, stage: str, keys: Sequence[bytes]) -> set[bytes]:
        self.asked += 1
        return set(keys)

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return dict.fromkeys(keys, to_json(Story(topic=Topic(key="t", title="T", articles=()))))


def asked_for(count: int) -> int:
    memo = Counting()
    topics = [Topic(key=f"t{number}", title="T", articles=()) for number in range(count)]
    assert len(composed(topics, {}, {}, {}, Settings(), memo)) == count
    return memo.asked


def test_the_archive_is_asked_as_often_for_many_topics_as_for_one() -> None:
    assert asked_for(50) == asked_for(1)
