"""What newer versions of an article say otherwise, in the shape of timeline.json."""

from __future__ import annotations

from typing import Self

from timeline.models import Amended, Claim, Revision
from timeline.wire import Wire, WireInterval


class DocumentClaim(Wire, frozen=True):
    """What one version tells of something that happened. `interval` is null where it gives no date."""

    text: str
    interval: WireInterval | None
    status: str

    @classmethod
    def of(cls, claim: Claim) -> Self:
        interval = WireInterval.of(claim.interval) if claim.interval else None
        return cls(text=claim.text, interval=interval, status=claim.status.value)


class DocumentAmended(Wire, frozen=True):
    """A claim in the version before and in the newer one."""

    was: DocumentClaim
    now: DocumentClaim

    @classmethod
    def of(cls, amended: Amended) -> Self:
        return cls(was=DocumentClaim.of(amended.was), now=DocumentClaim.of(amended.now))


class DocumentChanged(Wire, frozen=True):
    """A title or a publication time in the version before and in the newer one; null where it has none."""

    was: str | None
    now: str | None


class DocumentRevision(Wire, frozen=True):
    """What changed from one version of an article to the next. `at` is the latest time that the newer one states, where
    the older one does not state it. `dropped` are claims that it no longer makes, `added` those that it makes first,
    `redated` those that it gives another time, `amended` those of which it says another number or deed."""

    at: str | None = None
    title: DocumentChanged | None = None
    published: DocumentChanged | None = None
    dropped: tuple[DocumentClaim, ...] = ()
    added: tuple[DocumentClaim, ...] = ()
    redated: tuple[DocumentAmended, ...] = ()
    amended: tuple[DocumentAmended, ...] = ()

    @classmethod
    def of(cls, revision: Revision) -> Self:
        title, published = revision.title, revision.published
        return cls(
            at=str(revision.at) if revision.at else None,
            title=DocumentChanged(was=title.was, now=title.now) if title else None,
            published=DocumentChanged(was=_time(published.was), now=_time(published.now)) if published else None,
            dropped=tuple(map(DocumentClaim.of, revision.dropped)),
            added=tuple(map(DocumentClaim.of, revision.added)),
            redated=tuple(map(DocumentAmended.of, revision.redated)),
            amended=tuple(map(DocumentAmended.of, revision.amended)),
        )


def _time(at: object) -> str | None:
    return None if at is None else str(at)
