"""Whether the clause around an expression looks back or ahead, by the nearest verb before it, else after it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from timeline.temporal.language import Language
from timeline.temporal.scene import Tense
from timeline.temporal.tokens import Tokens

_REACH = 24  # tokens looked at on each side
_COMPARED = 6  # tokens between a word that compares and the date compared with ("more than in the storm of 12 March")


class TenseReader:
    """The verbs of one language, ready for look-up."""

    def __init__(self, language: Language) -> None:
        data = language.data.tense
        self._future = frozenset(data.future)
        self._before_other = frozenset(each.partition(" ")[0] for each in data.future if " " in each)
        self._endings, self._not_past = tuple(data.past_endings), frozenset(data.not_past)
        self._ahead, self._limits = frozenset(data.ahead), frozenset(data.limits)
        self._saying, self._between = frozenset(data.saying), frozenset(data.between)
        self._breaks = frozenset((*data.breaks, *data.open))
        self._told: dict[str, Tense | None] = dict.fromkeys(data.past, "past")
        self._told.update(dict.fromkeys(data.future, "future"))
        self._told.update(dict.fromkeys(self._breaks))
        self._passive = frozenset(data.passive)
        self._finite, self._from_now = frozenset(data.finite), frozenset(data.from_now)
        self._behind = frozenset(data.behind)
        self._present, self._nominal = frozenset(data.present), frozenset(data.nominal)
        self._predicates, self._comparing = frozenset(data.predicates), frozenset(data.comparing)
        self._reached, self._pluperfect = frozenset(data.reached), frozenset(data.pluperfect)
        self._infinitive = frozenset(data.infinitive)
        self._hearsay = frozenset(data.hearsay)
        self._hearsay_ends = tuple(tuple(each.split()) for each in data.hearsay_ends)
        self._hearsay_words = frozenset(word for words in self._hearsay_ends for word in words if word[0] != "-")

    def at(self, tokens: Tokens, first: int, end: int, low: int, high: int) -> Tense | None:
        """The tense for the expression of tokens [first, end) within the sentence of tokens [low, high).

        What ends without a full stop is a headline, whose present tense tells of what was: "Mayor resigns on Monday".
        """
        before = range(first - 1, max(low, first - _REACH) - 1, -1)
        after = range(end, min(high, end + _REACH))
        if first > low and tokens.lower[first - 1] in self._behind:
            return "past"
        tense = self._nearest(tokens, before) or self._nearest(tokens, after)
        if first > low and tokens.lower[first - 1] in self._ahead and tense != "future":
            return "past" if self._is_reached(tokens, first, before, after) else "nearest"
        is_headline = self._breaks.isdisjoint(tokens.lower[max(low, high - 2) : high])
        if tense is None and not is_headline and self._is_present(tokens, end, high, (before, after)):
            return "present"
        return tense

    def is_from_now(self, tokens: Tokens, low: int, high: int) -> bool:
        """Whether the sentence of tokens [low, high) tells what is ahead of the publication ("will")."""
        return not self._from_now.isdisjoint(tokens.lower[low:high])

    def is_limit(self, tokens: Tokens, first: int, low: int = 0) -> bool:
        """Whether the expression only bounds a stretch of time ("since 26 July") or is compared with ("more than on
        Monday"), in a sentence that begins at `low`: nothing is told of that day.
        """
        if first > 0 and tokens.lower[first - 1] in self._limits:
            return True
        return not self._comparing.isdisjoint(tokens.lower[max(low, first - _COMPARED) : first])

    def is_reported(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether the expression dates a saying ("said on Friday", "on Friday told"): then the text does not go on from
        it.
        """
        place = first - 1
        while place >= 0 and tokens.lower[place] in self._between:
            place -= 1
        if place >= 0 and tokens.lower[place] in self._saying:
            return True
        return end < len(tokens) and tokens.lower[end] in self._saying

    def _nearest(self, tokens: Tokens, places: range) -> Tense | None:
        lower = tokens.lower
        for place in places:
            word = lower[place]
            if word in self._before_other and place + 1 < len(lower) and f"{word} {lower[place + 1]}" in self._future:
                return "future"
            if word in self._hearsay and word not in self._breaks and self._is_hearsay(tokens, place):
                return "past"
            if word in self._told:
                tense = self._told[word]
            elif self._is_past_form(word) and not tokens.is_capital(place):
                tense = "past"
            else:
                continue
            if tense != "past":
                return tense
            if self._has_helper(tokens, place, places):
                return "future"
            if place - 1 in places and lower[place - 1] in self._passive:
                continue
            return tense
        return None

    def _is_reached(self, tokens: Tokens, first: int, before: range, after: range) -> bool:
        """Whether something was done by then: "by Friday all had left", "had sold a thousand by Friday"."""
        if tokens.lower[first - 1] not in self._reached:
            return False
        for place in before[1:]:
            word = tokens.lower[place]
            if word in self._pluperfect:
                return True
            if word in self._infinitive or word in self._breaks:
                return False
        if self._nearest(tokens, before) is not None:
            return False
        return self._nearest(tokens, after) == "past" and self._saying.isdisjoint(
            tokens.lower[place] for place in after if not tokens.is_capital(place)
        )

    def _is_present(self, tokens: Tokens, end: int, high: int, sides: tuple[range, range]) -> bool:
        """Whether the clause is in the present tense, which tells of what is planned: "Parliament votes on Tuesday"."""
        if end < high and tokens.lower[end] in self._predicates:
            return True
        return any(self._is_verb_of_now(tokens, place) for side in sides for place in self._clause(tokens, side))

    def _clause(self, tokens: Tokens, places: range) -> Iterator[int]:
        return takewhile(lambda place: tokens.lower[place] not in self._breaks, places)

    def _is_verb_of_now(self, tokens: Tokens, place: int) -> bool:
        if tokens.lower[place] not in self._present or tokens.is_capital(place):
            return False
        return place == 0 or tokens.lower[place - 1] not in self._nominal

    def _is_hearsay(self, tokens: Tokens, place: int) -> bool:
        """Whether the verb reports what is said to have been: "soll am Montag ... getötet haben"."""
        end = min(len(tokens), place + _REACH)
        if self._hearsay_words.isdisjoint(tokens.lower[place + 1 : end]):
            return False
        for first in range(place + 1, end):
            if tokens.lower[first] in self._breaks or tokens.breaks_before(first):
                return False
            if any(_reads(tokens, first, words) for words in self._hearsay_ends):
                return True
        return False

    def _has_helper(self, tokens: Tokens, place: int, places: range) -> bool:
        """Whether the words just before a participle make it look ahead: "will be named", "is to be held"."""
        for other in (place - 1, place - 2, place - 3):
            if other not in places:
                return False
            word = tokens.lower[other]
            if word in self._future or f"{word} {tokens.lower[other + 1]}" in self._future:
                return True
            if word in self._finite:
                return False
        return False

    def _is_past_form(self, word: str) -> bool:
        """Whether its ending tells so; not of a word with a capital, which is for names and nouns."""
        return bool(self._endings) and len(word) > 3 and word.endswith(self._endings) and word not in self._not_past


def _reads(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether the tokens from `first` are these words, none with a capital."""
    here = tokens.lower[first : first + len(words)]
    if len(here) < len(words) or any(map(tokens.is_capital, range(first, first + len(words)))):
        return False
    pairs = zip(here, words, strict=True)
    return all(found.endswith(word[1:]) if word[0] == "-" else found == word for found, word in pairs)


@cache
def tense_reader(language: Language) -> TenseReader:
    return TenseReader(language)
