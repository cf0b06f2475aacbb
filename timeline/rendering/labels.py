"""Labels: words that stand on the chart whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import bidirectional, combining, east_asian_width

from timeline.models import Model
from timeline.rendering.escaping import printable
from timeline.rendering.sizes import Box, Sizes

# Advances in em of the letters of a bold sans; wide faces (DejaVu, Verdana) are taken as the measure, and their plain
# cut for so much of the bold
_THIN, _SLIM, _JOINED, _LARGE, _WIDE, _USUAL, _FULL = 0.38, 0.48, 0.58, 0.78, 1.06, 0.7, 1.0
_PLAIN = 0.92
_OF_KIND = {" ijlI|.,:;'’!": _THIN, "ftr()[]/-–“”": _SLIM, "mwMW@%—…": _WIDE}
_LETTERS = {letter: em for letters, em in _OF_KIND.items() for letter in letters}

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


def estimate(sizes: Sizes, share: float = 1.0) -> Pen:
    """A pen for where no letter can be measured; it errs to the wide side. `share` is of the widest faces' letters."""

    def of(em: float) -> Measure:
        return lambda words: _ems(words) * em * share

    return Pen(
        title=of(sizes.title),
        date=of(sizes.date * _PLAIN),
        count=of(sizes.count),
        tick=of(sizes.tick * _PLAIN),
    )


@lru_cache(4096)
def _ems(words: str) -> float:
    return sum(_LETTERS.get(letter) or _advance(letter) for letter in words)


def _advance(letter: str) -> float:
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return _FULL
    if bidirectional(letter) == "AL":
        return _JOINED
    return _LARGE if letter.isupper() else _USUAL


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
            return _even(words, lines, measure)
        lines = narrower


def block_of(lines: Sequence[str], when: str, sizes: Sizes, pen: Pen) -> tuple[float, float]:
    """Width and height of title lines with the date on a line of its own below them."""
    wide = max(pen.date(when), _widest(lines, pen.title)) + 2
    return wide, len(lines) * sizes.title_line + sizes.date_line


def _widest(lines: Sequence[str], measure: Measure) -> float:
    return max(map(measure, lines))


def _even(words: Sequence[str], lines: Sequence[str], measure: Measure) -> tuple[str, ...]:
    """As many lines filled from the last one on, if a word is left alone on the last of the `lines`
    given and the shortest becomes longer."""
    if " " in lines[-1]:
        return tuple(lines)
    room = _widest(lines, measure)
    filled: list[str] = []
    for word in reversed(words):
        if filled and measure(f"{word} {filled[0]}") <= room:
            filled[0] = f"{word} {filled[0]}"
        else:
            filled.insert(0, word)
    better = len(filled) == len(lines) and min(map(measure, filled)) > min(map(measure, lines))
    return tuple(filled if better else lines)


def _broken(words: Sequence[str], room: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
