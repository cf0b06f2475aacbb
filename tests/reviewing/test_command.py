"""`timeline review`, from a built site to the overrides and into the next build."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.overrides.reading import load_overrides

STORY = (
    {
        "id": "first", "source": "Storvik Post", "published": "2025-03-12T09:00", "title": "Storvik quarry wall fails",
        "text": "A wall of the Storvik quarry gave way on Monday, the owner said. The quarry was opened in 1978.",
    },
    {
        "id": "second", "source": "Northern Ledger", "published": "2025-03-14T09:00", "title": "Quarry wall gave way",
        "text": "A wall of the Storvik quarry gave way on Tuesday. Inspectors visited the quarry on Wednesday.",
    },
)  # fmt: skip
THIRD = {
    "id": "third", "source": "Storvik Post", "published": "2025-03-20T09:00", "title": "Storvik quarry to reopen",
    "text": "Inspectors opened the Storvik quarry again on Wednesday.",
}  # fmt: skip
SETTINGS = '[stills]\ndraw = false\n[topics.quarry]\ntitle = "The Storvik quarry"\nwords = ["quarry"]\n'
OVERRIDES = Path("timeline.overrides.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("timeline.toml").write_text(SETTINGS, encoding="utf-8")
    build(*STORY)


def run(*arguments: str, exit_code: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == exit_code, result.output
    return result


def build(*articles: dict[str, str]) -> None:
    Path("in.jsonl").write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    run("build", "in.jsonl", "--quiet")


def listed(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("review", "--json", *arguments).stdout.splitlines()]


def rows_of(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(file).read_text(encoding="utf-8"), newline="")))


def save(file: str, rows: list[dict[str, str]]) -> None:
    with Path(file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [each for each in listed() if each["kind"] == kind]


def test_the_contradiction_of_two_outlets_is_listed_first_with_the_lines_that_settle_it() -> None:
    first, *_ = listed("quarry")
    assert first["kind"] == "contradiction"
    assert first["ready"].startswith(f'[events."{first["event"]}"]\nwas = ')
    told = run("review").stdout
    assert told.startswith("The Storvik quarry (quarry): ")
    assert "Northern Ledger: “A wall of the Storvik quarry gave way on Tuesday.”" in told
    assert f'    | [events."{first["event"]}"]' in told


def test_what_is_decided_in_the_table_is_in_the_next_build_and_listed_no_more() -> None:
    run("review", "--csv", "look.csv")
    rows = rows_of("look.csv")
    (row,) = [each for each in rows if each["kind"] == "contradiction"]
    row |= {"decision": "date", "date": "2025-03-10"}
    save("look.csv", rows)
    assert "1 changed" in run("review", "--apply", "look.csv").stderr
    assert load_overrides(OVERRIDES).events[row["event"]].date == "2025-03-10"
    build(*STORY)
    assert of_kind("contradiction") == []
    assert "Nothing was changed." in run("review", "--apply", "look.csv").stderr


def test_an_approved_topic_is_listed_no_more_until_something_is_new_in_it() -> None:
    assert "events approved as they are" in run("review", "quarry", "--approve").stderr
    assert load_overrides(OVERRIDES).topics["quarry"].approved is not None
    assert run("review").stderr == "nothing to look at\n"
    build(*STORY)
    assert listed() == []
    document = json.loads(Path("output/topics/quarry/timeline.json").read_text(encoding="utf-8"))
    assert document["topic"]["approved"] is True
    build(*STORY, THIRD)
    new = of_kind("changed")
    assert [each["about"] for each in new] == ["is new since the topic was approved"]


def test_an_override_that_matches_nothing_is_listed_with_its_nearest_and_moved_there() -> None:
    (contradiction,) = of_kind("contradiction")
    OVERRIDES.write_text(
        f'# Ours.\n[events."egone"]\nwas = "{contradiction["title"]}"\nnote = "We asked."\n', encoding="utf-8"
    )
    build(*STORY)
    (lost,) = of_kind("override")
    assert (lost["override"], lost["nearest"], lost["topic"]) == ("events.egone", contradiction["event"], "quarry")
    run("review", "--csv", "look.csv")
    rows = rows_of("look.csv")
    save("moved.csv", [row | {"decision": "move" if row["kind"] == "override" else ""} for row in rows])
    run("review", "--apply", "moved.csv")
    assert load_overrides(OVERRIDES).events[contradiction["event"]].note == "We asked."
    assert OVERRIDES.read_text(encoding="utf-8").startswith("# Ours.")
    build(*STORY)
    assert of_kind("override") == []


def test_a_table_that_is_there_is_not_written_over() -> None:
    Path("look.csv").write_text("decision\nok\n", encoding="utf-8")
    assert "--apply takes it in" in run("review", "--csv", "look.csv", exit_code=2).stderr
    assert Path("look.csv").read_text(encoding="utf-8") == "decision\nok\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--approve",), "name each TOPIC"),
        (("quary",), "did you mean quarry?"),
        (("--json", "--csv", "x.csv"), "exclude each other"),
        (("--apply", "none.csv"), "none.csv: cannot be read"),
        (("-o", "nowhere"), "nowhere: holds no built site"),
    ],
)
def test_wrong_usage_is_told_with_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(main, ["review", *arguments])
    assert result.exit_code in (2, 3)
    assert told in result.stderr
