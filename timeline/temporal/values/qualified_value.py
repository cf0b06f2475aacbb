"""A value with what is said about it: roughly so, from then on, perhaps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.models import Granularity, Interval
from timeline.temporal.values.calendar_value import CalendarValue
from timeline.temporal.values.edtf import parse_edtf
from timeline.temporal.values.narrowing import narrowed
from timeline.temporal.values.range_value import RangeValue

# TIMEX3 modifiers of points that put them near a date, not on it ("more than a year ago" is BEFORE): EDTF's "~".
_NEAR = frozenset({"APPROX", "BEFORE", "AFTER"})
_MARKS = {"~": ("APPROX", False), "?": (None, True), "%": ("APPROX", True)}
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class QualifiedValue:
    """`mod` is a TIMEX3 modifier; `is_uncertain` says that another reading is as good."""

    value: CalendarValue | RangeValue
    mod: str | None = None
    is_uncertain: bool = False

    def edtf(self) -> str | None:
        """`2010~` about 2010, `2010?` perhaps, `2010%` both, `2010/..` then or after; None where there is no form.

        START, MID and END have none, and are left out.
        """
        plain = self.value.edtf()
        if plain is None:
            return None
        mark = _mark(self.mod in _NEAR, self.is_uncertain)
        if mark and self._has_seconds():  # EDTF qualifies dates, not times
            return None
        ends = [end + mark for end in plain.split("/")]
        if self.mod == "ON_OR_BEFORE":
            return f"{_OPEN}/{ends[-1]}"
        return f"{ends[0]}/{_OPEN}" if self.mod == "ON_OR_AFTER" else "/".join(ends)

    def interval(self) -> Interval:
        """The part of the value that the modifier leaves, half-open; an open end is None. Raises CalendarError at the
        end of the calendar.
        """
        if self.mod is None:
            return self.value.interval()
        value = self.value
        whole = narrowed(value, self.mod) if isinstance(value, CalendarValue) else value.interval()
        return Interval(
            earliest=None if self.mod == "ON_OR_BEFORE" else whole.earliest,
            latest=None if self.mod == "ON_OR_AFTER" else whole.latest,
            granularity=whole.granularity,
        )

    def _has_seconds(self) -> bool:
        return isinstance(self.value, CalendarValue) and self.value.granularity is Granularity.SECOND


def parse_qualified_edtf(text: str, hemisphere: str = "north") -> QualifiedValue | None:
    """The value that `QualifiedValue.edtf` wrote, or None for what is not written so.

    Both ends of a range must bear the same mark. An unknown end (`2024/`) is read as an open one (`2024/..`).
    `hemisphere` is that of `parse_edtf`.
    """
    ends = text.split("/")
    if len(ends) == 2 and (ends[0] in ("", _OPEN)) != (ends[1] in ("", _OPEN)):
        is_before = ends[0] in ("", _OPEN)
        found = _marked(ends[1 if is_before else 0 :][:1], hemisphere)
        if found is None or found.mod is not None:  # a TIMEX3 has one modifier
            return None
        return replace(found, mod="ON_OR_BEFORE" if is_before else "ON_OR_AFTER")
    return _marked(ends, hemisphere)


def _marked(ends: list[str], hemisphere: str) -> QualifiedValue | None:
    marks = {end[-1:] if end[-1:] in _MARKS else "" for end in ends}
    if len(marks) != 1:
        return None
    mark = marks.pop()
    plain = "/".join(end[: len(end) - len(mark)] for end in ends)
    value = parse_edtf(plain, hemisphere)
    if value is None:
        return None
    mod, is_uncertain = _MARKS.get(mark, (None, False))
    found = QualifiedValue(value, mod, is_uncertain)
    return found if found.edtf() is not None else None


def _mark(is_near: bool, is_uncertain: bool) -> str:
    if is_near:
        return "%" if is_uncertain else "~"
    return "?" if is_uncertain else ""
