"""Where everything on the chart stands, in pixels, for one width: points and their flags above the line, spans and
their words below it.

The page's own script (`templates/assets/layout.js`) does the same for the width and the zoom that a reader has, by the
same `Sizes`; a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.bars import Bar
from timeline.rendering.cells import depth_of_cells
from timeline.rendering.flags import with_flags
from timeline.rendering.labels import Pen, estimate
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.points import Node, place_points
from timeline.rendering.scale import Scale, milliseconds
from timeline.rendering.sizes import WIDE, Sizes
from timeline.rendering.spans import place_spans

_EDGE = 12.0  # pixels free above the highest label
_FEW = 8  # with more points than this, zooming will want room for labels
_ROOM = 150.0
_LENGTHS = 4  # rows of cells at most


class Layout(Model, frozen=True):
    """The whole chart: `above` and `below` are its heights from the axis line, `radius` is that of its points."""

    scale: Scale
    above: float
    below: float
    radius: float
    nodes: tuple[Node, ...]
    bars: tuple[Bar, ...]


def lay_out(marks: Sequence[Mark], view: View, width: float, sizes: Sizes = WIDE, pen: Pen | None = None) -> Layout:
    """Place those of a story's marks, in order of time, that the view shows; words are measured by `pen`, else
    estimated. The heights leave room for what zooming will show."""
    pen = pen or estimate(sizes)
    scale = Scale(milliseconds(view.start), milliseconds(view.end), width)
    shown = [mark for mark in marks if mark.end >= view.start and mark.start <= view.end]
    spans_of_all = sum(mark.shape is Shape.SPAN for mark in marks)
    points_of_all = len(marks) - spans_of_all
    if len(shown) > sizes.crowd:
        sizes = replace(sizes, radius=sizes.small, stack=2 * sizes.small + 2)
    points = [mark for mark in shown if mark.shape is not Shape.SPAN]
    nodes = with_flags(place_points(points, points_of_all, scale, sizes, pen), width, sizes, pen)
    spans = [mark for mark in shown if mark.shape is Shape.SPAN]
    bars = place_spans(spans, spans_of_all, scale, sizes, pen)
    tops = [node.flag.box.top if node.flag else node.y + sizes.radius for node in nodes]
    rows = depth_of_cells(min(spans_of_all, _LENGTHS), sizes) + 6 if spans_of_all else 0
    return Layout(
        scale=scale,
        above=max(sizes.least_above - _EDGE, _ROOM if points_of_all > _FEW else 0, *tops) + _EDGE,
        below=max(sizes.axis + rows, 10 - min((bar.bottom for bar in bars), default=0)) + sizes.lane,
        radius=sizes.radius,
        nodes=nodes,
        bars=bars,
    )
