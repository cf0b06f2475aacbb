"""What builds changed is kept with the register, and makes the same site again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from tests.archive.holding import hand_over
from timeline.archive.adding import purge, remove
from timeline.archive.registers import REGISTER, put_register, register_of
from timeline.archive.store import Archive
from timeline.cli import main
from timeline.models import Gone, Moment
from timeline.pipeline import build
from timeline.registry import read_register, register_path
from timeline.settings import Settings, TopicSettings
from timeline.stories.register import Register, dump_register

from .test_building import PLAIN, lines, put, site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_first_build_and_one_of_the_same_inputs_change_nothing(folder: Path) -> None:
    inputs = put(folder, lines())
    assert build(inputs, Path("out"), PLAIN).history == ()
    before, register = site(Path("out")), register_path(Path("out")).read_bytes()
    assert build(inputs, Path("out"), PLAIN).history == ()
    assert site(Path("out")) == before
    assert register_path(Path("out")).read_bytes() == register


def test_a_build_with_more_tells_what_is_new_at_the_latest_time_of_its_articles(folder: Path) -> None:
    records = lines()
    build(put(folder, [*records[:2], *records[3:]]), Path("out"), PLAIN)
    edition = build(put(folder, records), Path("out"), PLAIN)
    (change,) = edition.history
    assert change.at == Moment.parse("2024-11-17T10:05+01:00")
    (topic,) = change.topics
    assert any(event.new for event in topic.events)
    assert read_register(Path("out")).history == edition.history
    again = site(Path("out"))
    build(put(folder, records), Path("out"), PLAIN)
    assert site(Path("out")) == again


def test_what_is_removed_or_purged_leaves_no_word_in_the_history(folder: Path) -> None:
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive:
        remove(archive, ["a2"])
        edition = build([], Path("out"), PLAIN, archive=Path("kept"))
        assert any(topic.gone for change in edition.history for topic in change.topics)
        assert not any(b"opened again" in (archive.fact(each) or b"") for each in archive.facts())
        assert b"destroyed" in (archive.fact("shown ../out") or b"")
        purge(archive, ["a3"])
        assert not any(b"destroyed" in (archive.fact(each) or b"") for each in archive.facts())
    assert not any(b"destroyed" in content for content in site(Path("kept")).values())


def test_an_archive_whose_register_tells_nothing_of_the_pages_is_built_on(folder: Path) -> None:
    build(put(folder, lines()[:5]), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive, archive.changing():
        kept = register_of(archive, "../out")
        assert kept is not None
        archive.drop_fact("shown ../out")
        topics = {key: {"articles": list(each.articles)} for key, each in kept.topics.items()}
        events = {key: {"topic": each.topic, "mentions": list(each.mentions)} for key, each in kept.events.items()}
        archive.set_fact(REGISTER, json.dumps({"version": 1, "topics": topics, "events": events}).encode())
    edition = build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    assert edition.history == ()
    assert {topic.key for topic in edition.topics} <= kept.topics.keys()


def test_the_time_that_is_stated_for_a_build_is_that_of_its_change(folder: Path) -> None:
    build(put(folder, lines()[:5]), Path("out"), PLAIN, archive=Path("kept"))
    records = [*lines()[:5], lines()[2] | {"id": "a9", "text": "The Orme bridge was painted green on Sunday."}]
    at = Moment.parse("2025-02-01T08:00+01:00")
    edition = build(put(folder, records), Path("out"), PLAIN, archive=Path("kept"), at=at)
    assert [change.at for change in edition.history] == [at]


def test_the_command_says_what_changed_unless_it_is_to_be_quiet(folder: Path) -> None:
    runner = CliRunner()
    records = lines()
    first = runner.invoke(main, ["build", *put(folder, [*records[:2], *records[3:]])])
    assert "since the last build" not in first.stderr
    second = runner.invoke(main, ["build", *put(folder, records)])
    counts, *told = second.stderr[second.stderr.index("since the last build") :].splitlines()
    assert re.fullmatch(r"since the last build: .*\d+ new events?.*", counts)
    assert any("new: " in line and "Orme bridge" in line for line in told)
    build(put(folder, records[:5]), Path("output"), Settings())
    quiet = runner.invoke(main, ["build", "--quiet", *put(folder, records)])
    assert quiet.exit_code == 0
    assert quiet.stderr == ""


def test_a_story_that_went_into_another_leaves_its_address_leading_there(folder: Path) -> None:
    two = {
        "north": TopicSettings(title="The bridge", ids=("a0", "a1")),
        "south": TopicSettings(title="The bridge again", ids=("a2",)),
    }
    build(put(folder, lines()), Path("out"), replace(PLAIN, topics=two), archive=Path("kept"))
    one = {"north": TopicSettings(title="The bridge", ids=("a0", "a1", "a2"))}
    settings = replace(PLAIN, topics=one)
    edition = build([], Path("out"), settings, archive=Path("kept"))
    assert [change.gone for change in edition.history] == [(Gone(id="south", into="north"),)]
    assert b"url=../north/index.html" in (Path("out") / "topics" / "south" / "index.html").read_bytes()
    hand_over(Path("kept"), Path("out"), Path("fresh"), Path("again"))
    build(put(folder, lines()), Path("again"), settings, archive=Path("fresh"))
    assert site(Path("again")) == site(Path("out"))


def test_each_of_two_sites_of_an_archive_is_told_what_changed_on_it_since_its_own_last_build(folder: Path) -> None:
    records = lines()
    more = records[2] | {"id": "a9", "text": "The Orme bridge was painted green on Sunday."}
    build(put(folder, records[:5]), Path("out"), PLAIN, archive=Path("kept"))
    build([], Path("other"), PLAIN, archive=Path("kept"))
    changed = build(put(folder, [more]), Path("out"), PLAIN, archive=Path("kept"))
    assert changed.change is not None
    assert build([], Path("out"), PLAIN, archive=Path("kept")).change is None
    told = build([], Path("other"), PLAIN, archive=Path("kept"))
    assert told.change == changed.change, "its readers have not been told yet"
    assert site(Path("other")) == site(Path("out")), "the slugs and ids are the same"


def test_a_site_of_which_nothing_is_known_changes_nothing(folder: Path) -> None:
    build(put(folder, lines()[:5]), Path("out"), PLAIN, archive=Path("kept"))
    build(put(folder, lines()), Path("out"), PLAIN, archive=Path("kept"))
    assert build([], Path("other"), PLAIN, archive=Path("kept")).history == ()


def test_an_archive_that_knew_of_one_site_only_goes_on_with_that(folder: Path) -> None:
    build(put(folder, lines()[:5]), Path("out"), PLAIN, archive=Path("kept"))
    with Archive(Path("kept")) as archive, archive.changing():
        register = register_of(archive, "../out")
        assert register is not None
        archive.drop_fact("shown ../out")
        archive.set_fact(REGISTER, dump_register(register))
    more = lines()[2] | {"id": "a9", "text": "The Orme bridge was painted green on Sunday."}
    assert build(put(folder, [more]), Path("out"), PLAIN, archive=Path("kept")).change is not None
    with Archive(Path("kept")) as archive:
        assert b'"shown":null' in (archive.fact(REGISTER) or b"")


def test_of_sites_that_are_built_into_a_new_folder_each_day_the_last_are_known(tmp_path: Path) -> None:
    with Archive(tmp_path / "kept", create=True) as archive:
        for day in range(30):
            put_register(archive, f"../out-{day:02}", Register(shown={}))
        known = [each for each in archive.facts() if each.startswith("shown ")]
        assert known == [f"shown ../out-{day:02}" for day in range(10, 30)]
