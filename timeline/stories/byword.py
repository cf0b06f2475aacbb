"""What is worked out of a word once, however often the word comes: news say much in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

# About ten megabytes for each table, however large a pile is: what comes often is soon there again.
_MOST = 1 << 16


class ByWord(dict[str, Value], Generic[Value]):
    """`table[word]` is `work(word)`, which must depend on the word alone; kept, but not without end."""

    def __init__(self, work: Callable[[str], Value], most: int = _MOST) -> None:
        """`most`: how many words are kept; with one more, all are forgotten."""
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, word: str) -> Value:
        value = self._work(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = value
        return value
