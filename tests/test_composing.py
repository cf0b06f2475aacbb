"""What composing asks the archive for does not grow with the square of the topics."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.archive.memo import NoMemo
from timeline.composing import Stories
from timeline.models import Analyses, Topic
from timeline.settings import Settings


class Counting(NoMemo):
    """Knows of every story what is looked at of all, and counts how often it is asked which it knows."""

    def __init__(self) -> None:
        self.asked = 0

    def known(self, stage: str, keys: Sequence[bytes]) -> set[bytes]:
        self.asked += 1
        return set(keys)

    def find(self, stage: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        assert stage == "sketch", "no story is read"
        return dict.fromkeys(keys, b"{}")


def asked_for(count: int) -> int:
    memo = Counting()
    topics = [Topic(key=f"t{number}", title="T", articles=()) for number in range(count)]
    nothing = Analyses.of({})
    assert len(Stories(nothing, nothing, Settings(), memo).all(topics, {})) == count
    return memo.asked


def test_the_archive_is_asked_as_often_for_many_topics_as_for_one_and_for_no_story() -> None:
    assert asked_for(50) == asked_for(1)
