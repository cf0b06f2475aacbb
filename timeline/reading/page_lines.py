"""The short lines of a page that may state a time, each with its block and where it stands beside headline and text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.reading.date_lines import LONGEST
from timeline.reading.furniture import load_furniture
from timeline.reading.names import load_names
from timeline.reading.relative_words import days_in_words
from timeline.reading.statements import Place
from timeline.reading.surroundings import Surroundings
from timeline.reading.time_signs import bears_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 80
"""Lines of a page that are looked at."""
_HEAD = 2
"""Paragraphs of the article after which a date among them is the text's own."""
_STEPS = 4
"""How far above the headline the block is that also holds a line of its own head."""
_WIDER = 110
"""Characters of a block in which a line has its label beside it."""
_TIME = re.compile(
    r"(?:19|20)\d\d|\d[\d\s]?[.:h時시]\s?\d\d|\d\s?[ap]\.?m\b|\d[./-]\d{1,2}[./-]|\d\s?[^\W\d_]", re.IGNORECASE
)
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "font", "i", "span", "strong", "time", "u"})
_WHOLE = frozenset({"h1", "h2", "h3", "time"})
_PAGE = frozenset({"html", "body"})
_LONGEST_WORDS = 250
_LONGEST_DAY = 40
_PROSE = 100
"""Characters above which a paragraph is taken for one of a text."""
_SILENT = frozenset({"script", "style", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. `time` is the time element that it is of; `wider` the line with what stands beside its block;
    `place` is None among the paragraphs of the text."""

    block: HtmlElement
    text: str
    place: Place | None
    time: HtmlElement | None = None

    @property
    def wider(self) -> str:
        parent = self.block.getparent()
        return "" if parent is None else text_of(parent, _WIDER)


def page_lines(
    tree: HtmlElement, headline: HtmlElement | None, around: Surroundings, *, only_told: bool
) -> list[PageLine]:
    """In page order; not those of comments, teasers and the frame of the page. Away from the headline those with a word
    such as "Published": of them alone with `only_told`, and always among the paragraphs of the text."""
    marks = list(_marks(tree, around))
    head = next((i for i, mark in enumerate(marks) if mark.element is headline and mark.is_whole), -1)
    prose = [i for i, mark in enumerate(marks) if i > head and mark.is_prose]
    found: dict[tuple[Any, str], PageLine] = {}
    for i, mark in enumerate(marks):
        if mark.is_prose or (mark.is_whole and mark.element.tag != "time"):
            continue
        block, text = _line(mark)
        # a line of the article's own head may be called "teaser__date"
        outer = block.getparent() if _is_called_dated(block) and block.getparent() is not None else block
        if not text or (mark.words is not None and not bears_time(text)) or around.is_apart(outer):
            continue
        place = _place(i, head, prose, block, headline)
        if (place is None or (only_told and place is not Place.HEAD)) and not _labels().search(text):
            continue
        key = (mark.element if mark.is_whole else block, text)
        if key not in found:
            found[key] = PageLine(block, text, place, mark.element if mark.is_whole else None)
            if len(found) == _MOST:
                break
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Mark:
    """A headline, a paragraph or a time element (`is_whole`), or `words` of an element or behind it (`is_tail`)."""

    element: HtmlElement
    words: str | None = None
    is_tail: bool = False
    is_prose: bool = False

    @property
    def is_whole(self) -> bool:
        return self.words is None


def _marks(tree: HtmlElement, around: Surroundings) -> Iterator[_Mark]:
    """In page order. This goes through all of a page: it does little else."""
    may_tell = _TIME.search
    behind: dict[HtmlElement, list[_Mark]] = {}
    for element in tree.iter():
        tag, text, tail = element.tag, element.text, element.tail
        if tag in _WHOLE:
            yield _Mark(element)
        elif tag == "p" and _is_long(element) and not around.is_apart(element):
            yield _Mark(element, is_prose=True)
        told = text and len(text) < _LONGEST_WORDS and (may_tell(text) or _is_day(text))
        if told and isinstance(tag, str) and tag not in _SILENT:
            yield _Mark(element, text)
        if tail and len(tail) < _LONGEST_WORDS and may_tell(tail):
            last = element
            while len(last):
                last = last[-1]
            behind.setdefault(last, []).insert(0, _Mark(element, tail, is_tail=True))
        if behind and element in behind:
            yield from behind.pop(element)


def _is_day(text: str) -> bool:
    """Whether it says "Yesterday" and nothing else."""
    return len(text) < _LONGEST_DAY and text.strip().casefold() in days_in_words()


def _is_long(paragraph: HtmlElement) -> bool:
    size = 0
    for piece in paragraph.itertext():
        size += len(piece)
        if size > _PROSE:
            return True
    return False


def text_of(element: HtmlElement, longest: int = LONGEST) -> str:
    """What an element shows, on one line, with blanks between its parts; "" where that is longer."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece)
        pieces.append(piece)
        if size > 2 * longest:  # blanks may make up half of it
            return ""
    unseen = {each.text for each in element.iter(*_SILENT)}
    text = " ".join(" ".join(piece for piece in pieces if piece not in unseen).split())
    return text if len(text) <= longest else ""


def _line(mark: _Mark) -> tuple[HtmlElement, str]:
    """The block around a mark with its text; of a long block an element that is one for times, or words that have a
    line of their own in it."""
    block = mark.element.getparent() if mark.is_tail else mark.element
    inline = []
    while block.tag in _INLINE and block.getparent() is not None:
        inline.append(block)
        block = block.getparent()
    if text := text_of(block):
        return block, text
    for element in reversed(inline):
        if element.tag == "time" or _is_called_dated(element):
            return element, text_of(element)
    if inline and not _opens(inline[-1], block):
        return block, ""
    return block, " ".join((mark.words or "").split()) if inline or _is_alone(mark) else ""


def _is_called_dated(element: HtmlElement) -> bool:
    words = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    return any(word in words for word in load_names().dated)


def _opens(element: HtmlElement, block: HtmlElement) -> bool:
    """Whether an element is the first thing in its block, or on a line of it."""
    before = element.getprevious()
    words = block.text if before is None else before.tail
    return not (words or "").strip() and (before is None or before.tag not in _INLINE)


def _is_alone(mark: _Mark) -> bool:
    """Whether words right within a long block have a line of their own: between its beginning, line breaks, its end."""
    after = mark.element.getnext() if mark.is_tail else next(iter(mark.element), None)
    begins = not mark.is_tail or mark.element.tag == "br"
    return begins and (after is None or after.tag == "br")


def _place(
    index: int, head: int, prose: Sequence[int], block: HtmlElement, headline: HtmlElement | None
) -> Place | None:
    if index < head:
        return Place.HEAD if headline is not None and _is_beside(block, headline) else Place.TOP
    before = bisect_left(prose, index)
    if before <= _HEAD:
        return Place.HEAD
    return Place.FOOT if before == len(prose) else None


def _is_beside(block: HtmlElement, headline: HtmlElement) -> bool:
    """Whether a line above the headline stands in a block with it, not merely on the same page."""
    near = [each for each, _ in zip(headline.iterancestors(), range(_STEPS), strict=False) if each.tag not in _PAGE]
    return any(each in near for each, _ in zip(block.iterancestors(), range(_STEPS), strict=False))


@cache
def _labels() -> re.Pattern[str]:
    furniture = load_furniture()
    words = {*furniture.words["published"], *furniture.words["updated"]}
    ours = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    others = "|".join(pattern.pattern for pattern in furniture.other_labels.values())
    return re.compile(rf"\b(?:{ours})(?!\w)|{others}", re.IGNORECASE)
