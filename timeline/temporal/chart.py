"""Finds every expression that the rules can build, right to left, so that the parts of an expression are there
before it.

The work at one token is bounded (`_REACH` tokens, `_WIDTH` readings), so the cost grows linearly with the text.
"""

from __future__ import annotations

import msgspec

from timeline.temporal.digits import shapes
from timeline.temporal.grammar import Grammar, Node, Rule
from timeline.temporal.meanings import unit_of
from timeline.temporal.stretches import stretches
from timeline.temporal.tokens import Tokens

# Both bound the work that a text made for it can ask for, well above what news need: of the evaluation corpora no
# expression covers more than 15 tokens, and at no token begin more than 10 readings.
_REACH = 18  # tokens that one expression may cover
_WIDTH = 60  # readings that may start at one token


class Edge(msgspec.Struct, frozen=True, gc=False):
    """A reading of the tokens from `start` up to, not including, `end`: a word, or what a rule made of several."""

    symbol: str
    start: int
    end: int
    meaning: object
    rule: Rule | None = None


def parse(tokens: Tokens, grammar: Grammar) -> list[Edge]:
    """Every expression in the text that a rule made, by start; overlapping ones are for the refiners."""
    chart = _Chart(tokens, grammar)
    return [edge for first, end in stretches(tokens.lower, grammar) for edge in chart.parse(first, end)]


def parse_row(tokens: Tokens, grammar: Grammar, first: int, end: int) -> list[Edge]:
    """The expressions in the tokens from `first` up to, not including, `end`."""
    return _Chart(tokens, grammar).parse(first, end)


class _Chart:
    """All readings of the tokens that were parsed. `cells` holds them by the token that they start at; `seen` and
    `agenda` are those of the token that is worked on, `found` the expressions of its row, last first.
    """

    def __init__(self, tokens: Tokens, grammar: Grammar) -> None:
        self.tokens, self.lower, self.grammar = tokens, tokens.lower, grammar
        self.cells: dict[int, list[Edge]] = {}
        self.agenda: list[Edge] = []
        self.seen: set[tuple[int, int, object]] = set()
        self.found: list[Edge] = []

    def parse(self, first: int, end: int) -> list[Edge]:
        """The expressions in a row of tokens that goes on from no other row, by start."""
        self.found, begins = [], self.grammar.root.following
        for start in range(end - 1, first - 1, -1):
            self.agenda = _words(self.tokens, start, self.grammar)
            if not self.agenda:
                continue
            self.seen.clear()
            edges: list[Edge] = []
            while self.agenda:
                edge = self.agenda.pop()
                edges.append(edge)
                node = begins.get(edge.symbol)
                if node is not None:
                    self._walk(start, node, (edge,))
            self.cells[start] = edges
        return self.found[::-1]

    def _walk(self, start: int, node: Node, path: tuple[Edge, ...]) -> None:
        for rule, slots in node.ends:
            self._complete(start, rule, slots, path)
        if not node.following:
            return
        position = path[-1].end
        if position in self.cells and not self._is_cut(start, position):
            self._follow(start, node, path, position)
        if position + 1 in self.cells and self._is_hyphen(position) and not self._is_cut(start, position):
            self._follow(start, node, path, position + 1)

    def _follow(self, start: int, node: Node, path: tuple[Edge, ...], position: int) -> None:
        for edge in self.cells[position]:
            following = node.following.get(edge.symbol)
            if following is not None and edge.end - start <= _REACH:
                self._walk(start, following, (*path, edge))

    def _is_cut(self, start: int, position: int) -> bool:
        """Whether no expression goes on from `start` to the token at `position`."""
        return position - start >= _REACH or self.tokens.breaks_before(position)

    def _is_hyphen(self, position: int) -> bool:
        """A hyphen within a word ("mid-May", "two-week") stands between words without being one."""
        tokens = self.tokens
        return self.lower[position] == "-" and tokens.is_glued(position) and tokens.is_glued(position + 1)

    def _complete(self, start: int, rule: Rule, slots: tuple[str, ...], path: tuple[Edge, ...]) -> None:
        data, end = rule.data, path[-1].end
        if data.glued and not all(map(self.tokens.is_glued, range(start + 1, end))):
            return
        if data.open and "-" in self.lower[start + 1 : end]:
            return
        count = len(self.seen)
        if count >= _WIDTH:
            return
        filled = {slot: edge.meaning for slot, edge in zip(slots, path, strict=True) if slot}
        meaning = rule.operation(filled, data.given)
        if meaning is None:
            return
        self.seen.add((rule.order, end, meaning))
        if len(self.seen) == count:
            return
        if data.tail:
            self.found.append(Edge(rule.symbol, path[-1].start, end, meaning, rule))
            return
        if data.head:
            end = path[0].end
        edge = Edge(rule.symbol, start, end, meaning, rule)
        self.agenda.append(edge)
        asked = self.grammar.units.get(data.gives)
        symbol = asked.get(unit_of(meaning) or "") if asked else None
        if symbol is not None:
            self.agenda.append(Edge(symbol, start, end, meaning, rule))
        if not data.part:
            self.found.append(edge)


def _words(tokens: Tokens, start: int, grammar: Grammar) -> list[Edge]:
    """What the token at `start` can be by itself: words of the language, shapes of digits, literals of the rules."""
    lower = tokens.lower
    word = lower[start]
    edges: list[Edge] = []
    if word[0].isdigit():
        data = grammar.language.data
        found = shapes(word, data.day_first, data.decimal_comma)
        edges = [Edge(f"<{name}>", start, start + 1, meaning) for name, meaning in found]
    for entry in grammar.entries.get(word, ()):
        if entry.capital and not tokens.is_capital(start):
            continue
        end = start + len(entry.tokens)
        if end == start + 1 or tuple(lower[start:end]) == entry.tokens:
            edges.append(Edge(entry.symbol, start, end, entry.meaning))
    return edges
