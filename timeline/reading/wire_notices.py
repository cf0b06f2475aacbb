"""What agencies write to editors in a story itself: that it is embargoed, killed or corrected.

A notice is a line that says this and nothing else: "EMBARGOED until 00:01 GMT 15 November" is one, a story about an oil
embargo is not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from timeline.models import Usage
from timeline.reading.date_lines import read_date_line
from timeline.reading.statements import Statement

_CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m", re.IGNORECASE)
_LANGUAGES = ("en", "de", "sv")
_EDGES = " \t*#<>«»_–—-.!"
_MOST_WORDS = 14
"""Of an embargo that nobody can resolve; a longer line is a sentence of the story."""

_LONGEST = 300
_WHOLE_PHRASE = 3
"""Words from which on a phrase says by itself that the story is corrected; fewer need a colon or brackets."""

_MILITARY = re.compile(
    r"\b([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hrs|hours|uhr|gmt|utc|cet|cest|est|edt|bst|mez|mesz)\b)", re.I
)
_DAY_MONTH = re.compile(r"\b(?:(\d{1,2})\.(\d{1,2})\.(?!\d)|(1[3-9]|2\d|3[01])/(\d{1,2})(?![/\d]))")
"""A day and a month in digits; with a stroke between only where it is plain which is the day."""


_MONTHS = ("", *["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])


@dataclass(frozen=True, slots=True)
class Notices:
    """`status`: `withdrawn`, `corrected` or None. `embargo_until`: ISO 8601, or the words of an embargo of which nobody
    can tell when it ends."""

    status: str | None = None
    embargo_until: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns of all languages; those of `kills` heed case."""

    addresses: re.Pattern[str]
    strict: re.Pattern[str]
    embargoes: re.Pattern[str]
    until: re.Pattern[str]
    kills: re.Pattern[str]
    withdrawals: re.Pattern[str]
    corrections: re.Pattern[str]
    beside_times: frozenset[str]


def notices_in(lines: Iterable[str], around: date | None = None) -> Notices:
    """What the lines say to editors; `around` is when the story was made, for an embargo that names no year."""
    status = embargo = None
    for each in lines:
        line, is_note = _notice(each)
        if not line or len(line) > _LONGEST:
            continue
        embargo = embargo or _embargo(line, around)
        if status != Usage.WITHDRAWN:
            status = _status(line, is_note=is_note) or status
    return Notices(status, embargo)


def _notice(line: str) -> tuple[str, bool]:
    """The words of a line, without brackets and "Eds:", and whether it has one of them, as notes to editors do."""
    words = " ".join(line.split()).strip(_EDGES)
    in_brackets = words.startswith(("(", "["))
    words = words.strip(_EDGES + "()[]")
    found = _words().addresses.match(words)
    if found is None or words[found.end() :][:1] not in (":", ",", "-", "–"):
        return words, in_brackets
    return words[found.end() :].lstrip(" :,-–"), True


def _status(line: str, *, is_note: bool) -> str | None:
    """What a line says of its story."""
    words = _words()
    if (kill := words.kills.match(line)) and re.match(r"\s*(?:$|[:)(–—-])", line[kill.end() :]):
        return Usage.WITHDRAWN
    if words.withdrawals.match(line):
        return Usage.WITHDRAWN
    found = words.corrections.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    says_it = len(found.group().split()) >= _WHOLE_PHRASE
    return Usage.CORRECTED if says_it or is_note or re.match(r"\s?(?:$|:|[-–—])", rest) else None


def _embargo(line: str, around: date | None) -> str | None:
    """Until when; the line itself where it is an embargo surely, and its end is not to be understood."""
    words = _words()
    strict = words.strict.match(line)
    opening = strict or words.embargoes.match(line)
    if opening is None:
        return None
    rest = line[opening.end() :]
    if (
        strict and rest[:1] in (".", "!") and _stands_out(opening.group(), line)
    ):  # "STRICTLY EMBARGOED. Not for use until"
        return _embargo(rest.lstrip(" .!"), around) or line
    rest, marked = _after(words.until, rest)
    if (until := _time(rest, around)) is not None:
        return until
    marked = marked or rest[:1].isdigit()
    is_one = strict is not None and marked and len(line.split()) <= _MOST_WORDS and _stands_out(opening.group(), line)
    return line if is_one else None


def _stands_out(opening: str, line: str) -> bool:
    """Whether the word is set as a label: in capitals, or with a colon."""
    return opening.isupper() or line[len(opening) :].lstrip().startswith(":")


def _after(until: re.Pattern[str], rest: str) -> tuple[str, bool]:
    """What follows "until", a colon, or both, and whether there was any."""
    bare = rest.lstrip(" :,-–(")
    marked = ":" in rest[: len(rest) - len(bare)]
    while found := until.match(bare):
        bare, marked = bare[found.end() :].lstrip(" :,-–("), True
    return bare, marked


def _time(words: str, around: date | None) -> str | None:
    """ISO 8601 of a time that is all of the words; a clock without a date is of the story's day, or of the next weekday
    that they name."""
    words = _DAY_MONTH.sub(_named, _MILITARY.sub(r"\1:\2", words))
    if (stated := _only(words)) is not None:
        return _iso(stated, around)
    day = _day_of(words, around) if around else None
    stated = _only(f"{day} {words}") if day else None
    return _iso(stated, around) if stated is not None else None


def _only(words: str) -> Statement | None:
    """The one day, with its clock if it has one, that the words state and nothing else."""
    line = read_date_line(words)
    others = [word for word in line.rest if word.casefold() not in _words().beside_times]
    return line.statements[0] if len(line.statements) == 1 and line.statements[0].has_day and not others else None


def _named(found: re.Match[str]) -> str:
    """ "15.11." and "15/11" as "15 Nov"."""
    day, month = (part for part in found.groups() if part)
    return f"{day} {_MONTHS[int(month) % 13]} "


def _day_of(words: str, around: date) -> date | None:
    """The next of the weekday that the words name, the day of the story included; that day for a clock without one."""
    named = (_weekdays().get(word.strip(".,")) for word in words.casefold().split())
    weekday = next((each for each in named if each is not None), None)
    if weekday is None:
        return around if _CLOCK.search(words) else None
    return around + timedelta(days=(weekday - around.weekday()) % 7)


def _iso(statement: Statement, around: date | None) -> str | None:
    day = statement.day
    if day is None and statement.month_day is not None and around is not None:
        day = _nearest(statement.month_day, around)
    if day is None:
        return None
    if statement.clock is None:
        return day.isoformat()
    at = datetime.combine(day, statement.clock)
    zone = statement.zone.zone if statement.zone else None
    return (at.replace(tzinfo=zone) if zone else at).isoformat(timespec="minutes")


def _nearest(month_day: tuple[int, int], around: date) -> date | None:
    days = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            days.append(date(year, *month_day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - around), default=None) if days else None


@cache
def _weekdays() -> dict[str, int]:
    """The days of the week by their names, short and long, in small letters; Monday is 0."""
    from babel import Locale  # noqa: PLC0415  (only embargoes need it)

    widths = ("wide", "abbreviated")
    names = (Locale(language).days["format"][width].items() for language in _LANGUAGES for width in widths)
    return {name.casefold().strip("."): day for each in names for day, name in each}


@cache
def _words() -> _Words:
    data = tomllib.loads(files("timeline.reading").joinpath("notices.toml").read_text(encoding="utf-8"))
    lists = {kind: [phrase for table in data.values() for phrase in table[kind]] for kind in next(iter(data.values()))}
    patterns = {
        kind: re.compile(_any(lists[kind]), 0 if kind == "kills" else re.IGNORECASE)
        for kind in lists
        if kind != "beside_times"
    }
    return _Words(**patterns, beside_times=frozenset(lists["beside_times"]))


def _any(phrases: Iterable[str]) -> str:
    inner = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return rf"(?:{inner})(?!\w)"
