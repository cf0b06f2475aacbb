"""`timeline build`: what it says and with which exit code it leaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main

BRIDGE = {
    "id": "bridge",
    "title": "Old bridge closes",
    "text": "The council closed the old bridge on Monday. It will reopen in June.",
    "published": "2023-03-14T09:00",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder with one article and one file that is empty."""
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(json.dumps(BRIDGE) + "\n", encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    return tmp_path


def build(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


def report(output: str = "output") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(output, "report.json").read_text(encoding="utf-8"))
    return found


def test_it_writes_to_output_and_says_so_on_standard_error_only() -> None:
    result = build("a.jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 article, 1 topic" in result.stderr
    assert str(Path("output", "index.html")) in result.stderr
    assert Path("output", "index.html").is_file()
    assert Path("output.register.json").is_file()


def test_another_folder_gets_a_register_of_its_own() -> None:
    assert build("a.jsonl", "-o", "public/site").exit_code == 0
    assert Path("public/site/index.html").is_file()
    assert Path("public/site.register.json").is_file()


def test_an_input_that_cannot_be_used_is_counted_and_named_in_the_report() -> None:
    result = build("a.jsonl", "empty.txt", "--quiet")
    assert result.exit_code == 0
    assert result.stderr == "1 of 2 inputs could not be used; report.json says why\n"
    (skipped,) = report()["skipped"]
    assert skipped["file"] == "empty.txt"
    assert "empty" in skipped["reason"]


def test_strict_leaves_with_4_and_names_the_input() -> None:
    result = build("a.jsonl", "empty.txt", "--strict")
    assert result.exit_code == 4
    assert "empty.txt: the file is empty" in result.stderr
    assert not Path("output").exists()


def test_more_than_max_skipped_is_built_and_leaves_with_4() -> None:
    Path("timeline.toml").write_text("max_skipped = 0.1", encoding="utf-8")
    assert build("a.jsonl", "empty.txt").exit_code == 4
    assert Path("output", "index.html").is_file()


def test_a_folder_that_is_not_ours_is_refused_in_one_message() -> None:
    Path("output").mkdir()
    Path("output", "thesis.doc").write_text("mine", encoding="utf-8")
    result = build("a.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: output: holds files that this program did not write (thesis.doc)")
    assert "Traceback" not in result.stderr


def test_a_broken_register_is_refused_and_nothing_is_overwritten() -> None:
    Path("output.register.json").write_text("{", encoding="utf-8")
    result = build("a.jsonl")
    assert result.exit_code == 2
    assert "output.register.json" in result.stderr
    assert Path("output.register.json").read_text(encoding="utf-8") == "{"


def test_a_single_topic_has_the_title_that_was_given() -> None:
    assert build("a.jsonl", "--single-topic", "The Old Bridge").exit_code == 0
    assert [topic["title"] for topic in report()["topics"]] == ["The Old Bridge"]
    assert report()["settings"]["single_topic"] == "The Old Bridge"


def test_a_title_that_leaves_no_word_for_an_address_still_gets_a_page() -> None:
    assert build("a.jsonl", "--single-topic", "…?!").exit_code == 0
    (topic,) = report()["topics"]
    assert Path("output", topic["page"]).is_file()


def test_an_empty_title_is_wrong_usage() -> None:
    result = build("a.jsonl", "--single-topic", " ")
    assert result.exit_code == 2
    assert "--single-topic" in result.stderr


def test_self_contained_pages_stand_without_a_file_beside_them_and_the_report_says_so() -> None:
    assert build("a.jsonl", "--self-contained").exit_code == 0
    assert not Path("output", "assets").exists()
    assert report()["settings"]["self_contained"] is True
    (page,) = Path("output", "topics").glob("*/index.html")
    first = page.read_bytes()
    assert b"<script>" in first
    assert build("a.jsonl").exit_code == 0
    assert Path("output", "assets").is_dir()
    assert build("a.jsonl", "--self-contained").exit_code == 0
    assert page.read_bytes() == first
