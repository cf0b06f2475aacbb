"""What stands on a page beside the article and is no other story: comments of readers, captions, newsletter boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.reading.html_prose import Prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = re.compile(
    r"(?:^|[-_\s])(?:(?P<comments>(?:leser)?(?:comments?|kommentare?|commentaires?|comentarios?|disqus\w*))"
    r"|(?:wp-)?captions?(?:-text)?|(?:photo-|image-|picture-)?credits?|bildunterschrift|newsletters?"
    r"|newsletter-?(?:box|form|signup|teaser)|advert\w*|cookie-?\w*|consent-?\w*|gdpr)(?:$|[-_\s])"
)
_WORDLESS = (
    "script",
    "style",
    "template",
    "link",
    "meta",
    "svg",
    "picture",
    "video",
    "audio",
    "canvas",
    "iframe",
    "object",
    "embed",
    "map",
    "select",
    "button",
    "input",
    "textarea",
    "datalist",
    "noscript",
    "nav",
    "footer",
    "dialog",
)
_SET_ASIDE = ("aside", "figure", "form")
_NEARLY_ALL = 0.9
_MOSTLY = 0.6
_FEWEST_OUTSIDE = 200
"""Characters of sentences that must stand outside of the comments: else they are what the page is about."""
_ARTICLE = ("article", "main", "body", "html")
_MOST_OF_A_BOX = 400
"""Characters of sentences: of terms that have to be agreed to."""
_MOST_COMMENTS = 0.75
_MOST_BESIDE = 0.2
"""Shares of the sentences of a page, above which a block is the article, whatever its class says."""


def remove_asides(tree: HtmlElement, prose: Prose) -> None:
    """Take them out of the tree."""
    heading = tree.find(".//h1")
    above = set(heading.iterancestors()) if heading is not None else set()
    found = {element for element in _asides(tree, prose) if element not in above}
    for element in [each for each in found if not any(ancestor in found for ancestor in each.iterancestors())]:
        prose.drop(element)


def remove_wordless(tree: HtmlElement, prose: Prose) -> None:
    """Take out of the tree what never holds sentences of the article: each step after this one has less to look at."""
    for element in list(tree.iter(*_WORDLESS, *_SET_ASIDE)):
        if element.getparent() is None or "ld+json" in (element.get("type") or ""):
            continue
        if prose.within(element) <= _MOST_BESIDE * prose.total:
            prose.drop(element)


def remove_menus(tree: HtmlElement, prose: Prose) -> None:
    """Take out the blocks of links that stand around the article: beside those that hold nearly all of its sentences,
    from the whole page inwards."""
    element: HtmlElement | None = tree
    while element is not None and prose.within(element):
        inner = max(element, key=prose.within, default=None)
        if inner is None or prose.within(inner) < _NEARLY_ALL * prose.within(element):
            return
        for child in list(element):
            if child is not inner and not prose.within(child) and _is_menu(child):
                child.drop_tree()
        element = inner


def _is_menu(element: HtmlElement) -> bool:
    """Whether a block is empty, or links for the most part."""
    words = len("".join(element.text_content().split()))
    links = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return links >= _MOSTLY * words


def _asides(tree: HtmlElement, prose: Prose) -> Iterator[HtmlElement]:
    yield from tree.iter("figcaption")
    yield from _sign_up_boxes(tree, prose)
    for element in tree.iter("div", "section", "aside", "ul", "ol", "p", "span", "form"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
        if names == " " or element.getparent() is None:
            continue
        found = _NAMES.search(names)
        if found is None:
            continue
        within = prose.within(element)
        if found["comments"]:
            if within <= _MOST_COMMENTS * prose.total and prose.total - within >= _FEWEST_OUTSIDE:
                yield element
        elif within <= _MOST_BESIDE * prose.total:
            yield element


def _sign_up_boxes(tree: HtmlElement, prose: Prose) -> Iterator[HtmlElement]:
    """What stands around a field for an address, up to where the article begins: newsletters, most of them."""
    for field in tree.iter("input"):
        if (field.get("type") or "").casefold() != "email":
            continue
        box, around = field, field.getparent()
        while around is not None and around.tag not in _ARTICLE and prose.within(around) <= _MOST_OF_A_BOX:
            box, around = around, around.getparent()
        yield box
