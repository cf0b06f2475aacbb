"""What an archive holds: articles with their versions, and the tombstones of those that were purged."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from urllib.parse import urldefrag

from msgspec.structs import replace

from timeline.models import Article, Model, Moment, Usage, to_json


class Version(Model, frozen=True):
    """An article as it was captured once. `content` is the hash of what it says, `added` the number of the addition
    that brought it, in ascending order of time."""

    article: Article
    content: str
    added: int

    @property
    def digest(self) -> str:
        """The hash of the whole document, in hexadecimal."""
        return hashlib.sha256(document_of(self.article)).hexdigest()


class Holding(Model, frozen=True):
    """An article with all its versions, the one that counts last. A removed one is on no page."""

    id: str
    versions: tuple[Version, ...]
    removed: bool = False

    @property
    def newest(self) -> Article:
        return self.versions[-1].article


class Tombstone(Model, frozen=True):
    """What is left of a purged article: its id, and hashes by which it is known again (of its texts and addresses)."""

    id: str
    marks: tuple[str, ...]


class Added(Model, frozen=True):
    """What an addition came to: the ids of new articles, of those with a new version, of those that were known, and of
    those that are not taken back because they were purged."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    purged: tuple[str, ...] = ()


def document_of(article: Article) -> bytes:
    """The article as JSON, the same bytes for the same article."""
    return to_json(article)


def content_of(article: Article) -> str:
    """The hash of what an article says: all but its name, where it was read and when it was captured.

    A page that was captured again and says the same has the same content, even where its "Today" is dated by the
    capture.
    """
    said = replace(article, id="", path="", captured=None, teasers=(), copy_of=None)
    if any(clue.kind == "capture" for clue in article.dating.evidence):
        said = replace(said, dating=type(article.dating)())
    return hashlib.sha256(document_of(said)).hexdigest()


def address_of(article: Article) -> str | None:
    """Where the article stands, by which it is known again: its address without the place within the page."""
    return urldefrag(article.url.strip()).url or None if article.url else None


def mark_of(words: str) -> str:
    """The hash of a text or an address, for a tombstone."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def in_order(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Versions by the latest time that each states, else as they came. The last of them is a withdrawal where that came
    last, or states no earlier time than the others: it is to be taken back with a later one."""
    ordered = sorted(versions, key=_rank)
    if versions:
        came_last = max(versions, key=lambda version: version.added)
        if came_last.article.status is Usage.WITHDRAWN:
            ordered.sort(key=lambda version: version is came_last)
    return tuple(ordered)


def _rank(version: Version) -> tuple[datetime, bool, int]:
    return latest_stated(version.article), version.article.status is Usage.WITHDRAWN, version.added


def latest_stated(article: Article) -> datetime:
    """The latest time that an article states: its capture, its update or its publication. One without a zone is taken
    for UTC; the first instant that there is, where it states none."""
    stated = (article.captured, article.dating.updated, article.dating.published)
    return max((_instant(moment) for moment in stated if moment is not None), default=datetime.min.replace(tzinfo=UTC))


def _instant(moment: Moment) -> datetime:
    if moment.at.tzinfo is None:
        return moment.at.replace(tzinfo=UTC)
    try:
        return moment.at.astimezone(UTC)
    except OverflowError:  # 0001-01-01 with an offset
        return moment.at.replace(tzinfo=UTC)
