"""Shows how far a step is: a bar on a terminal, a plain line for every tenth elsewhere. On standard error only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")

_ONE_LINE_IS_ENOUGH = 20


def shown(step: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    """Pass the items on and show how many of the total are done."""
    return _bar(step, items, total) if sys.stderr.isatty() else _lines(step, items, total)


def _bar(step: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    with click.progressbar(items, length=total, label=step, show_pos=True, file=sys.stderr) as bar:
        yield from bar


def _lines(step: str, items: Iterable[Item], total: int) -> Iterator[Item]:
    tenths = 1 if total < _ONE_LINE_IS_ENOUGH else 10
    marks = {-(-total * tenth // tenths) for tenth in range(1, tenths + 1)}
    for done, item in enumerate(items, start=1):
        yield item
        if done in marks:
            click.echo(f"{step}: {done} of {total}", err=True)
