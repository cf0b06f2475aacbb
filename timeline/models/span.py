"""Where something stands in an article's text."""

from __future__ import annotations

from timeline.models.base import Model


class Span(Model, frozen=True, order=True):
    """A stretch of an article's text: code points, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end
