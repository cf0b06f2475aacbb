"""What the legend of the chart explains: what is there to be seen, now or in a past state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from timeline.rendering.marks import Mark, Shape

_ORDER = ("point", "moment", "span", "before", "after", "open", "disputed")


def shapes_of(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Only what the chart of these marks shows, in the order of the legend. "moment" is a point with a clock time."""
    shapes = {mark.shape.value for mark in marks if not mark.open}
    if any(mark.shape is Shape.POINT and mark.start.time() != time() for mark in marks):
        shapes = {"moment" if shape == "point" else shape for shape in shapes}
    shapes |= {"open"} if any(mark.open for mark in marks) else set()
    shapes |= {"disputed"} if any(mark.disputed for mark in marks) else set()
    return tuple(shape for shape in _ORDER if shape in shapes)


def legend_of(marks: Sequence[Mark], states: Sequence[Mapping[str, Any]]) -> list[tuple[str, bool]]:
    """What the page explains, and whether it is to be seen now; the rest is for past states, which list `shapes`."""
    now = shapes_of(marks)
    then = {shape for state in states for shape in state.get("shapes", ())}
    return [(shape, shape in now) for shape in _ORDER if shape in now or shape in then]
