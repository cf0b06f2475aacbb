"""What one testimony lacks and another of the same time has: its clock, its offset, the clock of where it was written.

Markup often has UTC where the page shows the clock of the outlet: "2023-11-09T06:35Z" and "Nov 8, 2023, 10:35 PM" are
one time, and its day is the 8th.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from timeline.models import Basis, Certainty, Granularity, Moment
from timeline.reading.statements import Label, Place
from timeline.reading.testimony import Testimony

_HOURS = {timedelta(hours=hours) for hours in range(-12, 15)}
_BETWEEN_HOURS = (-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825)
"""Minutes: from the Marquesas and Newfoundland by way of Iran, India and Nepal to the Chatham Islands."""
_IN_USE = frozenset({*_HOURS, *(timedelta(minutes=each) for each in _BETWEEN_HOURS)})
"""The offsets of clocks from UTC."""


def completed(lead: Testimony, others: Sequence[Testimony], updates: Sequence[Testimony] = ()) -> Testimony:
    """The lead, or another testimony of the same time that says it more exactly: its clock, its offset, its clock where
    the lead has UTC. Where one has UTC and another a clock without an offset, the offset is inferred from the two,
    unless that clock may as well be the one of an update."""
    others = [each for each in others if each is not lead and each.moment is not None]
    if lead.moment is not None and not lead.moment.has_clock:
        finer = (each for each in others if _has_clock(each) and _day(each) == lead.moment.day)
        lead = next(finer, lead)
    if lead.moment is None or not lead.moment.has_clock:
        return lead
    clocks = [each for each in others if _has_clock(each) and each is not lead]
    if lead.basis.zone is not Certainty.STATED:
        return _with_offset(lead, clocks)
    return _as_shown(lead, clocks, updates) if _offset(lead) == timedelta() else lead


def _with_offset(lead: Testimony, clocks: Sequence[Testimony]) -> Testimony:
    stated = [each for each in clocks if each.basis.zone is Certainty.STATED]
    for each in stated:
        if _same_clock(lead, each):
            return each
    for each in stated:
        offset = _between(lead, each) if _offset(each) == timedelta() else None
        if offset is not None and lead.basis.zone is None:
            return _inferred(lead, lead, offset, f"inferred: {each.kind} has {_clock(each)} in UTC")
    return lead


def _as_shown(lead: Testimony, clocks: Sequence[Testimony], updates: Sequence[Testimony]) -> Testimony:
    for each in clocks:
        if each.basis.zone is Certainty.STATED and _offset(each) and _instant(each) == _instant(lead):
            return each
    for each in clocks:
        offset = _between(each, lead) if each.basis.zone is None and _is_shown(each) else None
        if offset and not _may_be_of_update(each, lead, updates):
            return _inferred(lead, each, offset, f"inferred: {each.kind} shows {_clock(each)}, {lead.kind} has UTC")
    return lead


def _may_be_of_update(shown: Testimony, lead: Testimony, updates: Sequence[Testimony]) -> bool:
    """Whether a clock without a label may show an update that is stated in UTC."""
    if shown.label is Label.PUBLISHED:
        return False
    exact = [each for each in updates if _has_clock(each) and _offset(each) == timedelta()]
    return any(_instant(each) != _instant(lead) and _between(shown, each) is not None for each in exact)


def _inferred(lead: Testimony, local: Testimony, offset: timedelta, words: str) -> Testimony:
    """The lead with the offset that its clock, or that of `local`, must have."""
    at = _at(lead)
    zone = timezone(offset)
    at = at.astimezone(zone) if at.tzinfo is not None else at.replace(tzinfo=zone)
    moment = Moment(at=at, granularity=max(_grain(lead), _grain(local), key=lambda grain: grain.rank))
    basis = Basis(lead.basis.day, lead.basis.clock, Certainty.INFERRED)
    return replace(lead, moment=moment, basis=basis, zone=words)


def _between(local: Testimony, universal: Testimony) -> timedelta | None:
    """The offset of a place whose clock shows `local` when it is `universal` in UTC; None where no place has it."""
    grain = min(_grain(local), _grain(universal), key=lambda each: each.rank)
    offset = _cut(_at(local), grain).replace(tzinfo=None) - _cut(_at(universal), grain).replace(tzinfo=None)
    return offset if grain.rank >= Granularity.MINUTE.rank and offset in _IN_USE else None


def _same_clock(one: Testimony, other: Testimony) -> bool:
    grain = min(_grain(one), _grain(other), key=lambda each: each.rank)
    return _cut(_at(one), grain).replace(tzinfo=None) == _cut(_at(other), grain).replace(tzinfo=None)


def _is_shown(testimony: Testimony) -> bool:
    """Whether it is surely of this article: not merely a line above it, where the present time may stand."""
    return testimony.place in (Place.HEAD, Place.FOOT) or testimony.label is Label.PUBLISHED


def _cut(at: datetime, grain: Granularity) -> datetime:
    at = at.replace(microsecond=0)
    if grain is Granularity.SECOND:
        return at
    return at.replace(second=0) if grain is Granularity.MINUTE else at.replace(minute=0, second=0)


def _instant(testimony: Testimony) -> datetime:
    return _cut(_at(testimony), Granularity.MINUTE)


def _at(testimony: Testimony) -> datetime:
    if testimony.moment is None:
        raise ValueError(f"{testimony.kind} states no time")
    return testimony.moment.at


def _grain(testimony: Testimony) -> Granularity:
    return testimony.moment.granularity if testimony.moment else Granularity.DAY


def _has_clock(testimony: Testimony) -> bool:
    return testimony.moment is not None and testimony.moment.has_clock


def _day(testimony: Testimony) -> object:
    return testimony.moment.day if testimony.moment else None


def _offset(testimony: Testimony) -> timedelta | None:
    return _at(testimony).utcoffset()


def _clock(testimony: Testimony) -> str:
    return _at(testimony).strftime("%H:%M")
