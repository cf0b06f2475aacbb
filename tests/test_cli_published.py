"""`timeline published`: the dating of an article for a program and for a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main

TEXT = "<p>The ferry sank on Monday in a gale off the coast, with the loss of fourteen lives, the police said.</p>" * 3


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def published(date_line: str, *options: str, head: str = "") -> str:
    page = (
        f"<html><head><title>Ferry sinks in gale | The Harbour News</title>{head}</head><body><article>"
        f"<h1>Ferry sinks in gale</h1><div class='date'>{date_line}</div>{TEXT}</article></body></html>"
    )
    Path("page.html").write_text(page, encoding="utf-8")
    result = CliRunner().invoke(main, ["published", "page.html", "--quiet", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def told(date_line: str, *options: str, head: str = "") -> dict[str, list[str]]:
    """What `--explain` prints, by the names of the rows."""
    rows: dict[str, list[str]] = {}
    name = ""
    for line in published(date_line, "--explain", *options, head=head).splitlines()[1:]:
        name = line[2:14].strip() or name
        rows.setdefault(name, []).append(line[14:])
    return rows


def test_each_part_says_whether_it_is_stated() -> None:
    line = json.loads(published("10 March 2025 21:40 CET"))
    assert (line["published"], line["basis"]) == (
        "2025-03-10T21:40+01:00",
        {"day": "stated", "clock": "stated", "zone": "stated"},
    )
    assert json.loads(published("10 March 2025"))["basis"] == {"day": "stated"}
    today = json.loads(published("Today, 07:40", "--captured-at", "2025-03-10T18:00"))
    assert today["basis"] == {"day": "inferred", "clock": "stated"}


def test_a_zone_of_the_settings_is_marked_as_inferred() -> None:
    Path("timeline.toml").write_text('[sources."The Harbour News"]\nzone = "Europe/Oslo"\n', encoding="utf-8")
    line = json.loads(published("10 March 2025 21:40"))
    assert (line["published"], line["basis"]["zone"]) == ("2025-03-10T21:40+01:00", "inferred")
    assert json.loads(published("10 March 2025 21:40 GMT"))["basis"]["zone"] == "stated"


def test_a_person_reads_the_time_its_parts_and_the_evidence() -> None:
    rows = told("10 March 2025 21:40 CET", head="<meta name='date' content='2025-03-14'>")
    assert rows["published"] == ["2025-03-10T21:40+01:00 (to the minute)"]
    assert rows["parts"] == ["day stated, clock stated, zone stated"]
    assert rows["evidence"] == ["date line: 10 March 2025 21:40 CET", "meta date: 2025-03-14"]
    assert rows["against it"] == ["meta date: 2025-03-14 states another day"]
    assert "to do" not in rows


def test_a_person_is_told_what_could_be_stated() -> None:
    rows = told("Today, 07:40")
    assert rows["published"] == ["at 07:40, the day is unknown"]
    assert rows["to do"] == ["say when it was saved: --captured-at TIME"]
    (advice,) = told("Today, 07:40", "--captured-at", "2025-03-10T18:00")["to do"]
    assert '[sources."The Harbour News"]' in advice


def test_a_page_without_a_date_is_unknown_to_a_person_too() -> None:
    rows = told("Ferries")
    assert rows["published"] == ["unknown"]
    assert rows["remark"] == ["the page names no publication time"]
