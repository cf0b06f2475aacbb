"""Finds the times that a date line states: "Updated 10:48 AM EST, November 15, 2024", "» Published: Today, 02:02"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from timeline.models import Granularity
from timeline.reading.furniture import Furniture, load_furniture
from timeline.reading.statements import Ago, Label, Statement, Zone

LONGEST = 240
"""Characters; a longer line is prose."""

_WORD = re.compile(r"\w+")
_UNITS = {
    "minute": (timedelta(minutes=1), Granularity.MINUTE),
    "hour": (timedelta(hours=1), Granularity.HOUR),
    "day": (timedelta(days=1), Granularity.DAY),
    "week": (timedelta(weeks=1), Granularity.WEEK),
}


@dataclass(frozen=True, slots=True)
class DateLine:
    """The times that a line states, in its order, and the words of it that are no part of any."""

    statements: tuple[Statement, ...]
    rest: tuple[str, ...]


def read_date_line(line: str) -> DateLine:
    """Find all stated times of a line; 03/04/2024 is left open, both readings kept."""
    if len(line) > LONGEST:
        return DateLine((), ())
    scan = _Scan()
    end = 0
    for match in _tokens().finditer(line):
        scan.other(line[end : match.start()])
        scan.token(match)
        end = match.end()
    scan.other(line[end:])
    return scan.result(line)


class _Scan:
    """Gathers tokens into statements: a label or a second day, clock or distance begins the next one."""

    def __init__(self) -> None:
        self.done: list[Statement] = []
        self.rest: list[str] = []
        self.current = Statement(text="")
        self.pending: list[str] = []
        self.start: int | None = None
        self.end = 0
        self.spans: list[tuple[int, int]] = []

    def other(self, text: str) -> None:
        words = _WORD.findall(text)
        if words:
            self._drop_bare_label()
            self.rest.extend(words)

    def token(self, match: re.Match[str]) -> None:
        kind = match.lastgroup or ""
        if kind in {"published", "updated"}:
            self._close()
            self.current = Statement(text="", label=Label[kind.upper()])
            self.pending = [match.group()]
            self._widen(match)
        elif kind not in {"filler", "weekday"}:
            self._value(kind, match)

    def _value(self, kind: str, match: re.Match[str]) -> None:
        found = _VALUES[kind](match)
        if found is None:
            self.rest.extend(_WORD.findall(match.group()))
            return
        if kind == "zone" and (self.start is None or self.current.zone is not None):
            return
        if kind == "clock" and self.current.clock is not None:
            self._close()
        if kind not in {"clock", "zone"} and self.current.has_day:
            if all(getattr(self.current, name) == value for name, value in found.items()):
                return  # "15 Nov 2024 15 Nov 2024": one for the eye, one for the screen reader
            self._close()
        self.current = replace(self.current, **found)  # type: ignore[arg-type]  # each reader names Statement's fields
        self._widen(match)

    def _widen(self, match: re.Match[str]) -> None:
        self.start = match.start() if self.start is None else self.start
        self.end = match.end()

    def _drop_bare_label(self) -> None:
        if self.start is not None and not self.current.has_day and self.current.clock is None:
            self.rest.extend(self.pending)
            self.current, self.pending, self.start = Statement(text=""), [], None

    def _close(self) -> None:
        self._drop_bare_label()
        if self.start is not None:
            self.done.append(self.current)
            self.spans.append((self.start, self.end))
        self.current, self.pending, self.start = Statement(text=""), [], None

    def result(self, line: str) -> DateLine:
        if self.start is not None and self.pending and not self.current.has_day and self.current.clock is None:
            self._drop_bare_label()
        self._close()
        statements: list[Statement] = []
        for statement, (start, end) in zip(self.done, self.spans, strict=True):
            whole = replace(statement, text=line[start:end])
            if not whole.has_day:
                whole = self._borrow_day(whole, statements)
            if whole.has_day or (whole.clock and whole.label is not Label.NONE):
                statements.append(whole)
            else:
                self.rest.extend(_WORD.findall(whole.text))
        return DateLine(tuple(statements), tuple(self.rest))

    @staticmethod
    def _borrow_day(statement: Statement, before: list[Statement]) -> Statement:
        """ "Published 12 March 2024 10:00, updated 13:05": the second clock is of the same day."""
        if not before or statement.label is Label.NONE:
            return statement
        last = before[-1]
        return replace(
            statement, day=last.day, month_day=last.month_day, readings=last.readings, days_back=last.days_back
        )


Found = dict[str, object]
"""Fields of a Statement."""


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
    for count, word in zip(words, words[1:], strict=False):
        number = int(count) if count.isdigit() else furniture.number_words.get(count)
        unit = next((unit for unit in _UNITS if word in furniture.words[unit]), None)
        if number is not None and unit is not None:
            length += number * _UNITS[unit][0]
            granularity = _UNITS[unit][1]
    return {"ago": Ago(length, granularity)} if length else None


_VALUES = {
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
def _tokens() -> re.Pattern[str]:
    """All tokens of a date line, longest reading first; the names of the groups are the kinds of `_VALUES`."""
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
            rf"(?:(?:(?<!\d)(?<!\d[:.])|(?<=\D(?:19|20)\d\d))\d{{1,2}}(?:st|nd|rd|th|\.|:e)?[\s-]*(?:of\s)?\b{month}\b\.?(?:,?[\s-]*{year})?"
            rf"|\b{month}\b\.?[\s-]*\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?:,?\s*{year})?)"
        ),
        "clock": (
            r"(?<!\d)(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?\s?m\b\.?)"
        ),
        "zone": rf"(?-i:\(?(?<![A-Za-z])(?:(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d\d)?|(?:{zones})(?![A-Za-z]))\)?|(?<=\d)\s?[+-]\d\d:?\d\d(?!\d))",
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
