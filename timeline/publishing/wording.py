"""What a wiki says, made fit to be shown on a terminal."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[^>]*>")
_MOST = 300


def plain(text: object) -> str:
    """On one line, without tags and control characters, and no longer than a person reads."""
    words = " ".join(_TAG.sub(" ", str(text)).split())
    shown = "".join(letter for letter in words if letter.isprintable())
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"
