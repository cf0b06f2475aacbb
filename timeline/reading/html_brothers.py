"""The article of a page whose sentences all stand in paragraphs side by side: then there is nothing to guess."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.reading.html_parts import Kind, Part, parts_of
from timeline.reading.html_prose import INLINE, Prose
from timeline.reading.lines import Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OWN = frozenset({"p", "li", "blockquote", "pre", "dd", "dt", *_HEADINGS})
"""In which short lines count; in other elements they are captions and buttons."""
_SILENT = frozenset({"aside", "figure", "figcaption", "form", "table", "script", "style", "head"})
_WITHIN_LINES = INLINE | {"a", "abbr", "time", "code", "ins", "del", "wbr", "img", "s", "bdi", "data", "label"}
_FEWEST = 500
_MOST_OUTSIDE = 60
"""Characters of sentences: that the paragraphs have, and that stand elsewhere on the page, apart from its deck."""
_MOSTLY = 0.6
_SHARE_OF_PARAGRAPHS = 0.8


def brothers(tree: HtmlElement, prose: Prose, deck: str | None) -> list[Part] | None:
    """The parts of the element that holds all paragraphs; None where sentences stand in several places of the page.

    `tree` is without other stories and comments; `deck` may stand apart from the paragraphs.
    """
    families: Counter[HtmlElement] = Counter()
    for element in tree.iter("p"):
        family = family_of(element)
        if family is not None:
            families[family] += prose.within(element)
    if not families:
        return None
    family, size = families.most_common(1)[0]
    within = prose.within(family)
    if size < max(_FEWEST, _SHARE_OF_PARAGRAPHS * within):
        return None
    if prose.total - within > _MOST_OUTSIDE + len(deck or ""):
        return None
    found: list[Part] = []
    _gather(family, Kind.PARAGRAPH, found)
    return found


def family_of(element: HtmlElement) -> HtmlElement | None:
    """The element in which a paragraph has brothers, though each may stand in boxes of its own."""
    child, parent = element, element.getparent()
    while parent is not None and child.getnext() is None and child.getprevious() is None:
        child, parent = parent, parent.getparent()
    return parent


def _gather(element: HtmlElement, kind: Kind, found: list[Part]) -> None:
    """Append the parts of an element in their order."""
    lines = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            if child.tag in _WITHIN_LINES and not _has_blocks(child):
                lines[-1] += child.text_content()
            elif child.tag == "br":
                lines.append("")
            else:
                _add(element, kind, lines, found)
                if child.tag not in ("ul", "ol") or not _is_of_links(child):
                    _gather(child, _kind_of(child, kind), found)
                lines = [""]
        lines[-1] += child.tail or ""
    _add(element, kind, lines, found)


def _add(element: HtmlElement, kind: Kind, lines: list[str], found: list[Part]) -> None:
    for words in lines:
        for part in parts_of(kind, " ".join(words.split())):
            if element.tag in _OWN or part.role is Role.PROSE:
                found.append(part)


def _kind_of(element: HtmlElement, around: Kind) -> Kind:
    if element.tag in _HEADINGS:
        return Kind.HEADING
    return Kind.ITEM if element.tag == "li" else around


def _has_blocks(element: HtmlElement) -> bool:
    return any(child.tag not in _WITHIN_LINES for child in element.iterdescendants() if isinstance(child.tag, str))


def _is_of_links(items: HtmlElement) -> bool:
    """Whether a list is one of links to other pages; a table of contents is the article's own."""
    links = [link for link in items.iter("a") if not (link.get("href") or "").startswith("#")]
    return sum(len(link.text_content()) for link in links) > _MOSTLY * len(items.text_content())
