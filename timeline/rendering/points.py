"""Points above the axis line: stacked where they would cover each other, the weightiest with a flag on a pole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.labels import Words, block_of, wrapped
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.sizes import Box, Sizes

_TRIED = 4  # as many times as there may be flags, points are tried for one


class PlacedPoint(Model, frozen=True):
    """A point at (`x`, `y`), with its flag if it has one. `hidden` counts the points behind it, for which there was no
    room."""

    mark: Mark
    x: float
    y: float
    flag: Words | None = None
    hidden: int = 0


def place_points(marks: Sequence[Mark], view: View, width: float, sizes: Sizes) -> tuple[PlacedPoint, ...]:
    """The points that the marks give, in order of time; marks behind a full stack are only counted."""
    points = _stacked(marks, view, width, sizes)
    blocks = [_block(point, sizes) for point in points]
    flags: dict[int, Words] = {}
    weighty = sorted(
        (n for n, point in enumerate(points) if point.mark.label), key=lambda n: (-points[n].mark.weight, n)
    )
    for n in weighty[: _TRIED * sizes.flags]:
        found = min(_places(n, points, blocks, flags, width, sizes), key=lambda flag: flag.box.bottom, default=None)
        if found and len(flags) < sizes.flags:
            flags[n] = found
    return tuple(replace(point, flag=flags.get(n)) for n, point in enumerate(points))


def _stacked(marks: Sequence[Mark], view: View, width: float, sizes: Sizes) -> list[PlacedPoint]:
    placed: list[PlacedPoint] = []
    rows: list[list[int]] = [[] for _ in range(sizes.stack_rows)]
    for mark in marks:
        point = PlacedPoint(mark, view.share(mark.start) * width, 0)
        block = _block(point, sizes)
        in_the_way = [next((n for n in row if not _block(placed[n], sizes).beside(block)), None) for row in rows]
        if None not in in_the_way:
            cover = in_the_way[-1] or 0
            placed[cover] = replace(placed[cover], hidden=placed[cover].hidden + 1)
            continue
        row = in_the_way.index(None)
        rows[row].append(len(placed))
        placed.append(replace(point, y=sizes.radius + 6 + row * sizes.stack))
    return placed


def _block(point: PlacedPoint, sizes: Sizes) -> Box:
    """What a point covers, with its tail and the count of those behind it."""
    left = sizes.tail if point.mark.shape is Shape.BEFORE else sizes.radius + 2
    right = sizes.tail if point.mark.shape is Shape.AFTER or point.hidden else sizes.radius + 2
    return Box(point.x - left, point.y - sizes.radius, point.x + right, point.y + sizes.radius)


def _places(
    n: int, points: Sequence[PlacedPoint], blocks: Sequence[Box], flags: dict[int, Words], width: float, sizes: Sizes
) -> Iterator[Words]:
    """The lowest free place to the right of the pole, then to the left; none on a side where there is no room."""
    point = points[n]
    lines = wrapped(point.mark.label or "", sizes.title, sizes.flag, sizes.lines)
    if not lines:
        return
    foot = point.y + sizes.radius
    ceiling = min([sizes.above, *_ceilings(point, foot, points, blocks, flags, sizes)])
    wide, high = block_of(lines, point.mark.when, sizes)
    poles = [Box(points[k].x, points[k].y, points[k].x, flag.box.top) for k, flag in flags.items()]
    for on_right in (True, False):
        left = point.x if on_right else point.x - sizes.gap - wide
        right = left + sizes.gap + wide
        if left < 0 or right > width:
            continue
        column = Box(left, 0, right, 0)
        taken = [(flag.box, 8.0) for flag in flags.values() if not flag.box.beside(column, 8)]
        taken += [(block, 4.0) for block in blocks if not block.beside(column, 4)]
        taken += [(pole, 0.0) for pole in poles if left < pole.left < right]
        bottom = _lowest(foot + 10, high, taken)
        if bottom + high <= ceiling:
            yield Words(lines, point.mark.when, Box(left, bottom, right, bottom + high), on_right)


def _ceilings(
    point: PlacedPoint,
    foot: float,
    points: Sequence[PlacedPoint],
    blocks: Sequence[Box],
    flags: dict[int, Words],
    sizes: Sizes,
) -> Iterator[float]:
    """Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
    Behind the middle of a point of the same stack it may pass, and across a tail."""
    for flag in flags.values():
        if flag.box.left < point.x - 1 and point.x + 1 < flag.box.right and flag.box.top > foot:
            yield flag.box.bottom
    for other, block in zip(points, blocks, strict=True):
        if sizes.radius / 2 < abs(other.x - point.x) <= sizes.radius + 2 and block.top > foot:
            yield block.bottom


def _lowest(bottom: float, high: float, taken: Sequence[tuple[Box, float]]) -> float:
    """The lowest height, from `bottom` on, where a block `high` pixels high keeps its distance from all."""
    while True:
        in_the_way = [
            box.top + air for box, air in taken if box.bottom - air < bottom + high and bottom < box.top + air
        ]
        if not in_the_way:
            return bottom
        bottom = max(in_the_way)
