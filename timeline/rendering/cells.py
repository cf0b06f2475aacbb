"""Cells: spans that are too many to be told apart, counted by where they lie and by how long they are."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.rendering.bars import LIMITS, Bar, tone_in
from timeline.rendering.labels import Pen
from timeline.rendering.marks import Mark
from timeline.rendering.points import bin_width
from timeline.rendering.scale import Bin, Scale, clamp, milliseconds
from timeline.rendering.sizes import Sizes

ROW = 4.0  # pixels between two rows of cells
_TONE = 2  # a number can be read on it, in the light and in the dark


def depth_of_cells(lengths: int, sizes: Sizes) -> float:
    """How deep the rows of so many lengths are."""
    return lengths * (sizes.cell + ROW)


def place_cells(marks: Sequence[Mark], top: float, most: int, scale: Scale, sizes: Sizes, pen: Pen) -> tuple[Bar, ...]:
    """A row for each length that spans have, from narrow to wide, of cells about as wide as what they count."""
    least = bin_width(most, sizes, pen)
    wide = [*(max(least, limit * scale.width) for limit in LIMITS), scale.width]
    placed: list[Bar] = []
    y = top
    for tone, room in enumerate(wide):
        row = [mark for mark in marks if tone_in(mark, scale) == tone]
        if not row:
            continue
        placed += [_cell(each, y, scale, sizes, pen) for each in scale.bins(row, room, lambda m: _middle(m, scale))]
        y -= sizes.cell + ROW
    return tuple(placed)


def _middle(mark: Mark, scale: Scale) -> float:
    return clamp((milliseconds(mark.start) + milliseconds(mark.end)) / 2, scale.start, scale.end)


def _cell(crowd: Bin, y: float, scale: Scale, sizes: Sizes, pen: Pen) -> Bar:
    low = max(crowd.left, scale.x(min(milliseconds(mark.start) for mark in crowd.marks)))
    high = min(crowd.right, scale.x(max(milliseconds(mark.end) for mark in crowd.marks)))
    number = pen.count(str(len(crowd.marks))) + 2 * sizes.pad
    wide = min(crowd.right - crowd.left - 2, max(high - low, number))
    left = clamp((low + high) / 2 - wide / 2, crowd.left + 1, crowd.right - 1 - wide)
    return Bar(crowd.marks, left, left + wide, y, sizes.cell, _TONE, counted=True)
