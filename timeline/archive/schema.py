"""The tables of an archive, and how an older archive becomes one of today.

SQLite, because the archive is one file that needs no server, keeps its promises when the power fails, is in Python
itself, and is read by any tool of the trade; DuckDB is made for counting over columns, and would be one more thing to
install for keeping texts and finding them by id.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x53744C6E
"""What stands in the head of the file, so that no other program's database is taken for an archive ("StLn")."""

# Each entry takes an archive from the version of its place to the next; entries are never changed, only added.
_STEPS = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        removed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    -- `document` is the article as read, in JSON, `content` the hash of what it says, `digest` that of the document;
    -- `added` counts the additions to this archive
    CREATE TABLE versions (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        content TEXT NOT NULL,
        added INTEGER NOT NULL,
        address TEXT,
        digest TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (article, content)
    );
    CREATE INDEX versions_by_address ON versions (address) WHERE address IS NOT NULL;
    -- what was purged: hashes only, no word of it
    CREATE TABLE tombstones (
        id TEXT PRIMARY KEY,
        marks TEXT NOT NULL
    ) WITHOUT ROWID;
    -- what was worked out, by the hash of all that it was worked out from; `article` where it is that of one alone
    CREATE TABLE kept (
        stage TEXT NOT NULL,
        key BLOB NOT NULL,
        article TEXT,
        build INTEGER NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (stage, key)
    );
    CREATE INDEX kept_by_article ON kept (article) WHERE article IS NOT NULL;
    CREATE TABLE facts (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    -- when the same was captured last, a moment in JSON, where that was later than the capture in the document
    ALTER TABLE versions ADD COLUMN seen TEXT;
    -- hashes of the id with each source; none where one was not known
    ALTER TABLE tombstones ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
    """,
    """
    -- the hash of the rules and settings by which it was read
    ALTER TABLE versions ADD COLUMN read_by TEXT NOT NULL DEFAULT '';
    """,
)

VERSION = len(_STEPS)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of an archive's tables; 0 where there are none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to today's version, all steps or none. The caller has made sure that the version is known."""
    version = version_of(connection)
    if version == VERSION:
        return
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {''.join(_STEPS[version:])} {marks} COMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
