"""Spans below the axis line: bars over their whole extent, with their words under them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.escaping import printable
from timeline.rendering.labels import Words, block_of, wide_of, wrapped
from timeline.rendering.marks import Mark
from timeline.rendering.sizes import Box, Sizes

_AIR = 6.0
_REST = 60.0  # pixels kept for the spans without words
_LEAST = 4.0  # pixels: a span that is narrower at this scale can still be seen and hit


class PlacedBar(Model, frozen=True):
    """A span from `left` to `right`, its top edge at `y`; `share` is how much of the view it covers."""

    mark: Mark
    left: float
    right: float
    y: float
    high: float
    share: float
    words: Words | None = None

    @property
    def bottom(self) -> float:
        return self.words.box.bottom if self.words else self.y - self.high


def place_bars(marks: Sequence[Mark], view: View, width: float, sizes: Sizes) -> tuple[PlacedBar, ...]:
    """The weightiest spans with their words, each as near to the axis as it stands free, and the others below. The
    lightest lose their words until all fit; what does not fit even so lies over the last row."""
    weighty = sorted((mark for mark in marks if mark.label), key=lambda mark: (-mark.weight, mark.start, mark.event))
    for number in range(min(sizes.flags, len(weighty)), -1, -1):
        named = {mark.event for mark in weighty[:number]}
        bars: list[PlacedBar] = []
        for mark in (mark for mark in marks if mark.event in named):
            bars.append(_settled(_bar(mark, view, width, sizes, words=True), bars, sizes))
        room = sizes.below - (_REST if number < len(marks) else 0)
        if all(-bar.bottom <= room for bar in bars):
            break
    others = [mark for mark in marks if mark.event not in named]
    thin = replace(sizes, bar=sizes.thin) if len(others) > sizes.crowded_spans else sizes
    for mark in others:
        bars.append(_settled(_bar(mark, view, width, thin, words=False), bars, thin))
    return tuple(bars)


def _bar(mark: Mark, view: View, width: float, sizes: Sizes, *, words: bool) -> PlacedBar:
    left, right = max(0.0, view.share(mark.start) * width), min(width, view.share(mark.end) * width)
    share = (mark.end - mark.start) / (view.end - view.start)
    right = max(right, left + _LEAST)
    return PlacedBar(
        mark=mark,
        left=left,
        right=right,
        y=-sizes.axis,
        high=sizes.bar,
        share=share,
        words=_words(mark, left, right, width, sizes) if words else None,
    )


def _settled(bar: PlacedBar, bars: Sequence[PlacedBar], sizes: Sizes) -> PlacedBar:
    """The bar as near to the axis as the others leave room for it and its words."""
    air = min(_AIR, bar.high)
    around, high = _around(bar), bar.y - bar.bottom
    taken = [box for other in bars if not (box := _around(other)).beside(around, air)]
    y = bar.y
    while in_the_way := [box.bottom - air for box in taken if y - high < box.top + air and box.bottom - air < y]:
        y = min(in_the_way)
    if not bar.words:
        y = max(y, bar.high - sizes.below)
    return _moved(bar, y - bar.y)


def _around(bar: PlacedBar) -> Box:
    words = bar.words.box if bar.words else Box(bar.left, bar.bottom, bar.right, bar.y)
    return Box(min(bar.left, words.left), bar.bottom, max(bar.right, words.right), bar.y)


def _moved(bar: PlacedBar, by: float) -> PlacedBar:
    words = bar.words
    if words:
        box = replace(words.box, bottom=words.box.bottom + by, top=words.box.top + by)
        words = replace(words, box=box)
    return replace(bar, y=bar.y + by, words=words)


def _words(mark: Mark, left: float, right: float, width: float, sizes: Sizes) -> Words | None:
    """The words under a bar at its nearest place: on one line with the date if that fits, else on several."""
    label = printable(mark.label or "")
    room = min(width, max(right - left, sizes.bar_words))
    wide = wide_of(label, sizes.title, bold=True) + sizes.gap + wide_of(mark.when, sizes.date)
    lines: tuple[str, ...] = (label,)
    high, in_line = sizes.title_line, wide <= room
    if not in_line:
        lines = wrapped(label, sizes.title, room, 2)
        if not lines:
            return None
        wide, high = block_of(lines, mark.when, sizes)
    start = left if left + wide <= width else right - wide if right >= wide else width - wide
    top = -sizes.axis - sizes.bar - 3
    return Words(lines, mark.when, Box(start, top - high, start + wide, top), in_line=in_line)
