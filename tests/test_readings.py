"""With an archive, a file is read again only where it, its path, the settings of reading or the rules have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from timeline import readings as module
from timeline.archive.adding import add, purge
from timeline.archive.memo import ArchiveMemo
from timeline.archive.store import Archive
from timeline.intake import read_inputs
from timeline.models import Article, Moment
from timeline.pipeline import build
from timeline.reading import reader
from timeline.settings import Settings, SourceSettings, StillSettings

PAGE = """<html><head><title>The pier at Ullmouth closes</title></head><body><article>
<h1>The pier at Ullmouth closes</h1><p>By Ida Holm</p><p>15 November 2024, 10:48</p>
<p>The pier at Ullmouth was closed on Monday after a storm had torn off its head, the harbour office said.</p>
<p>Divers will look at its piles on Thursday, and the council decides next week what becomes of it.</p>
</article></body></html>"""
WHEN, TOLD = "16 November 2024, 09:12", "A ferry ran aground off Ullmouth on Friday night. Nobody was hurt."
TEXT = f"Ferry runs aground\n\n{WHEN}\n\n{TOLD}\n"
LINES = [{"id": "a", "text": "The quay was cleared on Sunday.", "published": "2024-11-18", "source": "Ledger"}]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "in" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "lines.jsonl").write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    seen: list[str] = []
    real = reader.read_document

    def watched(path: str, *rest: Any) -> Iterator[Any]:
        seen.append(Path(path).name)
        return real(path, *rest)

    monkeypatch.setattr(reader, "read_document", watched)
    return seen


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with Archive(folder / "kept", create=True) as held:
        yield held


def again(archive: Archive, settings: Settings | None = None, **options: Any) -> tuple[Article, ...]:
    return read_inputs(["in"], settings or Settings(), memo=ArchiveMemo(archive), jobs=1, **options).articles


ALL = ["ferry.txt", "lines.jsonl", "page.html"]


def test_what_did_not_change_is_not_read_again_and_comes_out_the_same(archive: Archive, read: list[str]) -> None:
    first = again(archive)
    assert read == ALL
    read.clear()
    assert again(archive) == first == read_inputs(["in"], Settings(), jobs=1).articles
    assert read == ALL, "that of the last one, which has no archive"


def test_a_file_that_changed_is_read_and_no_other(folder: Path, archive: Archive, read: list[str]) -> None:
    again(archive)
    read.clear()
    (folder / "in" / "ferry.txt").write_text(TEXT.replace("Friday", "Saturday"), encoding="utf-8")
    (folder / "in" / "copy.html").write_text(PAGE, encoding="utf-8")
    found = again(archive)
    assert read == ["copy.html", "ferry.txt"], "the same page under another path is another file"
    assert any("Saturday" in each.text for each in found)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(zone="Europe/Stockholm"),
        Settings(day_first=True),
        Settings(sources={"Ledger": SourceSettings(aliases=("The Ledger",))}),
        Settings(captured_at="2024-11-20"),
    ],
    ids=["zone", "day first", "alias", "capture"],
)
def test_a_setting_that_the_reading_looks_at_reads_all_again(
    archive: Archive, read: list[str], settings: Settings
) -> None:
    again(archive)
    read.clear()
    assert again(archive, settings) == read_inputs(["in"], settings, jobs=1).articles
    assert read == [*ALL, *ALL]


def test_a_setting_that_it_does_not_look_at_reads_nothing(archive: Archive, read: list[str]) -> None:
    again(archive)
    read.clear()
    quoted = {"Ledger": SourceSettings(max_quote=80, hemisphere="south")}
    again(archive, Settings(site_title="Other", max_states=0, at="2024-11-20"))
    assert read == []
    again(archive, Settings(sources=quoted))
    assert read == ALL, "a source that is named is one that others may be joined to"
    read.clear()
    again(archive, Settings(sources={"Ledger": SourceSettings(link_only=True)}))
    assert read == []


def test_another_capture_time_reads_all_again(archive: Archive, read: list[str]) -> None:
    again(archive)
    read.clear()
    again(archive, captured_at=Moment.parse("2024-11-20T18:00+01:00"))
    assert read == ALL


def test_another_rule_reads_all_again(archive: Archive, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    again(archive)
    read.clear()
    monkeypatch.setattr(module, "rules_of", lambda *_: b"changed")
    again(archive)
    assert read == ALL


def test_the_capture_time_of_the_settings_serves_where_none_is_stated(folder: Path) -> None:
    (folder / "today.txt").write_text(TEXT.replace("16 November 2024, 09:12", "Today, 09:12"), encoding="utf-8")
    (found,) = read_inputs(["today.txt"], Settings(captured_at="2024-11-20T18:00")).articles
    assert str(found.dct) == "2024-11-20T09:12"
    (other,) = read_inputs(
        ["today.txt"], Settings(captured_at="2024-11-20"), captured_at=Moment.parse("2024-11-22")
    ).articles
    assert other.dct is not None
    assert other.dct.day.day == 22


def test_a_file_with_a_fault_is_read_each_time(folder: Path, archive: Archive, read: list[str]) -> None:
    with (folder / "in" / "lines.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("\n{broken\n")
    (folder / "in" / "empty.txt").write_text("", encoding="utf-8")
    again(archive)
    read.clear()
    again(archive)
    assert read == ["empty.txt", "lines.jsonl"]


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    folder: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reader.read_document
    ferry = folder / "in" / "ferry.txt"

    def rewritten(path: str, *rest: Any) -> Iterator[Any]:
        if Path(path).name == ferry.name:
            ferry.write_text(TEXT.replace("Friday", "Saturday"), encoding="utf-8")
        yield from real(path, *rest)

    monkeypatch.setattr(reader, "read_document", rewritten)
    assert any("Saturday" in each.text for each in again(archive))
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    ferry.write_text(TEXT, encoding="utf-8")
    assert any("Friday" in each.text for each in again(archive)), "the words of the first hash are not the new ones"


def test_a_large_export_is_not_kept_twice(
    folder: Path, archive: Archive, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 1000)
    many = [LINES[0] | {"id": f"a{number}"} for number in range(40)]
    (folder / "in" / "lines.jsonl").write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
    again(archive)
    read.clear()
    again(archive)
    assert read == ["lines.jsonl"]


def test_a_purge_takes_what_was_read_along_and_it_is_not_kept_anew(folder: Path) -> None:
    settings = Settings(stills=StillSettings(draw=False))
    for _ in range(2):
        build(["in"], Path("out"), settings, archive=Path("kept"))
    (ferry,) = (each.id for each in read_inputs(["in/ferry.txt"], Settings()).articles)
    with Archive(Path("kept")) as held:
        purge(held, [ferry])
    assert not any(b"ran aground" in path.read_bytes() for path in files(folder / "kept"))
    for _ in range(2):
        build(["in"], Path("out"), settings, archive=Path("kept"))
    assert not any(b"ran aground" in path.read_bytes() for path in files(folder / "kept"))


def files(folder: Path) -> Sequence[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_order_of_the_files_is_kept(archive: Archive, folder: Path) -> None:
    paths = [each.path for each in again(archive)]
    (folder / "in" / "b.txt").write_text(TEXT.replace("ferry", "barge"), encoding="utf-8")
    assert [each.path for each in again(archive)] == ["in/b.txt", *paths]


def test_an_article_that_an_archive_holds_is_added_as_if_it_had_been_read(archive: Archive) -> None:
    add(archive, again(archive))
    assert add(archive, again(archive)).changed == ()
