"""What the text has just spoken of: "that year", "the same day", "the quarter", "by then"."""

from __future__ import annotations

from timeline.models import Step, said
from timeline.temporal.calendar import add
from timeline.temporal.in_words import in_words
from timeline.temporal.meanings import FocusUnit
from timeline.temporal.scene import (
    Resolved,
    Scene,
    UnresolvedError,
    dct_anchor,
    focus_anchor,
    need_today,
    too_little,
)
from timeline.temporal.values import CalendarValue


def resolve_spoken_of(meaning: FocusUnit, scene: Scene) -> Resolved:
    """Raises UnresolvedError where the text has named nothing, or too little."""
    if meaning.unit == "quarter":
        return _reported_quarter(meaning, scene)
    if meaning.unit is None:
        return _time_itself(scene)
    if scene.focus is None:
        value = CalendarValue.containing(need_today(scene), meaning.unit)
        step = Step("counted", said("nothing dated stands before it, so it is that of the publication"))
        return Resolved(value=value, anchor=dct_anchor(scene), basis=((meaning.unit, "publication"),), steps=(step,))
    value = CalendarValue.containing(scene.focus.value.start, meaning.unit)
    if scene.focus.value.granularity.rank < value.granularity.rank:
        raise UnresolvedError(too_little(scene.focus))
    told = said('that of "{named}": {value}', named=scene.focus.text, value=in_words(value))
    step = Step("counted", told)
    anchor = focus_anchor(scene.focus)
    return Resolved(value=value, anchor=anchor, basis=((meaning.unit, "the date named before"),), steps=(step,))


def _time_itself(scene: Scene) -> Resolved:
    """The time that the text has spoken of, as it was told."""
    named = scene.focus
    if named is None:
        raise UnresolvedError(said("what it is counted from is not a part of the calendar"))
    step = Step("counted", said('that of "{named}": {value}', named=named.text, value=in_words(named.value)))
    basis = ((named.value.granularity.value, "the date named before"),)
    return Resolved(value=named.value, anchor=focus_anchor(named), basis=basis, steps=(step,))


def _reported_quarter(meaning: FocusUnit, scene: Scene) -> Resolved:
    """The quarter that the text speaks of, in the year that the words state; else the last one before publication."""
    named = scene.last_quarter if meaning.is_last else scene.quarter
    if named is not None:
        value, anchor = named.value, focus_anchor(named)
        basis: tuple[tuple[str, str], ...] = (("quarter", "the quarter named before"),)
    else:
        value = CalendarValue.containing(add(need_today(scene), -1, "quarter"), "quarter")
        anchor, basis = dct_anchor(scene), (("quarter", "publication"),)
    if meaning.year is not None:
        value = CalendarValue(value.granularity, value.start.replace(year=meaning.year))
        basis = (*basis, ("year", "stated"))
    words = "nothing names a quarter before it, so it is the last one that was over at publication: {value}"
    told = said(words, value=in_words(value))
    if named is not None:
        told = said('that of "{named}": {value}', named=named.text, value=in_words(value))
    step = Step("counted", told)
    return Resolved(value=value, anchor=anchor, basis=basis, steps=(step,))
