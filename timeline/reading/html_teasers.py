"""Other stories on a saved page: blocks that say that they are related, popular or recommended, cards that are one
link, and pointers between the paragraphs ("Read more: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.reading.furniture import load_furniture, plain
from timeline.reading.html_prose import INLINE, Prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK = re.compile(
    r"\b(?:related|recommend\w*|most[-\s]?(?:read|popular|viewed)|more[-\s]?(?:news|stories|from|on)|popular|trending"
    r"|teasers?|also[-\s]?(?:read|like)|read[-\s]?(?:more|next|also)|latest|weiterlesen|meistgelesen|mest[-\s]?l[aä]st)\b",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_POINTING = ("p", "li", "div", *_HEADINGS)
_MOST_PARTS = 4
_WHOLE = ("body", "html", "main", "article")
_FEWEST_WORDS = 4
_LONGEST = 300
_LONGEST_LABEL = 40
_MOST = 60
_LARGEST_SHARE = 0.2
"""Of the sentences of a page: a block with more of them holds the article itself, whatever its class says."""


class OtherStories:
    """The elements of a page that are other stories'; none of them within another, in page order."""

    def __init__(self, tree: HtmlElement, prose: Prose) -> None:
        self._prose = prose
        largest = prose.total * _LARGEST_SHARE
        found = [each for each in [*_blocks(tree), *_cards(tree)] if prose.within(each) <= largest]
        found += _pointers(tree)
        heading = tree.find(".//h1")
        above = set(heading.iterancestors()) if heading is not None else set()
        chosen = {each for each in found if each not in above and each.tag not in _WHOLE[:2]}
        self.elements = (
            [each for each in tree.iter(*{e.tag for e in chosen}) if each in chosen and not _is_within(each, chosen)]
            if chosen
            else []
        )

    def headlines(self) -> list[str]:
        """Their headlines, each once, in page order: of a link with a heading in it the heading."""
        found: dict[str, str] = {}
        for element in self.elements:
            for link in element.iter("a", *_HEADINGS):
                if link.tag == "a" and any(next(link.iter(heading), None) is not None for heading in _HEADINGS):
                    continue
                words = " ".join(" ".join(link.itertext()).split())
                if len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST and not _is_furniture(words):
                    found.setdefault(words.casefold(), words)
        return [words for key, words in found.items() if not _is_part(key, found)][:_MOST]

    def remove(self) -> None:
        """Take them out of the tree."""
        for element in self.elements:
            self._prose.drop(element)


def find_teasers(headlines: list[str], title: str | None, text: str) -> list[str]:
    """The headlines that are not the article's own words."""
    return [words for words in headlines if words not in text and words != title]


def _is_within(element: HtmlElement, chosen: set[HtmlElement]) -> bool:
    return any(ancestor in chosen for ancestor in element.iterancestors())


def _is_heading(words: str) -> bool:
    """Whether words head other stories ("You may also like") and are none themselves."""
    furniture, line = load_furniture(), plain(words)
    return furniture.is_a("tail_headings", line) or furniture.is_a("inline_headings", line)


def _is_furniture(words: str) -> bool:
    """Whether words are a heading, a button or a notice, and no headline."""
    furniture, line = load_furniture(), plain(words)
    phrases = any(furniture.is_a(kind, line) for kind in ("controls", "end_marks", "read_times"))
    return phrases or _is_heading(words) or furniture.contains("strong_promos", line) > 0


def _is_part(key: str, found: dict[str, str]) -> bool:
    """A headline that also stands within a longer teaser (a heading within its link) is told by that."""
    return any(key != other and key in other for other in found)


def _blocks(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("aside", "section", "div", "ul"):
        words = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
        if words != "  " and _BLOCK.search(words.replace("_", "-")) and element.getparent() is not None:
            yield element
    for heading in tree.iter(*_HEADINGS):
        if _is_heading(heading.text_content()[:80]):
            yield from _headed(heading)


def _headed(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands under a heading of other stories: its own block, or in the article itself the list that follows."""
    parent = heading.getparent()
    while parent is not None and parent.tag in ("header", "span", "strong"):
        parent = parent.getparent()
    if parent is not None and parent.tag not in _WHOLE and parent.find("p") is None:
        yield parent
        return
    yield heading
    following = heading.getnext()
    if following is not None and following.tag in ("ul", "ol", "div", "section", "nav"):
        yield following


def _cards(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Links with a headline in them: a whole teaser that can be clicked."""
    for heading in tree.iter(*_HEADINGS):
        link = next(heading.iterancestors("a"), None)
        if link is not None and not (link.get("href") or "").startswith("#"):
            parent = link.getparent()
            alone = parent is not None and parent.tag in ("article", "li", "aside") and _is_linked(parent, link)
            yield parent if alone else link


def _pointers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Paragraphs, headings and items that are a link to another page, with a label before it or without any."""
    for link in tree.iter("a"):
        target = link.get("href") or ""
        block = next((each for each in link.iterancestors() if each.tag not in INLINE), None)
        if block is None or block.tag not in _POINTING or len(block) > _MOST_PARTS:
            continue
        if not target or target.startswith(("#", "mailto:", "javascript:")):
            continue
        words = " ".join(link.text_content().split())
        if not len(words.split()) >= _FEWEST_WORDS or len(words) > _LONGEST or not _is_linked(block, link):
            continue
        label = _label(block, link)
        if label or (block.tag == "p" and not words.endswith((".", "!", "?", "”", '"'))):
            yield block


def _label(block: HtmlElement, link: HtmlElement) -> bool:
    """Whether what stands before a link, or what the link begins with, points to another story ("Read more: ")."""
    whole, words = (" ".join(each.text_content().split()) for each in (block, link))
    before = whole.partition(words)[0] if whole != words else whole.partition(":")[0] if ":" in whole else ""
    return bool(before.strip()) and len(before) <= _LONGEST_LABEL and _is_heading(before)


def _is_linked(block: HtmlElement, link: HtmlElement) -> bool:
    """Whether a block holds hardly anything but a link."""
    whole = len("".join(block.text_content().split()))
    return whole - len("".join(link.text_content().split())) <= _LONGEST_LABEL
