"""An archive on disk: opening it, and reading and changing what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from timeline.archive.faults import reason_of
from timeline.archive.holdings import Holding, Tombstone, Version, document_of, in_order
from timeline.archive.opening import connected
from timeline.errors import ArchiveError
from timeline.models import Article, Moment, from_json, to_json
from timeline.models.base import Value

_MANY = 500  # values of one query: SQLite allows 999 at least


class VersionRow(NamedTuple):
    """Where a version of an article is; the others are as in the `Version`."""

    article: str
    content: str
    added: int
    seen: Moment | None
    digest: str


class Archive:
    """The articles of a newsroom with their versions, and all that was worked out from them, in one folder.

    Every change is made within `changing`: whole or not at all, also where the process is killed. One process changes
    an archive at a time (see `locked`); any number may read. Raises ArchiveError for whatever SQLite objects to.
    """

    def __init__(self, folder: Path, *, create: bool = False, readonly: bool = False) -> None:
        """Open the archive in `folder`; with `create`, make one where there is none. Raises ArchiveError where it is
        no archive, one of a newer version, damaged, or cannot be written."""
        self.folder = folder
        self._connection = connected(folder, create=create, readonly=readonly)
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. What a build gave back fetches its values when they are asked for: then the archive is
        opened anew, to read."""
        self._connection.close()
        self._is_closed = True

    @contextmanager
    def changing(self) -> Iterator[None]:
        """All changes of the block, or none where it ends in an error. Blocks may stand within one another."""
        if self._connection.in_transaction:
            yield
            return
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._undo()
            raise
        try:
            with self._told():
                self._connection.execute("COMMIT")
        except ArchiveError:
            self._undo()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that the block reads is of one state, also while another command changes the archive. That one has to
        wait until the block ends: so the block takes what it needs, and does what takes long with it afterwards. Blocks
        may stand within one another, and within `changing`."""
        if self._connection.in_transaction:
            yield
            return
        with self._told():
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._undo()

    # -- articles

    def ids(self, *, removed: bool = False) -> tuple[str, ...]:
        """The ids of the articles, in ascending order; with `removed`, also of those that are on no page."""
        condition = "" if removed else "WHERE NOT removed"
        return tuple(each for (each,) in self._all(f"SELECT id FROM articles {condition} ORDER BY id"))

    def holding(self, article: str) -> Holding | None:
        """An article with its versions; None where there is none of this id."""
        return next(self.holdings([article]), None)

    def holdings(self, articles: Iterable[str] | None = None) -> Iterator[Holding]:
        """Articles with their versions, by ascending id: all that there are, or those of the ids given."""
        wanted = sorted(set(self.ids(removed=True) if articles is None else articles))
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            rows = self._all(
                "SELECT id, removed, content, added, seen, read_by, document FROM articles "
                f"JOIN versions ON article = id WHERE id IN ({_marks(some)}) ORDER BY id",
                *some,
            )
            found: dict[str, tuple[bool, list[Version]]] = {}
            for key, removed, content, added, seen, read_by, document in rows:
                article = self._decoded(key, document, Article)
                last = None if seen is None else self._decoded(key, seen, Moment)
                version = Version(article=article, content=content, added=added, seen=last, read_by=read_by)
                found.setdefault(key, (bool(removed), []))[1].append(version)
            for key, (removed, versions) in found.items():
                yield Holding(id=key, versions=in_order(tuple(versions)), removed=removed)

    def versions(self) -> list[VersionRow]:
        """All versions of the articles that are not removed, by ascending id and in the order in which they came."""
        query = (
            "SELECT id, content, added, seen, digest FROM articles JOIN versions ON article = id WHERE NOT removed "
            "ORDER BY id, added"
        )
        return [
            VersionRow(key, content, added, None if seen is None else self._decoded(key, seen, Moment), digest)
            for key, content, added, seen, digest in self._all(query)
        ]

    def document(self, version: VersionRow) -> Article:
        """A version of an article."""
        query = "SELECT document FROM versions WHERE article = ? AND content = ?"
        row = self._one(query, version.article, version.content)
        if row is None:
            raise ArchiveError(f"{self.folder}: a version of the article {version.article!r} has gone; build again")
        return self._decoded(version.article, row[0], Article)

    def at_address(self, address: str) -> str | None:
        """The id of the article of which a version stands at this address."""
        row = self._one("SELECT article FROM versions WHERE address = ? ORDER BY added LIMIT 1", address)
        return row[0] if row else None

    def put(self, article: str, version: Version, address: str | None) -> None:
        """Keep a version of an article, which is new or gets one more. `content` and article say which; one that is
        there already is replaced, and keeps its number."""
        self._do("INSERT OR IGNORE INTO articles (id) VALUES (?)", article)
        self._do(
            "INSERT INTO versions (article, content, added, seen, read_by, address, digest, document) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen, "
            "read_by = excluded.read_by, address = excluded.address, digest = excluded.digest, "
            "document = excluded.document",
            article, version.content, version.added, None if version.seen is None else to_json(version.seen).decode(),
            version.read_by, address, version.digest, document_of(version.article).decode(),
        )  # fmt: skip

    def drop_version(self, article: str, content: str) -> None:
        """Delete a version of an article, in the place of which another one is put."""
        self._do("DELETE FROM versions WHERE article = ? AND content = ?", article, content)

    def set_removed(self, article: str, removed: bool) -> None:
        """Take an article off the pages, or put it back."""
        self._do("UPDATE articles SET removed = ? WHERE id = ?", removed, article)

    def delete(self, article: str) -> None:
        """Delete an article and what was worked out from it, by itself and together with others."""
        self._do("DELETE FROM articles WHERE id = ?", article)
        self._do("DELETE FROM kept WHERE article = ? OR article IS NULL", article)

    def compact(self) -> None:
        """Give the room of what was deleted back, so that no byte of it stays in the file."""
        with self._told():
            self._connection.execute("VACUUM")

    # -- tombstones

    def tombstones(self) -> tuple[Tombstone, ...]:
        rows = self._all("SELECT id, marks, sources FROM tombstones ORDER BY id")
        return tuple(
            Tombstone(id=key, marks=tuple(msgspec.json.decode(marks)), sources=tuple(msgspec.json.decode(sources)))
            for key, marks, sources in rows
        )

    def put_tombstone(self, tombstone: Tombstone) -> None:
        marks, sources = (msgspec.json.encode(each).decode() for each in (tombstone.marks, tombstone.sources))
        self._do(
            "INSERT OR REPLACE INTO tombstones (id, marks, sources) VALUES (?, ?, ?)", tombstone.id, marks, sources
        )

    # -- what was worked out

    def kept(self, stage: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is kept of a stage, by key, for those of the keys of which there is something."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, bytes] = {}
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            query = f"SELECT key, value FROM kept WHERE stage = ? AND key IN ({_marks(some)})"
            found.update(self._all(query, stage, *some))
        return found

    def last_used(self, stage: str, keys: Iterable[bytes]) -> dict[bytes, int]:
        """The build that last used what is kept, by key, for those of the keys of which there is something."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, int] = {}
        for start in range(0, len(wanted), _MANY):
            some = wanted[start : start + _MANY]
            query = f"SELECT key, build FROM kept WHERE stage = ? AND key IN ({_marks(some)})"
            found.update(self._all(query, stage, *some))
        return found

    def keep(self, stage: str, values: Iterable[tuple[bytes, str | None, bytes]], build: int) -> None:
        """Keep values of a stage: for each its key, the article that it is of (None: of several), and the value."""
        with self._told():
            self._connection.executemany(
                "INSERT OR REPLACE INTO kept (stage, key, article, build, value) VALUES (?, ?, ?, ?, ?)",
                ((stage, key, article, build, value) for key, article, value in values),
            )

    def still_used(self, stage: str, keys: Iterable[bytes], build: int) -> None:
        """Note that a build used values of a stage, so that `forget` spares them."""
        with self._told():
            self._connection.executemany(
                "UPDATE kept SET build = ? WHERE stage = ? AND key = ?", ((build, stage, key) for key in keys)
            )

    def drop(self, stage: str, keys: Iterable[bytes]) -> None:
        """Drop values of a stage."""
        with self._told():
            self._connection.executemany("DELETE FROM kept WHERE stage = ? AND key = ?", ((stage, key) for key in keys))

    def forget(self, before: int) -> None:
        """Drop what was worked out and has not been used since a build."""
        self._do("DELETE FROM kept WHERE build < ?", before)

    # -- single facts

    def fact(self, name: str) -> bytes | None:
        row = self._one("SELECT value FROM facts WHERE name = ?", name)
        return bytes(row[0]) if row else None

    def set_fact(self, name: str, value: bytes) -> None:
        self._do("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", name, value)

    def drop_fact(self, name: str) -> None:
        self._do("DELETE FROM facts WHERE name = ?", name)

    def facts(self) -> tuple[str, ...]:
        """The names of all facts, in ascending order."""
        return tuple(str(name) for (name,) in self._all("SELECT name FROM facts ORDER BY name"))

    def last_number(self, name: str) -> int:
        """What `next_number` gave last; 0 where it gave none."""
        return int(self.fact(name) or b"0")

    def next_number(self, name: str) -> int:
        """One more than the last time, from 1 on."""
        number = self.last_number(name) + 1
        self.set_fact(name, str(number).encode())
        return number

    # -- SQLite

    def _undo(self) -> None:
        if self._connection.in_transaction:  # on a full disk, SQLite has done it already
            with self._told():
                self._connection.execute("ROLLBACK")

    def _do(self, statement: str, *values: object) -> None:
        with self._told():
            self._connection.execute(statement, values)

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._told():
            return self._readable().execute(query, values).fetchall()

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._told():
            row: tuple[Any, ...] | None = self._readable().execute(query, values).fetchone()
        return row

    def _readable(self) -> sqlite3.Connection:
        if self._is_closed:
            self._connection = connected(self.folder, create=False, readonly=True)
            self._is_closed = False
        return self._connection

    def _decoded(self, key: str, document: str, kind: type[Value]) -> Value:
        try:
            return from_json(document, kind)
        except msgspec.DecodeError as error:
            raise ArchiveError(
                f"{self.folder}: the article {key!r} is damaged ({error}); `timeline archive check` saves the others"
            ) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.folder}: {reason_of(error)}") from error


def _marks(values: list[str] | list[bytes]) -> str:
    return ",".join("?" * len(values))
