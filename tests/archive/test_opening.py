"""What is no archive, or not one that this program can use, is told and left alone."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.holding import article
from timeline.archive.adding import add
from timeline.archive.checking import check, save
from timeline.archive.holdings import content_of, document_of
from timeline.archive.opening import file_of
from timeline.archive.schema import APPLICATION_ID, VERSION
from timeline.archive.store import Archive
from timeline.errors import ArchiveError


def made(folder: Path) -> Path:
    with Archive(folder, create=True) as archive:
        add(archive, [article()])
    return folder


def test_a_missing_archive_is_made_only_on_demand(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"no archive is there.*archive add"):
        Archive(tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
    assert Archive(tmp_path / "kept", create=True).ids() == ()


def test_an_archive_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    folder = made(tmp_path / "kept")
    with sqlite3.connect(file_of(folder)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file_of(folder).read_bytes()
    with pytest.raises(ArchiveError, match=f"version {VERSION + 1}.*newer program"):
        Archive(folder)
    assert file_of(folder).read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(file_of(tmp_path)) as connection:
        connection.execute("CREATE TABLE prices (id INTEGER)")
    before = file_of(tmp_path).read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive(tmp_path, create=True)
    assert file_of(tmp_path).read_bytes() == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file_of(tmp_path).write_text("not a database at all")
    with pytest.raises(ArchiveError, match="no archive of this program"):
        Archive(tmp_path, create=True)


def test_an_archive_that_was_killed_before_its_first_table_is_made_again(tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"")
    assert Archive(tmp_path, create=True).ids() == ()


def test_a_read_only_archive_can_be_read_and_says_why_it_cannot_be_changed(tmp_path: Path) -> None:
    with Archive(made(tmp_path / "kept"), readonly=True) as archive:
        assert archive.ids() == ("a1",)
        with pytest.raises(ArchiveError, match="cannot be written; check the rights"):
            add(archive, [article("a2", text="Another.")])


OLD_TABLES = """
    CREATE TABLE articles (id TEXT PRIMARY KEY, removed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE versions (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, content TEXT NOT NULL,
        added INTEGER NOT NULL, address TEXT, digest TEXT NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (article, content)
    );
    CREATE INDEX versions_by_address ON versions (address) WHERE address IS NOT NULL;
    CREATE TABLE tombstones (id TEXT PRIMARY KEY, marks TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE kept (
        stage TEXT NOT NULL, key BLOB NOT NULL, article TEXT, build INTEGER NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (stage, key)
    );
    CREATE INDEX kept_by_article ON kept (article) WHERE article IS NOT NULL;
    CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


def of_the_first_version(folder: Path) -> Path:
    """An archive as the first version of the program made them, with an article and a tombstone."""
    one = article()
    document = document_of(one)
    folder.mkdir()
    with closing(sqlite3.connect(file_of(folder), isolation_level=None)) as connection:
        connection.executescript(OLD_TABLES)
        connection.execute("INSERT INTO articles (id) VALUES ('a1')")
        connection.execute(
            "INSERT INTO versions (article, content, added, digest, document) VALUES ('a1', ?, 1, ?, ?)",
            (content_of(one), hashlib.sha256(document).hexdigest(), document.decode()),
        )
        connection.execute("INSERT INTO tombstones VALUES ('a9', '[\"mark\"]')")
        connection.execute("INSERT INTO facts VALUES ('additions', CAST('1' AS BLOB))")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    return folder


def test_an_archive_of_the_first_version_is_whole_and_goes_on(tmp_path: Path) -> None:
    folder = of_the_first_version(tmp_path / "kept")
    assert check(folder) == ()
    with Archive(folder) as archive:
        assert add(archive, [article()]).known == ("a1",)
        assert add(archive, [article("a9", source="Post")]).purged == ("a9",)
        assert add(archive, [article(text="It was mended.")]).changed == ("a1",)
    assert check(folder) == ()


def test_what_is_saved_of_a_damaged_archive_of_the_first_version_is_all_that_can_be_read(tmp_path: Path) -> None:
    folder = of_the_first_version(tmp_path / "kept")
    file_of(folder).write_bytes(file_of(folder).read_bytes().replace(b'["mark"]', b'["mark"?'))
    assert [each.article for each in check(folder)] == ["a9"]
    assert save(folder).versions == 1
    with Archive(folder, readonly=True) as archive:
        assert archive.ids() == ("a1",)
