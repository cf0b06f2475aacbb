"""Labels: words that stand on the chart whole, or not at all."""

from __future__ import annotations

import textwrap

from timeline.models import Model
from timeline.rendering.escaping import printable
from timeline.rendering.sizes import Box, Sizes

# Mean advance of a letter in em, of a bold and of a plain sans; wide faces (DejaVu, Verdana) are taken as the measure
_BOLD, _PLAIN = 0.64, 0.58


class Words(Model, frozen=True):
    """A label: its title lines, its date, where its block stands, on which side of its pole, and whether the date
    stands on the line of the title."""

    lines: tuple[str, ...]
    when: str
    box: Box
    on_right: bool = True
    in_line: bool = False


def wrapped(label: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """`label` on at most `most` lines of `room` pixels, as narrow as that number of lines allows, so that no word is
    left alone on the last; empty if it does not fit whole."""
    letters = max(1, int(room / (size * _BOLD)))
    lines = _lines(label, letters)
    if len(lines) > most or any(len(line) > letters for line in lines):
        return ()
    while lines and letters > 1:
        letters -= 1
        narrower = _lines(label, letters)
        if len(narrower) > len(lines) or any(len(line) > letters for line in narrower):
            break
        lines = narrower
    return tuple(lines)


def wide_of(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide words are, in pixels, erring to the wide side."""
    return len(words) * size * (_BOLD if bold else _PLAIN)


def block_of(lines: tuple[str, ...], when: str, sizes: Sizes) -> tuple[float, float]:
    """Width and height of title lines with the date on a line of its own below them."""
    wide = max(*(wide_of(line, sizes.title, bold=True) for line in lines), wide_of(when, sizes.date))
    return wide, len(lines) * sizes.title_line + sizes.date_line


def _lines(label: str, letters: int) -> list[str]:
    return textwrap.wrap(printable(label), letters, break_long_words=False, break_on_hyphens=False)
