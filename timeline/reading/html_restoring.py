"""Puts back what an extractor left out of an article: paragraphs among those that it took, and the deck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.reading.html_brothers import family_of
from timeline.reading.html_parts import Kind, Part, key_of, parts_of
from timeline.reading.lines import Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_WORDS = 8
"""Of a paragraph that was left out; what is shorter may be anything."""
_FEWEST_LETTERS = 40
"""Of a deck, by which it is told from a label."""
_DECKS = ("p", "h2", "h3", "h4", "div", "section", "span", "strong")


def with_lost(parts: Sequence[Part], tree: HtmlElement) -> list[Part]:
    """With the paragraphs of prose that stand among at least two that were taken."""
    taken = {part.key for part in parts}
    whole = "".join(part.key for part in parts)
    families: dict[HtmlElement, list[tuple[str, str]]] = {}
    for element in tree.iter("p"):
        family, words = family_of(element), " ".join(element.text_content().split())
        if family is not None and (key := key_of(words)):
            families.setdefault(family, []).append((key, words))
    after: dict[str, list[Part]] = {}
    for paragraphs in families.values():
        if sum(key in taken for key, _ in paragraphs) < 2:
            continue
        last = ""
        for key, words in paragraphs:
            if key in taken:
                last = key
            elif key not in whole:
                after.setdefault(last, []).extend(filter(_is_lost, parts_of(Kind.PARAGRAPH, words)))
    return _inserted(parts, after)


def with_deck(parts: Sequence[Part], tree: HtmlElement, deck: str | None) -> list[Part]:
    """With what stands below the headline, where the page shows what its head describes it by (`deck`)."""
    key = key_of(deck or "")
    if len(key) < _FEWEST_LETTERS or key in "".join(part.key for part in parts):
        return list(parts)
    for element in tree.iter(*_DECKS):
        begins = key_of(element.text or "")
        if begins and key.startswith(begins[:_FEWEST_LETTERS]) and key_of(element.text_content()) == key:
            return [*parts_of(Kind.PARAGRAPH, " ".join(element.text_content().split())), *parts]
    return list(parts)


def _is_lost(part: Part) -> bool:
    return part.role is Role.PROSE and part.line.size >= _FEWEST_WORDS


def _inserted(parts: Sequence[Part], after: dict[str, list[Part]]) -> list[Part]:
    result: list[Part] = list(after.pop("", ()))
    for part in parts:
        result.append(part)
        result += after.pop(part.key, ())
    return result
