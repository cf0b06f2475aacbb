"""Which of the short lines above an article is its headline, and which is a caption, a kicker or the deck."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.reading.extent import Run
from timeline.reading.lines import Reading, Role
from timeline.reading.wording import content_words, coverage

_FURTHEST = 20
"""Candidates looked at: the nearest to the article; menus above it may be long."""

_SITE = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_MOST_WORDS = 8
"""Shared words that count; a longer line is no better a headline for being longer."""

_REPEATED = 1.4
_CAPTION = 0.5
_DECK = 0.6


def choose_headline(readings: Sequence[Reading], runs: Sequence[Run]) -> int | None:
    """The index of the headline of the article that stands in these runs; None where there is none.

    A headline shares words with the article's first paragraphs, and a good part of its own, and often stands on the
    page twice. A picture's caption shares fewer ("The minister opens the new wing of the museum" above a story on
    wages), an entry of a menu has few. The longer line right below a headline is its deck.
    """
    start, end = runs[0]
    prose = [reading.line.text for reading in readings[start:end] if reading.role is Role.PROSE]
    words = frozenset(word for text in prose[:8] for word in content_words(text))
    candidates = [i for i in range(start) if _may_be_headline(readings[i])][-_FURTHEST:]
    if not candidates:
        return _late_headline(readings, start, end)
    counts = Counter(reading.line.plain for reading in readings)
    scores = {i: _score(readings, i, words, counts[readings[i].line.plain] > 1) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], -i))
    if scores[best] == 0.0:  # nothing shared: the last line that is long enough, or none
        return next((i for i in reversed(candidates) if readings[i].line.size >= 4), None)
    above = best - 1
    if above in scores and _is_over_deck(readings, above, best, words):
        return above
    return best


def _score(readings: Sequence[Reading], i: int, words: frozenset[str], repeated: bool) -> float:
    line = readings[i].line
    share = coverage(line.text, words)
    score = share * min(_MOST_WORDS, share * len(set(content_words(line.text))))
    if repeated and line.size >= 4:
        return score * _REPEATED
    return score * _CAPTION if is_caption(readings, i) else score


def _is_over_deck(readings: Sequence[Reading], above: int, below: int, words: frozenset[str]) -> bool:
    """Whether the upper of two lines is the headline and the lower, longer one its deck."""
    upper, lower = readings[above].line, readings[below].line
    if not 4 <= upper.size < lower.size or is_caption(readings, above):
        return False
    return coverage(upper.text, words) >= _DECK * coverage(lower.text, words)


def _may_be_headline(reading: Reading) -> bool:
    return reading.role is Role.SHORT and 2 <= reading.line.size <= 30 and not reading.line.text.endswith(":")


def _late_headline(readings: Sequence[Reading], start: int, end: int) -> int | None:
    """A headline below a caption that is a sentence, or one with a full stop: then its date or byline follows."""
    for i in range(start, min(start + 2, end - 1)):
        line, following = readings[i].line, readings[i + 1].role
        later = frozenset(w for r in readings[i + 1 : end] if r.role is Role.PROSE for w in content_words(r.line.text))
        is_short = readings[i].role is Role.SHORT or line.size <= 14
        if is_short and following in (Role.DATE, Role.BYLINE, Role.NOTE) and coverage(line.text, later) >= 0.4:
            return i
    return None


def is_caption(readings: Sequence[Reading], index: int) -> bool:
    """Whether a line without a full stop is the caption of the credit next to it."""
    below = readings[index + 1] if index + 1 < len(readings) else None
    if below is not None and below.role is Role.CREDIT and not below.line.gap:
        return True
    above = readings[index - 1] if index else None
    # "Getty Images", then the caption: where a credit is the photographer alone, the caption follows it.
    return (
        above is not None and above.role is Role.CREDIT and ":" not in above.line.text and not readings[index].line.gap
    )


def split_site(title: str) -> tuple[str, str | None]:
    """ "Storm hits Gävle | The Northern Post": the headline, and the site's name where one is attached."""
    match = _SITE.match(title)
    if match is None or "|" not in title:
        return title, None
    return match.group("title"), match.group("site")
