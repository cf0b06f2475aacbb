"""From all that the rules can build to the expressions of a text: an ordered list of refiners.

The order matters: what its neighbours rule out must be gone before the longest expression wins, or a wrong long
one would hide a right short one ("the 2010 law" inside "in 2010 people").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from timeline.temporal.chart import Edge
from timeline.temporal.grammar import Grammar
from timeline.temporal.names import is_of_name
from timeline.temporal.tense import tense_reader
from timeline.temporal.tokens import Tokens


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The tokens of a text and the expressions found in them, by start."""

    tokens: Tokens
    grammar: Grammar
    edges: list[Edge]


Refiner = Callable[[Candidates], list[Edge]]

_NEAR = 24  # tokens on each side of an expression in which its clause is sought


def refine(tokens: Tokens, grammar: Grammar, edges: list[Edge]) -> list[Edge]:
    """The expressions that stay, by start, none overlapping."""
    for refiner in REFINERS:
        edges = refiner(Candidates(tokens, grammar, edges))
    return edges


def keep_what_its_neighbours_allow(found: Candidates) -> list[Edge]:
    """`lower`, `only_after`, `only_before`, `not_after` and `not_before` of the rules."""
    return [edge for edge in found.edges if _allowed(found, edge)]


def keep_what_the_tense_allows(found: Candidates) -> list[Edge]:
    """`tense` of the rules: "in two weeks" is a date where the clause looks ahead, else a length of time."""
    reader = tense_reader(found.grammar.language)
    kept: list[Edge] = []
    for edge in found.edges:
        wanted = None if edge.rule is None else edge.rule.data.tense
        if wanted is not None:
            low, high = _sentence_around(found.tokens, edge)
            if reader.at(found.tokens, edge.start, edge.end, low, high) != wanted:
                continue
        kept.append(edge)
    return kept


def _sentence_around(tokens: Tokens, edge: Edge) -> tuple[int, int]:
    """The tokens near an expression that no full stop parts from it."""
    low, high = edge.start, edge.end
    while low > 0 and edge.start - low < _NEAR and not _is_stop(tokens, low - 1):
        low -= 1
    while high < len(tokens) and high - edge.end < _NEAR and not _is_stop(tokens, high):
        high += 1
    return low, high


def _is_stop(tokens: Tokens, place: int) -> bool:
    """A full stop before a capital that no number stands before."""
    if tokens[place].lower not in (".", "!", "?") or place == 0:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is None or (following.capital and not tokens[place - 1].lower[0].isdigit())


def drop_measures(found: Candidates) -> list[Edge]:
    """A bare year that counts something is none: 1,200 people, $ 2000, No. 1984, 2010 metres."""
    measures = frozenset(found.grammar.language.data.units_of_measure)
    return [edge for edge in found.edges if not _is_measure(found, edge, measures)]


def drop_numbers_of_names(found: Candidates) -> list[Edge]:
    """A bare year that is part of a name is none: a title "1984", 2010 Douglas Street, 1920x1080."""
    streets = frozenset(found.grammar.language.data.streets)
    return [edge for edge in found.edges if not is_of_name(found.tokens, edge, streets)]


def drop_totals(found: Candidates) -> list[Edge]:
    """A sum of times is no stretch of time: "a combined 70 years of service"."""
    totals = frozenset(found.grammar.language.data.totals)
    return [edge for edge in found.edges if edge.symbol != "<duration>" or not (_beside(found.tokens, edge) & totals)]


def drop_ages(found: Candidates) -> list[Edge]:
    """An age is no stretch of time: "the 12-year-old", "aged seven years", "two years old"."""
    ages = frozenset(found.grammar.language.data.ages)
    return [edge for edge in found.edges if edge.symbol != "<duration>" or not (_beside(found.tokens, edge) & ages)]


def leave_the_full_stop(found: Candidates) -> list[Edge]:
    """The stop of an abbreviation that ends its sentence too is the sentence's: "at 10 p.m. The police ..."."""
    return [replace(edge, end=edge.end - 1) if _ends_sentence(found.tokens, edge) else edge for edge in found.edges]


def _ends_sentence(tokens: Tokens, edge: Edge) -> bool:
    if tokens.lower[edge.end - 1] != "." or edge.end - edge.start < 2:
        return False
    return edge.end == len(tokens) or (tokens[edge.end].capital and not tokens[edge.end].glued)


def outrank(found: Candidates) -> list[Edge]:
    """The longest wins; of equals, the one whose rule stands later in the language's files. What wins and is
    `nothing`, a street named by a date, leaves no expression.
    """

    def rank(edge: Edge) -> tuple[int, int, int]:
        return (edge.start - edge.end, -(edge.rule.order if edge.rule else 0), edge.start)

    kept: list[Edge] = []
    taken: set[int] = set()
    for edge in sorted(found.edges, key=rank):
        places = range(edge.start, edge.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(edge)
    return sorted((edge for edge in kept if edge.symbol != "<nothing>"), key=lambda edge: edge.start)


REFINERS: tuple[Refiner, ...] = (
    keep_what_its_neighbours_allow,
    keep_what_the_tense_allows,
    drop_measures,
    drop_numbers_of_names,
    drop_totals,
    drop_ages,
    outrank,
    leave_the_full_stop,
)


def _allowed(found: Candidates, edge: Edge) -> bool:
    assert edge.rule is not None
    data, tokens, before, after = edge.rule.data, found.tokens, edge.start - 1, edge.end
    if data.lower and tokens.is_capital(edge.start):
        return False
    if data.only_after and not _is_any(tokens, before, data.only_after):
        return False
    if data.only_before and not _is_any(tokens, after, data.only_before):
        return False
    return not (_is_any(tokens, before, data.not_after) or _is_any(tokens, after, data.not_before))


def _is_any(tokens: Tokens, place: int, words: Sequence[str]) -> bool:
    """Whether a neighbour is one of the words; `#` is any digits, `A` any capitalised word, `^` the edge of the
    text.
    """
    if not words:
        return False
    if not 0 <= place < len(tokens):
        return "^" in words
    if "A" in words and tokens.is_capital(place):
        return True
    if "#" in words and tokens.lower[place][0].isdigit():
        return True
    return tokens.lower[place] in words


def _is_measure(found: Candidates, edge: Edge, measures: frozenset[str]) -> bool:
    tokens = found.tokens
    if edge.end - edge.start != 1 or not tokens.lower[edge.start][0].isdigit():
        return False
    before = tokens.lower[edge.start - 1] if edge.start else ""
    after = tokens.lower[edge.end] if edge.end < len(tokens) else ""
    return before in measures or after in measures


def _beside(tokens: Tokens, edge: Edge) -> set[str]:
    return {*tokens.lower[max(0, edge.start - 2) : edge.start], *tokens.lower[edge.end : edge.end + 2]}
