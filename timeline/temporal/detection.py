"""Which language a text is in, by a vote of its small words: no model, nothing random, well under a millisecond.

Small words are a third to a half of running text, and languages share few of them, so a few dozen words of each tell
them apart as soon as there are some sentences. A text that is shorter, or in none of them, has no answer here.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from math import lcm
from unicodedata import name

from timeline.temporal.language import languages, load_language

_SAMPLE = 5000
"""Code points that are looked at, from the start of the text."""

_LEAST = 5
"""Small words that the winner needs: about fifteen words of text."""

_SHARE = 0.06
"""Share of all words that are small words of the winner: 7 percent (Turkish) to 50 in running text, none in names."""

_LEAD = 1.1
"""How far the winner must be ahead of the next."""

_LETTERS = 400
"""Code points by which the script is told."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, folder: str | None = None) -> str | None:
    """The code of the language that a text is in, or None where it is too short or too mixed to tell.

    Languages that only `folder` has, a newsroom's own, take part with the `function_words` of their files.
    """
    sample = text[:_SAMPLE].lower()
    return _by_script(sample) or _by_words(_WORD.findall(sample), folder)


def _by_words(words: list[str], folder: str | None) -> str | None:
    speakers = _speakers(folder)
    count: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    heard = Counter(speakers[word] for word in words if word in speakers)
    whole = lcm(*map(len, heard))  # whole numbers, so that no rounding depends on the order of the words
    for spoken, times in heard.items():
        for language in spoken:
            count[language] += times
            weight[language] += times * whole // len(spoken)
    if not weight:
        return None
    best, *others = sorted(weight, key=lambda language: (-weight[language], language))
    if others and weight[best] < weight[others[0]] * _LEAD:
        return None
    return best if count[best] >= max(_LEAST, _SHARE * len(words)) else None


def _by_script(sample: str) -> str | None:
    """The language that has a script of its own. Kana decide over the Chinese characters around them."""
    if sample[:_LETTERS].isascii():
        return None
    letters = [letter for letter in sample[:_LETTERS] if not letter.isascii() and letter.isalpha()]
    scripts = Counter(map(_script, letters))
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana >= _LEAST and kana * 20 > len(letters):
        return "ja"
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    return _table()["scripts"].get(script) if count * 2 > sum(map(str.isalpha, sample[:_LETTERS])) else None


@cache
def _script(letter: str) -> str:
    return name(letter, "").partition(" ")[0]


@cache
def _speakers(folder: str | None) -> dict[str, tuple[str, ...]]:
    """The languages that have a word among their small words."""
    lists = {language: words.split() for language, words in _table()["words"].items()}
    for language in languages(folder):
        own = load_language(language, folder).data.function_words if language not in lists else ()
        lists |= {language: list(own)} if own else {}
    speakers: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in words:
            speakers.setdefault(word, []).append(language)
    return {word: tuple(known) for word, known in speakers.items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    text = (resources.files("timeline.temporal") / "function_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
