"""One stretch of time on so many pixels, and the bins by which crowds are counted.

The same rules, in the same order of sums, as `templates/assets/scale.js`: the page's drawing without scripts stands
exactly where the live one does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil, floor

from timeline.models import Model
from timeline.rendering.marks import Mark

_EPOCH = datetime(1970, 1, 1)
_MS = timedelta(milliseconds=1)


@lru_cache(10_000)
def milliseconds(at: datetime) -> int:
    """Since 1970, the wall-clock time of the sources taken for UTC, as the script takes it."""
    return round((at - _EPOCH) / _MS)


def clamp(value: float, low: float, high: float) -> float:
    """The nearest to `value` from `low` to `high`; `low` where they cross."""
    return max(low, min(high, value))


class Bin(Model, frozen=True):
    """Marks that stand between `left` and `right`, pixels, in order of time."""

    marks: tuple[Mark, ...]
    left: float
    right: float


class Scale(Model, frozen=True):
    """From `start` to `end`, milliseconds, on `width` pixels."""

    start: float
    end: float
    width: float

    @property
    def rate(self) -> float:
        """Pixels a millisecond."""
        return self.width / (self.end - self.start)

    def x(self, at: float) -> float:
        """Where a time stands, in pixels from the left edge."""
        return (at - self.start) * self.rate

    def bins(self, marks: Sequence[Mark], wide: float, where: Callable[[Mark], float]) -> tuple[Bin, ...]:
        """Bins `wide` pixels wide that hold something, from left to right. They hang on the time itself, not on the
        view, so that they stay while the view moves. What is only partly in view belongs to its neighbour: no bin is
        narrower than `wide`, unless the view is."""
        step = wide / self.rate
        first = ceil(self.start / step)
        last = max(first, floor(self.end / step) - 1)
        held: dict[int, list[Mark]] = {}
        for mark in marks:
            held.setdefault(min(max(floor(where(mark) / step), first), last), []).append(mark)
        return tuple(
            Bin(
                marks=tuple(held[key]),
                left=0 if key == first else self.x(key * step),
                right=self.width if key == last else self.x((key + 1) * step),
            )
            for key in sorted(held)
        )
