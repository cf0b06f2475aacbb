"""Where two readings of the same texts differ, and which of them is right there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from benchmarks.corpora import Document, Expression
from benchmarks.scoring import align

Answers = Mapping[str, Sequence[Expression]]
"""What was found, by document."""

_CONTEXT = 40  # characters on either side
_KINDS = ("gained", "lost", "changed")


class Judged(msgspec.Struct, frozen=True):
    """An expression with what the gold says of it; `verdict` None: there is no gold. `gold` is the gold's value where
    that is another."""

    expression: Expression
    verdict: Literal["right", "wrong", "not in gold"] | None = None
    gold: str | None = None

    def __str__(self) -> str:
        told = f"  {self.verdict}" if self.verdict else ""
        return f"{self.expression.value} by {self.expression.rule}{told}{f' ({self.gold})' if self.gold else ''}"


class Change(msgspec.Struct, frozen=True):
    """One place of one text where the readings differ: gained (no `before`), lost (no `after`), or changed in its span
    or value."""

    document: str
    context: str
    before: Judged | None
    after: Judged | None

    @property
    def kind(self) -> str:
        return "lost" if self.after is None else "gained" if self.before is None else "changed"

    def __str__(self) -> str:
        said = " -> ".join(str(each) for each in (self.before, self.after) if each)
        if self.before and self.after and self.before.expression.text != self.after.expression.text:
            said = f"was [{self.before.expression.text}] {said}"
        return f"{self.kind:<8}{self.document}  {self.context}  {said}"


def differences(before: Answers, after: Answers, documents: Mapping[str, Document], *, judge: bool) -> Iterator[Change]:
    """The changes, by the order of `after` and then of its texts. `documents` give the context and, with `judge`, the
    gold; where they miss one, there is less to say."""
    for key, now in after.items():
        document = documents.get(key)
        text = document.text if document else None
        old = _judged(before.get(key, ()), document if judge else None)
        new = _judged(now, document if judge else None)
        pairs = align(text, [each.expression for each in old], [each.expression for each in new])
        was = {pair.found: pair.gold for pair in pairs}
        by_expression = {each.expression: each for each in old}
        rows = [(by_expression[was[each.expression]] if each.expression in was else None, each) for each in new]
        kept = set(was.values())
        lost = [(each, None) for each in old if each.expression not in kept]
        for one, other in sorted([*rows, *lost], key=_place):
            if one is None or other is None or _reading(one) != _reading(other):
                yield Change(key, _context(text, _shown(one, other)), one, other)


def summary(changes: Sequence[Change]) -> str:
    """How many were gained, lost and changed and, with gold, how many of them are right, or were."""
    return ", ".join(_count(kind, [change for change in changes if change.kind == kind]) for kind in _KINDS)


def _count(kind: str, changes: Sequence[Change]) -> str:
    sides = [side for change in changes for side in (change.before, change.after) if side]
    if not any(side.verdict for side in sides):
        return f"{len(changes)} {kind}"
    were = sum(change.before is not None and change.before.verdict == "right" for change in changes)
    right = sum(change.after is not None and change.after.verdict == "right" for change in changes)
    told = {"gained": f"{right} right", "lost": f"{were} were right", "changed": f"{right} right, {were} were"}[kind]
    return f"{len(changes)} {kind} ({told})"


def _judged(expressions: Sequence[Expression], document: Document | None) -> list[Judged]:
    if document is None:
        return [Judged(each) for each in expressions]
    gold = {pair.found: pair.gold for pair in align(document.text, document.timexes, expressions)}
    return [_verdict(each, gold.get(each)) for each in expressions]


def _verdict(expression: Expression, gold: Expression | None) -> Judged:
    if gold is None:
        return Judged(expression, "not in gold")
    if gold.value == expression.value:
        return Judged(expression, "right")
    return Judged(expression, "wrong", gold.value or "no value")


def _reading(judged: Judged) -> tuple[int, int, str | None]:
    return judged.expression.start, judged.expression.end, judged.expression.value


def _shown(one: Judged | None, other: Judged | None) -> Expression:
    side = other or one
    assert side is not None
    return side.expression


def _place(row: tuple[Judged | None, Judged | None]) -> tuple[int, int]:
    shown = _shown(*row)
    return shown.start, shown.end


def _context(text: str | None, expression: Expression) -> str:
    if text is None:
        return f"[{expression.text}]"
    before = text[max(0, expression.start - _CONTEXT) : expression.start]
    after = text[expression.end : expression.end + _CONTEXT]
    return " ".join(f"{before}[{text[expression.start : expression.end]}]{after}".split())
