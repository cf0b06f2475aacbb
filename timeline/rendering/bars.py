"""What stands below the axis line: one span, or the count of several."""

from __future__ import annotations

from timeline.models import Model
from timeline.rendering.labels import Words
from timeline.rendering.marks import Mark
from timeline.rendering.scale import Scale, milliseconds
from timeline.rendering.sizes import Box

LIMITS = (0.05, 0.15, 0.4)  # shares of the view; a span is of the tone that says how many it is longer than


class Bar(Model, frozen=True):
    """From `left` to `right`, its top edge at `y`. `tone` is 0 for a narrow span to 3 for one that covers much of the
    view: the wider, the paler."""

    marks: tuple[Mark, ...]
    left: float
    right: float
    y: float
    high: float
    tone: int
    words: Words | None = None
    counted: bool = False

    @property
    def open(self) -> bool:
        """Whether nothing that stands here has come to pass, as far as the articles say."""
        return all(mark.open for mark in self.marks)

    @property
    def disputed(self) -> bool:
        return any(mark.disputed for mark in self.marks)

    @property
    def bottom(self) -> float:
        return self.words.box.bottom if self.words else self.y - self.high

    @property
    def around(self) -> Box:
        """The bar with its words."""
        if self.words is None:
            return Box(self.left, self.bottom, self.right, self.y)
        words = self.words.box
        return Box(min(self.left, words.left), words.bottom, max(self.right, words.right), self.y)


def tone_of(share: float) -> int:
    """The tone of a span that covers this share of the view."""
    return sum(share > limit for limit in LIMITS)


def tone_in(mark: Mark, scale: Scale) -> int:
    """The tone of a mark at this scale."""
    return tone_of((milliseconds(mark.end) - milliseconds(mark.start)) / (scale.end - scale.start))
