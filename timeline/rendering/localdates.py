"""Days, months, clocks and ranges of them as the Unicode locale data (CLDR) write them in a language.

Everything here is the plain date; how a sentence goes on around it is a text of the catalogue.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_time

# Where the press writes clocks otherwise than the locale data, which follow ISO 8601 here
_CLOCKS = {"sv": "HH.mm"}
_MONTH = re.compile(r"M{3,4}|L{3,4}")
_SPACED_DASH = re.compile(r"\s*([-–—])\s*$")
_DASHES = " \u2009\u202f-–—~～"
_KNOWN = 20_000  # days as they are written, of half a century: a long story says the same ones over and over


def day(at: date, locale: Locale, *, year: bool = True, short: bool = False) -> str:
    """ "14 March 2025", "14. März 2025"; `short`: "14 Mar 2025"; without the year, "14 March"."""
    return _formatted(at, _skeleton("yMMMd" if year else "MMMd", locale, short=short), locale)


def day_in_full(at: date, locale: Locale) -> str:
    """ "Friday, 14 March 2025", "fredag 14 mars 2025"."""
    return _formatted(at, locale.date_formats["full"].pattern, locale)


def month(at: date, locale: Locale, *, year: bool = True, short: bool = False) -> str:
    """ "March 2025"; `short`: "Mar 2025"; without the year, the month as it stands alone."""
    if not year:
        return month_names(locale, short=short)[at.month - 1]
    return _formatted(at, _skeleton("yMMM", locale, short=short), locale)


def month_names(locale: Locale, *, short: bool = False) -> tuple[str, ...]:
    """The twelve, as they stand alone."""
    names = locale.months["stand-alone"]["abbreviated" if short else "wide"]
    return tuple(names[number] for number in range(1, 13))


def clock(at: datetime | time, locale: Locale) -> str:
    """ "06:40", in Swedish "06.40": of 24 hours in every language, for it leaves no doubt."""
    pattern = _CLOCKS.get(locale.language) or locale.datetime_skeletons["Hm"].pattern
    return _clock(at.hour, at.minute, pattern, locale)


def clock_sign(locale: Locale) -> str:
    """What stands between the hours and the minutes of a clock."""
    return clock(time(11, 11), locale).strip("1")


def days(first: date, last: date, locale: Locale, *, year: bool = True, short: bool = False) -> str:
    """From one day to a later one, joined by a dash: "3–5 March 2024", "3.–5. März 2024", "28 March – 3 April 2024"."""
    return _range(first, last, "yMMMd" if year or first.year != last.year else "MMMd", locale, short=short)


def days_apart(first: date, last: date, locale: Locale) -> tuple[str, str]:
    """The two ends of the range for a sentence that joins them: "3" and "5 March 2024"."""
    begin, end = _patterns(first, last, "yMMMd", locale, short=False)
    return _formatted(first, begin.strip(_DASHES), locale), _formatted(last, end.strip(_DASHES), locale)


def months(first: date, last: date, locale: Locale, *, year: bool = True) -> str:
    """ "July–September 2024", "November 2024 – January 2025"."""
    return _range(first, last, "yMMM" if year or first.year != last.year else "MMM", locale, short=False)


def years(first: date, last: date, locale: Locale) -> str:
    """ "1914–1918"."""
    return _range(first, last, "y", locale, short=False)


def _range(first: date, last: date, skeleton: str, locale: Locale, *, short: bool) -> str:
    begin, end = _patterns(first, last, skeleton, locale, short=short)
    start = _formatted(first, begin, locale)
    if " " not in start.strip(_DASHES) or _differs(first, last) == "d":
        start = _SPACED_DASH.sub(r"\1", start)  # between two words or numbers the dash stands close
    return start + _formatted(last, end, locale)


def _patterns(first: date, last: date, skeleton: str, locale: Locale, *, short: bool) -> tuple[str, str]:
    """The patterns of the two ends; what both have in common stands in one of them only."""
    known = locale.interval_formats.get(skeleton, {}).get(_differs(first, last))
    if known is None or len(known) != 2:
        whole = _skeleton(skeleton, locale, short=short)
        return f"{whole} – ", whole
    begin, end = known
    return (begin, end) if short else (_wide(begin), _wide(end))


def _differs(first: date, last: date) -> str:
    """The largest unit in which the two differ, as the locale data name it."""
    return "y" if first.year != last.year else "M" if first.month != last.month else "d"


@cache
def _skeleton(skeleton: str, locale: Locale, *, short: bool) -> str:
    pattern = str(locale.datetime_skeletons[skeleton].pattern)
    return pattern if short else _wide(pattern)


def _wide(pattern: str) -> str:
    """With the month in full, which the data have in the same places as the abbreviated one."""
    return _MONTH.sub(lambda letters: letters[0][0] * 4, pattern)


@cache
def _clock(hour: int, minute: int, pattern: str, locale: Locale) -> str:
    return str(format_time(time(hour, minute), pattern, locale=locale))


@lru_cache(_KNOWN)
def _formatted(at: date, pattern: str, locale: Locale) -> str:
    """Thin spaces are written as plain ones, which every table and calendar program takes."""
    return str(format_date(at, pattern, locale=locale)).replace("\u2009", " ").replace("\u202f", " ")
