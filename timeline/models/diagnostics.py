"""What was wrong with an input."""

from __future__ import annotations

from timeline.models.base import Model


class Diagnostic(Model, frozen=True):
    """An input, or a part of one, that could not be used: what, where, and what to do next.

    `kept` says that the article is used all the same: a remark, which counts neither for `max_skipped` nor for
    `--strict`.
    """

    path: str
    reason: str
    where: str | None = None
    kept: bool = False
