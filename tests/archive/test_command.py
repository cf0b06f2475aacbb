"""`timeline archive` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.archive.holding import article
from timeline.archive import opening
from timeline.archive.adding import add, remove
from timeline.archive.locking import lock_of, locked
from timeline.archive.store import Archive
from timeline.cli import main
from timeline.errors import ArchiveError
from timeline.models import Moment, Rights

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


EXPIRING = [each | {"rights": {"keep_until": f"2024-12-0{number}"}} for number, each in enumerate(LINES, 1)]


@pytest.fixture
def expiring(folder: Path) -> Path:
    Path("terms.jsonl").write_text("\n".join(json.dumps(each) for each in EXPIRING))
    assert run("add", "terms.jsonl").exit_code == 0
    return folder


@pytest.mark.usefixtures("expiring")
def test_what_has_expired_is_named_in_the_question_and_nothing_else_is_deleted() -> None:
    result = run("purge", "--expired", "--at", "2024-12-02T12:00Z", stdin="y\n")
    assert result.exit_code == 0, result.stderr
    assert "Delete 1 article(s) of kept for good (a1)?" in result.stderr
    assert listed() == ["a2"]
    assert "nothing in it has expired" in run("purge", "--expired", "--at", "2024-12-02T12:00Z").stderr


def test_what_expires_while_the_question_stands_is_asked_for_anew(
    expiring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str, **_: object) -> bool:
        asked.append(question)
        if len(asked) == 1:
            with locked(lock_of(expiring), "adding", wait=0), Archive(expiring) as archive:  # it is free meanwhile
                third = article("a3", published="2024-11-01", rights=Rights(keep_until=Moment.parse("2024-11-30")))
                add(archive, [third])
        return True

    monkeypatch.setattr(click, "confirm", answer)
    result = run("purge", "--expired", "--at", "2024-12-02T12:00Z")
    assert result.exit_code == 0, result.stderr
    assert [question.partition("(a")[2].partition("?")[0] for question in asked] == ["1)", "1, a3)"]
    assert "Others have expired meanwhile" in result.stderr
    assert listed() == ["a2"]


def test_what_is_no_more_expired_once_the_question_is_answered_stays(
    expiring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: str, **__: object) -> bool:
        later = EXPIRING[0] | {"rights": {"keep_until": "2025-12-01"}}
        Path("longer.jsonl").write_text(json.dumps(later))
        assert run("add", "longer.jsonl").exit_code == 0
        return True

    monkeypatch.setattr(click, "confirm", answer)
    assert "nothing in it has expired" in run("purge", "--expired", "--at", "2024-12-02T12:00Z").stderr
    assert listed() == ["a1", "a2"]


@pytest.mark.parametrize("command", [["export", "out.jsonl"], ["check"], ["remove", "a1"], ["purge", "a1", "--yes"]])
def test_while_another_command_is_at_it_each_waits_as_long_as_it_is_told_to(folder: Path, command: list[str]) -> None:
    with locked(lock_of(folder), "building out"):
        result = run(*command, "--wait", "0.1")
    assert result.exit_code == 2
    assert "is building out; waited for 0.1 seconds" in result.stderr
    assert not Path("out.jsonl").exists()
    assert run(*command).exit_code == 0


def test_a_list_is_of_one_state_and_keeps_nobody_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []

    def while_it_is_printed(line: dict[str, str]) -> None:
        with Archive(folder) as archive:
            add(archive, [article(f"b{len(printed)}", text=f"Report {len(printed)}.")])
        printed.append(line["id"])

    with monkeypatch.context() as patched:
        patched.setattr("timeline.commands.lines.print_line", while_it_is_printed)
        assert run("list").exit_code == 0
    assert printed == ["a1", "a2"]
    assert listed() == ["a1", "a2", "b0", "b1"]


def test_what_is_read_together_is_of_one_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WAIT", 0.05)
    with Archive(folder, readonly=True) as reader, Archive(folder) as writer:
        with reader.reading():
            ids = reader.ids()
            with pytest.raises(ArchiveError, match="another program"):
                remove(writer, ["a1"])
            assert [each.id for each in reader.holdings()] == list(ids)
        assert remove(writer, ["a1"]) == ("a1",)


def test_no_archive_and_no_lock_are_made_by_a_command_that_only_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("remove", "a1").exit_code == 2
    assert list(tmp_path.iterdir()) == []
