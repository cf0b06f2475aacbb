"""What is no archive, or not one that this program can use, is told and left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.archive.holding import article
from timeline.archive.adding import add
from timeline.archive.opening import file_of
from timeline.archive.schema import VERSION
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
