"""From all that is said of a publication time to the one that is taken, with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time

from timeline.models import Basis, Certainty, Clue, Dating, Message, dated, said
from timeline.reading.frames import Frame
from timeline.reading.local_clocks import completed
from timeline.reading.plausibility import is_before, is_other_day, why_senseless
from timeline.reading.resolving import in_zone
from timeline.reading.statements import Label, Place
from timeline.reading.testimony import Testimony

OTHER_DAY = "{kind}: {quote} states another day"
"""What a contradiction says of a testimony."""


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
    senseless = [(each, note) for each in found if (note := why_senseless(each, frame))]
    sound = [each for each in found if all(each is not other for other, _ in senseless)]
    notes = [note for _, note in senseless]
    first = [each for each in sound if each.label is not Label.UPDATED]
    updates = [each for each in sound if each.label is Label.UPDATED]
    clues = [each.clue for each in found]
    if not sound:
        none = [] if clues else [Clue("none", silence.none)]
        return Dating(evidence=(*clues, *none, *notes, *_capture_note(frame)))
    chosen = (first or updates)[0]
    better = completed(chosen, first, updates)
    lead = in_zone(better, frame)
    certainty, basis = lead.certainty, lead.basis
    if not first and lead.moment is not None:
        certainty, basis = Certainty.INFERRED, Basis(Certainty.INFERRED, basis.clock and Certainty.INFERRED, basis.zone)
        notes.append(Clue("inference", silence.only_update))
    update = in_zone(updates[0], frame) if updates else None
    updated = update.moment if update else None
    if updated and lead.moment and is_before(updated, lead.moment):
        words = "the update time {updated} lies before publication; left out"
        notes.append(Clue("contradiction", said(words, updated=dated(updated))))
        updated = None
    notes += _disagreements(lead, first, updates)
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


def _disagreements(lead: Testimony, candidates: Sequence[Testimony], updates: Sequence[Testimony]) -> list[Clue]:
    """Another testimony of the article that states another day, whatever the zones. A bare date that is the day of an
    update is that of the update, and what is written before it is published is no contradiction."""
    if lead.moment is None:
        return []
    updated = {each.moment.day for each in updates if each.moment}
    return [
        Clue("contradiction", said(OTHER_DAY, kind=other.kind, quote=other.quote))
        for other in candidates
        if other.moment
        and other.place in (Place.HEAD, Place.FOOT)
        and is_other_day(lead.moment, other.moment)
        and (other.label is Label.PUBLISHED or other.moment.day not in updated)
        and not (other.kind.endswith("dateCreated") and other.moment.day < lead.moment.day)
    ]


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
