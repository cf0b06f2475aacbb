"""The past of a topic in timeline.json: each event's successive versions, and the times at which they were known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Self

import msgspec

from timeline.models import Event, Mention, State
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.stories.versions import Version, versions_of
from timeline.wire import Wire, WireInterval

Place = Annotated[int, msgspec.Meta(ge=0)]


class DocumentMoment(Wire, frozen=True):
    """A publication time, the topic's title then, and the articles that had come since the time before."""

    at: str
    title: str
    articles: tuple[str, ...]


class DocumentSentence(Wire, frozen=True):
    """Where a piece of evidence stands: code points of the article's text, half-open."""

    article: str
    start: Place
    end: Place

    @classmethod
    def of(cls, mention: Mention) -> Self:
        return cls(article=mention.article, start=mention.span.start, end=mention.span.end)


class DocumentVersion(Wire, frozen=True):
    """An event as it was known from the moment `since` up to, not including, the moment `until` (places in `moments`;
    without `until`, to the last).

    `changes` says what differs from the version before: new, redated, status, disputed, merged, retitled, evidence.
    `absorbed` are ids of events of the moment before that turned out to be this one. `into` is the id of the event
    that had the evidence from `until` on, where this id ended. `may_be` are the ids of events that may be the same.
    """

    since: Place
    id: str
    title: str
    when: str
    interval: WireInterval | None
    status: str
    certainty: str
    evidence: tuple[DocumentSentence, ...]
    label: str | None = None
    disputed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    until: Place | None = None
    into: str | None = None

    @classmethod
    def of(cls, version: Version, catalogue: Catalogue) -> Self:
        event: Event = version.event
        return cls(
            since=version.since,
            id=event.id,
            title=event.title,
            when=event_when(event, catalogue),
            interval=WireInterval.of(event.interval) if event.interval else None,
            status=event.status.value,
            certainty=event.certainty.value,
            evidence=tuple(map(DocumentSentence.of, event.evidence)),
            label=event.label,
            disputed=tuple(map(str, event.disputed)),
            changes=tuple(change.value for change in version.changes),
            absorbed=version.absorbed,
            may_be=tuple(each.id for each in event.may_be),
            until=version.until,
            into=version.into,
        )


class DocumentStates(Wire, frozen=True):
    """What was known when. The last moment is that of the page: its versions without `until` are the events above."""

    moments: tuple[DocumentMoment, ...]
    versions: tuple[DocumentVersion, ...]


def document_states(states: Sequence[State], catalogue: Catalogue) -> DocumentStates:
    """The states of a topic, of which there must be one at least."""
    moments: list[DocumentMoment] = []
    known: set[str] = set()
    for state in states:
        new = tuple(each for each in state.topic.articles if each not in known)
        known.update(new)
        moments.append(DocumentMoment(at=str(state.at), title=state.topic.title, articles=new))
    versions = tuple(DocumentVersion.of(version, catalogue) for version in versions_of(states))
    return DocumentStates(moments=tuple(moments), versions=versions)
