"""Folders as they come: links that loop, what cannot be opened, odd names, and very many files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.reading.peak_memory import PEAK
from timeline.intake import read_inputs
from timeline.reading.files import find_documents
from timeline.settings import Settings

MANY = 100_000 if os.environ.get("TIMELINE_WHOLE_BOMBS") else 5_000
links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def article(identity: str) -> str:
    text = f"The council of {identity} closed the bridge on Monday. It opens in June, the harbour office says."
    return json.dumps({"id": identity, "text": text, "published": "2024-11-15"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "deep/b", "deep/deeper/c"):
        path = tmp_path / "in" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(path.stem), "utf-8")
    return tmp_path / "in"


@links
@pytest.mark.parametrize("given", ["in", "in/**", "in/**/*.jsonl", "in/*", "**/in/d*/**/*.jsonl"])
def test_links_that_loop_end(folder: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "deep" / "again").symlink_to(folder / "deep", target_is_directory=True)
    (folder / "itself.jsonl").symlink_to(folder / "itself.jsonl")
    found = [each for each in find_documents([given]) if not Path(each).is_symlink()]
    expected = ["in/a.jsonl", "in/deep/b.jsonl", "in/deep/deeper/c.jsonl"]
    assert found == (expected[1:] if given.startswith("**") else expected)


@links
def test_a_link_to_a_folder_is_told_and_a_link_to_a_file_is_read(folder: Path) -> None:
    (folder / "up").symlink_to(folder, target_is_directory=True)
    (folder / "z.jsonl").symlink_to(folder / "deep" / "b.jsonl")
    (folder / "nowhere.jsonl").symlink_to(folder / "gone.jsonl")
    intake = read_inputs([str(folder)], Settings())
    assert sorted(each.id for each in intake.articles) == ["a", "b", "b", "c"]
    told = {Path(each.path).name: each for each in intake.diagnostics}
    assert told["up"].kept
    assert "not followed" in told["up"].reason
    assert "No such file" in told["nowhere.jsonl"].reason


@links
def test_a_link_that_is_named_itself_is_followed(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder, target_is_directory=True)
    assert len(read_inputs([str(folder.parent / "link")], Settings()).articles) == 3


def test_a_folder_that_cannot_be_opened_is_told_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def closed(path: Any) -> Any:
        if os.fspath(path) == str(folder / "deep" / "deeper"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    intake = read_inputs([str(folder)], Settings())
    assert [each.id for each in intake.articles] == ["a", "b"]
    (told,) = intake.skipped
    assert told.path == str(folder / "deep" / "deeper")
    assert "cannot be opened" in told.reason


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
@pytest.mark.parametrize("jobs", [1, 2])
def test_names_that_are_no_unicode_or_hold_odd_letters_are_read(folder: Path, jobs: int) -> None:
    for name in (b"gel\xf6scht.jsonl", b"new\nline.jsonl", b"\x1b[31mred.jsonl", b"-.jsonl", b"*[a].jsonl"):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118  (a path of bytes)
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  (as above)
            file.write(article(repr(name)))
    intake = read_inputs([str(folder)], Settings(), jobs=jobs)
    assert len(intake.articles) == 8
    assert not intake.diagnostics
    json.dumps([each.path for each in intake.articles]).encode("utf-8")
    assert all(each.path.encode("utf-8") for each in intake.articles)


def test_sockets_and_devices_in_a_folder_or_a_pattern_are_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "pipe.jsonl")
    monkeypatch.chdir(folder)
    assert find_documents(["."]) == ["a.jsonl", "deep/b.jsonl", "deep/deeper/c.jsonl"]
    assert find_documents(["*.jsonl"]) == ["a.jsonl"]
    assert find_documents(["**/*.jsonl"]) == ["a.jsonl", "deep/b.jsonl", "deep/deeper/c.jsonl"]


def test_a_file_that_vanishes_or_is_cut_while_it_is_read_costs_itself_alone(folder: Path) -> None:
    paths = [str(folder / name) for name in ("a.jsonl", "deep/b.jsonl")]
    (folder / "deep" / "b.jsonl").write_text(article("b") + "\n" + article("cut")[:40], "utf-8")
    documents = find_documents([str(folder)])
    (folder / "deep" / "deeper" / "c.jsonl").unlink()
    assert set(paths) < set(documents)
    intake = read_inputs(paths, Settings())
    assert [each.id for each in intake.articles] == ["a", "b"]
    assert [each.where for each in intake.skipped] == ["line 2"]


MEASURED = f"""
{PEAK}
import json, resource, sys
from timeline.intake import read_inputs
from timeline.settings import Settings
if __name__ == "__main__":
    intake = read_inputs([sys.argv[1]], Settings(), jobs=int(sys.argv[2]))
    unit = 1e6 if sys.platform == "darwin" else 1e3
    of_a_process = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    json.dump([len(intake.articles), len(intake.diagnostics), peak(), of_a_process], sys.stdout)
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_of_very_many_files_is_read_in_bounded_memory(tmp_path: Path, jobs: int) -> None:
    for number in range(MANY):
        path = tmp_path / "in" / f"{number // 1000:03d}" / f"{number}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(str(number)), "utf-8")
    program = tmp_path / "program.py"
    program.write_text(MEASURED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "in"), str(jobs)], capture_output=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    articles, told, own, of_a_process = json.loads(done.stdout)
    assert (articles, told) == (MANY, 0)
    assert max(own, of_a_process) < 500


def test_a_pipe_that_is_named_is_read_beside_files(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(article("piped"), "utf-8"))
    writer.start()
    found = read_inputs([str(folder / "a.jsonl"), str(pipe)], Settings(), jobs=2)
    writer.join()
    assert [each.id for each in found.articles] == ["a", "piped"]
