"""Puts back what an extractor left out of an article: paragraphs and headings among those that it took, the deck."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from timeline.reading.html_brothers import family_of
from timeline.reading.html_metadata import PageMetadata
from timeline.reading.html_parts import Kind, Part, key_of, parts_of
from timeline.reading.lines import Role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_WORDS = 8
"""Of a paragraph that was left out; what is shorter may be anything."""
_MOST_WORDS = 16
"""Of a heading."""
_FEWEST_LETTERS = 40
"""Of a deck, by which it is told from a label."""
_DECK = re.compile(
    r"(?:^|[-_\s])(?:lead|lede|deck|dek|stand-?first|sub-?(?:title|head\w*|line)|intro\w*|abstract|excerpt|summary|chapo|ingress"
    r"|sommario|bajada|entradilla|vorspann|preamble|manchet|sapo|spot)(?:$|[-_\s])",
    re.IGNORECASE,
)
_NEAR_HEADLINE = 40
_MOST_WORDS_OF_A_DECK = 80
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_DECKS = ("p", "h2", "h3", "h4", "div", "section", "span", "strong")


def with_lost(parts: Sequence[Part], tree: HtmlElement) -> list[Part]:
    """With the paragraphs of prose that stand among at least two that were taken and were left out, and with the
    headings between them."""
    taken = {part.key for part in parts}
    whole = "".join(part.key for part in parts)
    families: dict[HtmlElement, list[tuple[Kind, str, str]]] = {}
    for element in tree.iter("p", *_HEADINGS):
        family, words = family_of(element), " ".join(element.text_content().split())
        if family is not None and (key := key_of(words)):
            kind = Kind.PARAGRAPH if element.tag == "p" else Kind.HEADING
            families.setdefault(family, []).append((kind, key, words))
    after: dict[str, list[Part]] = {}
    for brothers in families.values():
        if sum(key in taken for kind, key, _ in brothers if kind is Kind.PARAGRAPH) >= 2:
            _find_lost(brothers, taken, whole, after)
    return _inserted(parts, after)


def _find_lost(
    brothers: Sequence[tuple[Kind, str, str]], taken: Set[str], whole: str, after: dict[str, list[Part]]
) -> None:
    """Add what was left out to `after`, by the key of the part that stands before it ("" for none)."""
    last, heading = "", ""
    for kind, key, words in brothers:
        if key in taken:
            if heading and last:
                after.setdefault(last, []).extend(filter(_may_head, parts_of(Kind.HEADING, heading)))
            last, heading = key, ""
        elif key in whole:
            heading = ""
        elif kind is Kind.HEADING:
            heading = words
        else:
            after.setdefault(last, []).extend(filter(_is_lost, parts_of(kind, words)))


def with_deck(parts: Sequence[Part], tree: HtmlElement, metadata: PageMetadata) -> list[Part]:
    """With what stands between the headline and the first part and says what the story is: the words by which the head
    of the page describes it, else a line that is a heading of the second order or is called a deck."""
    taken = "".join(part.key for part in parts)
    found = _described(tree, taken, metadata.deck) or _called_deck(tree, taken, metadata.titles)
    return [*parts_of(Kind.PARAGRAPH, found), *parts] if found else list(parts)


def _described(tree: HtmlElement, taken: str, deck: str | None) -> str | None:
    key = key_of(deck or "")
    if len(key) < _FEWEST_LETTERS or key in taken:
        return None
    for element in tree.iter(*_DECKS):
        begins = key_of(element.text or "")
        if begins and key.startswith(begins[:_FEWEST_LETTERS]) and key_of(element.text_content()) == key:
            return " ".join(element.text_content().split())
    return None


def _called_deck(tree: HtmlElement, taken: str, titles: Sequence[str]) -> str | None:
    keys = {key_of(title) for title in titles}
    headline = next((each for each in tree.iter("h1") if key_of(each.text_content()) in keys), None)
    if headline is None or not taken:
        return None
    following = "following::*[self::h2 or self::h3 or self::p or self::div or self::section]"
    for element in headline.xpath(f"({following})[position() <= {_NEAR_HEADLINE}]"):
        words = " ".join(element.text_content().split())
        key = key_of(words)
        if key and (taken.startswith(key[:_FEWEST_LETTERS]) or key in taken):
            return None
        called = element.tag in ("h2", "h3") or _DECK.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if called and _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS_OF_A_DECK and element.find(".//a") is None:
            return words
    return None


def _is_lost(part: Part) -> bool:
    return part.role is Role.PROSE and part.line.size >= _FEWEST_WORDS


def _may_head(part: Part) -> bool:
    return part.role in (Role.SHORT, Role.PROSE) and part.line.size <= _MOST_WORDS


def _inserted(parts: Sequence[Part], after: dict[str, list[Part]]) -> list[Part]:
    result: list[Part] = list(after.pop("", ()))
    for part in parts:
        result.append(part)
        result += after.pop(part.key, ())
    return result
