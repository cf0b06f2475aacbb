"""Numbers that belong to a name and are no years: of a street, a title, a model."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.temporal.chart import Edge
from timeline.temporal.tokens import Token, Tokens

_LONGEST_STREET = 4  # words of the name of a street
_OPENING, _CLOSING = frozenset("\"'“‘„«‹"), frozenset("\"'”’“»›")


def is_of_name(tokens: Tokens, edge: Edge, streets: frozenset[str]) -> bool:
    """Whether a bare number is glued to a word, stands in quotes alone, or has a street after it (`streets`: their
    kinds, in lower case).
    """
    if edge.end - edge.start != 1 or not tokens.lower[edge.start].isdigit():
        return False
    token = tokens[edge.start]
    before = tokens[edge.start - 1] if edge.start else None
    after = tokens[edge.end] if edge.end < len(tokens) else None
    if before is not None and token.glued and before.lower.isalpha():
        return True
    if after is None:
        return False
    if after.glued and (
        after.lower.isalpha() or (after.lower in _CLOSING and before is not None and before.lower in _OPENING)
    ):
        return True
    return _is_address(tokens[edge.end : edge.end + _LONGEST_STREET], streets)


def _is_address(tokens: Sequence[Token], streets: frozenset[str]) -> bool:
    """Whether capitalised words follow of which one, not the first, is a kind of street."""
    for place, token in enumerate(tokens):
        if not token.capital:
            return False
        if place and token.lower in streets:
            return True
    return False
