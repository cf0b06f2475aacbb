"""Text whose lines were broken to a width, as in mail and PDF: its paragraphs as one line each."""

from __future__ import annotations

import re

_LEAST_WIDTH, _MOST_WIDTH = 40, 130
_FULL = 0.6
"""Of the longest line: what is shorter than that was ended by whoever wrote it."""
_NEW = re.compile(r"\s*(?:[-–—*•·>]\s|\d{1,3}[.)]\s)")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad]$")


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """The paragraphs of a text, each in one line, with blank lines between.

    Lines are joined where they are about as long as the longest; a short line, an item of a list and a quotation stay
    by themselves. `flowed`: a line that ends in a blank goes on in the next, and no other does (RFC 3676).
    """
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    width = max((len(line) for line in text.split("\n") if len(line) <= _MOST_WIDTH), default=0)
    paragraphs = [each for block in blocks for each in _paragraphs(block.split("\n"), width, flowed)]
    return "\n\n".join(each for each in paragraphs if each)


def _paragraphs(lines: list[str], width: int, flowed: bool) -> list[str]:
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        said = " ".join(line.split())
        if goes_on and paragraphs and not _NEW.match(line):
            paragraphs[-1] = _joined(paragraphs[-1], said)
        else:
            paragraphs.append(said)
        is_full = width >= _LEAST_WIDTH and _FULL * width <= len(line) <= _MOST_WIDTH
        goes_on = line.endswith(" ") if flowed else is_full
    return paragraphs


def _joined(before: str, after: str) -> str:
    """Two lines as one; a word that was parted at its end is whole again where it goes on in small letters."""
    if _HYPHEN.search(before) and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}".strip()
