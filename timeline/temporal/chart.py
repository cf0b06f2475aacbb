"""Finds every expression that the rules can build, right to left, so that the parts of an expression are there
before it.

The work at one token is bounded (`_REACH` tokens, `_WIDTH` readings), so the cost grows linearly with the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.temporal.grammar import Grammar, Node, Rule
from timeline.temporal.meanings import unit_of
from timeline.temporal.tokens import Token, shapes

_REACH = 18  # tokens that one expression may cover
_WIDTH = 60  # readings that may start at one token


class Edge(NamedTuple):
    """A reading of the tokens from `start` up to, not including, `end`: a word, or what a rule made of several."""

    symbol: str
    start: int
    end: int
    meaning: object
    rule: Rule | None = None


def parse(tokens: Sequence[Token], grammar: Grammar) -> list[Edge]:
    """Every expression in the text that a rule made, by start; overlapping ones are for the refiners."""
    chart: dict[int, list[Edge]] = {}
    found: list[Edge] = []
    known, begins = grammar.known, grammar.root.following
    for start in range(len(tokens) - 1, -1, -1):
        lower = tokens[start].lower
        if lower in known or lower[0].isdigit():
            agenda = _words(tokens, start, grammar)
            if any(edge.symbol in begins for edge in agenda):
                found.extend(_Cell(tokens, grammar, chart, start).fill(agenda))
            elif agenda:
                chart[start] = agenda
    return found[::-1]


class _Cell:
    """All readings that start at one token."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, chart: dict[int, list[Edge]], start: int) -> None:
        self.tokens, self.root, self.chart, self.start = tokens, grammar.root, chart, start
        self.edges: list[Edge] = []
        self.agenda: list[Edge] = []
        self.seen: set[tuple[int, int, object]] = set()
        self.found: list[Edge] = []

    def fill(self, words: list[Edge]) -> list[Edge]:
        self.agenda = words
        while self.agenda:
            edge = self.agenda.pop()
            self.edges.append(edge)
            node = self.root.following.get(edge.symbol)
            if node is not None:
                self._walk(node, (edge,))
        self.chart[self.start] = self.edges
        return self.found

    def _walk(self, node: Node, path: tuple[Edge, ...]) -> None:
        for rule, slots in node.ends:
            self._complete(rule, slots, path)
        if not node.following:
            return
        position = path[-1].end
        if position - self.start >= _REACH or position >= len(self.tokens):
            return
        if self.tokens[position].breaks:
            return
        self._follow(node, path, position)
        if self._is_hyphen(position):
            self._follow(node, path, position + 1)

    def _follow(self, node: Node, path: tuple[Edge, ...], position: int) -> None:
        for edge in self.chart.get(position, ()):
            following = node.following.get(edge.symbol)
            if following is not None and edge.end - self.start <= _REACH:
                self._walk(following, (*path, edge))

    def _is_hyphen(self, position: int) -> bool:
        """A hyphen within a word ("mid-May", "two-week") stands between words without being one."""
        tokens = self.tokens
        return (
            tokens[position].lower == "-"
            and tokens[position].glued
            and position + 1 < len(tokens)
            and tokens[position + 1].glued
        )

    def _complete(self, rule: Rule, slots: tuple[str, ...], path: tuple[Edge, ...]) -> None:
        end = path[-1].end
        if rule.data.glued and not all(token.glued for token in self.tokens[self.start + 1 : end]):
            return
        if rule.data.open and any(token.lower == "-" for token in self.tokens[self.start + 1 : end]):
            return
        if len(self.seen) >= _WIDTH:
            return
        filled = {slot: edge.meaning for slot, edge in zip(slots, path, strict=True) if slot}
        meaning = rule.operation(filled, rule.data.given)
        if meaning is None:
            return
        key = (rule.order, end, meaning)
        if key in self.seen:
            return
        self.seen.add(key)
        symbol = rule.data.gives
        if rule.data.tail:
            self.found.append(Edge(f"<{symbol}>", path[-1].start, end, meaning, rule))
            return
        if rule.data.head:
            end = path[0].end
        edge = Edge(f"<{symbol}>", self.start, end, meaning, rule)
        self.agenda.append(edge)
        unit = unit_of(meaning)
        if unit is not None:
            self.agenda.append(Edge(f"<{symbol}.{unit}>", self.start, end, meaning, rule))
        if not rule.data.part:
            self.found.append(edge)


def _words(tokens: Sequence[Token], start: int, grammar: Grammar) -> list[Edge]:
    """What the token at `start` can be by itself: words of the language, shapes of digits, literals of the rules."""
    token = tokens[start]
    following = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    edges: list[Edge] = []
    if token.lower[0].isdigit():
        data = grammar.language.data
        found = shapes(token.lower, data.day_first, data.decimal_comma)
        edges = [Edge(f"<{name}>", start, start + 1, meaning) for name, meaning in found]
    for entry in grammar.language.entries.get(token.lower, ()):
        if entry.capital and not token.capital:
            continue
        if len(entry.tokens) == 1:
            edges.append(Edge(entry.symbol, start, start + 1, entry.meaning))
        elif following == entry.tokens[1]:
            end = start + len(entry.tokens)
            if tuple(other.lower for other in tokens[start:end]) == entry.tokens:
                edges.append(Edge(entry.symbol, start, end, entry.meaning))
    if token.lower in grammar.literals:
        edges.append(Edge(token.lower, start, start + 1, token.lower))
    return edges
