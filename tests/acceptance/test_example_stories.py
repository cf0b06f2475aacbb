"""The example articles become the topics and events that `expected/*.json` says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import events
from .examples import ARTICLES, CONFIG, EXPECTED, STORIES, Readings
from .program import ROOT, Line, Site, build, evidence_of, stage

TOPICS = tuple(name for name, story in STORIES.items() if "topic" in story)
EVENTS = [
    pytest.param(story, each, id=f"{story}: {each['about']}") for story in TOPICS for each in STORIES[story]["events"]
]
APART = [
    pytest.param(story, pair, id=f"{story}: {' / '.join(pair)}") for story in TOPICS for pair in STORIES[story]["apart"]
]
DISPUTED = [
    pytest.param(story, each, id=f"{story}: {each['about']}") for story in TOPICS for each in STORIES[story]["disputed"]
]


def _ids(story: str, readings: Readings) -> set[str]:
    return {readings.id_of(name) for name in STORIES[story]["topic"]["articles"]}


def _events(story: str, readings: Readings, site: Site) -> list[Line]:
    """The events of the page that holds most of the story: a stray article must not hide what else is right."""
    wanted = _ids(story, readings)
    page = max(site.topics.values(), key=lambda topic: len(wanted & {each["article"] for each in evidence_of(topic)}))
    found: list[Line] = page["events"]
    return found


@pytest.mark.parametrize("story", TOPICS)
def test_articles_of_a_story_share_one_topic_and_no_other_is_in_it(story: str, readings: Readings) -> None:
    lines = stage("topics", ARTICLES, *CONFIG)
    wanted = _ids(story, readings)
    keys = {line["topic"] for line in lines if line["id"] in wanted}
    names = {readings.id_of(name): name for name in EXPECTED}
    told = {names[line["id"]]: line["topic"] for line in lines}
    assert len(keys) == 1, told
    assert {line["id"] for line in lines if line["topic"] in keys} == wanted, told


@pytest.mark.parametrize("story", TOPICS)
def test_page_of_a_story_has_evidence_from_each_of_its_articles(story: str, readings: Readings, site: Site) -> None:
    expected = STORIES[story]["topic"]
    page = site.of_articles(_ids(story, readings))
    if "slug" in expected:
        assert expected["slug"] in site.topics
    title = page["title"] if "title" in page else page["topic"]["title"]
    assert any(words.casefold() in title.casefold() for words in expected["title_has"]), title


@pytest.mark.parametrize("name", [name for story in TOPICS for name in STORIES[story]["topic"]["articles"]])
def test_page_names_the_writer_of_an_article_where_it_is_given(name: str, readings: Readings, site: Site) -> None:
    listed = {article["id"]: article for topic in site.topics.values() for article in topic["articles"]}
    byline, writer = listed[readings.id_of(name)].get("byline"), EXPECTED[name].get("byline")
    # what the writer is ("arts correspondent") may stand behind the name
    assert byline is None if writer is None else (byline or "").split(",")[0] == writer


def test_there_is_one_page_a_story_and_the_other_articles_are_unplaced(readings: Readings, site: Site) -> None:
    assert len(site.topics) == len(TOPICS), list(site.topics)
    unplaced = {each if isinstance(each, str) else each["id"] for each in site.report["unplaced"]}
    assert unplaced == {readings.id_of(name) for name in STORIES["alone"]["unplaced"]}


def test_no_teaser_is_evidence_and_none_names_a_topic(site: Site) -> None:
    starts = [start for article in EXPECTED.values() for start in article.get("teasers", ())]
    assert starts
    shown = [each["text"] for topic in site.topics.values() for each in evidence_of(topic)]
    titles = [event["title"] for topic in site.topics.values() for event in topic["events"]]
    assert [start for start in starts if any(start in text for text in (*shown, *titles))] == []


@pytest.mark.parametrize(("story", "expected"), EVENTS)
def test_event_has_its_evidence_and_its_date(
    story: str, expected: dict[str, Any], readings: Readings, site: Site
) -> None:
    found = _events(story, readings, site)
    wrong = events.differences(readings.by_id(expected), found, readings.texts_by_id())
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("story", "pair"), APART)
def test_two_events_are_not_merged_into_one(story: str, pair: list[str], readings: Readings, site: Site) -> None:
    by_about = {each["about"]: readings.by_id(each) for each in STORIES[story]["events"]}
    found, texts = _events(story, readings, site), readings.texts_by_id()
    for about in pair:
        assert events.telling(by_about[about], found, texts), f"no event tells of {about}"
    merged = events.falsely_merged(by_about[pair[0]], by_about[pair[1]], found, texts)
    assert not merged, "\n".join(merged)


@pytest.mark.parametrize(("story", "expected"), DISPUTED)
def test_contradiction_between_two_outlets_is_said_and_both_are_shown(
    story: str, expected: dict[str, Any], readings: Readings, site: Site
) -> None:
    found, texts = _events(story, readings, site), readings.texts_by_id()
    telling = []
    for name, quotation in expected["quotes"].items():
        single = events.answering({"evidence": {readings.id_of(name): [quotation]}}, found, texts)
        assert single, f"{name}: no event shows {quotation!r}"
        telling += single
    assert any(event.get("disputed") for event in telling), [events.told(event) for event in telling]


def test_evidence_quotes_the_article_at_its_offsets(readings: Readings, site: Site) -> None:
    texts = readings.texts_by_id()
    everything = [each for topic in site.topics.values() for each in evidence_of(topic)]
    assert everything
    assert [each for each in everything if texts[each["article"]][each["start"] : each["end"]] != each["text"]] == []


def test_two_builds_of_the_same_input_have_the_same_bytes(site: Site, tmp_path: Path) -> None:
    again = build(tmp_path / site.folder.name, ARTICLES, *CONFIG)
    assert again.files().keys() == site.files().keys()
    assert [path for path, content in site.files().items() if again.files()[path] != content] == []


def test_order_of_the_inputs_changes_no_topic(site: Site, tmp_path: Path) -> None:
    names = sorted((path.name for path in (ROOT / ARTICLES).iterdir()), reverse=True)
    turned = build(tmp_path / "turned", *(f"{ARTICLES}/{name}" for name in names), *CONFIG)
    assert turned.topics == site.topics
