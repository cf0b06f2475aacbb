"""Where an element stands on its page: with the article, or among comments, teasers and the frame of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.reading.names import load_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APART = frozenset({"aside", "nav", "footer"})
_WHOLE = frozenset({"html", "body", "main"})


class Surroundings:
    """The blocks of a page that hold its headline, which are the article's whatever they are called."""

    def __init__(self, headline: HtmlElement | None) -> None:
        self._own = set() if headline is None else {headline, *headline.iterancestors()}
        self._known: dict[HtmlElement, bool] = {}

    def is_apart(self, element: HtmlElement) -> bool:
        """Whether an element stands among comments, teasers or in the frame of the page."""
        path: list[HtmlElement] = []
        apart = False
        for each in (element, *element.iterancestors()):
            if each in self._own or each.tag in _WHOLE:
                break
            if each in self._known:
                apart = self._known[each]
                break
            path.append(each)
            if _is_called_apart(each):
                apart = True
                break
        for each in path:
            self._known[each] = apart
        return apart


def _is_called_apart(element: HtmlElement) -> bool:
    if element.tag in _APART:
        return True
    words = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    return any(word in words for word in load_names().others)
