"""The text of a PDF in the order in which it is read, and what of it is set as the headline."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from timeline.reading.wrapped_lines import unwrapped

_MARGIN = 0.09
"""Of the height of a page, at its top and bottom: where running titles and page numbers stand."""
_LARGER = 1.25
"""How much larger than most of the text a headline is set."""
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:;\"'”’»)\]]$")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text on a page (from 0): its lines, the size of its letters in points, and whether it stands in the
    margin at the top or bottom."""

    page: int
    text: str
    size: float
    is_in_margin: bool


def blocks_of(data: io.BytesIO) -> Iterator[Block]:
    """The blocks of all pages, in reading order. Raises what pdfminer raises for what is no PDF, or is locked."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415  (an extra)
    from pdfminer.layout import LAParams, LTTextContainer  # noqa: PLC0415  (as above)

    for number, page in enumerate(extract_pages(data, laparams=LAParams())):
        for box in page:
            if isinstance(box, LTTextContainer) and (text := box.get_text().strip()):
                edge = _MARGIN * page.height
                is_in_margin = box.y0 > page.height - edge or box.y1 < edge
                yield Block(number, text, _size(box), is_in_margin)


def _size(box: Any) -> float:
    """The size of most of its letters, in points."""
    letters = (letter for line in box if hasattr(line, "__iter__") for letter in line)
    sizes = Counter(round(letter.size, 1) for letter in letters if hasattr(letter, "size"))
    return float(sizes.most_common(1)[0][0]) if sizes else 0.0


def without_running_titles(blocks: Iterable[Block]) -> list[Block]:
    """Without what stands in the margins of several pages, and without page numbers."""
    blocks = list(blocks)
    pages = Counter(key for key, _ in {(_key(block), block.page) for block in blocks if block.is_in_margin})
    return [block for block in blocks if not block.is_in_margin or (pages[_key(block)] == 1 and _has_words(block))]


def _has_words(block: Block) -> bool:
    return re.search(r"[^\W\d_]{2}", block.text) is not None


def _key(block: Block) -> str:
    return _DIGITS.sub("#", " ".join(block.text.split())).casefold()


def headline(blocks: list[Block]) -> Block | None:
    """The block of the first page that is set clearly larger than most of the text; None where there is none."""
    if not blocks:
        return None
    usual = median(block.size for block in blocks for _ in range(1 + len(block.text) // 40))
    largest = max((block for block in blocks if block.page == 0), key=lambda block: block.size, default=None)
    return largest if largest and largest.size >= _LARGER * usual and len(largest.text) <= 300 else None


def paragraphs_of(blocks: Iterable[Block]) -> str:
    """Their text, paragraphs parted by blank lines; one that goes on in another column or on the next page is whole."""
    paragraphs: list[str] = []
    for block in blocks:
        for paragraph in unwrapped(block.text).split("\n\n"):
            before = paragraphs[-1] if paragraphs else ""
            if before and not _ENDS.search(before) and paragraph[:1].islower():
                parted = before.endswith(("-", "\u00ad"))
                paragraphs[-1] = f"{before[:-1]}{paragraph}" if parted else f"{before} {paragraph}"
            elif paragraph:
                paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)
