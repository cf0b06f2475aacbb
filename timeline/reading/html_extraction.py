"""The main text by trafilatura, for pages whose article has to be guessed: quickly, and thoroughly only in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.reading.html_parts import Kind, Part, parts_of, size_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SURE = 0.5
"""Share of the sentences of a page that the quick way must give for the thorough one not to be asked."""
_DUMPED = 0.8
_LONGEST_PARAGRAPH = 500
_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "div", "row", "cell", "table", "main", "article", "section"})


def extract(tree: HtmlElement, expected: int) -> list[Part]:
    """The parts of the main text; none where there is none, and of a page with next to no sentences no menus in one
    paragraph instead. `expected` are the characters of sentences of the page."""
    parts = _extract(tree, thorough=False)
    if _is_dump(parts, expected):
        parts = _extract(tree, thorough=True) or parts
        return [] if expected < _LONGEST_PARAGRAPH and _is_dump(parts, _LONGEST_PARAGRAPH) else parts
    if size_of(parts) < _SURE * expected:
        return max(parts, _extract(tree, thorough=True), key=size_of)
    return parts


def _extract(tree: HtmlElement, *, thorough: bool) -> list[Part]:
    """The thorough way also asks two other extractors and compares."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (315 ms that only HTML inputs need)

    found = bare_extraction(
        tree, fast=not thorough, include_comments=False, include_tables=False, include_formatting=False
    )
    if found is None or isinstance(found, dict):
        return []
    return [part for kind, words in _pieces(found.body, Kind.PARAGRAPH) for part in parts_of(kind, words)]


def _is_dump(parts: Sequence[Part], expected: int) -> bool:
    """Whether all words of the page came as one paragraph, its menus among them."""
    longest = max((len(each.line.text) for each in parts), default=0)
    return longest > max(expected, _LONGEST_PARAGRAPH) and longest > size_of(parts) * _DUMPED


def _pieces(element: _Element, kind: Kind) -> list[tuple[Kind, str]]:
    """The text of an element's blocks, in order; text beside blocks is a block of its own."""
    kind = Kind(element.tag) if element.tag in ("head", "item") else kind
    found: list[tuple[Kind, str]] = []
    words = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS or child.tag == "lb":
            found.append((kind, "".join(words)))
            words = []
        if child.tag in _BLOCKS:
            found += _pieces(child, kind)
        elif child.tag != "lb":
            words.append("".join(str(text) for text in child.itertext()))
        words.append(child.tail or "")
    found.append((kind, "".join(words)))
    return [(each, " ".join(text.split())) for each, text in found if text.strip()]
