"""How far the work is: what the pipeline reports to, whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Passes on each of `total` items of a step as it is done, and may show how far it is."""

    def __call__(self, step: str, items: Iterable[Item], total: int) -> Iterable[Item]: ...


def untracked(step: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    """Show nothing."""
    return items
