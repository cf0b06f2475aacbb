"""Words and marks of a text with their places, for the reading of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from timeline.stories.words import Words

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                # U.S.
    | ['’](?:s|re|ll|ve|d|m)\b                        # what is glued to a word: 's
    | [^\W\d_]+(?:['’](?!(?:s|re|ll|ve|d|m)\b)[^\W\d_]+)*   # words; didn't, O'Brien
    | \d+(?:[.,:]\d+)*
    | \S
    """,
    re.VERBOSE,
)
QUOTES = frozenset('"“”„«»')


class Token(msgspec.Struct, frozen=True):
    """One word, number or mark. `lower` has a straight apostrophe; `hyphen`: it hangs on the word before by one."""

    start: int
    end: int
    text: str
    lower: str
    hyphen: bool = False

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, at code points of the whole text."""
    return list(_tokens(text, start, len(text) if end is None else end))


def iterate(text: str) -> Iterator[Token]:
    """The tokens of a text one by one, for those who need only the first of them."""
    return _tokens(text, 0, len(text))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        hyphen = match.start() > start and text[match.start() - 1] in "-–" and word[0].isalnum()
        hyphen = hyphen and match.start() - 2 >= start and text[match.start() - 2].isalnum()
        yield Token(match.start(), match.end(), word, word.lower().replace("’", "'"), hyphen)


def is_content(token: Token, words: Words) -> bool:
    """Whether the token says something by itself: no mark, no word without a subject of its own."""
    return token.is_word and token.lower not in words.stop
