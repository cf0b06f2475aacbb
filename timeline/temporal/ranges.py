"""From one time to another: each end by itself, or the first by the last ("29 December to 3 January 2025")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias, TypeGuard

from timeline.models import Alternative, Granularity, Interval, Step, said
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import Fields, Meaning, Range
from timeline.temporal.scene import Resolved, Scene, UnresolvedError
from timeline.temporal.values import CalendarValue, QualifiedValue, RangeValue, parse_timex3

Resolver: TypeAlias = Callable[[Meaning, Scene], Resolved]
"""Resolves one end of a range."""


def resolve_range(meaning: Range, scene: Scene, resolve: Resolver) -> Resolved:
    """Raises UnresolvedError where an end is no part of the calendar, or the last begins before the first."""
    last = resolve(meaning.last, scene)
    if last.value is None:
        raise UnresolvedError(said("the range has no two ends in order"))
    if _hangs_on_its_end(meaning):
        first = replace(last, value=_begin_before(meaning, last.value, scene, resolve), interval=None)
        steps, others = last.steps, _other_ranges(meaning, last.alternatives, scene, resolve)
    else:
        first = resolve(meaning.first, scene)
        steps, others = tuple(dict.fromkeys((*first.steps, *last.steps))), ()
    if first.value is None or first.value.start > last.value.start:
        raise UnresolvedError(said("the range has no two ends in order"))
    whole = RangeValue(first.value, last.value)
    ends = {"first": in_words(first.value), "last": in_words(last.value)}
    step = Step("range", said("from {first} to {last}, both included", **ends))
    return Resolved(
        value=first.value,
        text=whole.timex3(),
        edtf=QualifiedValue(whole, is_uncertain=bool(others)).edtf(),
        interval=_bounded(whole.interval(), first.interval, last.interval),
        anchor=first.anchor or last.anchor,
        basis=tuple(dict((*last.basis, *first.basis)).items()),
        steps=(*steps, step),
        alternatives=others,
        ends=(first.value.timex3(), last.value.timex3()),
    )


def _lacks_year(meaning: Meaning) -> TypeGuard[Fields]:
    """A day or month whose year, where the end of its range has one, is that of the range."""
    return isinstance(meaning, Fields) and meaning.month is not None and meaning.year is None and meaning.frame is None


def _is_weekday(meaning: Meaning) -> TypeGuard[Fields]:
    return isinstance(meaning, Fields) and meaning == Fields(weekday=meaning.weekday)


def _latest_before(stated: Fields, last: CalendarValue, scene: Scene, resolve: Resolver) -> CalendarValue | None:
    """The last day or month that the fields name before the end of a range: "29 December to 3 January 2025"."""
    found = resolve(replace(stated, year=last.start.year), scene).value
    if found is None or found.start <= last.start:
        return found
    return resolve(replace(stated, year=last.start.year - 1), scene).value


def _hangs_on_its_end(meaning: Range) -> bool:
    return _lacks_year(meaning.first) or (_is_weekday(meaning.first) and _is_weekday(meaning.last))


def _begin_before(meaning: Range, last: CalendarValue, scene: Scene, resolve: Resolver) -> CalendarValue | None:
    """Where a range begins that hangs on its end: "from Friday to Monday" from the Friday before that Monday."""
    if _lacks_year(meaning.first):
        return _latest_before(meaning.first, last, scene, resolve)
    assert isinstance(meaning.first, Fields)
    days = (last.start.isoweekday() - (meaning.first.weekday or 0)) % 7
    return CalendarValue(Granularity.DAY, last.start - timedelta(days=days))


def _bounded(whole: Interval, first: Interval | None, last: Interval | None) -> Interval:
    """From the part of the first end that a modifier leaves to that of the last: "late May to early June"."""
    return Interval(
        earliest=whole.earliest if first is None else first.earliest,
        latest=whole.latest if last is None else last.latest,
        granularity=whole.granularity,
    )


def _other_ranges(
    meaning: Range, ends: tuple[Alternative, ...], scene: Scene, resolve: Resolver
) -> tuple[Alternative, ...]:
    """The whole range for each other reading of its end."""
    found: list[Alternative] = []
    for each in ends:
        last = parse_timex3(each.value, scene.hemisphere)
        first = None if last is None else _begin_before(meaning, last, scene, resolve)
        if first is not None and last is not None and first.start <= last.start:
            found.append(Alternative(value=RangeValue(first, last).timex3(), reason=each.reason))
    return tuple(found)
