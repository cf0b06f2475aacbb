"""The chart as the server draws it, for readers without JavaScript and until Plotly is there; the live chart stands in
its place and has its height."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.labels import estimate
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.marks import Mark
from timeline.rendering.scale import milliseconds
from timeline.rendering.sizes import MIDDLE, NARROW, WIDE, Sizes
from timeline.rendering.ticks import Tick, ticks_of

# The style sheet shows the one that is nearest to the window's width, and fits it into that
_WIDTHS = (("wide", 976.0, WIDE), ("middle", 620.0, MIDDLE), ("narrow", 326.0, NARROW))
_LANE = 2  # pixels: publications nearer to each other than this are one line
_SLIM = 0.85  # letters of slim faces (Arial, Segoe) for one of those that are taken as the measure
_YEARS = 6
_YEAR = 365.25


class Drawing(Model, frozen=True):
    """One drawing: what stands where, its ticks, and the publications in the lane, in pixels."""

    name: str
    sizes: Sizes
    layout: Layout
    ticks: tuple[Tick, ...]
    lane: tuple[float, ...]

    @property
    def counts(self) -> bool:
        """Whether some events stand as a number."""
        return any(node.counted for node in self.layout.nodes) or any(bar.counted for bar in self.layout.bars)


def drawings_of(
    marks: Sequence[Mark],
    view: View,
    published: Sequence[datetime],
    catalogue: Catalogue,
    widths: Sequence[tuple[str, float, Sizes]] = _WIDTHS,
) -> tuple[Drawing, ...]:
    """One for each width for which the page has a place: its name, pixels and lengths."""
    return tuple(_drawing(name, marks, view, published, width, sizes, catalogue) for name, width, sizes in widths)


def period_of(view: View, catalogue: Catalogue) -> str:
    """The stretch of time that the view shows, in words: days of a short one, years of a long one."""
    first, last = view.start.date(), view.end.date()
    if (last - first).days > _YEARS * _YEAR:
        return local.years(first, last, catalogue.locale)
    return local.days(first, last, catalogue.locale)


def _roomy(layout: Layout, other: Layout) -> Layout:
    """The layout with room enough for the other as well: with letters less wide a label may need one line less and come
    to stand elsewhere, and the live chart, whose letters are measured, has no other height than this."""
    return replace(layout, above=max(layout.above, other.above), below=max(layout.below, other.below))


def _drawing(
    name: str,
    marks: Sequence[Mark],
    view: View,
    published: Sequence[datetime],
    width: float,
    sizes: Sizes,
    catalogue: Catalogue,
) -> Drawing:
    layout = _roomy(lay_out(marks, view, width, sizes), lay_out(marks, view, width, sizes, estimate(sizes, _SLIM)))
    lines = (layout.scale.x(milliseconds(at)) for at in published if view.start <= at <= view.end)
    lane = dict.fromkeys(_LANE * round(x / _LANE) for x in lines)
    return Drawing(name, sizes, layout, ticks_of(view, width, catalogue, sizes), tuple(lane))
