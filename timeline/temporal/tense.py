"""Whether the clause around an expression looks back or ahead, by the nearest verb before it, else after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.temporal.language import Language
from timeline.temporal.scene import Tense
from timeline.temporal.tokens import Token

_REACH = 24  # tokens looked at on each side


class TenseReader:
    """The verbs of one language, ready for look-up."""

    def __init__(self, language: Language) -> None:
        data = language.data.tense
        self._future, self._past = frozenset(data.future), frozenset(data.past)
        self._endings, self._not_past = tuple(data.past_endings), frozenset(data.not_past)
        self._ahead = frozenset(data.ahead)
        self._breaks = frozenset(data.breaks) | frozenset(data.open)

    def at(self, tokens: Sequence[Token], first: int, end: int, low: int, high: int) -> Tense | None:
        """The tense for the expression of tokens [first, end) within the sentence of tokens [low, high)."""
        if first > low and tokens[first - 1].lower in self._ahead:
            return "nearest"
        before = range(first - 1, max(low, first - _REACH) - 1, -1)
        after = range(end, min(high, end + _REACH))
        return self._nearest(tokens, before) or self._nearest(tokens, after)

    def _nearest(self, tokens: Sequence[Token], places: range) -> Tense | None:
        for place in places:
            word = tokens[place].lower
            following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
            if f"{word} {following}" in self._future:
                return "future"
            if word in self._breaks:
                return None
            tense = self._tense(word, tokens[place].capital)
            if tense == "past" and any(
                tokens[other].lower in self._future for other in range(place - 1, place - 4, -1) if other in places
            ):
                return "future"  # "will be named", "would still be held"
            if tense is not None:
                return tense
        return None

    def _tense(self, word: str, capital: bool) -> Tense | None:
        """The tense that a word tells; by its ending only where it has no capital, which is for names and nouns."""
        if word in self._future:
            return "future"
        if word in self._past:
            return "past"
        if not capital and len(word) > 3 and word.endswith(self._endings or ("\0",)) and word not in self._not_past:
            return "past"
        return None


@cache
def tense_reader(language: Language) -> TenseReader:
    return TenseReader(language)
