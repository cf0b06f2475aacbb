"""Sorts the lines between headline and end of an article into paragraphs, pointers to other stories and furniture."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.datelines import read_dateline
from timeline.reading.extent import Run
from timeline.reading.headline import is_caption
from timeline.reading.lines import Reading, Role
from timeline.reading.statements import Label
from timeline.reading.teasers import pointed_at
from timeline.reading.wording import content_words, coverage

_HEAD = 2
"""Paragraphs below which a day on a line of its own is a sub-heading, as in a diary of events."""

_DATELINES = 3
"""Paragraphs that may begin with an agency's dateline: below it only quotations of other reports do."""


def sort_body(readings: Sequence[Reading], runs: Sequence[Run], headline: int | None) -> Body:
    """Sort the lines of the article's runs; `headline` is the index of its headline, which may stand there again."""
    body = Body(readings, runs, headline)
    for start, end in runs:
        pointing = False
        for i in range(start, end):
            body.paragraphs_before[i] = len(body.paragraphs)
            pointing = body.take(i, pointing)
    return body


class Body:
    """`paragraphs` without their datelines; `paragraphs_before` counts them before each line of the article."""

    def __init__(self, readings: Sequence[Reading], runs: Sequence[Run], headline: int | None) -> None:
        self.paragraphs: list[str] = []
        self.teasers: list[str] = []
        self.datelines: list[str] = []
        self.agency: str | None = None
        self.paragraphs_before: dict[int, int] = {}
        self._readings = readings
        self._title = readings[headline].line.plain if headline is not None else None
        prose = [i for start, end in runs for i in range(start, end) if readings[i].role is Role.PROSE]
        self._last = prose[-1] if prose else runs[-1][1]
        self._words = frozenset(word for i in prose for word in content_words(readings[i].line.text))

    def take(self, i: int, pointing: bool) -> bool:
        """Sort one line; `pointing` while it may be a headline under "Related". Returns the same for the next."""
        reading = self._readings[i]
        line, role = reading.line, reading.role
        if role is Role.INLINE_HEADING:
            target = pointed_at(line)
            if target:
                self.teasers.append(target)
            return target is None
        if role is Role.PROSE and not self._is_caption_sentence(i):
            self._paragraph(line.text)
            return False
        if role is Role.SHORT and line.plain != self._title:
            return self._short(i, pointing)
        if role is Role.DATE and self._is_subheading(i):
            self.paragraphs.append(line.text)
        return pointing

    def _short(self, i: int, pointing: bool) -> bool:
        line = self._readings[i].line
        if pointing and line.size >= 3:
            self.teasers.append(line.text)
            return True
        if self._belongs(i):
            self.paragraphs.append(line.text)
            return False
        if i > self._last and line.size >= 5 and not is_caption(self._readings, i):
            self.teasers.append(line.text)
        return pointing

    def _paragraph(self, text: str) -> None:
        if len(self.paragraphs) < _DATELINES:
            words, agency, length = read_dateline(text)
            if agency is not None:
                self.datelines.append(words)
                self.agency = self.agency or agency
                text = text[length:] or text
        self.paragraphs.append(text)

    def _is_caption_sentence(self, i: int) -> bool:
        """A caption may be a sentence; then an empty line parts it from the article, and none from its credit."""
        line = self._readings[i].line
        below = self._readings[i + 1] if i + 1 < len(self._readings) else None
        return line.gap and line.size <= 30 and below is not None and below.role is Role.CREDIT and not below.line.gap

    def _belongs(self, i: int) -> bool:
        """A line without a full stop is the article's where it is a sub-heading, a list under a colon, or the deck."""
        line = self._readings[i].line
        above = self._readings[i - 1].line if i else None
        if line.bullet and above is not None and (above.text.endswith(":") or above.bullet) and self.paragraphs:
            return above.text == self.paragraphs[-1]
        if i > self._last or is_caption(self._readings, i):
            return False
        if self._is_credited(i, 0, 1) or self._is_credited(i, -1, 0):
            return False
        if not self.paragraphs:
            return line.size >= 6 and coverage(line.text, self._words) >= 0.6
        return line.size >= 2

    def _is_credited(self, i: int, credit: int, caption: int) -> bool:
        """Whether a photographer's name and a caption stand at these places from here: a short line, then a longer one,
        neither a sentence. Two sub-headings never follow each other."""
        if not 0 <= i + credit < i + caption < len(self._readings):
            return False
        first, second = self._readings[i + credit], self._readings[i + caption]
        both_short = first.role is Role.SHORT and second.role is Role.SHORT
        bullets = first.line.bullet or second.line.bullet or first.line.text.endswith(":")
        return both_short and not bullets and first.line.size <= 4 < second.line.size

    def _is_subheading(self, i: int) -> bool:
        """A day between paragraphs, as in a diary of events: neither at the head of the article nor at its foot."""
        dates = self._readings[i].dates.statements
        unlabelled = all(statement.label is Label.NONE and statement.clock is None for statement in dates)
        return unlabelled and len(self.paragraphs) > _HEAD and i < self._last
