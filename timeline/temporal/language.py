"""Reads language files: one TOML file (or a folder of them) a language. The engine knows no words but these."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from timeline.errors import RuleError
from timeline.temporal.language_files import documents, languages, read_table
from timeline.temporal.tokens import tokenise

__all__ = ["Entry", "Language", "LanguageData", "RuleData", "compile_language", "languages", "load_language"]


_CLASS = re.compile(r"[a-z0-9_]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class RuleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=None):
    """A rule as its language file states it; docs/rules.md explains each key."""

    name: str
    gives: str
    does: str
    given: dict[str, Any] = msgspec.field(default_factory=dict, name="with")
    examples: tuple[tuple[str, str, str | None], ...] = ()
    counter: tuple[str, ...] = msgspec.field(default=(), name="not")
    only_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    glued: bool = False
    lower: bool = False  # not where it begins with a capital (Swedish "mars" is a month, "Mars" a planet)
    aside: bool = False  # a comparison: what follows is not counted from it
    open: bool = False  # not where a hyphen joins its words ("the two-year plan" holds "two-year")
    part: bool = False  # only builds larger expressions, is none by itself
    head: bool = False  # only its first word is the expression, the rest says what that means ("3., 4. und 5. Mai")
    tail: bool = False  # only its last word is the expression, the rest says what that means ("April 24 and 25")
    tense: Literal["past", "future"] | None = None  # only where its clause looks so ("in two weeks", ahead)


class TenseData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a clause that turn a bare weekday or month forward or back. The nearest verb tells: of `future` or
    `past` (two words are a verb and what follows it), while `open` verbs tell nothing and end the search. The comment
    beside a key says what else its words do.
    """

    saying: tuple[str, ...] = ()  # beside an expression they make it the time of a saying
    between: tuple[str, ...] = ()  # may stand between the two
    future: tuple[str, ...] = ()
    from_now: tuple[str, ...] = ()  # ahead of the publication, however far back a history is: "will"
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()  # end so, and are no verbs
    finite: tuple[str, ...] = ()  # before one of them no word makes a participle look ahead: "the plan was named"
    passive: tuple[str, ...] = ()  # directly after one of them a participle tells nothing: "is heard in May"
    present: tuple[str, ...] = ()  # where no other verb tells: news say in the present tense what is planned
    nominal: tuple[str, ...] = ()  # directly after one of them a `present` verb is a noun: "the visits"
    predicates: tuple[str, ...] = ()  # directly after an expression they tell the present: "Sunday is dry"
    ahead: tuple[str, ...] = ()  # directly before an expression they look forward: "until"
    reached: tuple[str, ...] = ()  # of those: "by Friday all had left", where the verb looks back
    pluperfect: tuple[str, ...] = ()  # or if one of them stands before: "had sold a thousand by Friday"
    infinitive: tuple[str, ...] = ()  # with none of these between: "had promised to leave by Friday"
    behind: tuple[str, ...] = ()  # directly before an expression they look back, whatever the verb: "since"
    limits: tuple[str, ...] = ()  # a day directly after one ("since") lends itself to no clock time of later sentences
    comparing: tuple[str, ...] = ()  # nor does one within a few words: "more than in the storm of 12 March"
    open: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()  # look back where one of `hearsay_ends` follows: "soll ... getötet haben"
    hearsay_ends: tuple[str, ...] = ()  # a leading hyphen leaves the beginning of a word open
    breaks: tuple[str, ...] = ()  # end the search


class CompoundData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are written as one, lower case: any of `first` with any of `second` ("montag" and "abend")."""

    first: tuple[str, ...]
    second: tuple[str, ...]


class LanguageData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language file; the files of a folder are joined.

    `openers` are for a language that writes an ordinal as a number with a full stop ("3. Mai"): there such a stop ends
    a sentence only before one of these words. `function_words` are the commonest small words, by which its texts are
    told from others; only for a language that function_words.toml does not list.
    """

    name: str = ""
    day_first: bool = True
    decimal_comma: bool = False
    openers: tuple[str, ...] = ()
    compound: tuple[CompoundData, ...] = ()
    abbreviations: tuple[str, ...] = ()
    hour_words: tuple[str, ...] = ()
    units_of_measure: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    tense: TenseData = TenseData()
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    rule: tuple[RuleData, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write a word: its tokens, whether it must be capitalised, its class and what it means."""

    tokens: tuple[str, ...]
    capital: bool
    symbol: str
    meaning: object


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    code: str
    data: LanguageData
    entries: dict[str, tuple[Entry, ...]]  # by first token
    abbreviations: frozenset[str]
    openers: frozenset[str]
    compounds: dict[str, int]  # where the second part of a word begins
    hour_words: frozenset[str]  # after which "10-18" are two clock times
    files: tuple[str, ...] = ()  # the file of each rule


@cache
def load_language(code: str, folder: str | None = None) -> Language:
    """The language with this code; files of the same code in `folder` add to it, and their rules come last and win.

    Raises RuleError where there is none or its file is broken.
    """
    found = documents(code, folder)
    if not found:
        raise RuleError(f"no language file for {code!r}; there are: {', '.join(languages(folder))}")
    return compile_language(code, found)


def compile_language(code: str, named: list[tuple[str, str]]) -> Language:
    """Join the (name, TOML text) documents of a language. Raises RuleError with the file and the key."""
    joined: dict[str, Any] = {}
    files: list[str] = []
    for name, text in named:
        table = read_table(name, text, LanguageData)
        _check_words(name, table.get("words", {}))
        files += [name] * len(table.get("rule", ()))
        joined = _joined(joined, table)
    data = msgspec.convert(joined, type=LanguageData)
    compounds = {first + second: len(first) for each in data.compound for first in each.first for second in each.second}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for symbol, values in data.words.items():
        for value, spellings in values.items():
            for spelling in spellings:
                tokens = tuple(token.lower for token in tokenise(spelling, compounds))
                entries[tokens[0]].append(Entry(tokens, spelling[0].isupper(), f"<{symbol}>", _meaning(value)))
    by_first = {first: tuple(found) for first, found in entries.items()}
    abbreviations = frozenset(word.lower() for word in data.abbreviations)
    hour_words = frozenset(data.hour_words)
    openers = frozenset(data.openers)
    return Language(code, data, by_first, abbreviations, openers, compounds, hour_words, tuple(files))


def _check_words(name: str, words: dict[str, dict[str, list[str]]]) -> None:
    for symbol, values in words.items():
        if not _CLASS.fullmatch(symbol):
            raise RuleError(f"{name}: [words.{symbol}]: the name of a class has a-z, 0-9 and _ only")
        for value, spellings in values.items():
            for spelling in spellings:
                if not tokenise(spelling):
                    raise RuleError(f"{name}: [words.{symbol}] {value}: {spelling!r} is no word; take it out")


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Both tables, however deep: lists one after the other, of two plain values the later."""
    result = dict(one)
    for key, value in other.items():
        if isinstance(value, dict):
            result[key] = _joined(result.get(key, {}), value)
        else:
            result[key] = result.get(key, []) + value if isinstance(value, list) else value
    return result


def _meaning(value: str) -> object:
    """A number where the key is one ("X" stays: an amount that is not stated)."""
    if not _NUMBER.fullmatch(value):
        return value
    number = float(value)
    return int(number) if number == int(number) else number
