"""Whether a line is worth reading for a time: a test that costs little beside the reading."""

from __future__ import annotations

import re
from functools import cache

from timeline.reading.furniture import load_furniture
from timeline.reading.relative_words import in_english

_NUMBERS = re.compile(r"(?:19|20)\d\d|\d\s?[.:h時时시]\s?\d\d|\d[./-]\d\d?[./-]")
_WORD = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{\w+\}")


def bears_time(line: str) -> bool:
    """Whether a line may have a year, a clock, a day with its month or a distance, in any language that is read."""
    if _NUMBERS.search(line):
        return True
    return not _signs().isdisjoint(_WORD.findall(line.casefold())) or in_english(line) is not line


@cache
def _signs() -> frozenset[str]:
    """The months, and of each phrase for a time its longest word."""
    furniture = load_furniture()
    phrases = {phrase for kind in ("today", "yesterday", "now", "ago") for phrase in furniture.words[kind]}
    words = (_WORD.findall(_SLOT.sub("", phrase)) for phrase in phrases)
    return frozenset({*furniture.months, *(max(reversed(each), key=len) for each in words if each)})
