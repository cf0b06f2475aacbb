"""What stands where on a still."""

from __future__ import annotations

from timeline.models import Model
from timeline.rendering.drawing import Drawing


class Line(Model, frozen=True):
    """Words on one line, `y` their baseline; `kind` is their class in the style sheet. They begin at `x`, or, with
    `at_end`, end there."""

    words: str
    x: float
    y: float
    size: float
    kind: str
    at_end: bool = False


class Sign(Model, frozen=True):
    """A sign of the legend, its left top corner at (`x`, `y`); `shape` is what it explains."""

    shape: str
    x: float
    y: float


class Place(Model, frozen=True):
    """A rectangle, y downwards."""

    x: float
    y: float
    width: float
    height: float


class Plan(Model, frozen=True):
    """All of a still, in pixels of `width` to `height`. `rules` are the heights of thin lines; `chart` is where the
    drawing stands, `logo` where the logo does; None where there is none."""

    width: float
    height: float
    edge: float
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    rules: tuple[float, ...] = ()
    drawing: Drawing | None = None
    chart: Place | None = None
    logo: Place | None = None
    lane: bool = True
