"""The text of a page in parts, each with what it is on the page and what its line is by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline.reading.classifiers import classify
from timeline.reading.lines import Line, Role, split_lines


class Kind(StrEnum):
    """What a part is by its markup, under the names that trafilatura has for them."""

    PARAGRAPH = "p"
    HEADING = "head"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or list item on one line; `key` are its letters and digits, by which it is found again."""

    kind: Kind
    line: Line
    role: Role
    key: str


def parts_of(kind: Kind, words: str) -> list[Part]:
    """The parts of a text of one kind, a line each."""
    return [Part(kind, line, classify(line).role, key_of(line.text)) for line in split_lines(words)]


def size_of(parts: Iterable[Part]) -> int:
    """Their characters."""
    return sum(len(each.line.text) for each in parts)


def key_of(text: str) -> str:
    """Its letters and digits in small letters: the same for a text with other spaces, quotation marks and dashes."""
    return re.sub(r"\W+", "", text).casefold()
