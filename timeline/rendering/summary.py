"""The chart in a sentence or two, for readers who hear the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.marks import Mark, extent

_INSTANT = timedelta(microseconds=1)
_OF_DAYS = timedelta(days=92)  # a story up to so long is densest on a day, ...
_OF_MONTHS = timedelta(days=6 * 366)  # ... one up to so long in a month, any longer in a year


def summary_of(marks: Sequence[Mark], catalogue: Catalogue) -> str:
    """How many events there are from when to when, and the one day, month or year that has most of them; "" without
    marks."""
    if not marks:
        return ""
    told = catalogue.text("chart_summary", events=catalogue.count(len(marks), "event"), when=extent(marks, catalogue))
    densest = _densest(marks, catalogue)
    return f"{told} {densest}" if densest else told


def _densest(marks: Sequence[Mark], catalogue: Catalogue) -> str | None:
    """None where no unit has more than any other, and where one has them all."""
    lasted = max(mark.end for mark in marks) - min(mark.start for mark in marks)
    letters = 10 if lasted <= _OF_DAYS else 7 if lasted <= _OF_MONTHS else 4
    # what is wider than the unit lies in none
    ends = ((mark.start, max(mark.start, mark.end - _INSTANT)) for mark in marks)
    units = Counter(str(start)[:letters] for start, end in ends if str(start)[:letters] == str(end)[:letters])
    first, second = [*units.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] == second[1] or first[1] in (1, len(marks)):
        return None
    when = _in_words(first[0], catalogue)
    return catalogue.text("chart_densest", when=when, events=catalogue.count(first[1], "event"))


def _in_words(unit: str, catalogue: Catalogue) -> str:
    """A day, month or year that is written as in ISO 8601."""
    if len(unit) == 4:
        return str(int(unit))
    at = date.fromisoformat(f"{unit}-01"[:10])
    return local.day(at, catalogue.locale) if len(unit) == 10 else local.month(at, catalogue.locale)
