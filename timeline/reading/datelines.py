"""The datelines with which agencies begin a story: "SEOUL, Nov 15 (Reuters) - ", "(ANSA) - ROMA, 15 NOV - "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.reading.date_lines import read_date_line
from timeline.reading.sources import abbreviated_agency, find_agency
from timeline.reading.statements import Statement

_LONGEST = 160
_MOST_WORDS = 7
_PARTICLE = 3
"""Letters of the small words within the name of a place: "am", "del", "of"."""

_PLACE = r"(?P<place>[^\W\d_][^()\n:;!?]{1,60}?)"
_STROKES = r"(?:[-–—_:]+|\Z)"

_IN_BRACKETS = re.compile(
    r"(?:(?P<before>[A-Z][\w .-]{1,20}):\s+)?"  # "Reuters: SEOUL (Reuters) - "
    rf"{_PLACE}?,?\s*\((?P<agency>[^()\n]{{2,40}})\)\s*(?:\.?\s*{_STROKES})\s*"
)
_WITHOUT_STROKE = re.compile(rf"{_PLACE},?\s*\((?P<agency>[^()\n]{{2,40}})\)[.:]?\s+(?=[\"“„]?[^\W\d_a-z])")
"""As Indian agencies write it, "NEW DELHI, Nov 15 (PTI) The dam"; only with a day, else it may be a sentence."""

_IN_STROKES = re.compile(
    rf"{_PLACE}[.,]?\s*/(?P<agency>[A-Z]{{2,12}})/[.:]?\s*(?:[-–—]+\s*)?"
)  # "MOSCOW, May 5. /TASS/. "
_AGENCY_FIRST = re.compile(
    r"\((?P<agency>[^()\n]{2,30})\)\s*[-–—]+\s*(?P<place>[A-ZÀ-Þ][^()\n:;!?]{2,40}?)\s+[-–—]+\s+"
)
_PREFIX = re.compile(r"(?P<agency>[A-Z][\w -]{1,20}):\s+(?=[A-Z\"“])")

_DIGIT = re.compile(r"\d")
_LOUD = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){2,24}"
_BARE = re.compile(
    rf"(?P<place>{_LOUD}(?:[ /]{_LOUD}){{0,3}}(?:, [^\W\d_][\w. ]{{1,24}}?)?)\s+(?:--|[–—])\s+(?=[\"“„]?[^\W\d_a-z])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What begins a paragraph before its news: `words`, `length` characters with what parts them from these. `place` is
    as written, `day` what it says of when; `agency` is None where it names none."""

    words: str
    length: int
    agency: str | None
    place: str | None
    day: Statement | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline of an agency that begins a paragraph. "(Kim) said" is none, nor is a place without an agency."""
    head = paragraph[:_LONGEST]
    for pattern in (_AGENCY_FIRST, _IN_BRACKETS, _WITHOUT_STROKE, _IN_STROKES):
        match = pattern.match(head)
        if match is None:
            continue
        place, day = place_and_day(match["place"] or "")
        is_sure = pattern is _IN_BRACKETS  # nothing else stands so
        agency = _agency_of(match["agency"], place is not None) if is_sure else find_agency(match["agency"])
        is_place = pattern not in (_WITHOUT_STROKE, _AGENCY_FIRST) or day or (place or "").isupper()
        if agency and is_place and (pattern is not _WITHOUT_STROKE or day):
            return Dateline(match.group().strip(), match.end(), agency, place, day)
    prefix = _PREFIX.match(head)
    agency = find_agency(prefix["agency"]) if prefix else None
    return Dateline(prefix.group().strip(), prefix.end(), agency, None, None) if prefix and agency else None


def bare_place(paragraph: str) -> str | None:
    """The place in capitals that begins a paragraph without naming an agency: "KELBY, Velm — The dam"."""
    match = _BARE.match(paragraph[:_LONGEST])
    return place_and_day(match["place"])[0] if match else None


def read_dateline(paragraph: str) -> tuple[str, str | None, int]:
    """The agency's dateline that begins a paragraph: its words ("" where there is none), the agency, its length."""
    found = find_dateline(paragraph)
    return (found.words, found.agency, found.length) if found else ("", None, 0)


def place_and_day(words: str) -> tuple[str | None, Statement | None]:
    """The place and the day of a dateline without its agency: "SEOUL, South Korea, Nov 15"."""
    stated = read_date_line(words).statements if _DIGIT.search(words) else ()
    day = stated[0] if stated and (stated[0].day or stated[0].month_day) else None
    place = (words[: words.find(day.text)] if day else words).strip(" ,.-–—")
    return place if place and _is_place(place) else None, day


def _is_place(words: str) -> bool:
    """Whether the words may be a name: "Mar del Plata", not "Two large meteors caught on camera"."""
    parts = re.findall(r"[^\W\d_]+", words)
    return (
        words[:1].isalpha()
        and len(parts) <= _MOST_WORDS
        and all(part[:1].isupper() or len(part) <= _PARTICLE for part in parts)
    )


def _agency_of(words: str, has_place: bool) -> str | None:
    """The first agency named in "(AFP/AP)", "dpa/lby", "TT-AFP"; one that is not in the table by its abbreviation."""
    known = (found for part in [words, *re.split(r"[/,&-]", words)] if (found := find_agency(part)))
    return next(known, None) or (abbreviated_agency(words) if has_place else None)
