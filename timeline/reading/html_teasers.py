"""Other stories on a saved page: the headlines in blocks that say that they are related, popular or recommended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.reading.furniture import Furniture, load_furniture, plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK = re.compile(
    r"\b(?:related|recommend\w*|most-?(?:read|popular|viewed)|more-?(?:news|stories|from|on)|popular|trending|teasers?|also-?(?:read|like)|read-?(?:more|next|also)|latest|weiterlesen|meistgelesen|mest-?l[aä]st)\b",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_FEWEST_WORDS = 4
_LONGEST = 300
_MOST = 60


def find_teasers(tree: HtmlElement, title: str | None, text: str) -> list[str]:
    """Headlines of other stories, each once, in page order; none that is the article's own words."""
    found: dict[str, str] = {}
    furniture = load_furniture()
    for block in _blocks(tree):
        for link in block.iter("a", *_HEADINGS):
            words = " ".join(link.text_content().split())
            if _is_heading(plain(words), furniture):
                continue
            if len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST and words not in text and words != title:
                found.setdefault(words.casefold(), words)
    return [words for key, words in found.items() if not _is_part(key, found)][:_MOST]


def _is_heading(line: str, furniture: Furniture) -> bool:
    """Whether a line in `plain` form heads other stories ("You may also like") and is none itself."""
    return furniture.is_a("tail_headings", line) or furniture.is_a("inline_headings", line)


def _is_part(key: str, found: dict[str, str]) -> bool:
    """A headline that also stands within a longer teaser (a heading within its link) is told by that."""
    return any(key != other and key in other for other in found)


def _blocks(tree: HtmlElement) -> list[HtmlElement]:
    furniture = load_furniture()
    blocks: list[HtmlElement] = []
    for element in tree.iter("aside", "section", "div", "ul", "nav"):
        words = re.sub(
            r"[_\s]", "-", f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
        )
        if (
            _BLOCK.search(words)
            and element.tag != "nav"
            and element.getparent() is not None
            and len(element.text_content()) < 20_000
        ):
            blocks.append(element)
    for heading in tree.iter(*_HEADINGS):
        if _is_heading(plain(heading.text_content()[:80]), furniture):
            parent = heading.getparent()
            if parent is not None and parent.tag not in ("body", "html", "main", "article"):
                blocks.append(parent)
    return blocks
