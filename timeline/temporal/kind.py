"""What kind of text it is: news count from their publication, a history or chronology from its own time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from timeline.settings import Kind
from timeline.temporal.meanings import Fields, Meaning, Modified, Shift, SoFar

# A narrative names at least this many dates with their year, outside the year of publication, and at least this many
# times more of them than words that count from the publication ("yesterday", "last week", a bare weekday).
_DATES = 4
_RATIO = 4


def judge_kind(meanings: Iterable[Meaning], today: date | None) -> Kind:
    """The kind of a text by its time expressions; `today` is the publication day, where known."""
    elsewhere = counted = 0
    for meaning in meanings:
        inner = meaning.of if isinstance(meaning, Modified) else meaning
        if isinstance(inner, SoFar) or (isinstance(inner, Shift) and inner.anchor == "dct"):
            counted += 1
        elif isinstance(inner, Fields) and inner.year is not None:
            elsewhere += today is None or inner.year != today.year
        elif isinstance(inner, Fields) and (inner.direction is not None or _is_bare_weekday(inner)):
            counted += 1
    return "narrative" if elsewhere >= max(_DATES, _RATIO * counted) else "news"


def _is_bare_weekday(stated: Fields) -> bool:
    return stated.weekday is not None and stated.day is None and stated.frame is None
