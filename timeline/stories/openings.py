"""What a page puts before several sentences of a text, such as the label of its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from timeline.models import Span, Timex
from timeline.stories.parts import Parts
from timeline.stories.terms import Terms
from timeline.stories.tokens import Token

_SHORTEST = 4
_LONGEST = 30


def behind_openings(parts: Parts, timexes: Sequence[Timex], terms: Terms) -> list[Span]:
    """The sentences, in order; one that opens as another does with what belongs to the page begins behind that:
    "Photos: Fire in Velm A man ...", "Photos: Fire in Velm Two horses ...".

    So it is where the same words, among them a colon, a number or a word that comes twice, stand before a capital in
    each of them, hold no time and no verb of saying: "On 5 May 2024 Anna Brik ..." is a sentence.
    """
    sentences = [parts.within(span) for span in parts.sentences]
    ordered = sorted(((_shape(tokens), tokens) for tokens in sentences if tokens), key=lambda each: each[0])
    times = [timex.span for timex in timexes]
    starts: dict[int, int] = {}
    for (shape, tokens), (its, other) in pairwise(ordered):
        length = _shared(shape, its)
        if length >= _SHORTEST and all(_is_label(each, length, times, terms) for each in (tokens, other)):
            for each in (tokens, other):
                first = each[0].start
                starts[first] = max(starts.get(first, first), each[length].start)
    return [
        Span(starts.get(tokens[0].start, span.start), span.end) if tokens else span
        for span, tokens in zip(parts.sentences, sentences, strict=True)
    ]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words both open."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_label(tokens: Sequence[Token], length: int, times: Sequence[Span], terms: Terms) -> bool:
    label = tokens[:length]
    says = any(terms.forms[token.text].is_saying for token in label)
    if says or length >= len(tokens) or not tokens[length].is_capital:
        return False
    words = [token.lower for token in label if token.is_word]
    marked = any(token.text == ":" or token.is_number for token in label) or len(set(words)) < len(words)
    return marked and not any(label[0].start <= span.start < label[-1].end for span in times)


def _shape(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words, one number like the other: "Caption 4 of 25"."""
    return tuple("0" if token.is_number else token.lower for token in tokens[:_LONGEST])
