"""The text of an article taken apart, once: whoever reads on in it takes its tokens and sentences from here."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from timeline.models import Span
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token, tokenize
from timeline.temporal.sentences import split_sentences


class Parts(msgspec.Struct, frozen=True):
    """The tokens and the sentences of a text, in order; `starts` is where each token begins."""

    text: str
    tokens: list[Token]
    starts: list[int]
    sentences: list[Span]

    def within(self, span: Span) -> list[Token]:
        """The tokens that begin in the span."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def take_apart(text: str, terms: Terms) -> Parts:
    """The parts of a text in the language of the terms."""
    tokens = tokenize(text)
    return Parts(text, tokens, [token.start for token in tokens], split_sentences(text, terms.words.language))
