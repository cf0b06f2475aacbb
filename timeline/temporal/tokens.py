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
<<<<<<< HEAD
=======


_INTEGER = re.compile(r"\d{1,9}")
_COMMA_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DOT_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}[.,]\d{1,3}")
_FRACTION = re.compile(r"([1-9])/([2-9])")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?")
_DOT_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_DAY_SLASH_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEARS = re.compile(r"(\d{4})[-/](\d{4}|\d{2})")


_SHORT = 16  # digits and signs of a run that is kept: no text, however long its numbers, fills the memory


def shapes(digits: str, day_first: bool, decimal_comma: bool = False) -> tuple[tuple[str, object], ...]:
    """The classes that a run of digits belongs to by its shape, with what it states. `decimal_comma`: 1.500,5 is
    written so, not 1,500.5.
    """
    if len(digits) > _SHORT:
        return tuple(_shapes(digits, day_first, decimal_comma))
    return _kept_shapes(digits, day_first, decimal_comma)


@lru_cache(maxsize=4096)
def _kept_shapes(digits: str, day_first: bool, decimal_comma: bool) -> tuple[tuple[str, object], ...]:
    """Kept, for texts are full of the same years and days."""
    return tuple(_shapes(digits, day_first, decimal_comma))


def _shapes(digits: str, day_first: bool, decimal_comma: bool) -> Iterator[tuple[str, object]]:
    if _INTEGER.fullmatch(digits):
        yield from _integer(digits)
    elif (_DOT_THOUSANDS if decimal_comma else _COMMA_THOUSANDS).fullmatch(digits):
        yield "number", int(digits.replace(",", "").replace(".", ""))
    elif match := _CLOCK.fullmatch(digits):
        second = int(match[3]) if match[3] else None
        yield "clock", Fields(hour=int(match[1]), minute=int(match[2]), second=second)
    elif match := _ISO.fullmatch(digits):
        yield from _date("numeric", int(match[1]), int(match[2]), int(match[3]))
    elif match := _NUMERIC.fullmatch(digits):
        yield from _numeric(match, day_first)
    elif match := _FRACTION.fullmatch(digits):
        yield "fraction", int(match[1]) / int(match[2])
    else:
        yield from _pairs(digits, decimal_comma)


def _integer(digits: str) -> Iterator[tuple[str, object]]:
    number = int(digits)
    yield "number", number
    if len(digits) == 4 and 1000 <= number < 2200:
        yield "year", number
    if len(digits) == 4 and number // 100 < 24 and number % 100 < 60:
        yield "four_digits", Fields(hour=number // 100, minute=number % 100)
    if len(digits) == 2:
        yield "two_digits", number
    if len(digits) <= 2 and 1 <= number <= 31:
        yield "daynum", number
    if len(digits) <= 2 and number <= 24:
        yield "hour", number


def _pairs(digits: str, decimal_comma: bool) -> Iterator[tuple[str, object]]:
    if _DECIMAL.fullmatch(digits):
        if not (decimal_comma and "." in digits):
            yield "number", float(digits.replace(",", "."))
        if match := _DOT_CLOCK.fullmatch(digits):
            yield "dot_clock", Fields(hour=int(match[1]), minute=int(match[2]))
        if match := _DAY_MONTH.fullmatch(digits):
            yield from _date("day_month", None, int(match[2]), int(match[1]))
    elif match := _DAY_SLASH_MONTH.fullmatch(digits):
        yield from _date("day_slash_month", None, int(match[2]), int(match[1]))
    elif match := _DAYS.fullmatch(digits):
        first, last = int(match[1]), int(match[2])
        if 1 <= first < last <= 31:
            yield "days", (first, last)
        if first < last:
            yield "numbers", (first, last)
    elif match := _YEARS.fullmatch(digits):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if 1000 <= first < last < 2200:
            yield "years", (first, last)


def _numeric(match: re.Match[str], day_first: bool) -> Iterator[tuple[str, object]]:
    first, last, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        year += 1900 if year >= 50 else 2000
    if match[2] == ".":
        day_first = True
    day, month = (first, last) if (day_first and last <= 12) or first > 12 else (last, first)
    is_open = match[2] != "." and first != last and max(first, last) <= 12
    yield from _date("numeric", year, month, day, order_open=is_open or None)


def _date(
    name: str, year: int | None, month: int, day: int, order_open: bool | None = None
) -> Iterator[tuple[str, object]]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield name, Fields(year=year, month=month, day=day, order_open=order_open)
>>>>>>> a383c056fab1eeeffd4ed1ce6ceb24e913adf090
