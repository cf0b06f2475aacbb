"""The command line: what its commands print, where, and with which exit code they leave."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from timeline import analysis
from timeline.cli import COMMANDS, main
from timeline.models import Analysis, Article
from timeline.settings import Settings

STAGES = ("annotate", "published", "events", "topics")
BRIDGE = {
    "id": "bridge",
    "title": "Old bridge closes",
    "text": "The council closed the old bridge on Monday. It will reopen in June.",
    "source": "Town Post",
    "agency": "NPA",
    "published": "2023-03-14T09:00+01:00",
    "updated": "2023-03-14T11:30+01:00",
}
SCHOOL = {"id": "school", "text": "A school burned down last week – nobody was hurt.", "published": "2023-03-20"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder of its own, so that no timeline.toml is in its way."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def timeline(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def write(name: str, *articles: dict[str, Any]) -> str:
    Path(name).write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return name


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused(result: Result, code: int, *words: str) -> None:
    """Left with the code and one clear message, not a traceback."""
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


def test_annotate_prints_the_time_expressions_with_offsets_into_the_text_as_given() -> None:
    (line,) = lines(timeline("annotate", write("a.jsonl", BRIDGE)))
    assert list(line) == ["id", "published", "timexes"]
    assert line["published"] == "2023-03-14T09:00+01:00"
    found = {timex["text"]: timex for timex in line["timexes"]}
    assert {text: timex["value"] for text, timex in found.items()} == {"Monday": "2023-03-13", "June": "2023-06"}
    for text, timex in found.items():
        assert BRIDGE["text"][timex["start"] : timex["end"]] == text


def test_lines_carry_the_extracted_text_that_their_offsets_count_in() -> None:
    page = (
        "Old bridge closes\n\n14 March 2023 09:00\n\nThe council closed the old bridge – at last – on Monday evening.\n"
    )
    Path("page.txt").write_text(page, encoding="utf-8")
    for command, key in (("annotate", "timexes"), ("events", "mentions")):
        (line,) = lines(timeline(command, "page.txt"))
        assert line[key]
        for each in line[key]:
            assert line["text"][each["start"] : each["end"]] == each["text"]


def test_events_prints_mentions_one_of_them_the_main_one() -> None:
    (line,) = lines(timeline("events", write("a.jsonl", BRIDGE)))
    assert list(line) == ["id", "published", "mentions"]
    closed = line["mentions"][0]
    assert closed["interval"]["earliest"] == "2023-03-13"
    assert closed["status"] == "happened"
    assert [mention["main"] for mention in line["mentions"]].count(True) == 1


def test_published_prints_who_published_when_and_the_evidence() -> None:
    (line,) = lines(timeline("published", write("a.jsonl", BRIDGE)))
    assert line["file"] == "a.jsonl"
    assert line["published"] == "2023-03-14T09:00+01:00"
    assert line["updated"] == "2023-03-14T11:30+01:00"
    assert (line["id"], line["title"], line["source"], line["agency"]) == (
        "bridge",
        BRIDGE["title"],
        "Town Post",
        "NPA",
    )
    assert line["granularity"] == "minute"
    assert line["certainty"] == "stated"
    assert line["evidence"]


def test_published_says_null_where_nothing_is_known() -> None:
    (line,) = lines(timeline("published", write("a.jsonl", {"id": "x", "text": "A school burned down."})))
    assert line["published"] is None
    assert line["granularity"] is None
    assert line["title"] is None
    assert "source" not in line


def test_topics_gives_every_article_a_topic_and_related_ones_the_same() -> None:
    again = BRIDGE | {"id": "again", "text": BRIDGE["text"] + " The council said the old bridge had rusted."}
    first, second, third = lines(timeline("topics", write("a.jsonl", BRIDGE, SCHOOL, again)))
    assert [first["id"], second["id"], third["id"]] == ["bridge", "school", "again"]
    assert first["topic"] == third["topic"] != second["topic"]
    assert all(line["topic"] and line["title"] for line in (first, second, third))


@pytest.mark.parametrize("command", STAGES)
def test_lines_come_in_input_order_one_an_article_and_alone_on_standard_output(command: str) -> None:
    result = timeline(command, write("b.jsonl", SCHOOL), write("a.jsonl", BRIDGE))
    assert [line["id"] for line in lines(result)] == ["school", "bridge"]
    assert "Reading: 2 of 2" in result.stderr


@pytest.mark.parametrize("command", STAGES)
def test_several_processes_give_the_same_lines(command: str) -> None:
    articles = [BRIDGE | {"id": f"b{number}", "text": f"{BRIDGE['text']} Number {number}."} for number in range(12)]
    path = write("a.jsonl", *articles)
    assert timeline(command, path, "--jobs", "2").stdout == timeline(command, path, "--jobs", "1").stdout


def test_quiet_says_nothing_but_what_went_wrong() -> None:
    path = write("a.jsonl", BRIDGE)
    assert timeline("annotate", path, "--quiet").stderr == ""
    Path("empty.txt").write_text("")
    assert "1 of 2 inputs could not be used" in timeline("annotate", path, "empty.txt", "--quiet").stderr


def test_standard_input_and_compressed_files_are_read() -> None:
    text = json.dumps(BRIDGE) + "\n"
    Path("a.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    by_pipe = timeline("annotate", "-", given=text)
    assert lines(by_pipe) == lines(timeline("annotate", "a.jsonl.gz"))


def test_the_capture_time_gives_today_its_day() -> None:
    page = "Old bridge closes\n\nPublished: Today, 09:05\n\nThe council of the town closed the old bridge on Monday.\n"
    Path("page.txt").write_text(page, encoding="utf-8")
    (alone,) = lines(timeline("published", "page.txt"))
    assert alone["published"] is None
    (line,) = lines(timeline("published", "page.txt", "--captured-at", "2023-03-14T18:00"))
    assert line["published"] == "2023-03-14T09:05"


def test_a_settings_file_in_the_current_folder_is_used_and_named() -> None:
    Path("timeline.toml").write_text('hemisphere = "south"', encoding="utf-8")
    path = write("a.jsonl", {"id": "x", "text": "It rained all last summer.", "published": "2023-11-20"})
    south = timeline("annotate", path)
    assert "Settings: timeline.toml" in south.stderr
    Path("north.toml").write_text('hemisphere = "north"', encoding="utf-8")
    north = timeline("annotate", path, "--config", "north.toml")
    assert lines(south)[0]["timexes"][0]["earliest"] == "2022-12-01"
    assert lines(north)[0]["timexes"][0]["earliest"] == "2023-06-01"


def test_a_fault_leaves_publication_times_known_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, settings: Settings) -> Analysis:
        raise ZeroDivisionError(f"{article.id} {settings.language}")

    monkeypatch.setattr(analysis, "annotated", broken)
    page = "Old bridge closes\n\nPublished: Today, 09:05\n\nThe council of the town closed the old bridge on Monday.\n"
    Path("page.txt").write_text(page, encoding="utf-8")
    result = timeline("published", write("a.jsonl", SCHOOL), "page.txt", "--quiet")
    assert [(line["published"], line.get("clock")) for line in lines(result)] == [("2023-03-20", None), (None, "09:05")]
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith("no day is lent to or by a.jsonl, school: could not be worked out")
    assert "page.txt" in told[1]


def test_a_slip_in_the_settings_is_refused_with_the_nearest_option() -> None:
    Path("timeline.toml").write_text("min_article = 3", encoding="utf-8")
    refused(timeline("topics", write("a.jsonl", BRIDGE)), 2, "'min_article'", "did you mean 'min_articles'?")


@pytest.mark.parametrize("command", [*STAGES, "build"])
class TestInputsThatCannotBeUsed:
    def test_a_missing_file(self, command: str) -> None:
        refused(timeline(command, "none.txt"), 2, "none.txt", "no such file")

    def test_an_empty_file(self, command: str) -> None:
        Path("empty.txt").write_text("")
        refused(timeline(command, "empty.txt"), 3, "empty.txt", "empty")

    def test_a_file_without_an_article(self, command: str) -> None:
        Path("menu.txt").write_text("Home\nSports\nWeather\n")
        refused(timeline(command, "menu.txt"), 3, "menu.txt", "no article in it")

    def test_a_capture_time_that_is_none(self, command: str) -> None:
        path = write("a.jsonl", BRIDGE)
        refused(timeline(command, path, "--captured-at", "noon"), 2, "'noon' is no time", "2024-11-15T18:00")


def test_what_could_not_be_used_is_counted_and_the_rest_is_done() -> None:
    Path("empty.txt").write_text("")
    result = timeline("annotate", "empty.txt", write("a.jsonl", BRIDGE))
    assert [line["id"] for line in lines(result)] == ["bridge"]
    assert "1 of 2 inputs could not be used" in result.stderr
    assert "empty.txt: the file is empty" in result.stderr


def test_more_than_the_settings_allow_is_exit_code_4() -> None:
    Path("empty.txt").write_text("")
    Path("timeline.toml").write_text("max_skipped = 0.4", encoding="utf-8")
    result = timeline("annotate", "empty.txt", write("a.jsonl", BRIDGE))
    assert result.exit_code == 4
    assert "max_skipped = 0.4" in result.stderr
    assert json.loads(result.stdout)["id"] == "bridge"


def test_an_article_without_a_date_is_usable() -> None:
    Path("timeline.toml").write_text("max_skipped = 0.0", encoding="utf-8")
    assert timeline("annotate", write("a.jsonl", {"id": "x", "text": "A school burned down."})).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = timeline(command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    refused(timeline("annotat"), 2, "annotat")
