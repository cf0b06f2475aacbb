"""The main text of a page as paragraphs: what trafilatura takes for it, less the furniture that is left in it, with the
paragraphs that it left out among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING

from timeline.reading.classifiers import classify
from timeline.reading.html_metadata import PageMetadata
from timeline.reading.lines import Line, Role, split_lines
from timeline.reading.markup import has_markup, markup_to_text

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SURE = 0.5
"""Share of the sentences of a page that the quick extraction must give for the thorough one not to be asked."""
_SHOWN = 0.6
"""Share of the article's text in JSON-LD that a page shows, from which what it shows is taken."""
_SHORTEST_DECKED = 40
_DUMPED = 0.8
_LONGEST_PARAGRAPH = 500
_SHORTEST_DECK = 4
"""Words; what is shorter above the first paragraph is the name of a section or a place."""
_SHORTEST_LOST = 8
"""Words of a paragraph that was left out; what is shorter may be anything."""
_SHORTEST_ANSWER = 3
_NOT_TEXT = frozenset(
    {
        Role.NOTE,
        Role.READ_TIME,
        Role.CREDIT,
        Role.TAIL_HEADING,
        Role.INLINE_HEADING,
        Role.DATE,
        Role.BYLINE,
        Role.CONTROL,
        Role.PROMO,
        Role.LEGAL,
        Role.END,
        Role.MENU,
    }
)
_PARTS = frozenset({"p", "head", "item", "quote", "list", "div", "row", "cell", "table", "main", "article", "section"})


class _Kind(StrEnum):
    PARAGRAPH = "p"
    HEADING = "head"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph, heading or list item on one line; `key` are its letters and digits, by which it is found again."""

    kind: _Kind
    line: Line
    role: Role
    key: str


def main_text(tree: HtmlElement, expected: int, metadata: PageMetadata) -> str:
    """The paragraphs, a blank line between them; empty where the page has no main text.

    `expected` are the characters of sentences that the page shows. The headline is no part of the text; what stands
    below it is. Where the page holds its article in JSON-LD and shows less of it, the text is that of the JSON-LD.
    """
    parts = _extract(tree, thorough=False)
    if _is_dump(parts, expected):
        parts = _extract(tree, thorough=True) or parts
    elif _size(parts) < _SURE * expected:
        parts = max(parts, _extract(tree, thorough=True), key=_size)
    stated = _stated(metadata.body) if metadata.body else []
    if _size(stated) * _SHOWN < _size(parts):
        parts = _with_deck(_with_lost(parts, tree), tree, metadata.deck)
    else:
        parts = stated
    return "\n\n".join(each.line.text for each in _without_furniture(parts, metadata.titles))


def _stated(body: str) -> list[_Part]:
    """The paragraphs of a text that may hold markup, escaped or not."""
    text = unescape(body)
    return _parts(_Kind.PARAGRAPH, markup_to_text(text) if has_markup(text) else text)


def _size(parts: Iterable[_Part]) -> int:
    return sum(len(each.line.text) for each in parts)


def _is_dump(parts: Sequence[_Part], expected: int) -> bool:
    """Whether all words of the page came as one paragraph, its menus among them."""
    longest = max((len(each.line.text) for each in parts), default=0)
    return longest > max(expected, _LONGEST_PARAGRAPH) and longest > _size(parts) * _DUMPED


def _extract(tree: HtmlElement, *, thorough: bool) -> list[_Part]:
    """Trafilatura's main text; the thorough way also asks two other extractors and compares."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (315 ms that only HTML inputs need)

    found = bare_extraction(
        tree, fast=not thorough, include_comments=False, include_tables=False, include_formatting=False
    )
    if found is None or isinstance(found, dict):
        return []
    return [part for kind, words in _pieces(found.body, _Kind.PARAGRAPH) for part in _parts(kind, words)]


def _parts(kind: _Kind, words: str) -> list[_Part]:
    return [_Part(kind, line, classify(line).role, _key(line.text)) for line in split_lines(words)]


def _pieces(element: _Element, kind: _Kind) -> list[tuple[_Kind, str]]:
    """The text of an element's blocks, in order; text beside blocks is a block of its own."""
    kind = _Kind(element.tag) if element.tag in ("head", "item") else kind
    found: list[tuple[_Kind, str]] = []
    words = [element.text or ""]
    for child in element:
        if child.tag in _PARTS or child.tag == "lb":
            found.append((kind, "".join(words)))
            words = []
        if child.tag in _PARTS:
            found += _pieces(child, kind)
        elif child.tag != "lb":
            words.append("".join(str(text) for text in child.itertext()))
        words.append(child.tail or "")
    found.append((kind, "".join(words)))
    return [(each, " ".join(text.split())) for each, text in found if text.strip()]


def _without_furniture(parts: Sequence[_Part], titles: Iterable[str]) -> list[_Part]:
    keys = {_key(title) for title in titles}
    kept: list[_Part] = []
    pointed = False
    for part in parts:
        if part.role in (Role.TAIL_HEADING, Role.INLINE_HEADING):
            pointed = True
            continue
        pointed = pointed and part.role is not Role.PROSE and part.kind is _Kind.ITEM
        if pointed or part.role in _NOT_TEXT or part.key in keys or _is_scrap(part, first=not kept):
            continue
        if part.line.size >= _SHORTEST_LOST:  # a page may give its summary, or all of its text, twice
            keys.add(part.key)
        kept.append(part)
    while len(kept) > 1 and _ends_nothing(kept[-1]):
        kept.pop()
    return kept


def _is_scrap(part: _Part, *, first: bool) -> bool:
    """Whether a short line is what is left of a date line or a section, and neither a heading nor an answer."""
    if part.role is not Role.SHORT:
        return False
    if first:
        return part.line.size < _SHORTEST_DECK
    whole = part.line.ends_sentence or part.line.shouts
    return part.kind is _Kind.PARAGRAPH and part.line.size < _SHORTEST_ANSWER and not whole


def _ends_nothing(part: _Part) -> bool:
    """Whether the last part is a heading with nothing below it."""
    return part.kind is _Kind.HEADING or (part.kind is _Kind.PARAGRAPH and part.role is Role.SHORT)


def _with_deck(parts: Sequence[_Part], tree: HtmlElement, deck: str | None) -> list[_Part]:
    """With what stands below the headline, where the page shows what its head describes it by and it was left out."""
    key = _key(deck or "")
    if len(key) < _SHORTEST_DECKED or key in "".join(part.key for part in parts):
        return list(parts)
    for element in tree.iter("p", "h2", "h3", "h4", "div", "section", "span", "strong"):
        begins = _key(element.text or "")
        if begins and key.startswith(begins[:_SHORTEST_DECKED]) and _key(element.text_content()) == key:
            return [*_parts(_Kind.PARAGRAPH, " ".join(element.text_content().split())), *parts]
    return list(parts)


def _with_lost(parts: Sequence[_Part], tree: HtmlElement) -> list[_Part]:
    """With the paragraphs of prose that stand among those that were taken and were left out."""
    taken = {part.key for part in parts}
    whole = "".join(part.key for part in parts)
    after: dict[str, list[_Part]] = {}
    families: dict[HtmlElement, list[tuple[str, HtmlElement]]] = {}
    for element in tree.iter("p"):
        family = _family(element)
        if family is not None and (key := _key(element.text_content())):
            families.setdefault(family, []).append((key, element))
    for children in families.values():
        if sum(key in taken for key, _ in children) < 2:
            continue
        last = ""
        for key, element in children:
            if key in taken:
                last = key
            elif key not in whole:
                found = [
                    each for each in _parts(_Kind.PARAGRAPH, " ".join(element.text_content().split())) if _is_lost(each)
                ]
                after.setdefault(last, []).extend(found)
    return _inserted(parts, after)


def _family(element: HtmlElement) -> HtmlElement | None:
    """Where a paragraph has brothers, though each may stand in boxes of its own."""
    parent = element.getparent()
    while parent is not None and len(parent) == 1:
        parent = parent.getparent()
    return parent


def _is_lost(part: _Part) -> bool:
    return part.role is Role.PROSE and part.line.size >= _SHORTEST_LOST


def _inserted(parts: Sequence[_Part], after: dict[str, list[_Part]]) -> list[_Part]:
    result: list[_Part] = list(after.pop("", ()))
    for part in parts:
        result.append(part)
        result += after.pop(part.key, ())
    return result


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
