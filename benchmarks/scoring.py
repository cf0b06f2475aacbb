"""Scores of time expressions as TempEval-3 defines them: micro-averaged, the publication time itself not counted.

Strict is the same span, relaxed a common character; value F1 is relaxed F1 times the share of equal values among the
pairs. (UzZaman et al., SemEval-2013 Task 1, section 4.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from benchmarks.corpora import Document, Expression


class Pair(NamedTuple):
    """A gold expression and the one of the program that stands in its place."""

    gold: Expression
    found: Expression
    exact: bool


class Scores(msgspec.Struct, frozen=True):
    """From 0 to 1. `calendar` is the value F1 of dates and times that can be placed on an axis."""

    strict: float
    relaxed: float
    value: float
    type: float
    calendar: float


def align(text: str | None, gold: Sequence[Expression], found: Sequence[Expression]) -> tuple[Pair, ...]:
    """Pair the expressions that share a character, one to one: equal spans first, then by how much they share. Blanks
    at the ends of a span do not count, where the text is known."""
    of_gold = [_trimmed(text, each) for each in gold]
    of_found = [_trimmed(text, each) for each in found]
    candidates = []
    for one, (start, end) in enumerate(of_gold):
        for other, (begin, stop) in enumerate(of_found):
            shared = min(end, stop) - max(start, begin)
            if shared > 0:
                candidates.append((of_gold[one] != of_found[other], -shared, one, other))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: list[Pair] = []
    for inexact, _, one, other in sorted(candidates):
        if one not in used_gold and other not in used_found:
            used_gold.add(one)
            used_found.add(other)
            pairs.append(Pair(gold[one], found[other], not inexact))
    return tuple(pairs)


def score(documents: Iterable[tuple[Document, Sequence[Expression]]]) -> Scores:
    """The scores over documents, each with what the program found in it."""
    every = _Counts()
    calendar = _Counts()
    for document, found in documents:
        every.add(document.text, document.timexes, found)
        calendar.add(
            document.text,
            [each for each in document.timexes if each.is_calendar],
            [each for each in found if each.is_calendar],
        )
    return Scores(
        strict=every.f1(every.exact),
        relaxed=every.f1(every.pairs),
        value=every.f1_of_share(every.values),
        type=every.f1_of_share(every.types),
        calendar=calendar.f1_of_share(calendar.values),
    )


class _Counts:
    def __init__(self) -> None:
        self.gold = self.found = self.pairs = self.exact = self.values = self.types = 0

    def add(self, text: str, gold: Sequence[Expression], found: Sequence[Expression]) -> None:
        pairs = align(text, gold, found)
        self.gold += len(gold)
        self.found += len(found)
        self.pairs += len(pairs)
        self.exact += sum(pair.exact for pair in pairs)
        self.values += sum(pair.gold.value == pair.found.value for pair in pairs)
        self.types += sum(pair.gold.type == pair.found.type for pair in pairs)

    def f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def f1_of_share(self, right: int) -> float:
        return self.f1(self.pairs) * right / self.pairs if self.pairs else 0.0


def _trimmed(text: str | None, expression: Expression) -> tuple[int, int]:
    if text is None:
        return expression.start, expression.end
    start, end = max(0, expression.start), min(len(text), expression.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
