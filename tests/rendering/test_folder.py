"""Only what is ours is replaced, and readers always find a whole page."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.rendering import folder
from timeline.rendering.folder import write_site
from timeline.rendering.marker import MARKER, STAGING
from timeline.rendering.ours import check_output

SITE = {"index.html": b"<p>new", "assets/a.css": b"p{}", "topics/t/index.html": b"<p>t", "report.json": b"{}"}


def contents(output: Path) -> dict[str, bytes]:
    paths = (path for path in output.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def test_site_is_written_into_a_new_folder(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    write_site(SITE, output)
    assert contents(output) == SITE
    assert json.loads((output / MARKER).read_bytes())["files"] == sorted(SITE)


def test_note_alone_does_not_make_a_folder_foreign_and_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("note")
    check_output(tmp_path)
    write_site(SITE, tmp_path)
    assert (tmp_path / "README.md").read_text() == "note"


@pytest.mark.parametrize("marker", ["", "{}", '{"version":1,"files":[]}'])
def test_empty_marker_makes_a_folder_ours(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    (tmp_path / "own.txt").write_text("mine")
    write_site(SITE, tmp_path)
    assert contents(tmp_path) == SITE | {"own.txt": b"mine"}


def test_folder_of_others_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"thesis\.txt.*-o"):
        check_output(tmp_path)
    with pytest.raises(OutputError):
        write_site(SITE, tmp_path)
    assert contents(tmp_path) == {"thesis.txt": b"years of work"}


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        check_output(tmp_path / "output")


@pytest.mark.parametrize("marker", ["not json", '{"files": ["../../etc/passwd"]}', '{"files": ["/etc/passwd"]}', "[1]"])
def test_broken_or_forged_marker_is_refused(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    with pytest.raises(OutputError):
        write_site(SITE, tmp_path)
    assert contents(tmp_path) == {}


def test_rebuild_removes_what_is_gone_and_keeps_what_is_not_ours(tmp_path: Path) -> None:
    write_site(SITE | {"topics/old/index.html": b"old", "topics/mixed/index.html": b"old"}, tmp_path)
    (tmp_path / "topics/mixed/photo.jpg").write_bytes(b"jpg")
    write_site(SITE, tmp_path)
    assert contents(tmp_path) == SITE | {"topics/mixed/photo.jpg": b"jpg"}
    assert not (tmp_path / "topics/old").exists()


def test_file_of_others_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    write_site({"index.html": b"a"}, tmp_path)
    (tmp_path / "report.json").write_text("mine")
    with pytest.raises(OutputError, match=r"report\.json: is in the way"):
        write_site(SITE, tmp_path)
    assert contents(tmp_path) == {"index.html": b"a", "report.json": b"mine"}


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    write_site(SITE, tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    write_site(SITE | {"index.html": b"<p>newer"}, tmp_path)
    touched = {path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_mtime != 1}
    assert touched == {"index.html", MARKER}
    assert (tmp_path / "topics/t/index.html").stat().st_mtime == 1


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\b", "c:x", ""])
def test_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="not a path inside"):
        write_site({path: b""}, tmp_path / "output")
    assert not (tmp_path / "output").exists()


OLD = {"index.html": b"old a-1.css", "assets/a-1.css": b"1", "topics/t/index.html": b"old a-1.css", "gone.json": b"x"}
NEW = {"index.html": b"new a-2.css", "assets/a-2.css": b"2", "topics/t/index.html": b"new a-2.css"}


def stopped(output: Path, monkeypatch: pytest.MonkeyPatch, *, after: int) -> bool:
    """Write the new site, stopped before one of its steps on the disk; whether it was."""
    steps = iter(range(after))

    def fails_in_time(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            if next(steps, None) is None:
                raise KeyboardInterrupt
            return real(*arguments, **options)

        return step

    with monkeypatch.context() as patch:
        for place, name in ((folder.Path, "replace"), (folder.os, "link"), (folder, "exchanged"), (os, "fsync")):
            patch.setattr(place, name, fails_in_time(getattr(place, name)))
        try:
            write_site(NEW, output)
        except KeyboardInterrupt:
            return True
    return False


def test_an_interruption_leaves_the_whole_old_site_or_the_whole_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    left = set()
    for steps in count():
        write_site(OLD, output)
        (output / "mine.txt").write_text("mine")
        was_stopped = stopped(output, monkeypatch, after=steps)
        found = {path: content for path, content in contents(output).items() if not path.startswith(STAGING)}
        assert found.pop("mine.txt") == b"mine"
        assert found in (OLD, NEW)
        left.add(found == NEW)
        if not was_stopped:
            break
        write_site(NEW, output)
        assert contents(output) == NEW | {"mine.txt": b"mine"}
        assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert left == {True, False}
    assert steps > 8


def test_where_folders_cannot_be_exchanged_each_page_is_old_or_new_and_the_next_build_ends_what_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "exchanged", lambda *_: False)
    for steps in count():
        write_site(OLD, tmp_path)
        was_stopped = stopped(tmp_path, monkeypatch, after=steps)
        for page in ("index.html", "topics/t/index.html"):
            text = (tmp_path / page).read_bytes()
            assert text in (OLD[page], NEW[page])
            assert (tmp_path / "assets" / text.split()[1].decode()).exists()
        if not was_stopped:
            break
        write_site(NEW, tmp_path)
        assert contents(tmp_path) == NEW
    assert contents(tmp_path) == NEW
    assert steps > 8


def test_what_was_begun_is_ended_before_a_build_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "exchanged", lambda *_: False)
    write_site(OLD, tmp_path)
    assert stopped(tmp_path, monkeypatch, after=12)
    with pytest.raises(ValueError, match="no pages today"), folder.new_site(tmp_path):
        raise ValueError("no pages today")
    assert contents(tmp_path) == NEW


def test_links_and_empty_folders_of_others_go_along(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_site(OLD, output)
    (output / "far").symlink_to("nowhere")
    (output / "topics" / "near").symlink_to("t", target_is_directory=True)
    (output / "empty").mkdir()
    output.chmod(0o750)
    write_site(NEW, output)
    assert (output / "far").readlink() == Path("nowhere")
    assert (output / "topics" / "near" / "index.html").read_bytes() == NEW["topics/t/index.html"]
    assert (output / "empty").is_dir()
    assert output.stat().st_mode & 0o777 == 0o750


def test_a_folder_that_somebody_works_in_stays_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(OLD, tmp_path)
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    write_site(NEW, Path())
    assert tmp_path.stat().st_ino == before
    assert contents(tmp_path) == NEW


def test_a_linked_output_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to("real", target_is_directory=True)
    for files in (OLD, NEW):
        write_site(files, tmp_path / "output")
        assert (tmp_path / "output").is_symlink()
        assert contents(tmp_path / "real") == files


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_site(SITE, tmp_path / "file" / "output")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_folder_of_others_that_nobody_else_may_read_stays_so(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_site(SITE, output)
    private = output / "private"
    private.mkdir(mode=0o700)
    (private / "notes.txt").write_text("ours alone")
    (output / "empty").mkdir(mode=0o700)
    write_site(SITE | {"index.html": b"<p>newer"}, output)
    assert [(output / each).stat().st_mode & 0o777 for each in ("private", "empty")] == [0o700, 0o700]
    assert (private / "notes.txt").read_text() == "ours alone"
