"""Spans below the axis line: bars over their whole extent with their words under them, thin bars where they are many,
counted cells where they are too many."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from msgspec.structs import replace

from timeline.rendering.bars import Bar, tone_in
from timeline.rendering.cells import depth_of_cells, place_cells
from timeline.rendering.escaping import printable
from timeline.rendering.labels import Pen, Words, block_of, wrapped
from timeline.rendering.marks import Mark
from timeline.rendering.scale import Scale, clamp, milliseconds
from timeline.rendering.sizes import Box, Sizes

_AIR = 6.0
_LEAST = 4.0  # pixels: a span that is narrower at this scale can still be seen and hit


def place_spans(marks: Sequence[Mark], most: int, scale: Scale, sizes: Sizes, pen: Pen) -> tuple[Bar, ...]:
    """The spans in view: the weightiest with their words, each as near to the axis as it stands free, and the others
    below them. As many have words as leave room for the others, first for each of them, then for their counts. `most`
    is how many spans the story has, in view or not."""
    labelled = [n for n, mark in enumerate(marks) if mark.label]
    weighty = nsmallest(sizes.flags, labelled, key=lambda n: (-marks[n].weight, n))
    told = {n: _told(marks[n], scale, sizes, pen) for n in weighty}
    for number in range(len(weighty), min(sizes.told, len(weighty)) - 1, -1):
        bars = _named([told[n] for n in sorted(weighty[:number])], sizes)
        others = _without(marks, bars)
        if len(others) > sizes.most_spans:
            break
        placed = _each(others, bars, scale, sizes) if _fit(bars, sizes) else bars
        if _fit(placed, sizes):
            return tuple(placed)
    deep = depth_of_cells(len({tone_in(mark, scale) for mark in marks}), sizes)
    for number in range(len(weighty), -1, -1):
        bars = _named([told[n] for n in sorted(weighty[:number])], sizes)
        top = min((bar.bottom - _AIR for bar in bars), default=-sizes.axis)
        if deep - top <= sizes.below:
            break
    return (*bars, *place_cells(_without(marks, bars), top, most, scale, sizes, pen))


def _fit(bars: Sequence[Bar], sizes: Sizes) -> bool:
    return all(-bar.bottom <= sizes.below for bar in bars)


def _told(mark: Mark, scale: Scale, sizes: Sizes, pen: Pen) -> tuple[Bar | None, ...]:
    """The span with its words on long lines, and on short ones; None where they do not fit whole."""
    bar = _bar(mark, scale, sizes)
    words = (_words(mark, bar.left, bar.right, room, scale.width, sizes, pen) for room in (sizes.bar_words, sizes.flag))
    return tuple(replace(bar, words=each) if each else None for each in words)


def _named(weighty: Sequence[tuple[Bar | None, ...]], sizes: Sizes) -> list[Bar]:
    """Those of the weighty whose words have a place: on long lines, or on short ones if more of them stand beside each
    other that way."""
    tries = [_settled([bar for bar in bars if bar], (), sizes) for bars in zip(*weighty, strict=True)]
    return min(tries, key=lambda bars: (-len(bars), -min((bar.bottom for bar in bars), default=0.0)), default=[])


def _without(marks: Sequence[Mark], bars: Sequence[Bar]) -> list[Mark]:
    named = {mark.event for bar in bars for mark in bar.marks}
    return [mark for mark in marks if mark.event not in named]


def _each(marks: Sequence[Mark], bars: Sequence[Bar], scale: Scale, sizes: Sizes) -> list[Bar]:
    thin = replace(sizes, bar=sizes.thin) if len(marks) > sizes.crowded_spans else sizes
    return [*bars, *_settled([_bar(mark, scale, thin) for mark in marks], bars, thin)]


def _bar(mark: Mark, scale: Scale, sizes: Sizes) -> Bar:
    left = clamp(scale.x(milliseconds(mark.start)), 0, scale.width - _LEAST)
    right = max(left + _LEAST, min(scale.width, scale.x(milliseconds(mark.end))))
    return Bar((mark,), left, right, -sizes.axis, sizes.bar, tone_in(mark, scale))


def _settled(bars: Sequence[Bar], settled: Sequence[Bar], sizes: Sizes) -> list[Bar]:
    """The bars one after the other, each as near to the axis as those before it leave room for it and its words."""
    boxes = [(box.left, box.right, box.bottom, box.top) for box in (bar.around for bar in settled)]
    placed: list[Bar] = []
    for bar in bars:
        box = bar.around
        left, right, air, high = box.left, box.right, min(_AIR, bar.high), bar.y - bar.bottom
        taken = [
            (bottom - air, top + air)
            for begin, end, bottom, top in boxes
            if not (begin >= right + air or left >= end + air)
        ]
        y = -sizes.axis
        while in_the_way := [bottom for bottom, top in taken if y - high < top and bottom < y]:
            y = min(in_the_way)
        placed.append(_moved(bar, y - bar.y))
        box = placed[-1].around
        boxes.append((box.left, box.right, box.bottom, box.top))
    return placed


def _moved(bar: Bar, by: float) -> Bar:
    words = bar.words
    if words:
        box = replace(words.box, bottom=words.box.bottom + by, top=words.box.top + by)
        words = replace(words, box=box)
    return replace(bar, y=bar.y + by, words=words)


def _words(mark: Mark, left: float, right: float, least: float, width: float, sizes: Sizes, pen: Pen) -> Words | None:
    """The words under a bar at its nearest place, on lines as long as the bar or as `least`: on one with the date if
    that fits, else on several."""
    label = printable(mark.label or "")
    room = min(width, max(right - left, least))
    wide = pen.title(label) + sizes.gap + pen.date(mark.when)
    lines: tuple[str, ...] = (label,)
    high, in_line = sizes.title_line, wide <= room
    if not in_line:
        longer = min(width, max(room, sizes.long_flag))
        lines = wrapped(label, room, 2, pen.title) or wrapped(label, longer, sizes.long_lines, pen.title)
        if not lines:
            return None
        wide, high = block_of(lines, mark.when, sizes, pen)
    start = left if left + wide <= width else right - wide if right >= wide else width - wide
    top = -sizes.axis - sizes.bar - 3
    return Words(lines, mark.when, Box(start, top - high, start + wide, top), in_line=in_line)
