"""Whether a line is worth reading for a time: a test that costs little beside the reading."""

from __future__ import annotations

import re
from functools import cache

from timeline.reading.furniture import load_furniture
from timeline.reading.relative_words import in_english


def bears_time(line: str) -> bool:
    """Whether a line has a year, a clock, a day with its month or a distance, in any language that is read."""
    return _signs().search(line) is not None or in_english(line) is not line


@cache
def _signs() -> re.Pattern[str]:
    furniture = load_furniture()
    month = _any(furniture.months)
    words = _any({*furniture.words["today"], *furniture.words["yesterday"], *furniture.words["now"]})
    ago = furniture.phrases["ago"].pattern
    return re.compile(
        rf"(?:19|20)\d\d|\d\s?[.:h時시]\s?\d\d|\d[./-]\d\d?[./-]|\d\S{{0,2}}\s?(?:{month})\b"
        rf"|\b(?:{month})\.?\s?\d|\b(?:{words})\b" + (f"|{ago.pattern}" if ago else ""),
        re.IGNORECASE,
    )


def _any(words: dict[str, int] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
