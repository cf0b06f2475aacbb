"""What `--check` finds: one thing a line, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`good` is None for what is neither good nor bad, only worth knowing; `todo` is what to do, empty for nothing."""

    good: bool | None
    text: str
    todo: str = ""

    def __str__(self) -> str:
        sign = {True: "ok", False: "missing", None: "note"}[self.good]
        return f"{sign + ':':<9}{self.text}" + (f"; {self.todo}" if self.todo else "")
