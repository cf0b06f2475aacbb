"""The parts of a scraped page, from its classified lines: headline, article, other stories, and what is said of times.

The article runs from its first prose to the first line that ends it: a heading of other stories, an end mark (tags,
comments), a list with reading times, or a date line below which no more of it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.reading.date_lines import read_date_line
from timeline.reading.headline import choose_headline, is_caption, split_site
from timeline.reading.lines import Reading, Role
from timeline.reading.sources import read_dateline
from timeline.reading.statements import Label, Place, Statement
from timeline.reading.teasers import collect_teasers, pointed_at
from timeline.reading.wording import content_words, coverage

_ENOUGH = 40
"""Words of prose above a line before it can end an article: menus name "Latest news" above the article too."""
_HEAD = 2
"""Paragraphs of the article after which a date line among them is the text's own, not the page's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart. `paragraphs` are the article in order, without headline, captions and furniture."""

    title: str | None
    site: str | None
    paragraphs: tuple[str, ...]
    teasers: tuple[str, ...]
    statements: tuple[Statement, ...]
    datelines: tuple[str, ...]
    agency: str | None
    furniture: tuple[Reading, ...]


def lay_out(readings: Sequence[Reading]) -> Layout:
    """Take a page apart. A page without prose has its longer lines as text, below the first as its headline."""
    start = _first_prose(readings)
    if start is None:
        return _without_prose(readings)
    end = _end_of_article(readings, start)
    headline = choose_headline(readings, start, end)
    first = start if headline is None else headline + 1
    body = _Body(readings, first, end, headline, start)
    title, site = split_site(readings[headline].line.text) if headline is not None else (None, None)
    other, furniture = collect_teasers(readings[end:])
    known = {text.casefold() for text in (title, *body.paragraphs) if text}
    return Layout(
        title=title,
        site=site,
        paragraphs=tuple(body.paragraphs),
        teasers=tuple(text for text in dict.fromkeys([*body.teasers, *other]) if text.casefold() not in known),
        statements=tuple(_statements(readings, first, end, body)),
        datelines=tuple(body.datelines),
        agency=body.agency,
        furniture=(*readings[: headline if headline is not None else start], *body.furniture, *furniture),
    )


def _first_prose(readings: Sequence[Reading]) -> int | None:
    prose = [i for i, reading in enumerate(readings) if reading.role is Role.PROSE]
    return next((i for i in prose if readings[i].line.size >= 8), prose[0] if prose else None)


def _end_of_article(readings: Sequence[Reading], start: int) -> int:
    """The index of the first line that is not the article's any more."""
    below = _prose_below(readings)
    words = paragraphs = 0
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


class _Body:
    """Sorts the lines between headline and end into paragraphs, pointers to other stories and furniture."""

    def __init__(self, readings: Sequence[Reading], first: int, end: int, headline: int | None, start: int) -> None:
        self.paragraphs: list[str] = []
        self.teasers: list[str] = []
        self.datelines: list[str] = []
        self.furniture: list[Reading] = []
        self.agency: str | None = None
        self.paragraphs_before: dict[int, int] = {}
        self._title = readings[headline].line.plain if headline is not None else None
        self._readings = readings
        self._last = max((i for i in range(first, end) if readings[i].role is Role.PROSE), default=first)
        self._words = frozenset(
            word
            for reading in readings[start:end]
            if reading.role is Role.PROSE
            for word in content_words(reading.line.text)
        )
        pointing = False
        for i in range(first, end):
            self.paragraphs_before[i] = len(self.paragraphs)
            pointing = self._take(i, pointing)

    def _take(self, i: int, pointing: bool) -> bool:
        """Sort one line; `pointing` while it may be a headline under "Related". Returns the same for the next."""
        reading = self._readings[i]
        line = reading.line
        if reading.role is Role.INLINE_HEADING:
            target = pointed_at(line)
            if target:
                self.teasers.append(target)
            return target is None
        if reading.role is Role.PROSE and not self._is_caption_sentence(i):
            self._paragraph(line.text)
            return False
        if reading.role is Role.SHORT and line.plain != self._title:
            if pointing and line.size >= 3:
                self.teasers.append(line.text)
                return True
            if self._belongs(i):
                self.paragraphs.append(line.text)
                return False
            if i > self._last and line.size >= 5 and not is_caption(self._readings, i):
                self.teasers.append(line.text)
                return pointing
        if reading.role is Role.DATE and self._is_subheading(i):
            self.paragraphs.append(line.text)
            return pointing
        self.furniture.append(reading)
        return pointing

    def _paragraph(self, text: str) -> None:
        if len(self.paragraphs) < 3:
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
        if line.bullet and above is not None and (above.text.endswith(":") or (above.bullet and self.paragraphs)):
            return bool(self.paragraphs) and above.text in (self.paragraphs[-1], self.paragraphs[-1] + ":")
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


def _statements(readings: Sequence[Reading], first: int, end: int, body: _Body) -> list[Statement]:
    """What the page says of its own times, with its place; the days of other stories and of the text left out."""
    found: list[Statement] = []
    for i, reading in enumerate(readings[:end]):
        before = body.paragraphs_before.get(i, 0)
        below_all = before >= len(body.paragraphs)
        labelled = any(statement.label is not Label.NONE for statement in reading.dates.statements)
        if i >= first and before > _HEAD and not below_all and not labelled:
            continue
        place = Place.TOP if i < first else Place.FOOT if below_all and body.paragraphs else Place.HEAD
        found.extend(statement.at(place) for statement in reading.dates.statements)
    for dateline in body.datelines:
        found.extend(statement.at(Place.DATELINE) for statement in read_date_line(dateline).statements)
    for reading in readings[end:]:
        if reading.role in (Role.TAIL_HEADING, Role.INLINE_HEADING, Role.SHORT, Role.PROSE):
            break
        found.extend(statement.at(Place.FOOT) for statement in reading.dates.statements)
    return found


def _without_prose(readings: Sequence[Reading]) -> Layout:
    """A flash of one or two lines without a full stop."""
    lines = [reading for reading in readings if reading.role is Role.SHORT and reading.line.size >= 4]
    title, rest = (lines[0].line.text, lines[1:]) if len(lines) > 1 else (None, lines)
    return Layout(
        title=title,
        site=None,
        paragraphs=tuple(reading.line.text for reading in rest),
        teasers=(),
        statements=tuple(statement for reading in readings for statement in reading.dates.statements),
        datelines=(),
        agency=None,
        furniture=tuple(reading for reading in readings if reading not in lines),
    )
