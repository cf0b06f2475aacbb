"""Finds the times that a date line states: "Updated 10:48 AM EST, November 15, 2024", "» Published: Today, 07:40"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timeline.reading.date_tokens import READERS, tokens
from timeline.reading.statements import Label, Statement

LONGEST = 240
"""Characters; a longer line is prose."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DateLine:
    """The times that a line states, in its order, and the words of it that are no part of any."""

    statements: tuple[Statement, ...]
    rest: tuple[str, ...]


NO_DATES = DateLine((), ())


def read_date_line(line: str) -> DateLine:
    """Find all stated times of a line; 03/04/2024 is left open, both readings kept."""
    if len(line) > LONGEST:
        return NO_DATES
    scan = _Scan()
    end = 0
    for match in tokens().finditer(line):
        scan.other(line[end : match.start()])
        scan.token(match)
        end = match.end()
    scan.other(line[end:])
    return scan.result(line)


class _Scan:
    """Gathers tokens into statements: a label or a second day, clock or distance begins the next one."""

    def __init__(self) -> None:
        self.done: list[Statement] = []
        self.rest: list[str] = []
        self.current = Statement(text="")
        self.pending: list[str] = []
        self.start: int | None = None
        self.end = 0
        self.spans: list[tuple[int, int]] = []

    def other(self, text: str) -> None:
        words = _WORD.findall(text)
        if words:
            self._drop_bare_label()
            self.rest.extend(words)

    def token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup or ""
        if kind in {"published", "updated"}:
            self._close()
            self.current = Statement(text="", label=Label[kind.upper()])
            self.pending = [match.group()]
            self._widen(match)
        elif kind not in {"filler", "weekday"}:
            self._value(kind, match)

    def _value(self, kind: str, match: re.Match[str]) -> None:
        found = READERS[kind](match)
        if found is None:
            self.rest.extend(_WORD.findall(match.group()))
            return
        if kind == "zone" and (self.start is None or self.current.zone is not None):
            return
        if kind == "clock" and self.current.clock is not None:
            self._close()
        if kind not in {"clock", "zone"} and self.current.has_day:
            if all(getattr(self.current, name) == value for name, value in found.items()):
                return  # "15 Nov 2024 15 Nov 2024": one for the eye, one for the screen reader
            self._close()
        self.current = replace(self.current, **found)
        self._widen(match)

    def _widen(self, match: re.Match[str]) -> None:
        self.start = match.start() if self.start is None else self.start
        self.end = match.end()

    def _drop_bare_label(self) -> None:
        if self.start is not None and not self.current.has_day and self.current.clock is None:
            self.rest.extend(self.pending)
            self.current, self.pending, self.start = Statement(text=""), [], None

    def _close(self) -> None:
        self._drop_bare_label()
        if self.start is not None:
            self.done.append(self.current)
            self.spans.append((self.start, self.end))
        self.current, self.pending, self.start = Statement(text=""), [], None

    def result(self, line: str) -> DateLine:
        if self.start is not None and self.pending and not self.current.has_day and self.current.clock is None:
            self._drop_bare_label()
        self._close()
        statements: list[Statement] = []
        for statement, (start, end) in zip(self.done, self.spans, strict=True):
            whole = replace(statement, text=line[start:end])
            if not whole.has_day:
                whole = self._borrow_day(whole, statements)
            if whole.has_day or (whole.clock and whole.label is not Label.NONE):
                statements.append(whole)
            else:
                self.rest.extend(_WORD.findall(whole.text))
        return DateLine(tuple(statements), tuple(self.rest))

    @staticmethod
    def _borrow_day(statement: Statement, before: list[Statement]) -> Statement:
        """ "Published 12 March 2024 10:00, updated 13:05": the second clock is of the same day."""
        if not before or statement.label is Label.NONE:
            return statement
        last = before[-1]
        return replace(
            statement, day=last.day, month_day=last.month_day, readings=last.readings, days_back=last.days_back
        )
