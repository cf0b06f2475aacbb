"""Where everything on the chart stands, in pixels, for one width: points and their flags above the line, spans and
their words below it.

The page's own script (`templates/assets/layout.js`) does the same for the width and the zoom that a reader has; both
go by the numbers of `Sizes`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.escaping import printable
from timeline.rendering.marks import Mark, Shape

# Mean advance of a letter in em, of a bold and of a plain sans; wide faces (DejaVu, Verdana) are taken as the measure
_BOLD, _PLAIN = 0.64, 0.58


class Sizes(Model, frozen=True):
    """Lengths in pixels. `flag` is the widest that a flag's words may be, `lines` how many lines of title they take.
    With more than `crowd` marks in view, points have the radius `small`."""

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
    bar: float = 11
    bar_words: float = 300
    axis: float = 42
    lane: float = 40
    above: float = 300
    below: float = 330
    flags: int = 12


WIDE = Sizes()
NARROW = Sizes(title=13, title_line=16.5, date=12, date_line=16, flag=150, lines=4, bar_words=220, above=270, flags=5)


class Box(Model, frozen=True):
    """A rectangle; y grows upwards from the axis line."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box, air: float = 0.0) -> bool:
        across = self.left < other.right + air and other.left < self.right + air
        return across and self.bottom < other.top + air and other.bottom < self.top + air


class Words(Model, frozen=True):
    """A label: its title lines, its date, where its block stands and on which side its lines begin."""

    lines: tuple[str, ...]
    when: str
    box: Box
    on_right: bool = True
    in_line: bool = False


class PlacedPoint(Model, frozen=True):
    """A point at (`x`, `y`), with its flag if it has one. `hidden` counts the points behind it, for which there was no
    room."""

    mark: Mark
    x: float
    y: float
    flag: Words | None = None
    hidden: int = 0


class PlacedBar(Model, frozen=True):
    """A span from `left` to `right`, its top edge at `y`; `share` is how much of the view it covers."""

    mark: Mark
    left: float
    right: float
    y: float
    share: float
    words: Words | None = None


class Layout(Model, frozen=True):
    """The whole chart: `above` and `below` are its heights from the axis line, `radius` is that of its points."""

    radius: float
    width: float
    above: float
    below: float
    points: tuple[PlacedPoint, ...]
    bars: tuple[PlacedBar, ...]


def lay_out(marks: Sequence[Mark], view: View, width: float, sizes: Sizes = WIDE) -> Layout:
    """Place the marks that the view shows."""
    shown = [mark for mark in marks if mark.end >= view.start and mark.start <= view.end]
    if len(shown) > sizes.crowd:
        sizes = replace(sizes, radius=sizes.small, stack=2 * sizes.small + 2)
    points = _flagged(
        _stacked([mark for mark in shown if mark.shape is not Shape.SPAN], view, width, sizes), width, sizes
    )
    bars = _bars([mark for mark in shown if mark.shape is Shape.SPAN], view, width, sizes)
    tops = [point.y + sizes.radius for point in points] + [point.flag.box.top for point in points if point.flag]
    bottoms = [bar.y - sizes.bar for bar in bars] + [bar.words.box.bottom for bar in bars if bar.words]
    return Layout(
        radius=sizes.radius,
        width=width,
        above=max(tops, default=20) + 12,
        below=max(sizes.axis, 10 - min(bottoms, default=0)) + sizes.lane,
        points=points,
        bars=bars,
    )


def _stacked(marks: Sequence[Mark], view: View, width: float, sizes: Sizes) -> list[PlacedPoint]:
    """Points that would cover each other stand one above the other."""
    placed: list[PlacedPoint] = []
    rows: list[list[int]] = [[] for _ in range(sizes.stack_rows)]
    for mark in marks:
        point = PlacedPoint(mark, view.share(mark.start) * width, 0)
        in_the_way = [next((n for n in row if _touch(placed[n], point, sizes)), None) for row in rows]
        if None not in in_the_way:
            cover = in_the_way[-1] or 0
            placed[cover] = replace(placed[cover], hidden=placed[cover].hidden + 1)
            continue
        row = in_the_way.index(None)
        rows[row].append(len(placed))
        placed.append(replace(point, y=sizes.radius + 6 + row * sizes.stack))
    return placed


def _touch(one: PlacedPoint, other: PlacedPoint, sizes: Sizes) -> bool:
    (left, right), (other_left, other_right) = _reach(one, sizes), _reach(other, sizes)
    return left < other_right and other_left < right


def _reach(point: PlacedPoint, sizes: Sizes) -> tuple[float, float]:
    """From where to where a point reaches with its tail and the count of those behind it."""
    left = sizes.tail if point.mark.shape is Shape.BEFORE else sizes.radius + 2
    right = sizes.tail if point.mark.shape is Shape.AFTER or point.hidden else sizes.radius + 2
    return point.x - left, point.x + right


def _flagged(points: list[PlacedPoint], width: float, sizes: Sizes) -> tuple[PlacedPoint, ...]:
    """Give flags to the weightiest points, each as low as it stands free; where none does, there is no flag."""
    blocks = [Box(*_reach_box(point, sizes)) for point in points]
    leaders: list[tuple[float, float, float]] = []
    words: list[Box] = []
    flags: dict[int, Words] = {}
    for index in sorted(range(len(points)), key=lambda n: (-points[n].mark.weight, points[n].x, n)):
        point = points[index]
        if len(flags) == sizes.flags or point.mark.label is None:
            continue
        for flag in _flag_places(point, width, sizes):
            pole = Box(point.x - 1, point.y + sizes.radius, point.x + 1, flag.box.top)
            others = [block for n, block in enumerate(blocks) if _grazes(points[n], point, sizes)]
            clear = not any(pole.meets(box) for box in words) and not any(pole.meets(block) for block in others)
            free = not any(flag.box.meets(box, 8) for box in words) and not any(
                flag.box.meets(box, 4) for box in blocks
            )
            crossed = any(flag.box.left < x < flag.box.right and flag.box.top > low and flag.box.bottom < high
                          for x, low, high in leaders)  # fmt: skip
            if clear and free and not crossed:
                flags[index] = flag
                words.append(flag.box)
                leaders.append((point.x, pole.bottom, pole.top))
                break
    return tuple(replace(point, flag=flags.get(n)) for n, point in enumerate(points))


def _grazes(other: PlacedPoint, point: PlacedPoint, sizes: Sizes) -> bool:
    """Whether the pole of `point` would touch the edge of the other, as if it were its own. Behind the middle of a
    point of the same stack it may pass, and across a tail."""
    return sizes.radius / 2 < abs(other.x - point.x) <= sizes.radius + 2


def _reach_box(point: PlacedPoint, sizes: Sizes) -> tuple[float, float, float, float]:
    left, right = _reach(point, sizes)
    return left, point.y - sizes.radius, right, point.y + sizes.radius


def _flag_places(point: PlacedPoint, width: float, sizes: Sizes) -> Iterator[Words]:
    """Places for a flag, lowest first: to the right of its pole, else to the left."""
    lines = wrapped(point.mark.label or "", sizes.title, sizes.flag, sizes.lines)
    if not lines:
        return
    wide = max(*(wide_of(line, sizes.title, bold=True) for line in lines), wide_of(point.mark.when, sizes.date))
    high = len(lines) * sizes.title_line + sizes.date_line
    bottom = point.y + sizes.radius + 10
    while bottom + high <= sizes.above:
        for on_right in (True, False):
            left = point.x if on_right else point.x - sizes.gap - wide
            if left >= 0 and left + sizes.gap + wide <= width:
                box = Box(left, bottom, left + sizes.gap + wide, bottom + high)
                yield Words(lines, point.mark.when, box, on_right)
        bottom += 6


def _bars(marks: Sequence[Mark], view: View, width: float, sizes: Sizes) -> tuple[PlacedBar, ...]:
    """Spans, each as near to the axis as it stands free; the lightest lose their words until all fit."""
    named = sorted(marks, key=lambda mark: (-mark.weight, mark.start, mark.event))
    while True:
        bars = _packed(marks, {mark.event for mark in named}, view, width, sizes)
        deepest = min((bar.words.box.bottom if bar.words else bar.y - sizes.bar for bar in bars), default=0)
        if -deepest <= sizes.below or not named:
            return bars
        named.pop()


def _packed(marks: Sequence[Mark], named: set[str], view: View, width: float, sizes: Sizes) -> tuple[PlacedBar, ...]:
    taken: list[Box] = []
    bars: list[PlacedBar] = []
    for mark in marks:
        left, right = max(0.0, view.share(mark.start) * width), min(width, view.share(mark.end) * width)
        right = max(right, left + 4)
        share = (mark.end - mark.start) / (view.end - view.start)
        words = _bar_words(mark, left, right, width, sizes) if mark.event in named else None
        around = Box(min(left, words.box.left), -words.box.top, max(right, words.box.right), 0) if words else None
        high = sizes.bar + (3 + words.box.top if words else 0)
        y = -sizes.axis
        while any(_at(around, left, right, y, high).meets(box, 6) for box in taken):
            y -= 3
        taken.append(_at(around, left, right, y, high))
        bars.append(PlacedBar(mark, left, right, y, share, _lowered(words, y - sizes.bar - 3)))
    return tuple(bars)


def _at(around: Box | None, left: float, right: float, y: float, high: float) -> Box:
    return Box(around.left if around else left, y - high, around.right if around else right, y)


def _bar_words(mark: Mark, left: float, right: float, width: float, sizes: Sizes) -> Words | None:
    """The words under a bar, in a box that begins at 0 and is as high as they are: on one line with the date if the
    line fits, else on several."""
    label = printable(mark.label or "")
    date = wide_of(mark.when, sizes.date)
    room = min(width, max(right - left, sizes.bar_words))
    single = wide_of(label, sizes.title, bold=True) + sizes.gap + date
    if label and single <= room:
        lines: tuple[str, ...] = (label,)
        wide, high = single, sizes.title_line
    else:
        lines = wrapped(label, sizes.title, room, 2)
        if not lines:
            return None
        wide = max(*(wide_of(line, sizes.title, bold=True) for line in lines), date)
        high = len(lines) * sizes.title_line + sizes.date_line
    start = left if left + wide <= width else max(0.0, min(right, width) - wide)
    return Words(lines, mark.when, Box(start, 0, start + wide, high), True, in_line=high == sizes.title_line)


def _lowered(words: Words | None, top: float) -> Words | None:
    if words is None:
        return None
    box = Box(words.box.left, top - words.box.top, words.box.right, top)
    return Words(words.lines, words.when, box, words.on_right, words.in_line)


def wrapped(label: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """`label` on at most `most` lines of `room` pixels; empty if it does not fit whole: a label is never cut."""
    letters = max(1, int(room / (size * _BOLD)))
    lines = _lines(label, letters)
    if len(lines) > most or any(len(line) > letters for line in lines):
        return ()
    # as narrow as the same number of lines allows, so that no word is left alone on the last
    while lines and letters > 1:
        letters -= 1
        narrower = _lines(label, letters)
        if len(narrower) > len(lines) or any(len(line) > letters for line in narrower):
            break
        lines = narrower
    return tuple(lines)


def _lines(label: str, letters: int) -> list[str]:
    return textwrap.wrap(printable(label), letters, break_long_words=False, break_on_hyphens=False)


def wide_of(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide words are, in pixels, erring to the wide side."""
    return len(words) * size * (_BOLD if bold else _PLAIN)
