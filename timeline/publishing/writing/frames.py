"""The frame that shows a timeline in the page of another site."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from timeline.publishing.writing.base import Frame
from timeline.rendering.embedding import SANDBOX


def iframe(frame: Frame, escaped: Callable[[str], str] = escape) -> str:
    """HTML on one line; `escaped` makes the title safe where the markup of a wiki is read before HTML is."""
    title = escaped(frame.title)
    return (
        f'<iframe src="{escape(frame.src)}" title="{title}" aria-label="{title}" height="{frame.height}" '
        f'loading="lazy" sandbox="{SANDBOX}" style="width: 0; min-width: 100%; border: 0"></iframe>'
    )
