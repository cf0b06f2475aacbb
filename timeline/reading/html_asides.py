"""What stands on a page beside the article and is no other story: comments of readers, captions, newsletter boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.reading.html_prose import Prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENTS = re.compile(
    r"(?:^|[-_\s])(?:leser)?(?:comments?|kommentare?|commentaires?|comentarios?|disqus\w*)(?:$|[-_\s])"
)
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:(?:wp-)?captions?(?:-text)?|(?:photo-|image-|picture-)?credits?|bildunterschrift|newsletters?"
    r"|newsletter-?(?:box|form|signup|teaser)|advert\w*|cookie-?\w*|consent-?\w*|gdpr)(?:$|[-_\s])"
)
_FEWEST_OUTSIDE = 200
"""Characters of sentences that must stand outside of the comments: else they are what the page is about."""
_MOST_COMMENTS = 0.75
_MOST_BESIDE = 0.2
"""Shares of the sentences of a page, above which a block is the article, whatever its class says."""


def remove_asides(tree: HtmlElement, prose: Prose) -> int:
    """Take them out of the tree, and tell how many characters of sentences went with them."""
    heading = tree.find(".//h1")
    above = set(heading.iterancestors()) if heading is not None else set()
    found = {element for element in _asides(tree, prose) if element not in above}
    outer = [each for each in found if not any(ancestor in found for ancestor in each.iterancestors())]
    gone = sum(map(prose.within, outer))
    for element in outer:
        element.drop_tree()
    return gone


def _asides(tree: HtmlElement, prose: Prose) -> Iterator[HtmlElement]:
    yield from tree.iter("figcaption")
    for element in tree.iter("div", "section", "aside", "ul", "ol", "p", "span", "form"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
        if names == " " or element.getparent() is None:
            continue
        within = prose.within(element)
        if _COMMENTS.search(names):
            if within <= _MOST_COMMENTS * prose.total and prose.total - within >= _FEWEST_OUTSIDE:
                yield element
        elif _BESIDE.search(names) and within <= _MOST_BESIDE * prose.total:
            yield element
