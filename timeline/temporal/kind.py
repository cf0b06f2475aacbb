"""What kind of text it is: news count from their publication, a history or chronology from its own time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from timeline.settings import Kind
from timeline.temporal.meanings import Fields, Meaning, Modified, Shift, SoFar

# A narrative names at least this many years, decades or centuries other than that of the publication or the one before
# it, and at least this many times more of them than words that count from the publication ("yesterday", "last week").
_FAR = 3
_RATIO = 3


def judge_kind(meanings: Iterable[Meaning], today: date | None) -> Kind:
    """The kind of a text by its time expressions; `today` is the publication day, where known."""
    far = counted = 0
    for meaning in meanings:
        inner = meaning.of if isinstance(meaning, Modified) else meaning
        if _counts_from_publication(inner):
            counted += 1
        elif isinstance(inner, Fields):
            far += _is_far(inner, today)
    return "narrative" if far >= max(_FAR, _RATIO * counted) else "news"


def _is_far(stated: Fields, today: date | None) -> bool:
    if stated.decade is not None or stated.century is not None:
        return True
    year = stated.year
    if year is None and isinstance(stated.frame, Fields):
        year = stated.frame.year
    return year is not None and (today is None or not today.year - 1 <= year <= today.year)


def _counts_from_publication(meaning: Meaning) -> bool:
    """Yesterday, last week, two days ago, a bare weekday. "The next year" and "the end of the year" may go on from the
    text's own time.
    """
    if isinstance(meaning, Shift) and not isinstance(meaning.anchor, str):
        return _counts_from_publication(meaning.anchor)
    if isinstance(meaning, Shift):
        return meaning.anchor == "dct" and (meaning.unit in ("day", "week") or (meaning.amount or -1) < 0)
    if isinstance(meaning, Fields):
        if meaning.frame is not None:  # "10pm last night", "June last year"
            return _counts_from_publication(meaning.frame)
        return meaning.direction in ("past", "future", "this", "coming") or _is_bare_weekday(meaning)
    return isinstance(meaning, SoFar) and meaning.anchor == "dct"


def _is_bare_weekday(stated: Fields) -> bool:
    return stated.weekday is not None and stated.day is None and stated.frame is None and stated.direction is None
