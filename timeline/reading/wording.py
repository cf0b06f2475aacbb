"""How much two texts share in wording: content words cut to their stems, roughly and for any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from math import log, sqrt

_WORD = re.compile(r"[^\W\d_]+|\d+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STEM = 5
"""Letters kept: "orders" and "ordered", "bridges" and "bridge" meet; longer stems part them, shorter ones mix words."""


def content_words(text: str) -> list[str]:
    """Stems of the words that carry content: four letters or more, names, numbers; pairs in scripts without spaces."""
    if len(_WIDE.findall(text)) * 2 > len(text):
        return [text[i : i + 2] for i in range(len(text) - 1)]
    return [
        word.casefold()[:_STEM]
        for word in _WORD.findall(text)
        if len(word) >= 4 or word.isdigit() or (len(word) > 1 and word[0].isupper())
    ]


def coverage(text: str, words: Set[str]) -> float:
    """The share of a text's different content words that are among `words`; 0 for a text without any."""
    own = set(content_words(text))
    return len(own & words) / len(own) if own else 0.0


Profile = dict[str, float]
"""A weight for each content word, of length 1 all together."""


def profiles(texts: Mapping[str, str]) -> dict[str, Profile]:
    """Profiles of texts that belong together, by the same keys, to compare by `similarity`.

    A word counts more the fewer of the texts have it: what all of them name (the ship, the town) tells none apart.
    """
    counts = {key: Counter(content_words(text)) for key, text in texts.items()}
    spread = Counter(word for words in counts.values() for word in words)
    return {
        key: _unit({word: (1 + log(n)) * log(1 + len(texts) / spread[word]) for word, n in words.items()})
        for key, words in counts.items()
    }


def _unit(weights: Profile) -> Profile:
    norm = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / norm for word, weight in weights.items()} if norm else {}


def similarity(first: Profile, second: Profile) -> float:
    """Cosine of two profiles: 0 for nothing in common, 1 for the same wording."""
    if len(second) < len(first):
        first, second = second, first
    return sum(weight * second[word] for word, weight in first.items() if word in second)
