"""Colours as #rrggbb: reading them, mixing them, and whether one can be read on another."""

from __future__ import annotations

import re

READABLE = 4.5
"""The contrast that text needs, WCAG 2.2, criterion 1.4.3 (AA)."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 20


def colour(written: str) -> str | None:
    """ "#1F4E79" and "#abc" as "#1f4e79" and "#aabbcc"; None for what is not written in one of these ways."""
    if not _HEX.fullmatch(written):
        return None
    digits = written[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def mixed(one: str, other: str, share: float) -> str:
    """`one` with this share of `other` in it."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """From 1 (no difference) to 21 (black and white), as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(text: str, ground: str) -> str | None:
    """The colour nearest to `text`, towards black or white, that can be read on `ground`; None where there is none."""
    ends = ("#000000", "#ffffff") if contrast("#000000", ground) >= contrast("#ffffff", ground) else ("#ffffff",)
    steps = (mixed(text, end, step / _STEPS) for end in ends for step in range(_STEPS + 1))
    return next((each for each in steps if contrast(each, ground) >= READABLE), None)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2: 0 for black, 1 for white."""
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
