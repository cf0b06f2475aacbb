"""Words and marks of a text with their places, for the reading of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from timeline.stories.byword import ByWord
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
_Fields = tuple[int, int, str, str, bool, bool, bool, bool]
# Addresses, rows of dots and writing without blanks are longer, and seldom come twice.
_LONGEST_KEPT = 32


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or mark. `lower` has a straight apostrophe; `hyphen`: it hangs on the word before by one."""

    start: int
    end: int
    text: str
    lower: str
    hyphen: bool
    is_word: bool
    is_number: bool
    is_capital: bool


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, at code points of the whole text."""
    return list(_tokens(text, start, len(text) if end is None else end))


def iterate(text: str) -> Iterator[Token]:
    """The tokens of a text one by one, for those who need only the first of them."""
    return _tokens(text, 0, len(text))


def words_at(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """The words and numbers of a text: where each begins, as it is written, in lower case, and whether it has a
    capital. For those who go through all of a text and need no more of it."""
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        for first, _, word, lower, _, is_word, _, is_capital in _parts_of(piece):
            if is_word:
                yield at + first, word, lower, is_capital
        at += len(piece)


def words_counted(text: str) -> Iterator[tuple[str, str, bool, int]]:
    """The same without their places, but with how often each comes, once for each of the marks about it."""
    for piece, often in Counter(text.split()).items():
        for _, _, word, lower, _, is_word, _, is_capital in _parts_of(piece):
            if is_word:
                yield word, lower, is_capital, often


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """No token reaches over white space: what stands between is taken apart once, however often it comes."""
    at = start
    for piece in text[start:end].split():
        at = text.index(piece, at)
        for first, last, word, lower, hyphen, is_word, is_number, is_capital in _parts_of(piece):
            yield Token(at + first, at + last, word, lower, hyphen, is_word, is_number, is_capital)
        at += len(piece)


def _parts_of(piece: str) -> Iterable[_Fields]:
    return _PIECES[piece] if len(piece) <= _LONGEST_KEPT else _parts(piece)


def _parts(piece: str) -> Iterator[_Fields]:
    """The fields of the tokens of a piece without white space, at code points of the piece."""
    for match in _TOKEN.finditer(piece):
        word, start = match.group(), match.start()
        first = word[0]
        hyphen = start > 1 and piece[start - 1] in "-–" and first.isalnum() and piece[start - 2].isalnum()
        lower = word.lower().replace("’", "'")
        yield start, match.end(), word, lower, hyphen, first.isalnum(), first.isdigit(), first.isupper()


# A piece takes half a kilobyte, and many come once: "Velm,", "(Velm".
_PIECES = ByWord(lambda piece: tuple(_parts(piece)), most=1 << 15)


def is_content(token: Token, words: Words) -> bool:
    """Whether the token says something by itself: no mark, no word without a subject of its own."""
    return token.is_word and token.lower not in words.stop
