"""Where on its page the article stands: the densest run of prose, what ends it, and where it goes on after a box."""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.reading.lines import Reading, Role
from timeline.reading.wording import content_words, coverage

Run = tuple[int, int]
"""First line and the line after the last, by index."""

_ENOUGH = 40
"""Words of prose above a line before it can end an article: menus name "Latest news" above the article too."""

_COSTS = {Role.TAIL_HEADING: 150, Role.END: 60, Role.LEGAL: 100, Role.SHORT: 6, Role.MENU: 4, Role.CONTROL: 3}
"""Words of prose that must follow for the article to run on across a line; a heading of other stories needs most."""

_OTHER_COST = 2
_RESUMED_PARAGRAPHS = 3
_RESUMED_WORDS = 90
_RESUMED_COVERAGE = 0.33
"""The article goes on below a box of other stories only where at least so many paragraphs of so many words share so
much of their wording with what stands above; first lines of other stories share less."""


def article_runs(readings: Sequence[Reading]) -> list[Run]:
    """The article's lines, in one run or, where boxes of other stories stand in it, in several; [] without prose."""
    start = _start(readings)
    if start is None:
        return []
    below = _prose_below(readings)
    runs = [(start, _end(readings, start, below))]
    known = _words(readings, runs[0])
    while (resumed := _resumption(readings, runs[-1][1], known)) is not None:
        runs.append((resumed, _end(readings, resumed, below, resumed=True)))
        known |= _words(readings, runs[-1])
    return runs


def _words(readings: Sequence[Reading], run: Run) -> set[str]:
    prose = (reading.line.text for reading in readings[run[0] : run[1]] if reading.role is Role.PROSE)
    return {word for text in prose for word in content_words(text)}


def _start(readings: Sequence[Reading]) -> int | None:
    """The first prose of the stretch with most prose, after what its other lines cost."""
    best = total = 0
    start = found = None
    for i, reading in enumerate(readings):
        if total <= 0:
            total, start = 0, None
        if reading.role is Role.PROSE and not reading.line.bullet:
            start = i if start is None else start
            total += reading.line.size
            if total > best:
                best, found = total, start
        elif reading.role is not Role.PROSE:
            total -= _COSTS.get(reading.role, _OTHER_COST)
    if found is not None:
        return found
    return next((i for i, reading in enumerate(readings) if reading.role is Role.PROSE), None)


def _end(readings: Sequence[Reading], start: int, below: Sequence[int], *, resumed: bool = False) -> int:
    """The index of the first line that is not the article's any more."""
    words = paragraphs = _ENOUGH if resumed else 0
    for i in range(start, len(readings)):
        role, line = readings[i].role, readings[i].line
        if role is Role.PROSE:
            words += line.size
            paragraphs += 1
            continue
        if words < _ENOUGH and paragraphs < 2:
            continue
        if role is Role.TAIL_HEADING:
            return i
        if role in (Role.END, Role.LEGAL) and below[i] < words:
            return i
        if role is Role.DATE and below[i] == 0:
            return i
        following = readings[i + 1].role if i + 1 < len(readings) else None
        if role is Role.SHORT and following is Role.READ_TIME:
            return i
    return len(readings)


def _prose_below(readings: Sequence[Reading]) -> list[int]:
    """For each line, the words of prose without bullets from there to the next heading of other stories."""
    below = [0] * (len(readings) + 1)
    for i in range(len(readings) - 1, -1, -1):
        reading = readings[i]
        own = reading.line.size if reading.role is Role.PROSE and not reading.line.bullet else 0
        below[i] = 0 if reading.role is Role.TAIL_HEADING else below[i + 1] + own
    return below


def _resumption(readings: Sequence[Reading], end: int, known: Set[str]) -> int | None:
    """The first paragraph below a run with which the article goes on; None where nothing of it follows."""
    stretch = _next_stretch(readings, end)
    if len(stretch) < _RESUMED_PARAGRAPHS or sum(readings[i].line.size for i in stretch) < _RESUMED_WORDS:
        return None
    shared = sum(coverage(readings[i].line.text, known) for i in stretch) / len(stretch)
    return stretch[0] if shared >= _RESUMED_COVERAGE else None


def _next_stretch(readings: Sequence[Reading], end: int) -> list[int]:
    """The next paragraphs, one below the other without bullets; a sub-heading or a picture may stand between two."""
    stretch: list[int] = []
    apart = 0
    for i in range(end, len(readings)):
        role, line = readings[i].role, readings[i].line
        if role is Role.PROSE and not line.bullet:
            stretch.append(i)
            apart = 0
        elif not stretch:
            continue
        else:
            apart += 1
            if apart > 1 or role in (Role.TAIL_HEADING, Role.END, Role.LEGAL, Role.READ_TIME, Role.DATE):
                if len(stretch) >= _RESUMED_PARAGRAPHS:
                    return stretch
                stretch, apart = [], 0
    return stretch
