"""What is left of a purged article: a tombstone, by which it is known again without a word of it."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.archive.holdings import Holding, Tombstone, address_of, mark_of
from timeline.models import Article


class Purged:
    """By what purged articles are known again.

    That is the text or the address of one, whatever its id; and its id, unless that comes from another source now: two
    outlets may number their articles alike. Where a source is not known, the id is enough.
    """

    def __init__(self, tombstones: Iterable[Tombstone]) -> None:
        self._sources: dict[str, frozenset[str]] = {}
        self._marks: set[str] = set()
        for each in tombstones:
            self._sources[each.id] = frozenset(each.sources)
            self._marks.update(each.marks)

    def __contains__(self, article: Article) -> bool:
        if not self._marks.isdisjoint(_marks_of(article)):
            return True
        if not self._sources:
            return False
        names = (article.id, other_id(article.id, article.source)) if article.source else (article.id,)
        return any(self._is_of(name, article.source) for name in names)

    def _is_of(self, key: str, source: str | None) -> bool:
        sources = self._sources.get(key)
        if sources is None:
            return False
        return not sources or source is None or source_mark(key, source) in sources


def tombstone_of(holding: Holding) -> Tombstone:
    """The tombstone of an article with all its versions."""
    articles = [each.article for each in holding.versions]
    marks = {mark for each in articles for mark in _marks_of(each)}
    known = {source_mark(holding.id, each.source) for each in articles if each.source is not None}
    all_known = all(each.source is not None for each in articles)
    return Tombstone(
        id=holding.id, marks=tuple(sorted(marks)), sources=tuple(sorted(known)) if all_known else ()
    )  # fmt: skip


def joined(one: Tombstone | None, other: Tombstone) -> Tombstone:
    """One tombstone of two articles that had one id, one after the other."""
    if one is None:
        return other
    sources = {*one.sources, *other.sources} if one.sources and other.sources else set[str]()
    return Tombstone(
        id=other.id, marks=tuple(sorted({*one.marks, *other.marks})), sources=tuple(sorted(sources))
    )  # fmt: skip


def other_id(key: str, whose: str) -> str:
    """The id of an article whose own id is that of another one here already: of another source, or address."""
    return f"{key}~{mark_of(whose)[:8]}"


def source_mark(key: str, source: str) -> str:
    """The hash of a source under the id that its article has: alone, a name would soon be guessed."""
    return mark_of(f"{key}\n{source}")


def _marks_of(article: Article) -> list[str]:
    """By what a purged article is known again: its text, spaces aside, and its address."""
    address = address_of(article)
    return [mark_of(" ".join(article.text.split())), *([mark_of(address)] if address else [])]
