"""Where on a page sentences stand, and how much of them: told before the main text is known, and cheaply."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "select", "button", "textarea", "a"})
INLINE = frozenset({"b", "strong", "i", "em", "span", "font", "u", "mark", "cite", "q", "small", "sup", "sub"})
_FEWEST = 60
"""Characters that stand directly in an element for them to count as sentences."""


class Prose:
    """The characters of sentences within each element; links, scripts and short pieces count for nothing.

    It holds all elements of the tree: while somebody does, lxml makes its Python objects for them once, and not anew in
    each pass over the page.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._within: defaultdict[HtmlElement, int] = defaultdict(int)
        own: dict[HtmlElement, int] = {}
        self._elements = [element for element in tree.iter() if isinstance(element.tag, str)]
        for element in reversed(self._elements):  # children before their parents
            parent = element.getparent()
            if element.tag in _SILENT:
                if parent is not None:
                    own[parent] = own.get(parent, 0) + len((element.tail or "").strip())
                continue
            direct = own.pop(element, 0) + len((element.text or "").strip())
            if parent is None:
                self._within[element] += direct if direct >= _FEWEST else 0
                continue
            own[parent] = own.get(parent, 0) + len((element.tail or "").strip())
            if element.tag in INLINE:
                own[parent] += direct
                self._within[parent] += self._within.pop(element, 0)
                continue
            total = self._within.get(element, 0) + (direct if direct >= _FEWEST else 0)
            if total:
                self._within[element] = total
                self._within[parent] += total
        self._tree = tree

    @property
    def total(self) -> int:
        """The characters of sentences of the page."""
        return self._within.get(self._tree, 0)

    def drop(self, element: HtmlElement) -> None:
        """Take an element out of the tree, with its sentences; what stands behind it stays."""
        gone = self.within(element)
        if gone:
            for ancestor in element.iterancestors():
                if ancestor in self._within:
                    self._within[ancestor] -= gone
        element.drop_tree()

    def within(self, element: HtmlElement) -> int:
        """The characters of sentences within an element."""
        return self._within.get(element, 0)
