"""Archived articles without their texts: what a build looks at of all of them, to find out which it has to work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from timeline.archive.holdings import Holding, Version, in_order
from timeline.archive.memo import Memo, key_of, remembered
from timeline.archive.rules import rules_of
from timeline.archive.store import Archive, VersionRow
from timeline.models import Article, Model


class Light(Model, frozen=True):
    """An article without its text and its teasers, and the hash of the whole of it, as `token_of` gives it."""

    article: Article
    token: bytes


def light_of(article: Article) -> Light:
    """The article, lightened."""
    return Light(article=replace(article, text="", teasers=()), token=token_of(article))


def token_of(article: Article) -> bytes:
    """The hash of an article but for the terms on which it may be shown, which settings may add to."""
    return key_of(replace(article, rights=None))


class Lights:
    """The articles that a build from an archive is of: those in it that are not removed, and those that it adds.

    `articles` are by ascending id. `tokens` are by id, as `token_of` gives them; `earlier` are, of those that came
    several times, the last versions before the one that counts, oldest first, whole.
    """

    def __init__(self, archive: Archive, added: Mapping[str, Holding], memo: Memo, *, most: int) -> None:
        """`added` are the articles that change, as they will be; of earlier versions there are to be so many at
        most."""
        self._archive = archive
        self._added = added
        self._places: dict[str, VersionRow] = {}
        self.tokens: dict[str, bytes] = {}
        self.earlier: dict[str, tuple[Article, ...]] = {}
        self._most = most
        found = {**self._archived(memo), **self._fresh()}
        self.articles = [found[key] for key in sorted(found)]

    def whole(self, ids: Iterable[str]) -> Iterator[Article]:
        """These articles with their texts, in the order given."""
        for key in ids:
            yield self._added[key].newest if key in self._added else self._archive.document(self._places[key])

    def _fresh(self) -> dict[str, Article]:
        found: dict[str, Article] = {}
        for key, holding in self._added.items():
            if not holding.removed:
                light = light_of(holding.newest)
                found[key], self.tokens[key] = light.article, light.token
                if len(holding.versions) > 1:
                    self.earlier[key] = tuple(each.article for each in holding.versions[-1 - self._most : -1])
        return found

    def _archived(self, memo: Memo) -> dict[str, Article]:
        rows = [row for row in self._archive.versions() if row.article not in self._added]
        found: dict[str, Article] = {}
        pairs = zip(rows, _lights(self._archive, memo, rows), strict=True)
        for key, versions in groupby(pairs, key=lambda pair: pair[0].article):
            by_content = {row.content: (row, light) for row, light in versions}
            *before, newest = in_order(tuple(_version(row, light) for row, light in by_content.values()))
            self._places[key], light = by_content[newest.content]
            found[key], self.tokens[key] = light.article, light.token
            if before:
                rows_before = [by_content[each.content][0] for each in before[-self._most :]]
                self.earlier[key] = tuple(map(self._archive.document, rows_before))
        return found


def _version(row: VersionRow, light: Light) -> Version:
    return Version(article=light.article, content=row.content, added=row.added, seen=row.seen)


def _lights(archive: Archive, memo: Memo, rows: Sequence[VersionRow]) -> Iterator[Light]:
    def work(some: Sequence[VersionRow]) -> Iterator[Light]:
        return map(light_of, map(archive.document, some))

    rules = rules_of("timeline.archive.lights")
    keys = [key_of(rules, row.digest) for row in rows]
    return remembered(memo, "light", rows, keys, work, kind=Light, article=lambda row: row.article)
