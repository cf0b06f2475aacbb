"""What there is to say of an exception that nobody expected."""

from __future__ import annotations

import traceback
from pathlib import PurePath


def fault(error: Exception) -> str:
    """An unexpected exception in one line: its kind, its words, and the file and line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
