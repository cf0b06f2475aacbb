"""What the page says of an event beside its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Analysis, Event, Status
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.voices import voices_in_short, voices_of


def notes_of(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> tuple[str, ...]:
    """Its status where it is not that it happened, or what became of it as a plan, its likely day, and how many tell of
    it: "planned", "called off", "most likely 12 June 2024", "2 outlets, 1 origin: ZNA". Evidence from articles that are
    not among `analyses` is passed over."""
    return tuple(_notes(event, analyses, catalogue))


def _notes(event: Event, analyses: Mapping[str, Analysis], catalogue: Catalogue) -> Iterator[str]:
    if event.plan is not None and (event.plan.ended_by or event.plan.later):
        yield catalogue.text("plan_was_called_off" if event.plan.ended_by else "plan_was_moved")
    elif event.status is not Status.HAPPENED:
        yield catalogue.text(f"status_{event.status.value}")
    interval, likely = event.interval, event.interval.likely if event.interval else None
    if interval and likely and interval.earliest and likely != interval.earliest.date():
        yield catalogue.text("likely", day=local.day(likely, catalogue.locale))
    voices = voices_in_short(voices_of(event, analyses), catalogue)
    if voices:
        yield voices
