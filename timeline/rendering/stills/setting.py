"""Setting lines of text: as large as they may be, on as few lines as they need, and never wider than there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from timeline.rendering.labels import Measure, wrapped
from timeline.rendering.stills.plan import Line
from timeline.rendering.stills.ruler import isolated

_MORE = "…"


def set_title(
    title: str, room: float, tries: Iterable[tuple[float, int]], measure: Callable[[float], Measure]
) -> tuple[float, tuple[str, ...]]:
    """The size and the lines of a headline: the first of the sizes, each with how many lines it may take, at which it
    fits; at the last it is cut."""
    size, most = 0.0, 1
    for size, most in tries:
        lines = wrapped(title, room, most, measure(size))
        if lines:
            return size, lines
    return size, filled(title, room, most, measure(size))


def set_told(text: str, room: float, most: int, measure: Measure) -> tuple[str, ...]:
    """`text` on at most `most` lines of about the same length, or, where it is longer than those, cut."""
    return wrapped(text, room, most, measure) or filled(text, room, most, measure)


def filled(text: str, room: float, most: int, measure: Measure) -> tuple[str, ...]:
    """`text` on lines filled from the first on, at most `most`; what does not fit is cut at a word and says so by "…".
    A word wider than a line is divided."""
    lines = [""]
    for word in _pieces(text.split(), room, measure):
        joined = f"{lines[-1]} {word}".strip()
        if measure(joined) <= room:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _with_more(lines[-1], room, measure)
            break
    return tuple(filter(None, lines))


def stacked(
    lines: Sequence[str], x: float, top: float, size: float, kind: str, *, leading: float = 1.3, at_end: bool = False
) -> tuple[tuple[Line, ...], float]:
    """The lines below each other from `top` on, and the height at which they end."""
    high = size * leading
    placed = tuple(
        Line(isolated(words), x, top + n * high + size * 0.5 + high * 0.5 - size * 0.16, size, kind, at_end)
        for n, words in enumerate(lines)
    )
    return placed, top + len(lines) * high


def _pieces(words: Iterable[str], room: float, measure: Measure) -> Iterable[str]:
    for word in words:
        rest = word
        while measure(rest) > room and len(rest) > 1:
            fit = next((n for n in range(1, len(rest)) if measure(rest[: n + 1]) > room), len(rest) - 1)
            yield rest[:fit]
            rest = rest[fit:]
        yield rest


def _with_more(line: str, room: float, measure: Measure) -> str:
    words = line.split()
    while len(words) > 1 and measure(" ".join(words) + " " + _MORE) > room:
        words.pop()
    kept = " ".join(words).rstrip(",;:.-–—")
    while kept and measure(f"{kept} {_MORE}") > room:
        kept = kept[:-1]
    return f"{kept} {_MORE}"
