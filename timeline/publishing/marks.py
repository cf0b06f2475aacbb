"""The marks around our section of a page: which topic it is of, and what the next run must know of it.

A mark is one word of small letters, digits, dots and hyphens, so that no wiki takes it for markup:

    story-timeline.start.v1.<topic>.<events>.<content>.<prints>   ...   story-timeline.end.<topic>
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Self

from timeline.publishing.prints import Prints

VERSION = 1
_WORD = "story-timeline"
FIND = r"story-timeline\.(?:start|end)[a-z0-9.-]*"
"""A pattern for any mark, also one that somebody damaged."""

_START = re.compile(
    rf"{_WORD}\.start\.v(?P<version>\d+)\.(?P<topic>[a-z0-9-]+)\.(?P<events>\d+)\.(?P<content>[0-9a-f]{{16}})"
    r"(?:\.(?P<prints>[0-9a-z]+))?"
)
_END = re.compile(rf"{_WORD}\.end\.(?P<topic>[a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the start says: how many events the topic had, a hash of the section's content, and a print of each event
    (None: too many, or not kept by that wiki)."""

    topic: str
    events: int
    content: str
    prints: Prints | None = None

    def start(self) -> str:
        word = f"{_WORD}.start.v{VERSION}.{self.topic}.{self.events}.{self.content}"
        prints = self.prints.written() if self.prints else ""
        return f"{word}.{prints}" if prints else word

    def end(self) -> str:
        return f"{_WORD}.end.{self.topic}"

    @classmethod
    def read(cls, word: str) -> Self | None:
        """From a start; None where it is none of ours, or of a version that is still to come."""
        found = _START.fullmatch(word)
        if found is None or int(found["version"]) != VERSION:
            return None
        prints = Prints.read(found["prints"]) if found["prints"] else None
        return cls(found["topic"], int(found["events"]), found["content"], prints)


def kind_of(word: str) -> Literal["start", "end"]:
    """Which of the two a word found by `FIND` is."""
    return "start" if word.startswith(f"{_WORD}.start") else "end"


def topic_of(word: str) -> str | None:
    """Whose mark it is; None where that cannot be told any more."""
    if kind_of(word) == "end":
        end = _END.fullmatch(word)
        return end["topic"] if end else None
    mark = Mark.read(word)
    return mark.topic if mark else None
