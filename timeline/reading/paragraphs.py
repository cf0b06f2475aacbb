"""The paragraphs of parsed HTML, each with what of it is links; without what is hidden, and boxes that stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SILENT = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "title", "nav", "aside", "frameset", "iframe", "dialog"),
        *("figure", "figcaption", "picture", "svg", "math", "canvas", "map", "video", "audio", "object", "embed"),
        *("form", "button", "select", "textarea", "input", "meter", "progress"),
    ]
)
_BLOCKS = frozenset(
    [
        *("html", "body", "main", "section", "article", "header", "footer", "div", "center", "address", "fieldset"),
        *("p", "br", "hr", "pre", "blockquote", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption"),
    ]
)
_CELLS = frozenset(["td", "th"])

_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|sign-?up|subscribe|paywall|share(?:daddy|-\w+)?|sharing|social|addtoany|advert\w*|ads?|"
    r"sponsor\w*|promo\w*|caption|credit|wp-block-(?:embed|button|buttons|gallery|latest-posts|query|social-links)|"
    r"twitter-(?:tweet|video)|instagram-media|fb-(?:post|video)|tiktok-embed|bluesky-embed|jp-relatedposts|"
    r"yarpp\w*|screen-reader-text|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_POINTING_BOX = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|read-?(?:more|next|also)|more-?(?:on|from|stories|news)|also-?(?:read|like)|"
    r"teasers?)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Parts of a class or id of what stands in an article and is not of it; where it points to others, it has a link: the
`teaser` of an article is also its first paragraph."""

_LARGEST_BOX = 0.5
"""Share of the text: a class that so much of it stands under says something else."""

_DEEPEST = 200


@dataclass
class Paragraph:
    """A block of text: `linked` of its letters stand in links, which lead to `targets`. `element` is what holds it.
    Once it is complete, `text` and `links` may be asked for."""

    element: str
    words: list[str] = field(default_factory=list)
    linked: int = 0
    targets: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @cached_property
    def links(self) -> float:
        """The share of its letters that stand in links."""
        letters = len("".join(self.text.split()))
        return self.linked / letters if letters else 0.0


def paragraphs_in(root: Element) -> Iterator[Paragraph]:
    """Its paragraphs in order; some of them may have no words."""
    current = Paragraph("p")
    for kind, element, words, href in _pieces(root, _beside(root), "", "p", 0):
        if kind == "block":
            yield current
            current = Paragraph(element)
            continue
        current.words.append(words)
        if href:
            current.linked += len("".join(words.split()))
            if href not in current.targets:
                current.targets.append(href)
    yield current


def _pieces(
    element: Element, beside: Set[Element], href: str, block: str, depth: int
) -> Iterator[tuple[str, str, str, str]]:
    """The text in order, as ("text", block, words, link); ("block", block, "", "") where a block begins or ends."""
    if not isinstance(element.tag, str):
        if name := getattr(element, "name", None):
            yield "text", block, f"&{name};", href
        return
    tag = _tag(element)
    if tag in _SILENT or element in beside:
        yield "block", block, "", ""
        return
    if depth > _DEEPEST:
        yield "text", block, " ".join(element.itertext()), href
        return
    parts = tag in _BLOCKS
    inner = tag if parts and tag != "br" else block
    href = (element.get("href") or href) if tag == "a" else href
    if parts:
        yield "block", inner, "", ""
    if element.text:
        yield "text", inner, element.text, href
    for child in element:
        yield from _pieces(child, beside, href, inner, depth + 1)
        if child.tail:
            yield "text", inner, child.tail, href
    if tag in _CELLS:
        yield "text", inner, " ", ""
    if parts:
        yield "block", block, "", ""


def _tag(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].casefold()


def _beside(root: Element) -> set[Element]:
    """The elements that stand in the article and are not of it: hidden ones, and boxes."""
    found: set[Element] = set()
    whole = None
    for element in root.iter():
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
            found.add(element)
        elif name != " " and (_BOX.search(name) or (_POINTING_BOX.search(name) and _has_link(element))):
            whole = _letters(root) if whole is None else whole
            if _letters(element) <= _LARGEST_BOX * whole:
                found.add(element)
    return found


def _has_link(element: Element) -> bool:
    return any(isinstance(each.tag, str) and _tag(each) == "a" for each in (element, *element.iterdescendants()))


def _letters(element: Element) -> int:
    """How much text stands in an element, scripts and their like not counted."""
    silent = (_letters(each) for each in element if isinstance(each.tag, str) and _tag(each) in _SILENT)
    return len("".join("".join(element.itertext()).split())) - sum(silent)
