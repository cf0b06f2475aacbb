"""The tokens of a date line and what each means: days, clocks, zones, distances, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta, timezone
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from timeline.models import Granularity
from timeline.reading.furniture import Furniture, load_furniture
from timeline.reading.statements import Ago, Zone

_UNITS = {
    "minute": (timedelta(minutes=1), Granularity.MINUTE),
    "hour": (timedelta(hours=1), Granularity.HOUR),
    "day": (timedelta(days=1), Granularity.DAY),
    "week": (timedelta(weeks=1), Granularity.WEEK),
}


Found = dict[str, Any]
"""Fields of a Statement with their values."""


def _day(year: int, month: int, day: int) -> Found | None:
    try:
        return {"day": date(year, month, day)}
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> Found | None:
    year, month, day = (int(part) for part in re.findall(r"\d+", match.group()))
    return _day(year, month, day)


def _numeric(match: re.Match[str]) -> Found | None:
    first, second, year = (int(part) for part in re.findall(r"\d+", match.group()))
    year = year + 2000 if year < 100 else year
    as_month_first, as_day_first = _day(year, first, second), _day(year, second, first)
    if as_month_first is None or as_day_first is None or first == second:
        return as_day_first or as_month_first
    if "." in match.group():  # with full stops the day stands first everywhere
        return as_day_first
    return {"readings": (as_month_first["day"], as_day_first["day"])}


def _named(match: re.Match[str]) -> Found | None:
    text = match.group().casefold()
    word = re.search(r"[^\W\d_]{3,}", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text))
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    month = load_furniture().months.get(word.group()) if word else None
    if month is None or not 1 <= numbers[0] <= 31:
        return None
    if len(numbers) == 1:
        return {"month_day": (month, numbers[0])} if _day(2024, month, numbers[0]) else None
    return _day(numbers[1], month, numbers[0])


def _clock(match: re.Match[str]) -> Found | None:
    numbers = [int(part) for part in re.findall(r"\d+", match.group())]
    half = re.search(r"([ap])\.?\s?m", match.group().casefold())
    hour, minute, second = (*numbers, 0, 0)[:3]
    if half and 1 <= hour <= 12:  # "15:30 PM" is written too, and means half past three
        hour = hour % 12 + (12 if half.group(1) == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    exactness = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[min(len(numbers), 3) - 1]
    return {"clock": time(hour, minute, second), "exactness": exactness}


def _zone(match: re.Match[str]) -> Found | None:
    word = match.group().strip("() ")
    furniture = load_furniture()
    if word in furniture.zone_names:
        return {"zone": Zone(word, ZoneInfo(furniture.zone_names[word]))}
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", furniture.offsets.get(word, word))
    if offset is None:
        return {"zone": Zone(word, None)}
    length = timedelta(hours=int(offset.group(2)), minutes=int(offset.group(3) or 0))
    if length >= timedelta(hours=15):
        return None
    return {"zone": Zone(word, timezone(-length if offset.group(1) == "-" else length))}


def _ago(match: re.Match[str]) -> Found | None:
    furniture = load_furniture()
    length, granularity = timedelta(), Granularity.WEEK
    words = re.findall(r"\d+|[^\W\d_]+", match.group().casefold())
    for count, word in pairwise(words):
        number = int(count) if count.isdigit() else furniture.number_words.get(count)
        unit = next((unit for unit in _UNITS if word in furniture.words[unit]), None)
        if number is not None and unit is not None:
            length += number * _UNITS[unit][0]
            granularity = _UNITS[unit][1]
    return {"ago": Ago(length, granularity)} if length else None


READERS: dict[str, Callable[[re.Match[str]], Found | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "named": _named,
    "clock": _clock,
    "zone": _zone,
    "ago": _ago,
    "today": lambda match: {"days_back": 0},
    "yesterday": lambda match: {"days_back": 1},
    "now": lambda match: {"ago": Ago(timedelta(), Granularity.HOUR)},
}


@cache
def tokens() -> re.Pattern[str]:
    """All tokens of a date line, longest reading first; the groups are named as the kinds of `READERS`, or `published`,
    `updated`, `weekday` and `filler`."""
    furniture = load_furniture()
    month = f"(?:{_any(furniture.months)})"
    year = r"(?:19|20)\d\d(?=\D|$|\d{1,2}\s?[^\W\d_])"  # "15 Nov 202415 Nov 2024": printed twice, nothing between
    zones = "|".join(
        sorted({*furniture.offsets, *furniture.zone_names, *furniture.ambiguous_zones}, key=lambda z: (-len(z), z))
    )
    kinds = {
        "iso": r"(?<!\d)(?:19|20)\d\d(?P<sep>[-/.]\s?)\d{1,2}(?P=sep)\d{1,2}(?!\d)",
        "numeric": r"(?<![\d.:/-])\d{1,2}(?P<mark>[-/.])\s?\d{1,2}(?P=mark)\s?(?:(?:19|20)\d\d|\d\d)(?![\d:])",
        "named": (
            r"(?:(?:(?<!\d)(?<!\d[:.])|(?<=\D(?:19|20)\d\d))\d{1,2}(?:st|nd|rd|th|\.|:e)?[\s-]*(?:of\s)?"
            rf"\b{month}\b\.?(?:,?[\s-]*{year})?"
            rf"|\b{month}\b\.?[\s-]*\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?:,?\s*{year})?)"
        ),
        "clock": (
            r"(?<!\d)(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?"
            r"|\d{1,2}\s?[ap]\.?\s?m\b(?!\s+\d{1,2}\.\s?[\d^\W])\.?)"
        ),
        "zone": (
            rf"(?-i:\(?(?<![A-Za-z])(?:(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d\d)?|(?:{zones})(?![A-Za-z]))\)?"
            r"|(?<=\d)\s?[+-]\d\d:?\d\d(?!\d))"
        ),
        "ago": rf"(?<!\w)(?:{_ago_pattern(furniture)})(?!\w)",
        "now": _words(furniture, "now"),
        "today": _words(furniture, "today"),
        "yesterday": _words(furniture, "yesterday"),
        "updated": _words(furniture, "updated"),
        "published": _words(furniture, "published"),
        "weekday": rf"\b(?:{_any(furniture.weekdays)})\b\.?",
        "filler": _words(furniture, "between") + r"|(?<=\d)T(?=\d)",
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()), re.IGNORECASE)


def _ago_pattern(furniture: Furniture) -> str:
    pattern = furniture.phrases["ago"].pattern
    return pattern.pattern if pattern else r"(?!)"


def _words(furniture: Furniture, kind: str) -> str:
    return rf"\b(?:{_any(furniture.words[kind])})(?!\w)"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
