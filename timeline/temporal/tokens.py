"""Text to tokens, and what a run of digits can mean by its shape alone (in any language)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.temporal.meanings import Fields

_TOKEN = re.compile(r"\d+(?:[.,:/\-–]\d+)*|[^\W\d_]+|[^\s\w]|_+")
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """A word, a run of digits with its inner separators, or one sign; `lower` is folded for look-up."""

    start: int
    end: int
    lower: str
    capital: bool
    glued: bool  # no white space before it
    breaks: bool  # a blank line before it


def tokenise(
    text: str, compounds: Mapping[str, int] | None = None, hour_words: frozenset[str] = frozenset()
) -> list[Token]:
    """All tokens of a text; white space is none. `compounds` says of a word, lower case, where its second part begins:
    its parts are tokens of their own, both capital where the word is. Two clock times with a hyphen between them are
    three tokens before one of `hour_words` ("10-18 Uhr")."""
    known = compounds or {}
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, gap_start = match.start(), end
        end = match.end()
        word = text[start:end]
        lower = word.lower()
        if not word.isascii():
            lower = lower.translate(_FOLD)
        breaks = start - gap_start > 1 and text.count("\n", gap_start, start) > 1
        capital = word != lower and word[0].isupper()
        cut = known.get(lower)
        if hour_words and not word.isalpha() and _is_two_clocks(lower, text[end : end + _HOUR_WORD], hour_words):
            cut = lower.index("-")
            tokens.append(Token(start, start + cut, lower[:cut], False, start == gap_start, breaks))
            tokens.append(Token(start + cut, start + cut + 1, "-", False, True, False))
            tokens.append(Token(start + cut + 1, end, lower[cut + 1 :], False, True, False))
        elif cut is None:
            tokens.append(Token(start, end, lower, capital, start == gap_start, breaks))
        else:
            tokens.append(Token(start, start + cut, lower[:cut], capital, start == gap_start, breaks))
            tokens.append(Token(start + cut, end, lower[cut:], capital, True, False))
    return tokens


_HOUR_WORD = 8  # characters after two clock times in which their word must stand
_TWO_CLOCKS = re.compile(r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?-(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?")


def _is_two_clocks(lower: str, after: str, hour_words: frozenset[str]) -> bool:
    if "-" not in lower or not _TWO_CLOCKS.fullmatch(lower):
        return False
    word = re.match(r"\s{0,2}([^\W\d_]+)", after)
    return word is not None and word[1].lower() in hour_words


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
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEARS = re.compile(r"(\d{4})[-/](\d{4}|\d{2})")


def shapes(digits: str, day_first: bool, decimal_comma: bool = False) -> Iterator[tuple[str, object]]:
    """The classes that a run of digits belongs to by its shape, with what it states. `decimal_comma`: 1.500,5 is
    written so, not 1,500.5."""
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
