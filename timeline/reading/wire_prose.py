"""The running text of a wire story: the paragraphs of NITF and XHTML, and of plain text as wires set it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.reading.xml_stream import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_INLINE = frozenset(
    [
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
            "mark",
        ),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        # what NITF marks within a sentence
        *(
            "alt-code",
            "chron",
            "city",
            "classifier",
            "copyrite",
            "copyrite.holder",
            "copyrite.year",
            "country",
            "event",
        ),
        *("frac", "frac-num", "frac-sep", "frac-den", "function", "lang", "location", "money", "name.family"),
        *("name.given", "num", "object.title", "org", "person", "postaddr", "pronounce", "region", "state"),
        *("story.date", "sublocation", "virtloc"),
    ]
)
"""Elements that stand within a sentence; any other begins a paragraph, also one that no standard knows."""

BESIDE_THE_STORY = frozenset(
    [
        *("media", "table", "nitf-table", "fn", "note", "tagline", "bibliography", "datasource", "byline", "dateline"),
        *("distributor", "head", "figure", "figcaption", "script", "style", "noscript", "template", "iframe", "object"),
        *("svg", "form", "button", "nav", "aside", "header", "footer"),
    ]
)
"""Elements that are left out: pictures with their captions, tables, notes, and what only a browser needs."""

_BREAK = "\n"
_LINE_BREAK = "\v"
_LINE_BREAKS = re.compile(r"\v(?:\s*\v)+")  # two of them are how some systems part paragraphs
_INDENT = re.compile(r"(?m)^(?:\t| {2,})(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def prose(element: Element) -> str:
    """The words of an element, a blank line between paragraphs."""
    pieces: list[str] = []
    _collect(element, pieces)
    text = _LINE_BREAKS.sub(_BREAK, "".join(pieces))
    paragraphs = (" ".join(part.split()) for part in text.split(_BREAK))
    return "\n\n".join(part for part in paragraphs if part)


def line(element: Element | None) -> str | None:
    """The words of an element as one line; None where there are none."""
    return " ".join(prose(element).split()) or None if element is not None else None


def _collect(element: Element, pieces: list[str]) -> None:
    pieces.append(_folded(element.text))
    for child in element:
        if isinstance(child.tag, str) and local(child).casefold() not in BESIDE_THE_STORY:
            name = local(child).casefold()
            edge = _LINE_BREAK if name == "br" else "" if name in _INLINE else _BREAK
            pieces.append(edge)
            if name == "pre":
                pieces.append(_of_lines("".join(child.itertext())))
            else:
                _collect(child, pieces)
            pieces.append(edge if name != "br" else "")
        pieces.append(_folded(child.tail))


def _folded(text: str | None) -> str:
    return (text or "").replace(_BREAK, " ")


def plain_prose(text: str) -> str:
    """A plain text with a blank line between paragraphs. Where it has no blank lines, an indented line begins one;
    where none is indented either, each line is one."""
    return "\n\n".join(part for part in _of_lines(text).split(_BREAK) if part)


def _of_lines(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if _BLANK_LINE.search(text):
        parts = _BLANK_LINE.split(text)
    elif _INDENT.search(text):
        parts = _INDENT.split(text)
    else:
        parts = text.split("\n")
    return _BREAK.join(" ".join(part.split()) for part in parts)
