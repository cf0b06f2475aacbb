"""The main text of a page as paragraphs, less the furniture that is left among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import unescape
from typing import TYPE_CHECKING

from timeline.reading.html_brothers import brothers
from timeline.reading.html_extraction import extract
from timeline.reading.html_metadata import PageMetadata
from timeline.reading.html_parts import Kind, Part, key_of, parts_of, size_of
from timeline.reading.html_prose import Prose
from timeline.reading.html_restoring import with_deck, with_lost
from timeline.reading.lines import Role
from timeline.reading.markup import has_markup, markup_to_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHOWN = 0.6
"""Share of the article's text in JSON-LD that a page shows, from which what it shows is taken."""
_SHORTEST_DECK = 4
"""Words; what is shorter above the first paragraph is the name of a section or a place."""
_SHORTEST_ANSWER = 2
_SHORTEST_TWICE = 8
"""Words of a part that is not told twice; shorter ones may be answers."""
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


def main_text(tree: HtmlElement, prose: Prose, metadata: PageMetadata) -> str:
    """The paragraphs, a blank line between them; empty where the page has no main text.

    `tree` is without other stories and comments. The headline is no part of the text; what stands below it is. Where
    the page holds its article in JSON-LD and shows less of it, the text is that of the JSON-LD.
    """
    shown = brothers(tree, prose, metadata.deck)
    if shown is None:
        shown = with_lost(extract(tree, prose.total), tree)
    stated = _stated(metadata.body) if metadata.body else []
    parts = stated if _says_more(stated, shown) else with_deck(shown, tree, metadata)
    return "\n\n".join(each.line.text for each in _without_furniture(parts, metadata.titles))


def _says_more(stated: Sequence[Part], shown: Sequence[Part]) -> bool:
    """Whether the text in JSON-LD has more words, or the same in more paragraphs."""
    if size_of(shown) < _SHOWN * size_of(stated):
        return True
    return len(stated) > len(shown) and "".join(each.key for each in stated) == "".join(each.key for each in shown)


def _stated(body: str) -> list[Part]:
    """The paragraphs of a text that may hold markup, escaped or not."""
    text = unescape(body)
    return parts_of(Kind.PARAGRAPH, markup_to_text(text) if has_markup(text) else text)


def _without_furniture(parts: Sequence[Part], titles: Iterable[str]) -> list[Part]:
    titles = tuple(titles)
    keys = {key_of(title) for title in titles}
    kept: list[Part] = []
    pointed = False
    for part in [*_without_title(parts[:1], titles), *parts[1:]]:
        if part.role in (Role.TAIL_HEADING, Role.INLINE_HEADING):
            pointed = True
            continue
        pointed = pointed and part.role is not Role.PROSE and part.kind is Kind.ITEM
        if pointed or part.role in _NOT_TEXT or part.key in keys or _is_scrap(part, first=not kept):
            continue
        # a page may give its summary, or all of its text, twice; a table of contents has the headings
        if part.role is Role.PROSE and part.line.size >= _SHORTEST_TWICE:
            keys.add(part.key)
        kept.append(part)
    while len(kept) > 1 and _ends_nothing(kept[-1]):
        kept.pop()
    return kept


def _without_title(parts: Sequence[Part], titles: Sequence[str]) -> list[Part]:
    """Without the headline before the first words, where all of a page came as one paragraph."""
    for part in parts:
        for title in titles:
            if part.line.text.startswith(f"{title} "):
                return parts_of(part.kind, part.line.text[len(title) :].strip())
    return list(parts)


def _is_scrap(part: Part, *, first: bool) -> bool:
    """Whether a short line is what is left of a date line or a section, and neither a heading nor an answer."""
    if part.role is not Role.SHORT:
        return False
    if first:
        return part.line.size < _SHORTEST_DECK
    whole = part.line.ends_sentence or part.line.shouts
    return part.kind is Kind.PARAGRAPH and part.line.size < _SHORTEST_ANSWER and not whole


def _ends_nothing(part: Part) -> bool:
    """Whether a last part is a heading with nothing below it, or a line that says nothing."""
    return part.kind is Kind.HEADING or (part.kind is Kind.PARAGRAPH and part.role is Role.SHORT)
