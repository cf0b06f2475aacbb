"""An archive goes out and comes back without loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.holding import article
from timeline.archive.adding import add, purge, remove
from timeline.archive.exchange import export, read_export
from timeline.archive.store import Archive
from timeline.errors import ArchiveError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "kept", create=True)
    add(archive, [article(text="Two boats sank.", tags=("sea",)), article("a2", text="Å, 船 and a \N{SNOWMAN}.")])
    add(archive, [article(text="Three boats sank.", captured="2024-11-16T12:00+01:00")], "by these rules")
    add(archive, [article("a3", text="Gone.", source="Ledger")])
    add(archive, [article(text="Two boats sank.", tags=("sea",), captured="2024-11-17T12:00+01:00")])
    remove(archive, ["a2"])
    purge(archive, ["a3"])
    archive.set_fact("register", b'{"version": 1}')
    return archive


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_all_comes_back(archive: Archive, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="needs the extra `parquet`")
    assert export(archive, tmp_path / name) == 2
    back = Archive(tmp_path / "back", create=True)
    assert read_export(tmp_path / name, back) == 2
    assert list(back.holdings()) == list(archive.holdings())
    assert back.tombstones() == archive.tombstones()
    assert {name: back.fact(name) for name in back.facts()} == {name: archive.fact(name) for name in archive.facts()}
    again = tmp_path / f"again-{name}"
    export(back, again)
    assert again.read_bytes() == (tmp_path / name).read_bytes()


def test_only_an_empty_archive_takes_an_export_in(archive: Archive, tmp_path: Path) -> None:
    export(archive, tmp_path / "out.jsonl")
    with pytest.raises(ArchiveError, match="holds articles already"):
        read_export(tmp_path / "out.jsonl", archive)


def test_a_broken_row_is_named_and_nothing_is_imported(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    export(archive, file)
    file.write_bytes(file.read_bytes()[:-40])
    back = Archive(tmp_path / "back", create=True)
    with pytest.raises(ArchiveError, match=r"out\.jsonl, line \d+: is no row"):
        read_export(file, back)
    assert back.ids(removed=True) == ()
    assert back.facts() == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "first row"), ('{"kind": "archive", "version": 99}\n', "version 99"), ('{"id": "a"}\n', "line 1")],
)
def test_what_is_no_export_is_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "in.jsonl").write_text(content)
    with pytest.raises(ArchiveError, match=told):
        read_export(tmp_path / "in.jsonl", Archive(tmp_path / "kept", create=True))


def test_an_ending_that_names_no_format_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"archive\.jsonl or archive\.parquet"):
        export(archive, tmp_path / "out.csv")


def test_an_old_export_stays_where_the_new_one_cannot_be_written(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").mkdir()
    with pytest.raises(ArchiveError, match="cannot be written"):
        export(archive, tmp_path / "out.jsonl")
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".new")] == []
