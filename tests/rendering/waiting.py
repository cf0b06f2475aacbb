"""Waiting for what a page is about to do: for a condition, never for a length of time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

_LOOK, _LOOKS = 20, 500  # milliseconds between two looks, and how many there are

# The frame that shows what was asked for, and what the page puts off until after it, have had their turn
RESTED = (
    "new Promise(done => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))))"
)
NEXT_FRAME = "new Promise(requestAnimationFrame)"


def settle(page: Any) -> None:
    """Wait until the list and the chart show what was asked for, however long that takes."""
    page.evaluate(RESTED)
    page.evaluate("storyTimeline.chart?.draw()")


def until(page: Any, holds: str | Callable[[], bool]) -> None:
    """Wait for an expression of the page, or a function, to hold. Playwright's own waiting needs eval, which the page's
    policy forbids."""
    for _ in range(_LOOKS):
        if page.evaluate(holds) if isinstance(holds, str) else holds():
            return
        page.wait_for_timeout(_LOOK)
    pytest.fail(f"never came true: {holds}")
