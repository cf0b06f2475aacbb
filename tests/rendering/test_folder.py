"""Only what is ours is replaced, and readers always find a whole page."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.rendering import folder
from timeline.rendering.folder import MARKER, check_output, write_site

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
    assert touched == {"index.html"}
    assert (tmp_path / "topics/t/index.html").stat().st_mtime == 1


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\b", "c:x", ""])
def test_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="not a path inside"):
        write_site({path: b""}, tmp_path / "output")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("stops_after", range(12))
def test_interruption_leaves_each_page_old_or_new_and_the_next_build_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops_after: int
) -> None:
    old = {
        "index.html": b"old a-1.css",
        "assets/a-1.css": b"1",
        "topics/t/index.html": b"old a-1.css",
        "gone.json": b"x",
    }
    new = {"index.html": b"new a-2.css", "assets/a-2.css": b"2", "topics/t/index.html": b"new a-2.css"}
    write_site(old, tmp_path)
    steps = iter(range(stops_after))
    replace = Path.replace

    def fails_in_time(self: Path, target: Path) -> Path:
        if next(steps, None) is None:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(folder.Path, "replace", fails_in_time)
        try:
            write_site(new, tmp_path)
        except KeyboardInterrupt:
            interrupted = True
        else:
            interrupted = False
    for page in ("index.html", "topics/t/index.html"):
        text = (tmp_path / page).read_bytes()
        assert text in (old[page], new[page])
        assert (tmp_path / "assets" / text.split()[1].decode()).exists()
    assert interrupted == (stops_after < 5)
    write_site(new, tmp_path)
    assert contents(tmp_path) == new


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_site(SITE, tmp_path / "file" / "output")
