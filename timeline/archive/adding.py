"""Putting articles into an archive, taking them off the pages, and deleting them for good."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from timeline.archive.holdings import Added, Holding, Version, address_of, content_of, in_order, seen_again
from timeline.archive.pending import settle_pending
from timeline.archive.purging import Purged, joined, other_id, tombstone_of
from timeline.archive.registers import bare_registers
from timeline.archive.rereading import read_otherwise
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import Article

_ADDITIONS = "additions"
_NEW, _CHANGED, _KNOWN, _PURGED = "new", "changed", "known", "purged"


def add(archive: Archive, articles: Iterable[Article], read_by: str = "") -> Added:
    """Put articles into the archive, whole or not at all; see `Additions`. Raises ArchiveError."""
    with archive.changing():
        additions = Additions(archive, read_by)
        added = additions.take(articles)
        additions.keep()
    return added


class Additions:
    """Articles that are to be put into an archive, so that what it will hold is known before anything is changed.

    An article is known again by its address, else by its id and source: with other text it is a new version, with the
    same text nothing happens but that it was seen once more. The id under which it came first stays. What was purged
    does not come back. `read_by` is the hash of the rules and settings by which the articles were read ("": not known):
    where others read the same document, it is the same version, as it is read now. Nobody else may change the archive
    until the articles are kept, or let go.
    """

    def __init__(self, archive: Archive, read_by: str = "") -> None:
        self._archive = archive
        self._read_by = read_by
        self._replaced: set[tuple[str, str]] = set()
        self._purged = Purged(archive.tombstones())
        self._last = archive.last_number(_ADDITIONS)
        self.held: dict[str, Holding] = {}
        """The articles that change, by their ids, as they will be."""
        self._places: dict[str, str] = {}
        self._versions: dict[tuple[str, str], Version] = {}

    def take(self, articles: Iterable[Article]) -> Added:
        """What becomes of the articles. Raises ArchiveError where the archive cannot be read."""
        outcome: dict[str, str] = {}
        for article in articles:
            key, how = self._take(article)
            if outcome.get(key, _KNOWN) == _KNOWN or how == _PURGED:
                outcome[key] = how
        sorted_out = {how: tuple(key for key, each in outcome.items() if each == how) for how in set(outcome.values())}
        return Added(**sorted_out)

    def keep(self) -> None:
        """Put them into the archive, whole or not at all. Raises ArchiveError."""
        if not self._versions:
            return
        with self._archive.changing():
            for key, content in sorted(self._replaced):
                self._archive.drop_version(key, content)
            for (key, _), version in self._versions.items():
                self._archive.put(key, version, address_of(version.article))
            self._archive.set_fact(_ADDITIONS, str(self._last).encode())

    def _take(self, article: Article) -> tuple[str, str]:
        if article in self._purged:
            return article.id, _PURGED
        key = self._known_as(article)
        content = content_of(article)
        holding = self._holding(key)
        same = next((each for each in holding.versions if each.content == content), None) if holding else None
        article = _named(article, key)
        if same is not None:
            seen = replace(seen_again(same, article), read_by=self._read_by)
            if seen != same:
                self._put(key, holding, seen, same)
            return key, _KNOWN
        version = Version(article=article, content=content, added=self._last + 1, read_by=self._read_by)
        other = read_otherwise(holding, article, self._read_by) if holding else None
        if other is not None:
            self._put(key, holding, replace(version, added=other.added, seen=other.seen), other)
            return key, _KNOWN
        self._last += 1
        self._put(key, holding, version)
        return key, _CHANGED if holding else _NEW

    def _holding(self, key: str) -> Holding | None:
        return self.held.get(key) or self._archive.holding(key)

    def _put(self, key: str, holding: Holding | None, version: Version, instead: Version | None = None) -> None:
        """Let an article have a version, in the place of another one if that is given."""
        others = [each for each in holding.versions if each is not instead] if holding else []
        if instead is not None and instead.content != version.content:
            self._replaced.add((key, instead.content))
            self._versions.pop((key, instead.content), None)
        removed = holding is not None and holding.removed
        self.held[key] = Holding(id=key, versions=in_order((*others, version)), removed=removed)
        self._versions[key, version.content] = version
        address = address_of(version.article)
        if address is not None:
            self._places.setdefault(address, key)

    def _known_as(self, article: Article) -> str:
        """The id under which the archive has an article, or is to have it: that of another source's article is
        another."""
        address = address_of(article)
        if address is not None:
            known = self._archive.at_address(address) or self._places.get(address)
            if known is not None:
                return known
        holding = self._holding(article.id)
        if holding is None or _is_same(holding, article):
            return article.id
        other = article.source if article.source != holding.newest.source else None
        return other_id(article.id, other or address or "")


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
        tombstones = {each.id: each for each in archive.tombstones()}
        for holding in held:
            archive.delete(holding.id)
            archive.put_tombstone(joined(tombstones.get(holding.id), tombstone_of(holding)))
        settle_pending(archive)
        if held:  # registers have titles of events, which may be words of these articles
            bare_registers(archive)
    archive.compact()
    return tuple(holding.id for holding in held)


def held_as(archive: Archive, key: str) -> Holding:
    """The article of an id. Raises ArchiveError where there is none."""
    holding = archive.holding(key)
    if holding is None:
        raise ArchiveError(
            f"{archive.folder}: no article has the id {key!r}; `timeline archive list` prints the ids that there are"
        )
    return holding


def _is_same(holding: Holding, article: Article) -> bool:
    """Whether an article of the id of a holding is it: where one names its address or source, the other does not name
    another."""
    held = holding.newest
    pairs = ((address_of(held), address_of(article)), (held.source, article.source))
    return all(one is None or other is None or one == other for one, other in pairs)


def _named(article: Article, key: str) -> Article:
    if article.id == key:
        return article
    return replace(article, id=key, teasers=tuple(replace(each, parent=key) for each in article.teasers))
