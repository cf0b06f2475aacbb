"""Putting articles into an archive, taking them off the pages, and deleting them for good."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from timeline.archive.holdings import Added, Holding, Tombstone, Version, address_of, content_of, mark_of
from timeline.archive.pending import REGISTER, settle_pending
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import Article
from timeline.stories.register import decoded_register, dump_register
from timeline.stories.shown import without_words

_ADDITIONS = "additions"
_NEW, _CHANGED, _KNOWN, _PURGED = "new", "changed", "known", "purged"


def add(archive: Archive, articles: Iterable[Article]) -> Added:
    """Put articles into the archive, whole or not at all.

    An article is known again by its address, else by its id and source: with other text it is a new version, with the
    same text nothing happens. The id under which it came first stays. What was purged does not come back. Raises
    ArchiveError.
    """
    outcome: dict[str, str] = {}
    with archive.changing():
        purged = Purged(archive.tombstones())
        for article in articles:
            key, how = _add(archive, article, purged)
            if outcome.get(key, _KNOWN) == _KNOWN or how == _PURGED:
                outcome[key] = how
    sorted_out = {how: tuple(key for key, each in outcome.items() if each == how) for how in set(outcome.values())}
    return Added(**sorted_out)


def additions(archive: Archive) -> int:
    """How many articles and versions have been added, by which `take_back` knows what came later."""
    return archive.last_number(_ADDITIONS)


def take_back(archive: Archive, since: int) -> None:
    """Take out the articles and versions that were added since there were so many additions."""
    with archive.changing():
        archive.drop_since(since)
        archive.set_fact(_ADDITIONS, str(since).encode())


def remove(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Take articles off the pages; they stay in the archive. The ids of those that were on them, in order. Raises
    ArchiveError, with nothing changed, for an id that is not there."""
    with archive.changing():
        held = [held_as(archive, each) for each in dict.fromkeys(ids)]
        for holding in held:
            archive.set_removed(holding.id, True)
    return tuple(holding.id for holding in held if not holding.removed)


def restore(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Put removed articles back on the pages; as `remove`."""
    with archive.changing():
        held = [held_as(archive, each) for each in dict.fromkeys(ids)]
        for holding in held:
            archive.set_removed(holding.id, False)
    return tuple(holding.id for holding in held if holding.removed)


def purge(archive: Archive, ids: Iterable[str]) -> tuple[str, ...]:
    """Delete the text of articles, and all that was worked out from it, for good; a tombstone of hashes keeps them from
    coming back. Raises ArchiveError, with nothing changed, for an id that is not there."""
    with archive.changing():
        held = [held_as(archive, each) for each in dict.fromkeys(ids)]
        for holding in held:
            archive.delete(holding.id)
            archive.put_tombstone(_tombstone(holding))
        settle_pending(archive)
        register = archive.fact(REGISTER)
        if register and held:  # it has titles of events, which may be words of these articles
            bare = without_words(decoded_register(register, str(archive.folder)))
            archive.set_fact(REGISTER, dump_register(bare))
    archive.compact()
    return tuple(holding.id for holding in held)


class Purged:
    """By what a purged article is known again."""

    def __init__(self, tombstones: Iterable[Tombstone]) -> None:
        tombstones = tuple(tombstones)
        self.ids = {each.id for each in tombstones}
        self.marks = {mark for each in tombstones for mark in each.marks}

    def __contains__(self, article: Article) -> bool:
        return article.id in self.ids or not self.marks.isdisjoint(_marks_of(article))


def _add(archive: Archive, article: Article, purged: Purged) -> tuple[str, str]:
    if article in purged:
        return article.id, _PURGED
    key = _known_as(archive, article)
    content = content_of(article)
    holding = archive.holding(key)
    same = next((each for each in holding.versions if each.content == content), None) if holding else None
    if same is not None and not _is_earlier(article, same.article):
        return key, _KNOWN
    added = same.added if same else archive.next_number(_ADDITIONS)
    archive.put(key, Version(article=_named(article, key), content=content, added=added), address_of(article))
    if same is not None:
        return key, _KNOWN
    return key, _CHANGED if holding else _NEW


def _known_as(archive: Archive, article: Article) -> str:
    """The id under which the archive has an article, or is to have it: that of another source's article is another."""
    address = address_of(article)
    known = archive.at_address(address) if address else None
    if known is not None:
        return known
    holding = archive.holding(article.id)
    if holding is None or _is_same(holding, article):
        return article.id
    other = article.source if article.source != holding.newest.source else None
    return f"{article.id}~{mark_of(other or address or '')[:8]}"


def _is_same(holding: Holding, article: Article) -> bool:
    """Whether an article of the id of a holding is it: where one names its address or source, the other does not name
    another."""
    held = holding.newest
    pairs = ((address_of(held), address_of(article)), (held.source, article.source))
    return all(one is None or other is None or one == other for one, other in pairs)


def _is_earlier(article: Article, known: Article) -> bool:
    """Whether the same text was captured earlier than it is known to have been: its "Today" is then the truer one."""
    mine, held = article.captured, known.captured
    if mine is None or held is None:
        return mine is not None and known.dating.published is None
    if (mine.at.tzinfo is None) != (held.at.tzinfo is None):
        return mine.at.replace(tzinfo=None) < held.at.replace(tzinfo=None)
    return mine.at < held.at


def _named(article: Article, key: str) -> Article:
    if article.id == key:
        return article
    return replace(article, id=key, teasers=tuple(replace(each, parent=key) for each in article.teasers))


def held_as(archive: Archive, key: str) -> Holding:
    """The article of an id. Raises ArchiveError where there is none."""
    holding = archive.holding(key)
    if holding is None:
        raise ArchiveError(
            f"{archive.folder}: no article has the id {key!r}; `timeline archive list` prints the ids that there are"
        )
    return holding


def _tombstone(holding: Holding) -> Tombstone:
    marks = {mark for each in holding.versions for mark in _marks_of(each.article)}
    return Tombstone(id=holding.id, marks=tuple(sorted(marks)))


def _marks_of(article: Article) -> list[str]:
    """By what a purged article is known again: its text, spaces aside, and its address."""
    address = address_of(article)
    return [mark_of(" ".join(article.text.split())), *([mark_of(address)] if address else [])]
