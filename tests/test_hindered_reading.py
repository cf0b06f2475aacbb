"""A document that crashes or hangs what reads it, or what works it out, costs itself alone."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from timeline import analysis, readings
from timeline.analysis import annotated, work_out
from timeline.intake import read_inputs
from timeline.models import Analysis, Article, Diagnostic
from timeline.settings import Settings

REAL = readings._read


def hindered(file: Any, **rest: Any) -> readings.Reading:
    """Reads files, but for those that are named for what they do to their reader."""
    if "crash" in Path(file.path).name:
        os._exit(3)
    if "hang" in Path(file.path).name:
        re.match(r"(a+)+b", "a" * 40)
    return REAL(file, **rest)


def hindered_step(article: Article, settings: Settings) -> Analysis:
    if article.id == "crash":
        os._exit(3)
    if article.id == "hang":
        re.match(r"(a+)+b", "a" * 40)
    return annotated(article, settings)


def put(folder: Path, names: list[str]) -> None:
    for name in names:
        record = {"id": name, "text": f"The quay of {name} was cleared on Sunday.", "published": "2024-11-18"}
        (folder / f"{name}.jsonl").write_text(json.dumps(record), "utf-8")


def test_a_file_that_crashes_its_process_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_read", hindered)
    put(tmp_path, ["a", "b-crash", "c", "d-crash", "e"])
    intake = read_inputs([str(tmp_path)], Settings(), jobs=2)
    assert [each.id for each in intake.articles] == ["a", "c", "e"]
    assert [Path(each.path).name for each in intake.skipped] == ["b-crash.jsonl", "d-crash.jsonl"]
    assert "ends the process that reads it" in intake.skipped[0].reason


def test_a_few_pages_are_read_apart_too_where_nobody_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_read", hindered)
    put(tmp_path, ["a"])
    (tmp_path / "b-crash.html").write_text("<!doctype html><p>The quay was cleared on Sunday.", "utf-8")
    intake = read_inputs([str(tmp_path)], Settings())
    assert [each.id for each in intake.articles] == ["a"]
    assert [Path(each.path).name for each in intake.skipped] == ["b-crash.html"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_hangs_is_given_up_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(readings, "_read", hindered)
    put(tmp_path, ["a", "b-hang", "c"])
    intake = read_inputs([str(tmp_path)], Settings(max_seconds=4), jobs=jobs)
    assert [each.id for each in intake.articles] == ["a", "c"]
    (told,) = intake.skipped
    assert told.path.endswith("b-hang.jsonl")
    assert "more than 4 seconds" in told.reason


def test_a_file_of_many_articles_may_take_longer_than_each_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = readings.still_going

    def slowly() -> None:
        time.sleep(0.1)
        real()

    monkeypatch.setattr(readings, "still_going", slowly)
    lines = [json.dumps({"id": str(number), "text": "It was cleared on Sunday."}) for number in range(30)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    assert len(read_inputs([str(tmp_path)], Settings(max_seconds=2), jobs=1).articles) == 30


@pytest.mark.parametrize("hindrance", ["hang", "crash"])
def test_an_article_that_cannot_be_worked_out_costs_itself_alone(hindrance: str) -> None:
    articles = [Article(id=name, text="It was cleared on Sunday.", path="in.jsonl") for name in ("a", hindrance, "c")]
    found = list(work_out(hindered_step, articles, Settings(max_seconds=4), jobs=2))
    assert [type(each) for each in found] == [Analysis, Diagnostic, Analysis]
    told = found[1]
    assert isinstance(told, Diagnostic)
    assert (told.path, told.where) == ("in.jsonl", hindrance)
    assert ("within 4 seconds" if hindrance == "hang" else "ends the process") in told.reason


def test_an_article_that_hangs_is_given_up_also_with_one_process() -> None:
    article = Article(id="hang", text="It was cleared on Sunday.", path="in.jsonl")
    (told,) = work_out(hindered_step, [article], Settings(max_seconds=0.5), jobs=1)
    assert isinstance(told, Diagnostic)


def test_a_text_longer_than_memory_should_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_LONGEST", 100)
    articles = [
        Article(id=name, text="It was cleared. " * count, path="in.jsonl") for name, count in (("a", 5), ("b", 50))
    ]
    found = list(work_out(annotated, articles, Settings(), jobs=1))
    assert isinstance(found[0], Analysis)
    assert isinstance(found[1], Diagnostic)
    assert "million letters" in found[1].reason


def test_without_a_limit_nothing_is_given_up() -> None:
    article = Article(id="a", text="It was cleared on Sunday.", path="in.jsonl")
    (found,) = work_out(hindered_step, [article], Settings(max_seconds=0), jobs=1)
    assert isinstance(found, Analysis)


SLOW_WRITER = """
import sys, time
time.sleep(1.5)
open(sys.argv[1], "w").write('{"id": "a", "text": "It was cleared on Sunday."}')
"""


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files of their own kind there")
def test_a_pipe_may_take_as_long_as_it_likes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", SLOW_WRITER, str(pipe)]):
        intake = read_inputs([str(pipe)], Settings(max_seconds=0.3))
    assert [each.id for each in intake.articles] == ["a"]


def test_a_file_that_is_gone_when_it_is_read_is_told_and_leaves_the_others_their_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, ["a", "b"])
    paths = [str(tmp_path / name) for name in ("a.jsonl", "gone.jsonl", "b.jsonl")]
    used: list[int] = []
    real = readings.map_in_order

    def watched(*given: Any, jobs: int, **rest: Any) -> Any:
        used.append(jobs)
        return real(*given, jobs=jobs, **rest)

    monkeypatch.setattr(readings, "map_in_order", watched)
    found = list(readings.readings(paths, Settings(), None, jobs=2))
    assert [len(each.articles) for each in found] == [1, 0, 1]
    assert "No such file" in found[1].diagnostics[0].reason
    assert used == [2]


def test_the_limit_is_no_part_of_what_is_kept() -> None:
    article = Article(id="a", text="It was cleared on Sunday.", path="in.jsonl")
    keys = [next(analysis.analysis_keys([article], Settings(max_seconds=limit))) for limit in (1, 2)]
    assert keys[0] == keys[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal to a group there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_command_with_all_its_processes(tmp_path: Path, jobs: str) -> None:
    record = {"text": "The quay was cleared on Sunday, and the harbour opens again in June. " * 20}
    lines = [json.dumps({"id": str(number), **record}) for number in range(20_000)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "timeline", "events", "all.jsonl", "--jobs", jobs]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, process_group=0
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == "0"
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1].decode()  # to the end of the pipes: nobody is left to write into them
    assert running.returncode == 130
    assert "Traceback" not in said
    assert "Stopped." in said
