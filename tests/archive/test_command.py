"""`timeline archive` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main

LINES = [
    {"id": "a1", "text": "The lock gate failed on Monday.", "published": "2024-11-15", "source": "Ledger"},
    {"id": "a2", "text": "It was mended on Friday.", "published": "2024-11-20"},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    assert run("add", "in.jsonl").exit_code == 0
    return tmp_path / "kept"


def run(name: str, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["archive", name, "--archive", "kept", *arguments], input=stdin)


def listed(*arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("list", *arguments).stdout.splitlines()]


@pytest.mark.usefixtures("folder")
def test_what_was_added_is_listed_and_shown_as_it_came() -> None:
    assert listed() == ["a1", "a2"]
    shown = json.loads(run("show", "a1").stdout)
    assert LINES[0].items() <= shown.items()
    assert shown["newest"] is True


@pytest.mark.usefixtures("folder")
def test_a_removed_article_is_listed_on_demand_and_comes_back() -> None:
    assert "a1: removed" in run("remove", "a1").stderr
    assert listed() == ["a2"]
    assert listed("--removed") == ["a1", "a2"]
    assert "a1: back" in run("remove", "--undo", "a1").stderr
    assert listed() == ["a1", "a2"]


@pytest.mark.usefixtures("folder")
def test_all_that_were_removed_come_back_at_once() -> None:
    run("remove", "a1", "a2")
    assert run("remove", "--all").exit_code == run("remove", "--undo", "--all", "a1").exit_code == 2
    assert run("remove").exit_code == 2
    assert listed() == []
    assert "a2: back" in run("remove", "--undo", "--all").stderr
    assert listed() == ["a1", "a2"]


@pytest.mark.usefixtures("folder")
def test_a_purge_asks_first_and_later_inputs_do_not_bring_it_back() -> None:
    assert run("purge", "a1", stdin="n\n").exit_code == 1
    assert listed() == ["a1", "a2"]
    assert run("purge", "a1", "--yes").exit_code == 0
    assert "a1: was purged, and is not taken back" in run("add", "in.jsonl").stderr
    assert listed("--removed") == ["a2"]


@pytest.mark.usefixtures("folder")
def test_a_purge_does_not_reach_an_unknown_id() -> None:
    result = run("purge", "nope", "--yes")
    assert (result.exit_code, "no article has the id 'nope'" in result.stderr) == (2, True)


def test_a_whole_archive_is_said_to_be_whole_and_a_damaged_one_is_saved(folder: Path) -> None:
    assert run("check").exit_code == 0
    file = folder / "archive.sqlite"
    file.write_bytes(file.read_bytes().replace(b"mended", b"broken"))
    result = run("check")
    assert (result.exit_code, "kept, a2: version 2 is damaged" in result.stderr) == (2, True)
    assert run("check", "--save").exit_code == 0
    assert listed() == ["a1"]
    assert (folder / "archive.sqlite.damaged-1").exists()


@pytest.mark.usefixtures("folder")
def test_an_export_makes_the_same_archive_elsewhere() -> None:
    assert run("export", "out.jsonl").exit_code == 0
    result = CliRunner().invoke(main, ["archive", "import", "--archive", "other", "out.jsonl"])
    assert (result.exit_code, result.stderr) == (0, "2 articles: other\n")


def test_no_archive_and_no_lock_are_made_by_a_command_that_only_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("remove", "a1").exit_code == 2
    assert list(tmp_path.iterdir()) == []
