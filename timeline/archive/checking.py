"""Whether an archive is whole, and saving what can be read of one that is not."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from timeline.archive.exchange import take_in
from timeline.archive.holdings import content_of, digest_of
from timeline.archive.memo import is_sound
from timeline.archive.opening import FILE, file_of, linked, refuse_foreign
from timeline.archive.registers import is_register, register_fault
from timeline.archive.rows import FORMAT, ArticleRow, FactRow, Head, Row, TombstoneRow
from timeline.archive.schema import version_of
from timeline.archive.store import Archive
from timeline.errors import ArchiveError
from timeline.models import Article, Model, Moment, from_json

# Where the end of a table is damaged, how far beyond its last readable row others are looked for.
_BEYOND = 10_000

# What the tables have only since a version of the archive, and what stands for it in older ones.
_LATER = {
    "versions": {"seen": (2, "NULL"), "read_by": (3, "''")},
    "tombstones": {"sources": (2, "'[]'")},
}

_FRESH = ".saving"


class Finding(Model, frozen=True):
    """What is wrong, and where: the id of an article, else the archive itself (None)."""

    article: str | None
    reason: str


class Saved(Model, frozen=True):
    """What came of saving an archive: the versions that were read, what was lost, and where the damaged file lies."""

    versions: int
    lost: tuple[Finding, ...]
    damaged: Path


def check(folder: Path) -> tuple[Finding, ...]:
    """All that is wrong with an archive; nothing where it is whole. What a `save` left that was killed is removed.
    Raises ArchiveError where it cannot be opened as an archive at all for another reason than damage."""
    if not file_of(folder).exists():
        raise ArchiveError(f"{folder}: no archive is there ({FILE} is missing)")
    refuse_foreign(file_of(folder))
    shutil.rmtree(folder / _FRESH, ignore_errors=True)
    if not file_of(folder).stat().st_size:  # killed before its first table was made
        Archive(folder, create=True).close()
    return tuple(each for each in _read(file_of(folder), whole=True) if isinstance(each, Finding))


def save(folder: Path) -> Saved:
    """Make a new archive of all that can be read of a damaged one, in its place; the damaged file is kept beside it.

    Raises ArchiveError where nothing can be read, where it is not ours to change, and where the disk has no room.
    """
    refuse_foreign(file_of(folder))
    rows: list[Row] = []
    lost: list[Finding] = []
    for each in _read(file_of(folder), whole=False):
        (lost if isinstance(each, Finding) else rows).append(each)  # type: ignore[arg-type]  # told apart just here
    if not any(isinstance(row, ArticleRow) for row in rows):
        raise ArchiveError(
            f"{folder}: nothing can be read of the damaged archive; restore it from a backup or an export"
        )
    rows.sort(key=lambda row: not isinstance(row, Head))
    rows.insert(0, Head(version=FORMAT))
    fresh = folder / _FRESH
    shutil.rmtree(fresh, ignore_errors=True)  # of a run that was killed
    try:
        with Archive(fresh, create=True) as archive:
            take_in(rows, archive, file_of(folder))
        damaged = _put_aside(folder)
        file_of(fresh).replace(file_of(folder))
    except OSError as error:
        raise ArchiveError(
            f"{error.filename or folder}: cannot be written ({error.strerror}), and the archive is as it was; "
            "check the rights of the folder and the space left"
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Saved(versions=sum(isinstance(row, ArticleRow) for row in rows), lost=tuple(lost), damaged=damaged)


def _put_aside(folder: Path) -> Path:
    """Give the damaged file a second name, so that at no moment there is no archive; and take what SQLite wrote beside
    it out of the way of the one that comes."""
    number = 1
    while (place := folder / f"{FILE}.damaged-{number}").exists():
        number += 1
    try:
        place.hardlink_to(file_of(folder))
    except OSError:  # no links here
        shutil.copyfile(file_of(folder), place)
    journal = folder / f"{FILE}-journal"
    if journal.exists():
        journal.replace(place.with_name(f"{place.name}-journal"))
    return place


def _read(file: Path, *, whole: bool) -> Iterator[Row | Finding]:
    """Each row that can be read, and what cannot. `whole`: SQLite's own check of the file comes first."""
    try:
        connection = linked(file)
    except sqlite3.Error as error:
        yield Finding(article=None, reason=f"the file cannot be opened ({error})")
        return
    try:
        if whole:
            yield from _own_check(connection)
        yield from _facts(connection)
        yield from _tombstones(connection)
        yield from _articles(connection)
        if whole:
            yield from _results(connection)
    finally:
        connection.close()


def _own_check(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        told = [each for (each,) in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        told = [str(error)]
    yield from (Finding(article=None, reason=f"the file is damaged: {each}") for each in told if each != "ok")


def _facts(connection: sqlite3.Connection) -> Iterator[Row | Finding]:
    for row in _rows(connection, "facts", "name, value"):
        if isinstance(row, Finding):
            yield row
            continue
        name, value = row
        try:
            fact = FactRow(name=str(name), value=bytes(value).decode())  # type: ignore[call-overload]  # a BLOB
        except (UnicodeDecodeError, TypeError) as error:
            yield Finding(article=None, reason=f"the fact {name!r} is damaged ({error})")
            continue
        if is_register(fact.name) and (fault := register_fault(fact.value)):
            yield Finding(article=None, reason=f"the fact {name!r} is damaged: {fault}")
        yield fact


def _tombstones(connection: sqlite3.Connection) -> Iterator[Row | Finding]:
    for row in _rows(connection, "tombstones", "id, marks, sources"):
        if isinstance(row, Finding):
            yield row
            continue
        try:
            marks, sources = (msgspec.json.decode(str(each), type=tuple[str, ...]) for each in row[1:])
            yield TombstoneRow(id=str(row[0]), marks=marks, sources=sources)
        except msgspec.DecodeError as error:
            yield Finding(article=str(row[0]), reason=f"its tombstone is damaged ({error})")


def _articles(connection: sqlite3.Connection) -> Iterator[Row | Finding]:
    removed: dict[object, bool] = {}
    for row in _rows(connection, "articles", "id, removed"):
        if isinstance(row, Finding):
            yield row
        else:
            removed[row[0]] = bool(row[1])
    for row in _rows(connection, "versions", "article, content, added, seen, read_by, digest, document"):
        if isinstance(row, Finding):
            yield row
            continue
        key, content, added, seen, read_by, digest, document = row
        try:
            article = from_json(str(document), Article)
            last = None if seen is None else from_json(str(seen), Moment)
            wrong = "" if content_of(article) == content else "its text is not the one that was added"
        except msgspec.DecodeError as error:
            wrong = str(error)
        if wrong or not isinstance(added, int):
            yield Finding(article=str(key), reason=f"version {added} is damaged ({wrong})")
            continue
        if digest_of(str(document).encode(), None if seen is None else str(seen).encode()) != digest:
            reason = f"version {added} says what it said, but its file, its capture or its teasers were changed"
            yield Finding(article=str(key), reason=reason)
        if key not in removed:
            reason = "whether it was removed cannot be read, so it is taken off the pages; `remove --undo` puts it back"
            yield Finding(article=str(key), reason=reason)
        removal = removed.get(key, True)
        yield ArticleRow(added=added, removed=removal, article=article, seen=last, read_by=str(read_by))


def _results(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in _rows(connection, "kept", "stage, article, value"):
        if isinstance(row, Finding):
            yield row
        elif not isinstance(row[2], bytes) or not is_sound(row[2]):
            reason = f"a result of earlier builds ({row[0]}) is damaged; the build that needs it drops it"
            yield Finding(article=None if row[1] is None else str(row[1]), reason=reason)


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[object, ...] | Finding]:
    """The rows of a table one by one, by their places, so that one that cannot be read costs only itself."""
    columns = _as_known(connection, table, columns)
    order = "id" if table in ("articles", "tombstones") else "name" if table == "facts" else "rowid"
    try:
        places = [each for (each,) in connection.execute(f"SELECT {order} FROM {table} ORDER BY {order}")]
    except sqlite3.Error as error:
        places = _as_far_as_can_be(connection, table, order)
        yield Finding(article=None, reason=f"the table {table} is damaged ({error})")
    for place in places:
        try:
            row = connection.execute(f"SELECT {columns} FROM {table} WHERE {order} = ?", (place,)).fetchone()
        except sqlite3.Error as error:
            yield Finding(article=None, reason=f"a row of the table {table} cannot be read ({error})")
            continue
        if row is not None:
            yield row


def _as_known(connection: sqlite3.Connection, table: str, columns: str) -> str:
    """The columns of a table, as an archive of an older version has them."""
    try:
        version = version_of(connection)
    except sqlite3.Error:
        return columns
    later = {name: instead for name, (since, instead) in _LATER.get(table, {}).items() if version < since}
    return ", ".join(later.get(each, each) for each in columns.split(", "))


def _as_far_as_can_be(connection: sqlite3.Connection, table: str, order: str) -> list[object]:
    """The places of a damaged table: every number up to its last where it has numbers, else those that come before the
    damage, from its front and from its end."""
    found: dict[Any, None] = {}
    for direction in ("ASC", "DESC"):
        try:
            for (place,) in connection.execute(f"SELECT {order} FROM {table} ORDER BY {order} {direction}"):
                found[place] = None
        except sqlite3.Error:
            continue
    if order == "rowid" and found:
        return list(range(1, max(found) + 1 + _BEYOND))
    return sorted(found)
