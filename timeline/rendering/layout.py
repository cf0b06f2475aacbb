"""Where everything on the chart stands, in pixels, for one width: points and their flags above the line, spans and
their words below it.

The page's own script (`templates/assets/layout.js`) does the same for the width and the zoom that a reader has; both
go by the same `Sizes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.points import PlacedPoint, place_points
from timeline.rendering.sizes import WIDE, Sizes
from timeline.rendering.spans import PlacedBar, place_bars


class Layout(Model, frozen=True):
    """The whole chart: `above` and `below` are its heights from the axis line, `radius` is that of its points."""

    width: float
    above: float
    below: float
    radius: float
    points: tuple[PlacedPoint, ...]
    bars: tuple[PlacedBar, ...]


def lay_out(marks: Sequence[Mark], view: View, width: float, sizes: Sizes = WIDE) -> Layout:
    """Place the marks that the view shows."""
    shown = [mark for mark in marks if mark.end >= view.start and mark.start <= view.end]
    if len(shown) > sizes.crowd:
        sizes = replace(sizes, radius=sizes.small, stack=2 * sizes.small + 2)
    points = place_points([mark for mark in shown if mark.shape is not Shape.SPAN], view, width, sizes)
    bars = place_bars([mark for mark in shown if mark.shape is Shape.SPAN], view, width, sizes)
    tops = [point.flag.box.top if point.flag else point.y + sizes.radius for point in points]
    return Layout(
        width=width,
        above=max(tops, default=20) + 12,
        below=max(sizes.axis, 10 - min((bar.bottom for bar in bars), default=0)) + sizes.lane,
        radius=sizes.radius,
        points=points,
        bars=bars,
    )
