"""From all that is said of a publication time to the one that is taken, with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from timeline.models import Basis, Certainty, Clue, Dating, Message, Moment, dated, said
from timeline.reading.frames import Frame
from timeline.reading.local_clocks import completed
from timeline.reading.resolving import in_zone
from timeline.reading.statements import Label, Place
from timeline.reading.testimony import Testimony

_EPOCH = date(1970, 1, 1)
"""What programs write where they have no date."""
_FIRST = date(1605, 1, 1)
"""There were no newspapers before."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What to say of a page without a publication time (`none`), and of one that states an update alone."""

    none: Message
    only_update: Message


def weigh(testimonies: Iterable[Testimony], frame: Frame, silence: Silence) -> Dating:
    """Choose publication and update time among testimonies, the weightiest first, and say what contradicts them.

    What lies after the capture, or on the day that programs write for none, is left out and told, and so is an update
    before the publication. An update that stands alone is taken for the publication, as inferred.
    """
    found = list(testimonies)
    senseless = [(each, note) for each in found if (note := _senseless(each, frame))]
    sound = [each for each in found if all(each is not other for other, _ in senseless)]
    notes = [note for _, note in senseless]
    first = [each for each in sound if each.label is not Label.UPDATED]
    updates = [each for each in sound if each.label is Label.UPDATED]
    clues = [each.clue for each in found]
    if not sound:
        none = [] if clues else [Clue("none", silence.none)]
        return Dating(evidence=(*clues, *none, *notes, *_capture_note(frame)))
    chosen = (first or updates)[0]
    better = completed(chosen, first)
    lead = in_zone(better, frame)
    certainty, basis = lead.certainty, lead.basis
    if not first and lead.moment is not None:
        certainty, basis = Certainty.INFERRED, Basis(Certainty.INFERRED, basis.clock and Certainty.INFERRED, basis.zone)
        notes.append(Clue("inference", silence.only_update))
    update = in_zone(updates[0], frame) if updates else None
    updated = update.moment if update else None
    if updated and lead.moment and _is_before(updated, lead.moment):
        words = "the update time {updated} lies before publication; left out"
        notes.append(Clue("contradiction", said(words, updated=dated(updated))))
        updated = None
    notes += _disagreements(lead, first)
    own = next((each for each in first if each is better), chosen)
    return Dating(
        published=lead.moment,
        updated=updated,
        clock=_open_clock(lead),
        updated_clock=_open_clock(update) if update is not None and first else None,
        evidence=tuple(dict.fromkeys([own.clue, *clues, *notes])),
        certainty=certainty,
        zone=lead.zone,
        zone_name=frame.zone if lead.moment is None else None,
        basis=basis if lead.moment else None,
    )


def _senseless(testimony: Testimony, frame: Frame) -> Clue | None:
    """Why what is stated can't be when the page was published or updated; None where it can."""
    moment = testimony.moment
    if moment is None:
        return None
    if moment.day == _EPOCH or moment.day < _FIRST:
        words = "{kind}: {quote} is what programs write where they have no date; left out"
        return Clue("contradiction", said(words, kind=testimony.kind, quote=testimony.quote))
    if frame.captured is not None and is_surely_before(frame.captured, moment):
        words = "{kind}: {quote} lies after the capture, {captured}; left out"
        captured = dated(frame.captured)
        return Clue("contradiction", said(words, kind=testimony.kind, quote=testimony.quote, captured=captured))
    return None


def is_surely_before(first: Moment, second: Moment) -> bool:
    """Whether one lies before the other wherever the clocks without a zone may stand and at whatever time of its day a
    bare day means."""
    if first.has_clock and second.has_clock and first.at.tzinfo is not None and second.at.tzinfo is not None:
        return first.at < second.at
    apart = second.day - first.day
    return apart > (timedelta(days=1) if _zones_differ(first, second) else timedelta())


def _zones_differ(first: Moment, second: Moment) -> bool:
    """Whether their days may be those of different zones: one is in a stated zone, the other in nobody knows which."""
    return (first.at.tzinfo is None) != (second.at.tzinfo is None)


def _is_before(first: Moment, second: Moment) -> bool:
    """Whether one surely lies before the other; where their exactness or zones differ, by day."""
    if not first.has_clock or not second.has_clock:
        return first.day < second.day
    if _zones_differ(first, second):
        return first.day < second.day
    return first.at < second.at


def _disagreements(lead: Testimony, candidates: Sequence[Testimony]) -> list[Clue]:
    """Another testimony of the article that states another day, whatever the zones."""
    if lead.moment is None:
        return []
    words = "{kind}: {quote} states another day"
    return [
        Clue("contradiction", said(words, kind=other.kind, quote=other.quote))
        for other in candidates
        if other.moment and other.place in (Place.HEAD, Place.FOOT) and _other_day(lead.moment, other.moment)
    ]


def _other_day(one: Moment, other: Moment) -> bool:
    return (
        one.day != other.day
        and (is_surely_before(one, other) or is_surely_before(other, one))
        and not (one.has_clock and other.has_clock and one.at.tzinfo and other.at.tzinfo and one.at == other.at)
    )


def _open_clock(resolved: Testimony | None) -> time | None:
    """The clock of a line such as "Today, 07:40" whose day is not known."""
    statement = resolved.statement if resolved else None
    if resolved is None or statement is None or resolved.moment is not None or statement.readings is not None:
        return None
    return None if statement.month_day is not None else statement.clock


def _capture_note(frame: Frame) -> tuple[Clue, ...]:
    if frame.captured is None:
        return ()
    return (Clue("capture", said("captured {captured}: published then or before", captured=dated(frame.captured))),)
