"""Points above the axis line: each by itself where there is room, stacked where a few would cover each other, counted
where they are many."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.labels import Pen, Words
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.scale import Bin, Scale, clamp, milliseconds
from timeline.rendering.sizes import Sizes


class Node(Model, frozen=True):
    """A point, or the count of several, with its middle at (`x`, `y`); `half` is half its width, `left` and `right` are
    the ends of all that it covers, with its tail. `named` is the mark whose label may stand above it."""

    marks: tuple[Mark, ...]
    named: Mark | None
    x: float
    y: float
    half: float
    left: float
    right: float
    counted: bool = False
    flag: Words | None = None

    @property
    def open(self) -> bool:
        """Whether nothing that stands here has come to pass, as far as the articles say."""
        return all(mark.open for mark in self.marks)

    @property
    def disputed(self) -> bool:
        return any(mark.disputed for mark in self.marks)

    def beside(self, other: Node) -> bool:
        return self.left >= other.right or other.left >= self.right


def place_points(marks: Sequence[Mark], most: int, scale: Scale, sizes: Sizes, pen: Pen) -> tuple[Node, ...]:
    """The nodes of the marks in view, from left to right, without flags. `most` is how many points the story has, in
    view or not: bins are wide enough for that number."""
    bins = scale.bins(marks, bin_width(most, sizes, pen), lambda mark: milliseconds(mark.start))
    crowded = {n for n, each in enumerate(bins) if len(each.marks) > sizes.each}
    while True:
        nodes, full = _stacked(bins, crowded, scale, sizes, pen)
        if not full:
            return tuple(nodes)
        crowded |= full


def bin_width(most: int, sizes: Sizes, pen: Pen) -> float:
    """How wide a bin is that holds the count of `most` events."""
    return max(sizes.bin, pen.count("8" * len(str(most))) + 2 * sizes.pad + 4)


def _stacked(
    bins: Sequence[Bin], crowded: set[int], scale: Scale, sizes: Sizes, pen: Pen
) -> tuple[list[Node], set[int]]:
    """One try: the crowded bins as counts, the points of all others in the lowest free row, the weightiest last: on top
    of a stack nothing is in the way of its words. Gives the nodes, and the bins for whose points there was no row."""
    counts = {n: _count(bins[n], scale, sizes, pen) for n in sorted(crowded)}
    rows: list[list[Node]] = [list(counts.values()), *([] for _ in range(sizes.stack_rows - 1))]
    nodes: dict[tuple[int, int], Node] = {(n, 0): node for n, node in counts.items()}
    full: set[int] = set()
    places = [(n, at) for n, each in enumerate(bins) if n not in crowded for at in range(len(each.marks))]
    for n, at in sorted(places, key=lambda place: bins[place[0]].marks[place[1]].weight):
        node = _single(bins[n].marks[at], scale, sizes)
        row = next((r for r, others in enumerate(rows) if all(other.beside(node) for other in others)), None)
        if row is None:
            full.add(n)
            continue
        nodes[n, at] = replace(node, y=sizes.radius + 6 + row * sizes.stack)
        rows[row].append(nodes[n, at])
    return [nodes[place] for place in sorted(nodes)], full


def _single(mark: Mark, scale: Scale, sizes: Sizes) -> Node:
    x = scale.x(milliseconds(mark.start))
    return Node(
        marks=(mark,),
        named=mark if mark.label else None,
        x=x,
        y=0,
        half=sizes.radius,
        left=x - (sizes.tail if mark.shape is Shape.BEFORE else sizes.radius + 2),
        right=x + (sizes.tail if mark.shape is Shape.AFTER else sizes.radius + 2),
    )


def _count(crowd: Bin, scale: Scale, sizes: Sizes, pen: Pen) -> Node:
    """As wide as its number and no narrower than its mark; at the middle of what it counts, but inside its bin."""
    marks = crowd.marks
    half = max(sizes.radius + 2, pen.count(str(len(marks))) / 2 + sizes.pad)
    middle = (scale.x(milliseconds(marks[0].start)) + scale.x(milliseconds(marks[-1].start))) / 2
    x = clamp(middle, crowd.left + half + 1, crowd.right - half - 1)
    named = max((mark for mark in marks if mark.label), key=lambda mark: mark.weight, default=None)
    return Node(marks, named, x, sizes.radius + 6, half, x - half - 1, x + half + 1, counted=True)
