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
        self._saying, self._between = frozenset(data.saying), frozenset(data.between)
        self._breaks = frozenset(data.breaks) | frozenset(data.open)
        self._hearsay = frozenset(data.hearsay)
        self._hearsay_ends = tuple(tuple(each.split()) for each in data.hearsay_ends)

    def at(self, tokens: Sequence[Token], first: int, end: int, low: int, high: int) -> Tense | None:
        """The tense for the expression of tokens [first, end) within the sentence of tokens [low, high)."""
        before = range(first - 1, max(low, first - _REACH) - 1, -1)
        after = range(end, min(high, end + _REACH))
        tense = self._nearest(tokens, before) or self._nearest(tokens, after)
        is_limit = first > low and tokens[first - 1].lower in self._ahead
        return "nearest" if is_limit and tense != "future" else tense

    def is_reported(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether the expression dates a saying ("said on Friday", "on Friday told"): then the text does not go on from
        it.
        """
        place = first - 1
        while place >= 0 and tokens[place].lower in self._between:
            place -= 1
        if place >= 0 and tokens[place].lower in self._saying:
            return True
        return end < len(tokens) and tokens[end].lower in self._saying

    def _nearest(self, tokens: Sequence[Token], places: range) -> Tense | None:
        for place in places:
            word = tokens[place].lower
            following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
            if f"{word} {following}" in self._future:
                return "future"
            if word in self._breaks:
                return None
            if word in self._hearsay and self._is_hearsay(tokens, place):
                return "past"
            tense = self._tense(word, tokens[place].capital)
            if tense == "past" and self._has_helper(tokens, place, places):
                return "future"
            if tense is not None:
                return tense
        return None

    def _is_hearsay(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether the verb reports what is said to have been: "soll am Montag ... getötet haben"."""
        for first in range(place + 1, min(len(tokens), place + _REACH)):
            if tokens[first].lower in self._breaks or tokens[first].breaks:
                return False
            if any(_reads(tokens, first, words) for words in self._hearsay_ends):
                return True
        return False

    def _has_helper(self, tokens: Sequence[Token], place: int, places: range) -> bool:
        """Whether the words just before a participle make it look ahead: "will be named", "is to be held"."""
        for other in (place - 1, place - 2, place - 3):
            if other not in places:
                return False
            word = tokens[other].lower
            if word in self._future or f"{word} {tokens[other + 1].lower}" in self._future:
                return True
        return False

    def _tense(self, word: str, capital: bool) -> Tense | None:
        """The tense that a word tells; by its ending only where it has no capital, which is for names and nouns."""
        if word in self._future:
            return "future"
        if word in self._past:
            return "past"
        if not capital and len(word) > 3 and word.endswith(self._endings or ("\0",)) and word not in self._not_past:
            return "past"
        return None


def _reads(tokens: Sequence[Token], first: int, words: tuple[str, ...]) -> bool:
    """Whether the tokens from `first` are these words, none with a capital."""
    here = tokens[first : first + len(words)]
    return len(here) == len(words) and all(
        not token.capital and (token.lower.endswith(word[1:]) if word[0] == "-" else token.lower == word)
        for token, word in zip(here, words, strict=True)
    )


@cache
def tense_reader(language: Language) -> TenseReader:
    return TenseReader(language)
