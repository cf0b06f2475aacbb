"""The year of a page's copyright line, the weakest of all hints to when it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINE = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\D{0,40}(?:(?:19|20)\d\d\s?[-–—]\s?)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_LONGEST = 300
"""Characters; what is longer is no line."""


def copyright_year(tree: HtmlElement) -> int | None:
    """The year up to which a page claims copyright, by the last line that does; None where none does."""
    pieces = (piece for piece in tree.itertext() if len(piece) < _LONGEST)
    years = [int(found["year"]) for piece in pieces if (found := _LINE.search(piece))]
    return years[-1] if years else None
