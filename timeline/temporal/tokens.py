"""Text to tokens: words, runs of digits and signs, in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, overload

# One group, so that splitting gives the white space and the tokens in turn.
_TOKEN = re.compile(r"(\d+(?:[.,:/\-–]\d+)*|[^\W\d_]+|[^\s\w]|_+)")
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """A word, a run of digits with its inner separators, or one sign; `lower` is folded for look-up."""

    start: int
    end: int
    lower: str
    capital: bool
    glued: bool  # no white space before it
    breaks: bool  # a blank line before it


class Tokens(Sequence[Token]):
    """The tokens of a text, kept in columns: few of them are ever looked at, and most of those by one column only.

    `lower`, `starts` and `ends` are as in Token; `words` as written, and for both parts of a compound the whole of it.
    """

    __slots__ = ("ends", "lower", "starts", "text", "words")

    def __init__(self, text: str, words: list[str], lower: list[str], bounds: list[int]) -> None:
        """`bounds`: where each token starts and ends, in turn."""
        self.text, self.words, self.lower = text, words, lower
        self.starts, self.ends = bounds[::2], bounds[1::2]

    def __len__(self) -> int:
        return len(self.lower)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...

    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self.lower)))]
        if place < 0:
            place += len(self.lower)
        start, gap_start = self.starts[place], self.ends[place - 1] if place else 0
        breaks = start - gap_start > 1 and self.breaks_before(place)
        return Token(start, self.ends[place], self.lower[place], self.is_capital(place), start == gap_start, breaks)

    def is_capital(self, place: int) -> bool:
        word = self.words[place]
        return word[0].isupper() and word != self.lower[place]

    def is_glued(self, place: int) -> bool:
        return self.starts[place] == (self.ends[place - 1] if place else 0)

    def breaks_before(self, place: int) -> bool:
        start, gap_start = self.starts[place], self.ends[place - 1] if place else 0
        return start - gap_start > 1 and self.text.count("\n", gap_start, start) > 1


def tokenise(text: str, compounds: Mapping[str, int] | None = None, hour_words: frozenset[str] = frozenset()) -> Tokens:
    """All tokens of a text; white space is none. `compounds` says of a word, lower case, where its second part begins:
    its parts are tokens of their own, both capital where the word is. Two clock times with a hyphen between them are
    three tokens before one of `hour_words` ("10-18 Uhr")."""
    pieces = _TOKEN.split(text)
    del pieces[-1]  # the white space at the end
    words = pieces[1::2]
    lower = list(map(str.lower, words))
    if not text.isascii():
        lower = [word if word.isascii() else word.translate(_FOLD) for word in lower]
    bounds = list(accumulate(map(len, pieces)))
    cuts: dict[int, tuple[int, ...]] = {}
    if compounds and not compounds.keys().isdisjoint(lower):
        cuts = {place: (compounds[word],) for place, word in enumerate(lower) if word in compounds}
    if not hour_words.isdisjoint(lower):
        cuts |= _two_clocks(lower, hour_words)
    return _cut(Tokens(text, words, lower, bounds), cuts) if cuts else Tokens(text, words, lower, bounds)


_TWO_CLOCKS = re.compile(r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?-(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?")


def _two_clocks(lower: Sequence[str], hour_words: frozenset[str]) -> dict[int, tuple[int, ...]]:
    """Where the tokens that are two clock times with a hyphen are cut: "10-18 Uhr", "kl. 10-18"."""
    found: dict[int, tuple[int, ...]] = {}
    for place, word in enumerate(lower):
        if "-" in word and _TWO_CLOCKS.fullmatch(word):
            before = place - 2 if place > 1 and lower[place - 1] == "." else place - 1
            beside = {*lower[max(0, before) : before + 1], *lower[place + 1 : place + 2]}
            if not hour_words.isdisjoint(beside):
                hyphen = word.index("-")
                found[place] = (hyphen, hyphen + 1)
    return found


def _cut(tokens: Tokens, cuts: Mapping[int, tuple[int, ...]]) -> Tokens:
    """The same with some tokens, by their places, cut in parts at these offsets within each."""
    words: list[str] = []
    lower: list[str] = []
    bounds: list[int] = []
    for place, folded in enumerate(tokens.lower):
        start, offsets = tokens.starts[place], cuts.get(place, ())
        for low, high in pairwise((0, *offsets, len(folded))):
            words.append(tokens.words[place])
            lower.append(folded[low:high])
            bounds += (start + low, start + high)
        bounds[-1] = tokens.ends[place]
    return Tokens(tokens.text, words, lower, bounds)
