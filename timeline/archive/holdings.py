"""What an archive holds: articles with their versions, and the tombstones of those that were purged."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from urllib.parse import urldefrag

from msgspec.structs import replace

from timeline.models import Article, Model, Moment, Usage, to_json


class Version(Model, frozen=True):
    """An article as it was captured first. `content` is the hash of what it says, `added` the number of the addition
    that brought it, in ascending order of time. `seen` is when it was captured last, None where that was never later.
    `read_by` is the hash of the rules and settings by which it was read last, "" where they are not known.
    """

    article: Article
    content: str
    added: int
    seen: Moment | None = None
    read_by: str = ""

    @property
    def digest(self) -> str:
        """The hash of the article and of `seen`, in hexadecimal."""
        return digest_of(document_of(self.article), None if self.seen is None else to_json(self.seen))


class Holding(Model, frozen=True):
    """An article with all its versions, the one that counts last. A removed one is on no page."""

    id: str
    versions: tuple[Version, ...]
    removed: bool = False

    @property
    def newest(self) -> Article:
        return self.versions[-1].article


class Tombstone(Model, frozen=True):
    """What is left of a purged article: its id, and hashes by which it is known again. `marks` are of its texts and
    addresses, `sources` of its id with each of its sources; none where one was not known."""

    id: str
    marks: tuple[str, ...]
    sources: tuple[str, ...] = ()


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


def digest_of(document: bytes, seen: bytes | None) -> str:
    """The hash of a version as it is kept."""
    return hashlib.sha256(document + (seen or b"")).hexdigest()


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
    seen = _first_instant() if version.seen is None else _instant(version.seen)
    stated = max(latest_stated(version.article), seen)
    return stated, version.article.status is Usage.WITHDRAWN, version.added


def seen_again(version: Version, article: Article) -> Version:
    """The version, of which an article of the same content has come in: dated by the first of all captures, by which
    its "Today" is the truer one, and counting by the last. It is the same where that says nothing new."""
    held = version.article
    first = article if _is_earlier(article, held) else held
    captures = [each for each in (held.captured, version.seen, article.captured) if each is not None]
    last = max(captures, key=_instant, default=None)
    is_later = last is not None and (first.captured is None or _instant(last) > _instant(first.captured))
    return replace(version, article=first, seen=last if is_later else None)


def _is_earlier(article: Article, held: Article) -> bool:
    mine, its = article.captured, held.captured
    if mine is None or its is None:
        return mine is not None and held.dating.published is None
    if (mine.at.tzinfo is None) != (its.at.tzinfo is None):
        return mine.at.replace(tzinfo=None) < its.at.replace(tzinfo=None)
    return mine.at < its.at


def latest_stated(article: Article) -> datetime:
    """The latest time that an article states: its capture, its update or its publication. One without a zone is taken
    for UTC; the first instant that there is, where it states none."""
    stated = (article.captured, article.dating.updated, article.dating.published)
    return max((_instant(moment) for moment in stated if moment is not None), default=_first_instant())


def _first_instant() -> datetime:
    return datetime.min.replace(tzinfo=UTC)


def _instant(moment: Moment) -> datetime:
    if moment.at.tzinfo is None:
        return moment.at.replace(tzinfo=UTC)
    try:
        return moment.at.astimezone(UTC)
    except OverflowError:  # 0001-01-01 with an offset
        return moment.at.replace(tzinfo=UTC)
