"""What keeps a build from its output or archive is told, with the remedy, before the work; and the old site stands."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.killing import UNDISTURBED, Disturbed, ended, started
from tests.archive.scenes import BUILD, filled, site
from timeline.archive import locking
from timeline.archive.locking import lock_of, locked
from timeline.archive.opening import file_of
from timeline.archive.schema import VERSION
from timeline.archive.store import Archive
from timeline.errors import LockedError
from timeline.keeping import keeping, output_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked, files have rights")

ARCHIVED = [*BUILD, "--archive", "kept"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return filled(tmp_path)


def said(folder: Path) -> str:
    return (folder / "said.txt").read_text("utf-8")


def refused(folder: Path, arguments: list[str], *words: str, how: Disturbed = UNDISTURBED) -> None:
    """The run leaves with 2 and says so, before any work and with nothing changed."""
    before = site(folder / "out")
    told = [each for each in arguments if each != "--quiet"]
    assert ended(told, folder, how) == 2, said(folder)
    assert "Traceback" not in said(folder)
    assert "Working out" not in said(folder)
    for each in words:
        assert each in said(folder)
    assert site(folder / "out") == before


@pytest.mark.parametrize("of", [lambda folder: output_lock(folder / "out"), lambda folder: lock_of(folder / "kept")])
def test_a_second_build_says_for_whom_it_waits_and_is_done_then(folder: Path, of: Callable[[Path], Path]) -> None:
    (folder / "said.txt").touch()
    with locked(of(folder), "building out"):
        process = started([*ARCHIVED, "old.jsonl"], folder)
        until = time.monotonic() + 60
        while "Waiting" not in said(folder) and time.monotonic() < until:
            time.sleep(0.05)
        assert f"Waiting: process {os.getpid()} on {os.uname().nodename} is building out" in said(folder)
        assert process.is_alive()
        assert not (folder / "out" / "index.html").exists()
    process.join()
    assert process.exitcode == 0
    assert (folder / "out" / "index.html").exists()


def test_a_build_that_waited_for_long_says_who_is_at_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "WAIT", 0.1)
    program = "import sys, time; from pathlib import Path; from timeline.keeping import keeping\n"
    program += "with keeping(Path('out'), None):\n print('held', flush=True)\n time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=folder) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            with (
                pytest.raises(
                    LockedError, match=rf"process {process.pid} on .* is building out; waited for 0\.1 seconds"
                ),
                keeping(Path("out"), None),
            ):
                pass
        finally:
            process.kill()


@pytest.mark.parametrize("kept", [[], ["--archive", "kept"]])
def test_an_output_that_cannot_be_written_is_told_before_the_work(folder: Path, kept: list[str]) -> None:
    assert ended([*BUILD, *kept, "old.jsonl"], folder) == 0
    for place in (folder / "out", *(folder / "out").rglob("*")):
        place.chmod(0o555 if place.is_dir() else 0o444)
    command = [*BUILD, *kept, "new.jsonl"]
    refused(folder, command, "out: cannot be written (Permission denied)", how=Disturbed(unprivileged=True))


def test_an_output_that_cannot_be_made_is_told_before_the_work(folder: Path) -> None:
    (folder / "sites").mkdir(mode=0o555)
    command = ["build", "old.jsonl", "-o", "sites/a/b"]
    refused(folder, command, "sites/a/b: cannot be written", f"{folder}/sites", how=Disturbed(unprivileged=True))
    assert list((folder / "sites").iterdir()) == []


@pytest.mark.parametrize("rights", [(0o555, 0o444), (0o755, 0o444), (0o555, 0o644)])
def test_an_archive_that_cannot_be_written_is_told_before_the_work(folder: Path, rights: tuple[int, int]) -> None:
    assert ended([*ARCHIVED, "old.jsonl"], folder) == 0
    (folder / "kept" / "archive.sqlite").chmod(rights[1])
    (folder / "kept").chmod(rights[0])
    refused(folder, [*ARCHIVED, "new.jsonl"], "kept", "check the rights", how=Disturbed(unprivileged=True))
    unprivileged = Disturbed(unprivileged=True)
    assert ended(["archive", "list", "--archive", "kept"], folder, unprivileged) == 0, "it can be read"


def test_an_archive_of_a_newer_version_is_left_alone_by_a_build_and_by_saving(folder: Path) -> None:
    assert ended([*ARCHIVED, "old.jsonl"], folder) == 0
    with sqlite3.connect(file_of(folder / "kept")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file_of(folder / "kept").read_bytes()
    refused(folder, [*ARCHIVED, "new.jsonl"], f"version {VERSION + 1}", "newer program")
    refused(folder, ["archive", "check", "--save", "--archive", "kept"], f"version {VERSION + 1}")
    assert file_of(folder / "kept").read_bytes() == before


def test_a_damaged_archive_is_told_and_what_is_saved_of_it_builds_again(folder: Path) -> None:
    assert ended([*ARCHIVED, "old.jsonl", "new.jsonl"], folder) == 0
    whole = site(folder / "out")
    file = file_of(folder / "kept")
    damaged = bytearray(file.read_bytes())
    damaged[4096 : 2 * 4096] = b"\x5a" * 4096
    file.write_bytes(damaged)
    refused(folder, ARCHIVED, "kept", "damaged", "archive check")
    kept = file.read_bytes()
    assert ended(["archive", "check", "--save", "--archive", "kept"], folder) == 0, said(folder)
    assert (folder / "kept" / "archive.sqlite.damaged-1").read_bytes() == kept
    assert ended([*ARCHIVED, "old.jsonl", "new.jsonl"], folder) == 3, "the page that said what was removed is lost"
    assert "remove --undo" in said(folder)
    assert ended(["archive", "remove", "--undo", "--all", "--archive", "kept"], folder) == 0, said(folder)
    assert ended([*ARCHIVED, "old.jsonl", "new.jsonl"], folder) == 0, said(folder)
    assert site(folder / "out").keys() == whole.keys()


@pytest.mark.parametrize("place", ["out", "out/kept"])
def test_an_archive_in_the_output_is_refused_and_not_made(folder: Path, place: str) -> None:
    assert ended([*BUILD, "old.jsonl"], folder) == 0
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    refused(folder, ["build", "-o", "out", "--archive", place, "old.jsonl"], f"{place}: lies in the output folder out")
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")} == before


@pytest.mark.parametrize("place", ["out", "kept"])
def test_inputs_in_the_output_or_the_archive_are_told_to_be_none(folder: Path, place: str) -> None:
    (folder / place).mkdir()
    (folder / "old.jsonl").rename(folder / place / "old.jsonl")
    if place == "out":
        (folder / "out" / ".timeline-site").write_text("{}")
    assert ended([*ARCHIVED, place], folder) == 3
    assert "all inputs lie in out or kept" in said(folder)


def test_neither_the_clock_nor_the_times_of_files_count(folder: Path) -> None:
    assert ended([*ARCHIVED, "old.jsonl"], folder) == 0
    assert ended([*ARCHIVED, "new.jsonl"], folder) == 0
    expected = site(folder / "out")
    other = folder / "other"
    filled_other = filled(other)
    assert ended([*ARCHIVED, "old.jsonl"], filled_other, Disturbed(clock=4_000_000_000)) == 0
    for path in other.rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert ended([*ARCHIVED, "new.jsonl"], filled_other, Disturbed(clock=86_400)) == 0, said(other)
    assert site(other / "out") == expected


def test_a_build_from_an_archive_that_is_not_there_makes_none(folder: Path) -> None:
    refused(folder, ARCHIVED, "kept: no archive is there")
    assert not (folder / "kept").exists()


def test_an_archive_without_articles_is_told_to_be_empty(folder: Path) -> None:
    Archive(folder / "kept", create=True).close()
    assert ended(ARCHIVED, folder) == 3
    assert "kept: the archive holds no article" in said(folder)
    assert not (folder / "out").exists()
