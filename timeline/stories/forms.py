"""What a word can be by its letters alone, whatever stands around it: looked up once a word, not once a clause."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from timeline.stories.byword import ByWord
from timeline.stories.words import Words

_SHORTEST_PAST = 4
# The marks that end what hangs on a clause.
CLOSING = frozenset(",;—–)")


class Form(msgspec.Struct, frozen=True, gc=False):
    """A word as written, with its capital. `is_past`: a past tense or a past participle; `is_headline_past`: the same
    with a capital, so that it is a name unless all words around have one; `ends_present`: as the third person of the
    present tense does; `bars_verb`: no verb follows it; `bounds_phrase`: no phrase of a noun holds it;
    `may_attribute`: a verb of saying or the first word of "according to"; `is_plain`: it neither opens nor closes a
    clause, nor is it a verb.
    """

    may_be_verb: bool
    is_auxiliary: bool
    is_clitic: bool
    is_saying: bool
    is_past: bool
    is_headline_past: bool
    ends_present: bool
    bars_verb: bool
    bounds_phrase: bool
    may_attribute: bool
    is_plain: bool


class Forms(ByWord[Form]):
    """The forms of one language by word as written."""

    def __init__(self, words: Words, is_regular_past: Callable[[str], bool]) -> None:
        super().__init__(self._read)
        self._words, self._is_regular_past = words, is_regular_past
        self._before_nouns = words.before_nouns | words.preposition | words.of
        self._joints = words.relative | words.temporal | words.coordinating | CLOSING
        self._bounds = (words.preposition | words.coordinating | words.relative) - words.head_links
        self._openers = frozenset(phrase.split()[0] for phrase in words.attribution)
        self._endings = words.present_endings or ("\0",)

    def _read(self, text: str) -> Form:
        words, lower, is_capital = self._words, text.lower().replace("’", "'"), text[0].isupper()
        is_auxiliary = not is_capital and lower in words.auxiliary
        is_past = self._is_past(lower, is_capital)
        is_headline_past = is_capital and not words.capital_nouns and self._is_past(lower, is_capital=False)
        ends_present = not is_capital and lower.endswith(self._endings)
        known = is_auxiliary or lower in words.clitic or lower in words.saying
        may_be_verb = not (words.capital_nouns and is_capital) and (
            known or is_past or is_headline_past or ends_present
        )
        return Form(
            may_be_verb=may_be_verb,
            is_auxiliary=is_auxiliary,
            is_clitic=lower in words.clitic,
            is_saying=lower in words.saying,
            is_past=is_past,
            is_headline_past=is_headline_past,
            ends_present=ends_present,
            bars_verb=lower in self._before_nouns,
            bounds_phrase=lower in self._bounds,
            may_attribute=lower in words.saying or lower in self._openers,
            is_plain=not may_be_verb and lower not in self._joints,
        )

    def _is_past(self, lower: str, is_capital: bool) -> bool:
        if lower in self._words.not_verbs:
            return False
        if lower in self._words.irregular_pasts:
            return True
        return not is_capital and len(lower) >= _SHORTEST_PAST and self._is_regular_past(lower)
