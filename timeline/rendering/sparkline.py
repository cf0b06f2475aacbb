"""A story in one small line, for the page of all topics: days as points, longer times as bars, crowds as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.bars import tone_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.marks import Mark, Shape

WIDTH, LINE = 320.0, 24.0
"""Pixels: of the drawing, and from its top to its axis."""

_STEP = 8.0  # from one dot to the next
_STACK = 3  # more dots than this over one place, and all are drawn as columns
_COLUMN = 4.0
_TALLEST = LINE - 3
_LEAST = 6.0
_YEARS = timedelta(days=6 * 365)


class Dot(Model, frozen=True):
    """An event on a day; `open` for one that has not come to pass."""

    x: float
    y: float
    open: bool


class Block(Model, frozen=True):
    """A bar or a column: its left top corner, its size, and, of a bar, its tone as on the chart."""

    x: float
    y: float
    width: float
    height: float
    tone: int = 0


class Sparkline(Model, frozen=True):
    """`dots` or, where they would not fit, `columns`, as high as many events fall there; `bars` hang under the axis.
    `first` and `last` are its ends in words, `last` empty where both are the same."""

    dots: tuple[Dot, ...]
    columns: tuple[Block, ...]
    bars: tuple[Block, ...]
    first: str
    last: str


def sparkline_of(marks: Sequence[Mark], catalogue: Catalogue) -> Sparkline | None:
    """From the first of the marks to the end of the last; None without marks."""
    if not marks:
        return None
    start, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
    length = (end - start) / timedelta(seconds=1)

    def x(at: datetime) -> float:
        return (at - start) / timedelta(seconds=1) / length * WIDTH if length else WIDTH / 2

    points = [mark for mark in marks if mark.shape is not Shape.SPAN]
    dots = _dots([(x(mark.start), mark.open) for mark in points])
    spans = {(x(mark.start), x(mark.end)) for mark in marks if mark.shape is Shape.SPAN}
    first, last = _ends(start, end, marks, catalogue)
    return Sparkline(
        dots=dots,
        columns=() if dots else _columns([x(mark.start) for mark in points]),
        bars=tuple(_bar(left, right) for left, right in sorted(spans, key=lambda span: span[0] - span[1])),
        first=first,
        last=last,
    )


def _dots(points: Sequence[tuple[float, bool]]) -> tuple[Dot, ...]:
    """One dot a point, those of one place over each other; none where they would be piled too high."""
    piled: Counter[int] = Counter()
    dots = []
    for x, is_open in points:
        place = round(x / _STEP)
        dots.append(Dot(x=place * _STEP, y=LINE - piled[place] * _STEP, open=is_open))
        piled[place] += 1
    return tuple(dots) if max(piled.values(), default=0) <= _STACK else ()


def _columns(points: Sequence[float]) -> tuple[Block, ...]:
    """The height grows with the square root, so that one event beside hundreds can still be seen."""
    counted = Counter(min(int(x / _COLUMN), int(WIDTH / _COLUMN) - 1) for x in points)
    most = max(counted.values(), default=1)
    blocks = []
    for place, count in sorted(counted.items()):
        height = round(_LEAST + (_TALLEST - _LEAST) * (count / most) ** 0.5, 1)
        blocks.append(Block(x=place * _COLUMN, y=round(LINE - height, 1), width=_COLUMN - 1, height=height))
    return tuple(blocks)


def _bar(left: float, right: float) -> Block:
    return Block(
        x=round(left, 1),
        y=LINE + 6,
        width=round(max(right - left, 4), 1),
        height=5,
        tone=tone_of((right - left) / WIDTH),
    )


def _ends(start: datetime, end: datetime, marks: Sequence[Mark], catalogue: Catalogue) -> tuple[str, str]:
    """The first and the last day in words; of one day its first and last minute, of many years these alone."""
    final = end - timedelta(microseconds=1) if any(m.end == end and m.shape is Shape.SPAN for m in marks) else end
    locale = catalogue.locale
    if start.date() == final.date():
        day = local.day(start.date(), locale, short=True)
        by_the_clock = start != final and start.time() != datetime.min.time()
        return (local.clock(start, locale), local.clock(end, locale)) if by_the_clock else (day, "")
    if final - start > _YEARS:
        return str(start.year), str(final.year)
    far = start.year != final.year
    return local.day(start.date(), locale, year=far, short=True), local.day(final.date(), locale, short=True)
