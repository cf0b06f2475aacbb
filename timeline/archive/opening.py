"""Opening the file of an archive: it must be one, of a version that is known, and whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from timeline.archive.faults import reason_of
from timeline.archive.schema import APPLICATION_ID, VERSION, migrate, version_of
from timeline.errors import ArchiveError

FILE = "archive.sqlite"

_WAIT = 60.0  # seconds, for whoever reads the file while it is changed, or changes it while it is read
_HEAD = b"SQLite format 3\x00"


def file_of(folder: Path) -> Path:
    """The one file that is the archive."""
    return folder / FILE


def connected(folder: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to the archive in a folder, its tables of today's version. Raises ArchiveError."""
    file = file_of(folder)
    if not file.exists():
        if not create:
            raise ArchiveError(
                f"{folder}: no archive is there ({FILE} is missing); "
                f"make one with: timeline archive add --archive {folder} INPUT"
            )
        _make(folder)
    elif not _is_database(file):
        raise ArchiveError(
            f"{file}: is no archive of this program, or its beginning is damaged; name another folder, or let "
            "`timeline archive check` save what can be read"
        )
    try:
        return _opened(file, readonly=readonly)
    except sqlite3.Error as error:
        raise ArchiveError(f"{folder}: {reason_of(error)}") from error


def refuse_foreign(file: Path) -> None:
    """Raise ArchiveError where the file is an archive of a newer version, or a database of another program; a damaged
    one is neither."""
    try:
        connection = linked(file)
    except sqlite3.Error:
        return
    try:
        _check(connection, file)
    except sqlite3.Error:
        return
    finally:
        connection.close()


def linked(file: Path) -> sqlite3.Connection:
    """A connection to a file, whatever it holds; it is made where it is missing. What a process that was killed left
    half written is undone at the first look into it, which needs the right to write: so it is never opened read-only.
    """
    # every thread of ours uses a connection of its own; transactions begin where we say so
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rwc", uri=True, timeout=_WAIT, isolation_level=None)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{folder}: no archive can be made there ({error.strerror}); name another folder") from error


def _is_database(file: Path) -> bool:
    """Whether a file is SQLite's, or still empty: one that was killed before its first change."""
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_HEAD))
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be read ({error.strerror}); check its rights") from error
    return head in (_HEAD, b"")


def _opened(file: Path, *, readonly: bool) -> sqlite3.Connection:
    connection = linked(file)
    try:
        _check(connection, file)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
        if readonly:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, file: Path) -> None:
    version = version_of(connection)
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables and application != APPLICATION_ID:
        raise ArchiveError(f"{file}: is a database of another program, and is left alone; name another folder")
    if version > VERSION:
        raise ArchiveError(
            f"{file}: is an archive of version {version}, and this program knows versions up to {VERSION}; "
            "use the newer program that wrote it, or `timeline archive export` there and `import` here"
        )
