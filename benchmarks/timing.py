"""CPU time of this process: what others do on the machine does not count."""

from __future__ import annotations

import time
from collections.abc import Callable

PASSES = 3
"""How often a text is read, unless said otherwise."""


def cpu_seconds(work: Callable[[], object], passes: int = PASSES, *, warm: bool = True) -> float:
    """The CPU seconds of the fastest of some passes, with `warm` after one that is not counted."""
    if warm:
        work()
    return min(_once(work) for _ in range(passes))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-6)
