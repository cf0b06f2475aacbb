"""A font file: which letters it has, and how wide each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a family. `advances` are in em, by code point."""

    family: str
    weight: int
    advances: Mapping[int, float]


@cache
def read_face(path: str) -> Face:
    """The first face in a TrueType or OpenType file. Raises ValueError, with the reason, for what is no font."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  (0.2 s, for builds that draw)

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            names, em, widths = font["name"], font["head"].unitsPerEm, font["hmtx"].metrics
            return Face(
                family=names.getBestFamilyName() or "",
                weight=font["OS/2"].usWeightClass,
                advances={code: widths[glyph][0] / em for code, glyph in (font.getBestCmap() or {}).items()},
            )
    except (TTLibError, KeyError, AssertionError, OSError, ValueError) as error:
        raise ValueError("is no TrueType or OpenType font") from error
