"""Which rows of tokens can hold an expression: most of a text cannot, and is not parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.temporal.grammar import Grammar


def stretches(lower: Sequence[str], grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The longest rows of tokens that can all be parts of expressions, where one of them can make it one, in order and
    half-open; `lower` are the tokens.
    """
    triggers, links, end = grammar.triggers, grammar.links, 0
    for place in [place for place, word in enumerate(lower) if word in triggers or word[0].isdigit()]:
        if place < end:
            continue
        first = place
        while first > end and (lower[first - 1] in links or lower[first - 1][0].isdigit()):
            first -= 1
        end = place + 1
        while end < len(lower) and (lower[end] in links or lower[end][0].isdigit()):
            end += 1
        yield first, end
