"""Which of the short lines above an article is its headline, and which is a caption, a kicker or the deck."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from timeline.reading.lines import Reading, Role
from timeline.reading.wording import content_words, coverage

_FURTHEST = 15
"""Candidates looked at: the nearest to the article; menus above it may be long."""

_SITE = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_FIRST_BONUS = 0.15
_REPEATED_BONUS = 0.4
_CAPTION_MALUS = 0.5
_TOO_SHORT_MALUS = 0.3


def choose_headline(readings: Sequence[Reading], start: int, end: int) -> int | None:
    """The index of the headline of the article whose prose runs from `start` to `end`; None where there is none.

    A headline shares its words with the article's first paragraphs, often stands on the page twice, and stands first;
    a picture's caption shares fewer ("... visits the National Defense University" above a story on drones).
    """
    prose = [reading.line.text for reading in readings[start:end] if reading.role is Role.PROSE]
    words = frozenset(word for text in prose[:8] for word in content_words(text))
    candidates = [i for i in range(start) if _may_be_headline(readings[i])][-_FURTHEST:]
    if not candidates:
        return _late_headline(readings, start, end)
    seen = Counter(reading.line.plain for reading in readings)
    repeated = {plain for plain, count in seen.items() if count > 1}
    scores = {}
    for position, i in enumerate(candidates):
        line = readings[i].line
        score = coverage(line.text, words) + (_FIRST_BONUS if position == 0 else 0.0)
        score += _REPEATED_BONUS if line.plain in repeated else 0.0
        score -= _TOO_SHORT_MALUS if line.size < 4 else 0.0
        score -= _CAPTION_MALUS if is_caption(readings, i) and line.plain not in repeated else 0.0
        scores[i] = score
    best = max(candidates, key=lambda i: (scores[i], -i))
    return best if scores[best] > 0 or readings[best].line.size >= 4 else None


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
