"""Full dates in a language that has no file of its own: spans shaped like a date, each given to dateparser.

The shapes know no words, only digits with one to three words or signs between them, so they serve any language. What is
no day, month and year in the language of the text is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from unicodedata import decimal

from timeline.models import Certainty, Granularity, Message, Span, Step, Timex, said
from timeline.temporal.dateparser_adapter import parse_absolute
from timeline.temporal.language import languages
from timeline.temporal.values import CalendarValue

RULE = "absolute date (dateparser)"

# Bounded everywhere, so that the cost grows linearly: a word has at most 20 characters, a gap at most 3.
_WORD = r"[^\s\d.,;:!?()\[\]{}/\"«»„“”]{1,20}\.?,?"
_GAP = r"\s{1,3}"
_DAY = r"\d{1,2}(?:\.|[^\s\d.,;:!?()/\-]{1,3})?"  # 15, 15., 1er, 1º
_YEAR = r"\d{4}(?!\d)"
_SHAPE = re.compile(
    r"(?<![\d.,:/\-])(?:"
    rf"{_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일号號]"
    rf"|{_YEAR}([-/.])\d{{1,2}}\1\d{{1,2}}(?![\d/\-])"
    rf"|\d{{1,2}}([./-])\d{{1,2}}\2{_YEAR}(?![/\-])"
    rf"|{_DAY}{_GAP}{_WORD}{_GAP}\d{{1,2}}{_GAP}{_WORD}{_GAP}{_YEAR}"  # 15 tháng 11 năm 2024
    rf"|{_DAY}(?:{_GAP}{_WORD}){{1,3}}{_GAP}{_YEAR}"  # 15 novembre 2024, 15 de noviembre de 2024
    rf"|{_YEAR}\.?{_GAP}{_WORD}{_GAP}\d{{1,2}}(?!\d)\.?"  # 2024. november 15.
    r")"
    rf"|(?<![^\s\"«»„“”(\[]){_WORD}{_GAP}\d{{1,2}},?{_GAP}{_YEAR}"  # Nobyembre 15, 2024
)

# dateparser's name for a language where it differs from the one that articles state.
_NAMES = {"no": "nb", "iw": "he", "fil": "tl"}
# Languages that write 03/04/2024 with the month first as often as not: such a date stays unread.
_EITHER_ORDER = frozenset({"tl", "en"})


def find_absolute_dates(text: str, language: str) -> tuple[Timex, ...]:
    """The full dates of a text, in order: days only, no clocks. `language` is a code such as `fr`; of one that
    dateparser does not know only dates in digits are read, day before month.
    """
    return tuple(_timex(span, span.of(text), day, language) for span, day in _found(text, language))


def only_absolute(language: str, folder: str | None = None) -> Message:
    """Says that a language has no file (here or in `folder`), what that means, and which have one."""
    known = ", ".join(languages(folder))
    words = "the language {language} has no rules of its own: only full dates are read; there are rules for: {known}"
    return said(words, language=repr(language), known=known)


def _found(text: str, language: str) -> Iterator[tuple[Span, date]]:
    position = 0
    while match := _SHAPE.search(text, position):
        day = _day("".join(map(_ascii, match.group())), language)
        position = match.end() if day else match.start() + 1
        if day:
            yield Span(start=match.start(), end=match.end()), day


def _ascii(character: str) -> str:
    """Digits of any script as 0 to 9: Arabic and Hindi news use their own."""
    return str(decimal(character)) if character.isdecimal() else character


@lru_cache(maxsize=4096)
def _day(words: str, language: str) -> date | None:
    name = _NAMES.get(language, language)
    day_first = None if name in _EITHER_ORDER else True
    found = parse_absolute(words, [name], day_first)
    if found is None and not any(map(str.isalpha, words)):  # digits and signs alone mean the same in any language
        found = parse_absolute(words, ["fr"], day_first)
    return found[0].date() if found else None


def _timex(span: Span, words: str, day: date, language: str) -> Timex:
    value = CalendarValue(Granularity.DAY, day)
    interval = value.interval()
    return Timex(
        span=span,
        text=words,
        type="DATE",
        value=value.timex3(),
        rule=RULE,
        certainty=Certainty.STATED,
        edtf=value.edtf(),
        interval=interval,
        granularity=Granularity.DAY,
        basis={"year": "stated", "month": "stated", "day": "stated"},
        steps=(
            Step("language", only_absolute(language)),
            Step("recognised", said('"{words}" by the rule {rule}', words=words, rule=RULE)),
            Step("interval", said("from {first} up to, not including, {last}", first=day, last=value.end)),
        ),
    )
