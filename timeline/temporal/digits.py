"""What a run of digits can mean by its shape alone, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.temporal.meanings import Fields

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
