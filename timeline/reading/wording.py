"""How much two texts share in wording: content words cut to their stems, roughly and for any language."""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STEM = 5
"""Letters kept: "orders" and "ordered", "drones" and "drone" meet; longer stems part them, shorter ones mix words."""


def content_words(text: str) -> list[str]:
    """Stems of the words that carry content: four letters or more, names, numbers; pairs in scripts without spaces."""
    if len(_WIDE.findall(text)) * 2 > len(text):
        return [text[i : i + 2] for i in range(len(text) - 1)]
    return [
        word.casefold()[:_STEM]
        for word in _WORD.findall(text)
        if len(word) >= 4 or word.isdigit() or (len(word) > 1 and word[0].isupper())
    ]


def coverage(text: str, words: frozenset[str]) -> float:
    """The share of a text's different content words that are among `words`; 0 for a text without any."""
    own = set(content_words(text))
    return len(own & words) / len(own) if own else 0.0


def profile(text: str) -> dict[str, float]:
    """Content words with damped counts, of length 1, to compare by `similarity`."""
    counts = {word: 1 + log(count) for word, count in Counter(content_words(text)).items()}
    norm = sqrt(sum(count * count for count in counts.values()))
    return {word: count / norm for word, count in counts.items()} if norm else {}


def similarity(first: dict[str, float], second: dict[str, float]) -> float:
    """Cosine of two profiles: 0 for nothing in common, 1 for the same wording."""
    if len(second) < len(first):
        first, second = second, first
    return sum(count * second[word] for word, count in first.items() if word in second)
