"""`timeline explain`: one expression for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def explain(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["explain", *arguments])
    assert result.exit_code == 0, result.output
    named = "Settings: timeline.toml\n" if Path("timeline.toml").exists() else ""
    assert result.stderr == named
    return result.stdout


def test_json_holds_the_value_the_interval_and_the_steps() -> None:
    timex = json.loads(explain("last summer", "--published", "2023-11-15T10:48", "--json"))
    assert timex["value"] == "2023-SU"
    assert (timex["earliest"], timex["latest"], timex["granularity"]) == ("2023-06-01", "2023-09-01", "season")
    assert timex["steps"]
    assert all(step["step"] and step["text"] for step in timex["steps"])


def test_a_person_reads_the_same_in_lines() -> None:
    told = explain("last summer", "--published", "2023-11-15T10:48")
    assert told.startswith("last summer\n")
    assert "2023-SU" in told
    assert "2023-06-01 up to, not including, 2023-09-01" in told
    assert "publication" in told
    assert "step 1" in told


def test_each_of_several_times_is_told_in_order() -> None:
    told = explain("between 2010 and 2012", "--published", "2023-11-15")
    assert [line for line in told.splitlines() if not line.startswith(" ")] == ["2010", "2012"]
    lines = explain("on Monday and Tuesday", "--published", "2023-11-15", "--json").splitlines()
    assert [json.loads(line)["value"] for line in lines] == ["2023-11-13", "2023-11-14"]
    assert all(json.loads(line)["steps"] for line in lines)


def test_what_is_no_time_is_said_to_be_none() -> None:
    told = explain("a green door", "--published", "2023-11-15")
    assert "unknown" in told
    assert "no rule" in told


def test_without_a_publication_time_a_relative_expression_has_a_reason_and_no_value() -> None:
    timex = json.loads(explain("two weeks ago", "--json"))
    assert timex["value"] is None
    assert timex["reason"]


def test_the_hemisphere_comes_from_the_option_else_from_the_settings() -> None:
    Path("timeline.toml").write_text('hemisphere = "south"', encoding="utf-8")
    south = json.loads(explain("last summer", "--published", "2023-11-15", "--json"))
    north = json.loads(explain("last summer", "--published", "2023-11-15", "--json", "--hemisphere", "north"))
    assert south["earliest"] == "2022-12-01"
    assert north["earliest"] == "2023-06-01"


def test_a_language_without_rules_has_no_relative_words_and_says_which_languages_have() -> None:
    timex = json.loads(explain("hier", "--published", "2023-11-15", "--language", "fr", "--json"))
    assert timex["value"] is None
    assert "'fr'" in timex["reason"]
    assert "en" in timex["reason"]


def test_a_full_date_is_read_in_a_language_without_rules() -> None:
    timex = json.loads(explain("15 novembre 2023", "--language", "fr", "--json"))
    assert timex["value"] == "2023-11-15"
    assert "'fr' has no rules" in timex["steps"][0]["text"]
