"""The dates of a topic that matter most, in sentences of its articles."""

from __future__ import annotations

from datetime import date

from timeline.models.base import Model
from timeline.models.span import Span


class Sentence(Model, frozen=True):
    """A sentence of an article; `text` is what the span cuts, its white space made single spaces."""

    article: str
    span: Span
    text: str


class KeyDate(Model, frozen=True):
    """A day that matters, and the sentences that tell why, the most telling one first. `weight` compares the days of
    one digest: higher matters more."""

    day: date
    sentences: tuple[Sentence, ...]
    weight: float
