"""The lengths by which the chart is laid out, here and in the page's script."""

from __future__ import annotations

from timeline.models import Model


class Sizes(Model, frozen=True):
    """Pixels. `flag` is the widest that a flag's words may be, `lines` how many lines of title they take; long ones may
    have `long_lines` as wide as `long_flag`. There are `flags` flags at most, and as many named spans. With more than
    `crowd` marks in view points have the radius `small`. Of the points in a bin, `bin` pixels wide, more than `each`
    are counted, with `pad` beside the number, and so is a bin for whose points `stack_rows` do not suffice. With more
    than `crowded_spans` spans without words those are as high as `thin`, with more than `most_spans` they are counted
    in cells, as they are before fewer than `told` have words. `tick_room` lies between two ticks; `least_above` is kept
    above the line however much stands below it."""

    title: float = 14
    title_line: float = 18
    date: float = 12.5
    date_line: float = 17
    count: float = 12
    tick: float = 12
    gap: float = 7
    radius: float = 7
    small: float = 5
    crowd: int = 40
    stack: float = 17
    stack_rows: int = 6
    each: int = 4
    bin: float = 40
    pad: float = 7
    tail: float = 36
    flag: float = 210
    lines: int = 3
    long_flag: float = 320
    long_lines: int = 4
    flags: int = 12
    bar: float = 11
    thin: float = 4
    crowded_spans: int = 12
    most_spans: int = 60
    told: int = 3
    cell: float = 18
    bar_words: float = 300
    axis: float = 42
    lane: float = 40
    above: float = 300
    below: float = 330
    tick_room: float = 76
    least_above: float = 60


WIDE = Sizes()
MIDDLE = Sizes(flag=180, long_flag=290, flags=9, above=280)
NARROW = Sizes(
    title=13,
    title_line=16.5,
    date=12,
    date_line=16,
    flag=150,
    lines=5,
    long_flag=230,
    long_lines=5,
    bar_words=220,
    above=270,
    flags=6,
    tick_room=64,
)


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
