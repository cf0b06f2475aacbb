"""The lengths by which the chart is laid out, here and in the page's script."""

from __future__ import annotations

from timeline.models import Model


class Sizes(Model, frozen=True):
    """Pixels. `flag` is the widest that a flag's words may be, `lines` how many lines of title they take, `flags` how
    many flags (and as many named spans) there are at most. With more than `crowd` marks in view points have the radius
    `small`; with more than `crowded_spans` spans without words those are as high as `thin`."""

    title: float = 14
    title_line: float = 18
    date: float = 12.5
    date_line: float = 17
    gap: float = 7
    radius: float = 7
    small: float = 5
    crowd: int = 40
    stack: float = 17
    stack_rows: int = 8
    tail: float = 36
    flag: float = 210
    lines: int = 3
    flags: int = 12
    bar: float = 11
    thin: float = 4
    crowded_spans: int = 12
    bar_words: float = 300
    axis: float = 42
    lane: float = 40
    above: float = 300
    below: float = 330


WIDE = Sizes()
NARROW = Sizes(title=13, title_line=16.5, date=12, date_line=16, flag=150, lines=4, bar_words=220, above=270, flags=6)


class Box(Model, frozen=True):
    """A rectangle; y grows upwards from the axis line."""

    left: float
    bottom: float
    right: float
    top: float

    def beside(self, other: Box, air: float = 0.0) -> bool:
        """Whether no part of one is above or below a part of the other, with `air` between."""
        return self.left >= other.right + air or other.left >= self.right + air

    def meets(self, other: Box, air: float = 0.0) -> bool:
        above_or_below = self.bottom >= other.top + air or other.bottom >= self.top + air
        return not self.beside(other, air) and not above_or_below
