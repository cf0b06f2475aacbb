""" "il y a 3 heures", "oggi alle 10:30", "3小时前": times that are counted from the capture, as English has them.

The words are those of `relative_words.toml`; what is in them is put so that the reader of date lines knows it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.reading.furniture import load_furniture

_UNITS = ("minute", "hour", "day", "week")
_DAYS = ("today", "yesterday")
_UNSPACED = ("ja", "zh", "ko")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """`pattern` finds any phrase of any language: its name (`n_...`, `unit_...` in `ago` phrases) is that of the group.
    `units` are the English units by the words of each language. Every phrase has one of `hints`, or of `parts` in a
    script without spaces: to look for these is cheap.
    """

    pattern: re.Pattern[str]
    units: dict[tuple[str, str], str]
    hints: frozenset[str]
    parts: re.Pattern[str]


def in_english(line: str) -> str:
    """The line with its phrases of other languages as "3 hours ago", "today", "yesterday"."""
    words = _words()
    if words.hints.isdisjoint(_WORD.findall(line.casefold())) and (line.isascii() or not words.parts.search(line)):
        return line
    return words.pattern.sub(lambda match: _english(match, words), line)


@cache
def days_in_words() -> frozenset[str]:
    """ "today", "yesterday", "just now" and the like, in small letters, in all languages."""
    furniture = load_furniture()
    known = {word for kind in (*_DAYS, "now") for word in furniture.words[kind]}
    return frozenset(
        {*known, *(word.casefold() for table in _tables().values() for day in _DAYS for word in table.get(day, ()))}
    )


def _english(match: re.Match[str], words: _Words) -> str:
    kind, language, number = (match.lastgroup or "").split("_")
    if kind != "ago":
        return f"{kind} "
    count = match[f"n_{language}_{number}"]
    unit = words.units[language, match[f"unit_{language}_{number}"].casefold()]
    return f"{count if count.isdigit() else 1} {unit}s ago"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("timeline.reading").joinpath("relative_words.toml").read_text(encoding="utf-8"))


@cache
def _words() -> _Words:
    data = _tables()
    patterns = [pattern for language, table in data.items() for pattern in _patterns(language, table)]
    units = {
        (language, word.casefold()): unit
        for language, table in data.items()
        for unit in _UNITS
        for word in table.get(unit, ())
    }
    spaced = [table for language, table in data.items() if language not in _UNSPACED]
    parts = [word for language in _UNSPACED for word in _telling(data[language])]
    return _Words(
        pattern=re.compile("|".join(patterns), re.IGNORECASE),
        units=units,
        hints=frozenset(
            word.casefold() for table in spaced for words in _telling(table) for word in _WORD.findall(words)
        ),
        parts=re.compile(_any(parts)),
    )


def _telling(table: Mapping[str, list[str]]) -> Iterable[str]:
    """The words of which each phrase of a language has at least one: what stands beside number and unit, else units."""
    for phrase in table["ago"]:
        own = re.split(r"\{n\}|\{unit\}", phrase)
        longest = max(own, key=len).strip()
        yield from [longest] if longest else [word for unit in _UNITS for word in table.get(unit, ())]
    yield from (word for day in _DAYS for word in table.get(day, ()))


def _patterns(language: str, table: Mapping[str, list[str]]) -> Iterable[str]:
    spaced = language not in _UNSPACED
    begin, end = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    for number, phrase in enumerate(table["ago"]):
        group = f"{language}_{number}"
        count = rf"(?P<n_{group}>\d{{1,3}}|{_any(table.get('one', ['1']))})"
        unit = rf"(?P<unit_{group}>{_any(word for each in _UNITS for word in table.get(each, ()))})\.?"
        before, between, after = re.split(r"\{n\}|\{unit\}", phrase)
        between = _spaced(between) if spaced else r"\s?"
        yield rf"(?P<ago_{group}>{begin}{_spaced(before)}{count}{between}{unit}{_spaced(after)}{end})"
    at = rf"(?:,?\s(?:{_any(table['at'])})\.?(?=\s\d))?" if "at" in table else ""
    for day in _DAYS:
        if day in table:
            # "hier 10 Fotos" is no French yesterday: a clock follows, or the word is all of its line
            word, clock = _any(table[day]), r"(?=,?\s?(?:\S{1,5}\s){0,2}\d{1,2}\s?[:.h時시]\s?\d\d)"
            yield rf"(?P<{day}_{language}_0>{begin}(?:{word}){end}{at}{clock}|^\W*(?:{word})\W*$)"


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s?")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
