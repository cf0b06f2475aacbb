"""Flags: the words of the weightiest points, on poles, where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.rendering.labels import Pen, Words, block_of, wrapped
from timeline.rendering.points import Node
from timeline.rendering.sizes import Box, Sizes

_TRIED = 4  # as many times as there may be flags, points are tried for one
_AIR = 4.0  # pixels between words and the pole of another flag


def with_flags(nodes: Sequence[Node], width: float, sizes: Sizes, pen: Pen) -> tuple[Node, ...]:
    """The nodes, the weightiest of them with a flag, as far as there is room."""
    blocks = [Box(node.left, node.y - sizes.radius, node.right, node.y + sizes.radius) for node in nodes]
    flags: dict[int, Words] = {}
    weights = {n: node.named.weight for n, node in enumerate(nodes) if node.named}
    for n in sorted(weights, key=lambda n: -weights[n])[: _TRIED * sizes.flags]:
        if len(flags) == sizes.flags:
            break
        places = _places(n, nodes, blocks, flags, width, sizes, pen)
        found = min(places, key=lambda flag: flag.box.bottom, default=None)
        if found:
            flags[n] = found
    return tuple(replace(node, flag=flags.get(n)) for n, node in enumerate(nodes))


def _places(
    n: int,
    nodes: Sequence[Node],
    blocks: Sequence[Box],
    flags: dict[int, Words],
    width: float,
    sizes: Sizes,
    pen: Pen,
) -> Iterator[Words]:
    """The lowest free place to the right of the pole, then to the left; none on a side where there is no room."""
    node = nodes[n]
    lines = wrapped(node.named.label or "", sizes.flag, sizes.lines, pen.title) if node.named else ()
    if not lines or node.named is None:
        return
    foot = node.y + sizes.radius
    ceiling = min([sizes.above, *_ceilings(node, foot, nodes, flags, sizes)])
    wide, high = block_of(lines, node.named.when, sizes, pen)
    poles = [Box(nodes[k].x, nodes[k].y, nodes[k].x, flag.box.top) for k, flag in flags.items()]
    for on_right in (True, False):
        left = node.x if on_right else node.x - sizes.gap - wide
        right = left + sizes.gap + wide
        if left < 0 or right > width:
            continue
        column = Box(left, 0, right, 0)
        taken = [(flag.box, 8.0) for flag in flags.values() if not flag.box.beside(column, 8)]
        taken += [(block, 4.0) for block in blocks if not block.beside(column, 4)]
        taken += [(pole, 0.0) for pole in poles if left - _AIR < pole.left < right + _AIR]
        bottom = _lowest(foot + 10, high, taken)
        if bottom + high <= ceiling:
            yield Words(lines, node.named.when, Box(left, bottom, right, bottom + high), on_right)


def _ceilings(node: Node, foot: float, nodes: Sequence[Node], flags: dict[int, Words], sizes: Sizes) -> Iterator[float]:
    """Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
    Behind the middle of a point of the same stack it may pass, and across a tail."""
    for flag in flags.values():
        if flag.box.left - _AIR < node.x < flag.box.right + _AIR and flag.box.top > foot:
            yield flag.box.bottom
    for other in nodes:
        if other.half / 2 < abs(other.x - node.x) <= other.half + 2 and other.y + sizes.radius > foot:
            yield other.y - sizes.radius


def _lowest(bottom: float, high: float, taken: Sequence[tuple[Box, float]]) -> float:
    """The lowest height, from `bottom` on, where a block `high` pixels high keeps its distance from all."""
    while True:
        in_the_way = [
            box.top + air for box, air in taken if box.bottom - air < bottom + high and bottom < box.top + air
        ]
        if not in_the_way:
            return bottom
        bottom = max(in_the_way)
