"""Who wrote it: the names of a byline, of scraped text and of a saved page."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from timeline.reading.furniture import load_furniture
from timeline.reading.lines import split_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEAR_HEADLINE = 15  # elements after the headline in which a page shows its byline
_BEGINNING = 1000  # code points of such an element that are looked at: the whole article may be one
_LONGEST = 120  # code points; a longer line is a paragraph that happens to begin with "By"


def after_byword(text: str) -> str:
    """A byline without its word, nor what follows its names ("By Jane Doe | 12 March")."""
    words = load_furniture().words["bylines"]
    text = re.split(r"\s[|•·–—]\s|\d", text, maxsplit=1)[0].strip(" :,|")
    for word in sorted(words, key=lambda w: (-len(w), w)):
        rest = text[len(word) :]
        # "ByZNA": run together by the scraper, told from "Byron" by the second capital.
        if text.casefold().startswith(word) and (not rest[:1].isalpha() or rest[:2].isupper()):
            return rest.strip(" :,")
    return text


def visible_byline(tree: HtmlElement) -> str | None:
    """The names that a page shows in a line of their own just below its headline ("By Jane Doe | 12 March")."""
    furniture = load_furniture()
    for heading in islice(tree.iterfind(".//h1"), 1):
        for element in islice(heading.itersiblings(), _NEAR_HEADLINE):
            for line in split_lines(element.text_content()[:_BEGINNING] if isinstance(element.tag, str) else ""):
                if line.size <= _LONGEST and furniture.beginning("bylines", line.plain):
                    return after_byword(line.text) or None
    return None
