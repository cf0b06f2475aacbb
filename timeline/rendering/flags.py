"""Flags: the words of the weightiest points, on poles, where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from timeline.rendering.labels import Pen, Words, block_of, wrapped
from timeline.rendering.points import Node
from timeline.rendering.sizes import Box, Sizes

_TRIED = 4  # as many times as there may be flags, points are tried for one
_REARRANGED = 8  # times that all flags are set anew to make room for one more
_AIR = 4.0  # pixels between words and the pole of another flag


class _Text(NamedTuple):
    lines: tuple[str, ...]
    when: str
    wide: float
    high: float


class _Order(NamedTuple):
    """Points in the order in which they get their flags, each with the sides on which it may have it, the better
    first."""

    points: list[int]
    sides: Mapping[int, tuple[bool, bool]]


def with_flags(nodes: Sequence[Node], width: float, sizes: Sizes, pen: Pen) -> tuple[Node, ...]:
    """The nodes, the weightiest of them with a flag, as far as there is room."""
    poles = _Poles(nodes, width, sizes)
    flags: dict[int, Words] = {}
    texts: dict[int, _Text] = {}
    weights = {n: node.named.weight for n, node in enumerate(nodes) if node.named}
    anew = _REARRANGED
    for n in sorted(weights, key=lambda n: -weights[n])[: _TRIED * sizes.flags]:
        if len(flags) == sizes.flags:
            break
        text = _text(nodes[n], sizes, pen)
        if text is None:
            continue
        texts[n] = text
        found = min(poles.places(n, text, flags, (True, False)), key=lambda flag: flag.box.bottom, default=None)
        if found:
            flags[n] = found
        elif anew:
            anew -= 1
            flags = _rearranged([*flags, n], texts, poles) or flags
    return tuple(replace(node, flag=flags.get(n)) for n, node in enumerate(nodes))


def _text(node: Node, sizes: Sizes, pen: Pen) -> _Text | None:
    """The words of a flag on few short lines, as long as the date at least, else on some longer ones; None where they
    do not fit whole."""
    if node.named is None or not node.named.label:
        return None
    label, when = node.named.label, node.named.when
    lines = wrapped(label, max(sizes.flag, min(pen.date(when), sizes.long_flag)), sizes.lines, pen.title)
    lines = lines or wrapped(label, sizes.long_flag, sizes.long_lines, pen.title)
    return _Text(lines, when, *block_of(lines, when, sizes, pen)) if lines else None


def _rearranged(points: Sequence[int], texts: Mapping[int, _Text], poles: _Poles) -> dict[int, Words] | None:
    """Flags for all these points, set so that no pole has to pass through the words of one set before it: like steps
    down to the middle, or to either side. None if they do not all have room that way."""
    for points_in_order, sides in poles.orders(points):
        flags: dict[int, Words] = {}
        for n in points_in_order:
            found = next(poles.places(n, texts[n], flags, sides[n]), None)
            if found is None:
                break
            flags[n] = found
        else:
            return flags
    return None


class _Poles:
    """Where flags may stand above the nodes."""

    def __init__(self, nodes: Sequence[Node], width: float, sizes: Sizes) -> None:
        self.nodes, self.width, self.sizes = nodes, width, sizes
        self.blocks = [Box(each.left, each.y - sizes.radius, each.right, each.y + sizes.radius) for each in nodes]

    def orders(self, points: Sequence[int]) -> Iterator[_Order]:
        """To the middle, to the right, to the left."""
        middle = self.width / 2
        right, left = (True, False), (False, True)
        x = {n: self.nodes[n].x for n in points}
        yield _Order(
            sorted(points, key=lambda n: (abs(x[n] - middle), n)),
            {n: right if x[n] < middle else left for n in points},
        )
        yield _Order(sorted(points, key=lambda n: (-x[n], n)), dict.fromkeys(points, right))
        yield _Order(sorted(points, key=lambda n: (x[n], n)), dict.fromkeys(points, left))

    def places(self, n: int, text: _Text, flags: Mapping[int, Words], sides: tuple[bool, ...]) -> Iterator[Words]:
        """The lowest free place on each of the sides of the pole, True for its right; none where there is no room."""
        node, sizes = self.nodes[n], self.sizes
        lines, when, wide, high = text
        foot = node.y + sizes.radius
        ceiling = min([sizes.above, *self._ceilings(node, foot, flags)])
        for on_right in sides:
            left = node.x if on_right else node.x - sizes.gap - wide
            right = left + sizes.gap + wide
            if left < 0 or right > self.width:
                continue
            column = Box(left, 0, right, 0)
            taken = [(flag.box, 8.0) for flag in flags.values() if not flag.box.beside(column, 8)]
            taken += [(block, 4.0) for block in self.blocks if not block.beside(column, 4)]
            taken += [(pole, 0.0) for pole in self._of(flags) if left - _AIR < pole.left < right + _AIR]
            bottom = _lowest(foot + 10, high, taken)
            if bottom + high <= ceiling:
                yield Words(lines, when, Box(left, bottom, right, bottom + high), on_right)

    def _of(self, flags: Mapping[int, Words]) -> Iterator[Box]:
        for n, flag in flags.items():
            x, y = self.nodes[n].x, self.nodes[n].y
            yield Box(x, y, x, flag.box.top)

    def _ceilings(self, node: Node, foot: float, flags: Mapping[int, Words]) -> Iterator[float]:
        """Where the pole would run into the words of a flag, or along the edge of another point as if it were its own.
        Behind the middle of a point of the same stack it may pass, and across a tail."""
        for flag in flags.values():
            if flag.box.left - _AIR < node.x < flag.box.right + _AIR and flag.box.top > foot:
                yield flag.box.bottom
        for other in self.nodes:
            if other.half / 2 < abs(other.x - node.x) <= other.half + 2 and other.y + self.sizes.radius > foot:
                yield other.y - self.sizes.radius


def _lowest(bottom: float, high: float, taken: Sequence[tuple[Box, float]]) -> float:
    """The lowest height, from `bottom` on, where a block `high` pixels high keeps its distance from all."""
    while True:
        in_the_way = [
            box.top + air for box, air in taken if box.bottom - air < bottom + high and bottom < box.top + air
        ]
        if not in_the_way:
            return bottom
        bottom = max(in_the_way)
