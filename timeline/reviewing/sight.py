"""A built topic as it is looked at: its events, and what of it is approved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from timeline.models import Interval
from timeline.overrides.model import EventOverride, Overrides, TopicOverride
from timeline.overrides.notation import date_text, quoted
from timeline.rendering.document import Document, DocumentEvent, DocumentEvidence

_WEIGHTY = 3  # one of so many events; of so few all


class Sight:
    """A topic with what the overrides say now, which may be more than when it was built."""

    def __init__(self, document: Document, overrides: Overrides) -> None:
        self.document = document
        self.slug = document.topic.id
        self.overrides = overrides
        self.events = {event.id: event for event in document.events}

    @property
    def decided(self) -> TopicOverride:
        return self.overrides.topics.get(self.slug, TopicOverride())

    def decided_of(self, event: DocumentEvent) -> EventOverride:
        return self.overrides.events.get(event.id, EventOverride())

    def was(self, event: DocumentEvent) -> str:
        """The title by which the overrides find the event again: that of the texts."""
        return self.decided_of(event).was or (event.as_told.title if event.as_told else event.title)

    @property
    def is_approved(self) -> bool:
        """Whether somebody approved the topic, and it is still as it was then."""
        return self.decided.approved is not None and self.decided.approved == self.document.topic.approval

    def approves(self, event: DocumentEvent) -> bool:
        """Whether the event is as somebody approved it, by itself or with its topic."""
        own = self.decided_of(event).approved
        return self.is_approved or (own is not None and own == event.approval)

    def open_events(self) -> Iterator[DocumentEvent]:
        """Those that nobody approved as they are now."""
        return (event for event in self.document.events if not self.approves(event))

    def is_weighty(self, event: DocumentEvent) -> bool:
        """Whether it is among the third of the events that weigh most, and weighs more than what is told but once."""
        if len(self._weights) <= _WEIGHTY:
            return True
        return event.weight >= self._weights[(len(self._weights) - 1) // _WEIGHTY] and event.weight > self._weights[-1]

    @cached_property
    def _weights(self) -> list[float]:
        """From the most to the least."""
        return sorted((event.weight for event in self.document.events), reverse=True)

    def header(self, event: DocumentEvent) -> str:
        """The lines with which an override of the event begins."""
        return f"[events.{quoted(event.id)}]\nwas = {quoted(self.was(event))}"

    def approvals(self, *events: DocumentEvent) -> dict[str, str]:
        """By what the events are approved as they are."""
        return {event.id: event.approval for event in events if event.approval is not None}


def interval_of(event: DocumentEvent) -> Interval | None:
    return event.interval.read() if event.interval else None


def date_of(event: DocumentEvent) -> str:
    """The date of the event as the overrides write it, of an open one the day that is likely; "" where it has none."""
    interval = interval_of(event)
    if interval is not None and interval.likely is not None:
        return interval.likely.isoformat()
    return date_text(interval) or ""


def quotation(evidence: DocumentEvidence) -> str:
    """Who says what, on one line."""
    return f"{evidence.source}: “{' '.join(evidence.text.split())}”"
