"""A damaged archive says so, and what can be read of it is saved."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from tests.archive.holding import article
from timeline.archive.adding import add
from timeline.archive.checking import check, save
from timeline.archive.memo import ArchiveMemo
from timeline.archive.opening import file_of
from timeline.archive.store import Archive
from timeline.errors import ArchiveError

PAGE = 4096
MANY = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive(tmp_path / "kept", create=True) as archive:
        words = [f"Report number {number} on the lock gate. " * 20 for number in range(MANY)]
        add(archive, [article(f"a{number:03}", text=text) for number, text in enumerate(words)])
        archive.set_fact("register", b"{}")
    return tmp_path / "kept"


def test_a_whole_archive_has_no_findings(folder: Path) -> None:
    assert check(folder) == ()


def test_a_changed_text_is_found_and_only_that_article_is_lost(folder: Path) -> None:
    with sqlite3.connect(file_of(folder)) as connection:
        connection.execute("UPDATE versions SET document = replace(document, '7 on', '8 on') WHERE article = 'a007'")
    assert [(each.article, "not the one that was added" in each.reason) for each in check(folder)] == [("a007", True)]
    saved = save(folder)
    assert (saved.versions, len(saved.lost)) == (MANY - 1, 1)
    with Archive(folder) as archive:
        assert len(archive.ids()) == MANY - 1
        assert archive.fact("register") == b"{}"


@pytest.mark.parametrize("name", ["register", "shown ../out"])
def test_a_broken_register_is_found_with_what_mends_it_and_costs_no_article(folder: Path, name: str) -> None:
    with Archive(folder) as archive:
        archive.set_fact(name, b'{"topics": ')
    (finding,) = check(folder)
    assert f"the fact {name!r} is damaged: the register of ids is broken" in finding.reason
    assert "archive import --register FILE --replace" in finding.reason
    assert save(folder).versions == MANY


@pytest.mark.parametrize("seed", range(8))
def test_pages_overwritten_at_random_cost_little_and_the_damaged_file_is_kept(folder: Path, seed: int) -> None:
    data = bytearray(file_of(folder).read_bytes())
    rng = random.Random(seed)
    for _ in range(3):
        start = rng.randrange(20, len(data) // PAGE - 1) * PAGE
        data[start : start + PAGE] = rng.randbytes(PAGE)
    file_of(folder).write_bytes(data)
    assert check(folder)
    saved = save(folder)
    assert saved.damaged.read_bytes() == bytes(data)
    assert check(folder) == ()
    with Archive(folder) as archive:
        texts = {each.id: each.newest.text for each in archive.holdings()}
    assert len(texts) > MANY // 2
    assert all(text.startswith(f"Report number {int(key[1:])} on") for key, text in texts.items())


def test_where_nothing_can_be_read_the_file_stays(folder: Path) -> None:
    file_of(folder).write_bytes(b"SQLite format 3\x00" + b"\xff" * 50_000)
    with pytest.raises(ArchiveError, match=r"nothing can be read.*backup"):
        save(folder)
    assert file_of(folder).read_bytes().endswith(b"\xff")


def test_a_cut_off_archive_says_so_when_it_is_used(folder: Path) -> None:
    data = file_of(folder).read_bytes()
    file_of(folder).write_bytes(data[: len(data) // 2])
    with pytest.raises(ArchiveError, match=r"damaged.*archive check"), Archive(folder) as archive:
        list(archive.holdings())
    assert check(folder)


def test_a_changed_capture_is_found_though_the_text_is_the_same(folder: Path) -> None:
    with sqlite3.connect(file_of(folder)) as connection:
        connection.execute(
            "UPDATE versions SET document = replace(document, 'in.jsonl', 'other') WHERE article = 'a007'"
        )
    assert [(each.article, "were changed" in each.reason) for each in check(folder)] == [("a007", True)]
    assert save(folder).versions == MANY


def test_an_article_of_which_it_is_not_known_whether_it_was_removed_stays_off_the_pages(folder: Path) -> None:
    with sqlite3.connect(file_of(folder)) as connection:
        connection.execute("DELETE FROM articles WHERE id = 'a007'")
    assert ["remove --undo" in each.reason for each in check(folder)] == [True]
    save(folder)
    with Archive(folder) as archive:
        assert (
            archive.ids(removed=True)
            != archive.ids()
            == tuple(each for each in archive.ids(removed=True) if each != "a007")
        )


def test_a_damaged_result_is_found(folder: Path) -> None:
    with Archive(folder) as archive:
        memo = ArchiveMemo(archive)
        memo.keep("analysis", [(b"k", "a007", b"{}"), (b"l", None, b"[]")])
    assert check(folder) == ()
    with sqlite3.connect(file_of(folder)) as connection:
        connection.execute("UPDATE kept SET value = CAST(value || 'x' AS BLOB) WHERE article IS NOT NULL")
    assert [(each.article, "analysis" in each.reason) for each in check(folder)] == [("a007", True)]
