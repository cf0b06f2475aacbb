"""Labels: words that stand on the chart whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.models import Model
from timeline.rendering.escaping import printable
from timeline.rendering.sizes import Box, Sizes

# Mean advance of a letter in em, of a bold and of a plain sans; wide faces (DejaVu, Verdana) are taken as the measure
_BOLD, _PLAIN = 0.64, 0.58

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How wide words are, in pixels, as titles, dates, counts and ticks."""

    title: Measure
    date: Measure
    count: Measure
    tick: Measure


class Words(Model, frozen=True):
    """A label: its title lines, its date, where its block stands, on which side of its pole, and whether the date
    stands on the line of the title."""

    lines: tuple[str, ...]
    when: str
    box: Box
    on_right: bool = True
    in_line: bool = False


def estimate(sizes: Sizes) -> Pen:
    """A pen for where no letter can be measured; it errs to the wide side."""

    def of(size: float, em: float) -> Measure:
        return lambda words: len(words) * size * em

    return Pen(
        title=of(sizes.title, _BOLD),
        date=of(sizes.date, _PLAIN),
        count=of(sizes.count, _BOLD),
        tick=of(sizes.tick, _PLAIN),
    )


def wrapped(label: str, room: float, most: int, measure: Measure) -> tuple[str, ...]:
    """`label` on at most `most` lines of `room` pixels, as narrow as that number of lines allows, so that no word is
    left alone on the last; empty if it does not fit whole."""
    words = printable(label).split()
    lines = _broken(words, room, measure)
    if not lines or len(lines) > most or _widest(lines, measure) > room:
        return ()
    while True:
        width = _widest(lines, measure) - 1
        narrower = _broken(words, width, measure)
        if len(narrower) > len(lines) or _widest(narrower, measure) > width:
            return tuple(lines)
        lines = narrower


def block_of(lines: Sequence[str], when: str, sizes: Sizes, pen: Pen) -> tuple[float, float]:
    """Width and height of title lines with the date on a line of its own below them."""
    wide = max(pen.date(when), _widest(lines, pen.title)) + 2
    return wide, len(lines) * sizes.title_line + sizes.date_line


def _widest(lines: Sequence[str], measure: Measure) -> float:
    return max(map(measure, lines))


def _broken(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
