"""A site built with the file of overrides: on the command line, from an archive, and read by people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.overrides.newsroom import BRIDGE, FIRE, edition, event_of, slug_of
from timeline import composing
from timeline.cli import main
from timeline.rendering import site as site_of

TEXTS = (*BRIDGE, *FIRE, "The Velden choir sang in Lindmar on Sunday.")
BRIDGE_SLUG, FIRE_SLUG = slug_of("a0"), slug_of("a3")
BUILT_ID, CLOSED_ID = event_of(edition(), "It was built").id, event_of(edition(), "was closed").id
WHOLE = f"""
[topics.{BRIDGE_SLUG}]
title = "The <b>Orme</b> bridge"
note = "Told & told again."
without = ["a1"]

[events.{BUILT_ID}]
date = "2024-07"
note = "From <i>the</i> records."

[[add]]
topic = "{BRIDGE_SLUG}"
date = "2024-11-10"
title = "A diver comes"
text = "A diver came on Sunday."
source = "Orme Herald"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder with the articles and without pictures."""
    monkeypatch.chdir(tmp_path)
    Path("timeline.toml").write_text("[stills]\ndraw = false\n", encoding="utf-8")
    Path("in.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in records()), encoding="utf-8")
    return tmp_path


def records() -> Iterator[dict[str, str]]:
    for number, text in enumerate(TEXTS):
        published = f"2024-11-1{number + 2}T10:00+01:00"
        title = text.split(" on ")[0]
        source = f"Outlet {number % 3}"
        yield {"id": f"a{number}", "title": title, "text": text, "published": published, "source": source}


def build(overrides: str | None, *arguments: str, inputs: tuple[str, ...] = ("in.jsonl",)) -> Result:
    if overrides is not None:
        Path("timeline.overrides.toml").write_text(overrides, encoding="utf-8")
    return CliRunner().invoke(main, ["build", *inputs, "--jobs", "1", *arguments])


def files(output: str = "output") -> dict[str, bytes]:
    top = Path(output)
    return {each.relative_to(top).as_posix(): each.read_bytes() for each in sorted(top.rglob("*")) if each.is_file()}


def topic_file(name: str, slug: str = BRIDGE_SLUG) -> str:
    return Path("output", "topics", slug, name).read_text(encoding="utf-8")


def test_what_matches_nothing_is_told_on_standard_error_and_in_the_report() -> None:
    result = build(f'[events.e0gone00000]\nwas = "The bridge was closed"\n[topics.{BRIDGE_SLUG}]\ntitle = "Bridge"')
    assert result.exit_code == 0
    assert "timeline.overrides.toml: events.e0gone00000: no topic with a page has this event (now)" in result.stderr
    assert f"nearest is {CLOSED_ID}" in result.stderr
    report = json.loads(Path("output", "report.json").read_text(encoding="utf-8"))["overrides"]
    assert report["applied"] == [f"topics.{BRIDGE_SLUG}.title"]
    assert [(each["where"], each["nearest"]) for each in report["not_matched"]] == [("events.e0gone00000", CLOSED_ID)]


def test_a_slip_ends_the_build_before_anything_is_read() -> None:
    result = build("[events.e1]\ndat = 1", inputs=("no-such-file.jsonl",))
    assert result.exit_code == 2
    assert "timeline.overrides.toml: unknown option 'events.e1.dat'; did you mean 'date'?" in result.stderr
    assert not Path("output").exists()


def test_the_setting_names_another_file_which_must_be_there() -> None:
    Path("timeline.toml").write_text('overrides = "desk/ours.toml"\n[stills]\ndraw = false\n', encoding="utf-8")
    result = build(None)
    assert (result.exit_code, "desk/ours.toml: no such file of overrides" in result.stderr) == (2, True)
    Path("desk").mkdir()
    Path("desk", "ours.toml").write_text(f"[topics.{BRIDGE_SLUG}]\nhide = true", encoding="utf-8")
    assert build(None).exit_code == 0
    report = json.loads(Path("output", "report.json").read_text(encoding="utf-8"))
    assert report["hidden"] == ["a0", "a1", "a2"]
    assert [each["id"] for each in report["topics"]] == [FIRE_SLUG]


def test_the_page_says_what_editors_decided_and_what_the_text_says() -> None:
    assert build(WHOLE).exit_code == 0
    page = topic_file("index.html")
    assert "Date set by the editors; the text says: “last summer”" in page
    assert "Added by the editors; source: Orme Herald" in page
    assert page.count("Editors’ note:") == 2
    assert "The &lt;b&gt;Orme&lt;/b&gt; bridge" in page
    assert "From &lt;i&gt;the&lt;/i&gt; records." in page
    assert 'href="#article-h' not in page, "what is quoted by hand is in no list of articles"


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Datum von der Redaktion; im Text steht: „last summer“"), ("sv", "i texten står: ”last summer”")],
)
def test_the_page_says_so_in_its_language(language: str, words: str) -> None:
    Path("timeline.toml").write_text(f'page_language = "{language}"\n[stills]\ndraw = false\n', encoding="utf-8")
    assert build(WHOLE).exit_code == 0
    assert words in topic_file("index.html")


def test_the_files_say_so_too() -> None:
    assert build(WHOLE).exit_code == 0
    document = json.loads(topic_file("timeline.json"))
    assert (document["topic"]["edited"], document["topic"]["note"]) == (
        ["title", "note", "without"],
        "Told & told again.",
    )
    events = {event["title"]: event for event in document["events"]}
    built = events["It was built"]
    assert (built["edited"], built["as_told"]["value"], built["as_told"]["words"]) == (
        ["date", "note"],
        "2024-SU",
        "last summer",
    )
    assert events["A diver comes"]["by_hand"] is True
    assert events["A diver comes"]["evidence"][0]["by_hand"] is True
    rows = {row["title"]: row for row in csv.DictReader(io.StringIO(topic_file("events.csv")))}
    assert (rows["It was built"]["edited"], rows["It was built"]["as_told"]) == ("date; note", "2024-SU")
    assert rows["A diver comes"]["edited"] == "by_hand"
    quoted = {row["title"]: row for row in csv.DictReader(io.StringIO(topic_file("evidence.csv")))}
    assert (quoted["A diver comes"]["source"], quoted["A diver comes"]["by_hand"]) == ("Orme Herald", "True")


def test_texts_for_wikis_name_the_source_of_an_event_by_hand_and_say_what_the_text_says() -> None:
    assert build(WHOLE).exit_code == 0
    told = topic_file("wiki.md")
    (row,) = [line for line in told.splitlines() if "| A diver comes |" in line]
    assert "Orme Herald" in row
    assert "A diver came on Sunday." in told
    (built,) = [line for line in told.splitlines() if "| It was built |" in line]
    assert "Date set by the editors; the text says: “last summer”" in built


def test_events_new_since_the_approval_are_marked() -> None:
    build(None)
    document = json.loads(topic_file("timeline.json"))
    known = "".join(f'[events.{event["id"]}]\napproved = "{event["approval"]}"\n' for event in document["events"][1:])
    approved = f'[topics.{BRIDGE_SLUG}]\napproved = "{document["topic"]["approval"]}"\n'
    assert build(approved).exit_code == 0
    assert json.loads(topic_file("timeline.json"))["topic"]["approved"] is True
    assert "new since reviewed" not in topic_file("index.html")
    assert build(approved + known + f'[events.{document["events"][0]["id"]}]\ntitle = "Other"').exit_code == 0
    changed = json.loads(topic_file("timeline.json"))["topic"]
    assert (changed["approved"], changed["unreviewed"]) == (False, [document["events"][0]["id"]])
    assert topic_file("index.html").count("new since reviewed") == 1


def test_a_site_from_an_archive_is_that_of_a_build_from_nothing(tmp_path: Path) -> None:
    build("", "--archive", "kept")
    build(WHOLE, "--archive", "kept")
    again = files()
    build(None, "--archive", "kept")
    assert files() == again, "once more the same"
    kept = {path: content for path, content in again.items() if path.startswith("topics/")}
    build(WHOLE, "--archive", "fresh", "-o", "other")
    fresh = {path: content for path, content in files("other").items() if path.startswith("topics/")}
    assert set(kept) == set(fresh)
    page = f"topics/{BRIDGE_SLUG}/timeline.json"
    assert kept[page] == fresh[page]


def test_a_decision_redoes_the_pages_of_its_topic_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def watched(module: Any, name: str, told: Any) -> None:
        real = getattr(module, name)

        def wrapper(*given: Any, **options: Any) -> Any:
            done.append(told(*given))
            return real(*given, **options)

        monkeypatch.setattr(module, name, wrapper)

    watched(composing, "_composed", lambda work: "merged")
    watched(site_of, "render_topic", lambda given, press: given.topic.key)
    build(None, "--archive", "kept")
    assert sorted(done) == ["merged", "merged", *sorted([BRIDGE_SLUG, FIRE_SLUG])]
    done.clear()
    build(f'[events.{BUILT_ID}]\ndate = "2024-07"', "--archive", "kept")
    assert done == [BRIDGE_SLUG]
    done.clear()
    build(f'[topics.{FIRE_SLUG}]\narticles = ["a5"]', "--archive", "kept")
    assert sorted(set(done)) == ["merged", *sorted([BRIDGE_SLUG, FIRE_SLUG])]
    assert done.count("merged") == 1


def test_a_new_title_is_no_change_and_a_new_date_is_one() -> None:
    build(None)
    build(f'[topics.{BRIDGE_SLUG}]\ntitle = "The Orme bridge"\n[events.{CLOSED_ID}]\ntitle = "Shut"\n')
    assert json.loads(Path("output/changes.json").read_bytes())["changes"] == []
    build(f'[events.{BUILT_ID}]\ndate = "2024-07"\n')
    (change,) = json.loads(Path("output/changes.json").read_bytes())["changes"]
    assert change["counts"] == {"dates": 1}
