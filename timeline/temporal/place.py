"""Where each expression of a text stands: its sentence, the tense of its clause, and what its neighbours make of it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from typing import NamedTuple

from timeline.models import Span
from timeline.temporal.chart import Edge
from timeline.temporal.language import Language
from timeline.temporal.scene import Tense
from timeline.temporal.sentences import split_sentences
from timeline.temporal.tense import tense_reader
from timeline.temporal.tokens import Tokens

# Words that stand before the date that opens its sentence ("In 2021"): "Founded in 1911, ..." tells of one thing only.
_OPENING = 1


class Place(NamedTuple):
    """An expression where it stands: in a sentence (counted from 0) that ends before the token `high`.

    `tense` is None where the clause gives no hint. `is_from_now`: clause and sentence look ahead of the publication;
    `opens_line`: nothing stands before it in its line; `is_reported`: it dates a saying; `is_limit`: it only bounds a
    stretch of time; `is_frame`: it opens its sentence, all of which lies in it.
    """

    edge: Edge
    span: Span
    words: str
    sentence: int
    high: int
    tense: Tense | None
    is_from_now: bool
    opens_line: bool
    is_reported: bool
    is_limit: bool
    is_frame: bool


class Places:
    """Reads off one text where its expressions stand."""

    def __init__(self, text: str, tokens: Tokens, language: Language) -> None:
        self._text, self._tokens = text, tokens
        self._sentences = split_sentences(text, language)
        self._starts = [sentence.start for sentence in self._sentences]
        self._tense = tense_reader(language)
        # once a sentence: one without an end may hold any number of expressions
        self._looks_ahead = cache(partial(self._tense.is_from_now, tokens))

    def of(self, edge: Edge) -> Place:
        """Where an expression stands."""
        text, tokens, tense = self._text, self._tokens, self._tense
        span = Span(start=tokens.starts[edge.start], end=tokens.ends[edge.end - 1])
        number = max(0, bisect_left(self._starts, span.start + 1) - 1)
        sentence = self._sentences[number]
        low, high = bisect_left(tokens.starts, sentence.start), bisect_left(tokens.starts, sentence.end)
        looks = tense.at(tokens, edge.start, edge.end, low, high)
        return Place(
            edge,
            span,
            span.of(text),
            number,
            high,
            looks,
            is_from_now=looks == "future" and self._looks_ahead(low, high),
            opens_line=span.start == 0 or text[span.start - 1] == "\n",
            is_reported=tense.is_reported(tokens, edge.start, edge.end),
            is_limit=tense.is_limit(tokens, edge.start, low),
            is_frame=_is_frame(tokens, edge, low),
        )


def _is_frame(tokens: Tokens, edge: Edge, low: int) -> bool:
    """Whether it opens its sentence ("In 2021"), or stands between its commas ("before that, in 1992, voters ...")."""
    if edge.start - low <= _OPENING:
        return True
    between = tokens.lower[edge.start - 2], tokens.lower[edge.end] if edge.end < len(tokens) else ""
    return between == (",", ",")
