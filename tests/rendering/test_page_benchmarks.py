"""The tools that measure and picture pages: what they invent, and that they see what is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.invented import story, together
from benchmarks.page_makers import ours
from benchmarks.page_watch import watch
from benchmarks.screenshots import LOOKS, sheet, stories, take, write_sites
from benchmarks.tongues import ARABIC


def test_a_story_is_the_same_each_time_and_another_with_another_seed() -> None:
    assert story(40, seed=3) == story(40, seed=3)
    assert story(40, seed=3) != story(40, seed=4)


@pytest.mark.parametrize("edition", [story(1), story(200), story(30, tongue=ARABIC), story(9, long=True)])
def test_sentences_and_expressions_of_a_story_stand_where_they_say(edition: Any) -> None:
    mentions = [mention for event in edition.topics[0].events for mention in event.evidence]
    assert mentions
    for mention in mentions:
        text = edition.analyses[mention.article].article.text
        assert mention.span.of(text) == mention.text
        timex = mention.timex or mention.reported_timex
        assert timex is None or timex.span.of(text) == timex.text


def test_a_story_has_the_number_of_events_and_keeps_to_its_days() -> None:
    events = story(300, first=date(1999, 5, 1), days=10, by_the_clock=True).topics[0].events
    days = {event.interval.earliest.date() for event in events if event.interval and event.interval.earliest}
    assert len(events) == 300
    assert min(days) >= date(1999, 5, 1)
    assert max(days) <= date(1999, 5, 10)


def test_stories_together_keep_their_topics_apart() -> None:
    edition = together([story(3, seed=1), story(4, seed=2)])
    assert [len(topic.events) for topic in edition.topics] == [3, 4]
    assert all(article in edition.analyses for topic in edition.topics for article in topic.articles)


def test_the_sheet_shows_every_look_of_every_story() -> None:
    page = sheet(stories())
    assert page.count("<img ") == len(stories()) * len(LOOKS)


@pytest.mark.browser
def test_a_page_is_seen_to_show_text_and_chart_and_to_follow_the_mouse(browser: Any, tmp_path: Path) -> None:
    subject = ours()
    seen = watch(browser, subject, subject.make(story(30), tmp_path), 30)
    assert seen.text is not None
    assert seen.chart is not None
    assert seen.text <= seen.chart
    assert seen.frame is not None
    assert seen.letter is not None
    assert seen.page_bytes < seen.sent_bytes


@pytest.mark.browser
def test_a_chart_that_never_comes_is_told_after_the_limit(browser: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Text</title><ol><li class='event'><h4>Text</h4></ol>", encoding="utf-8")
    seen = watch(browser, ours(), page, 1)
    assert seen.text is not None
    assert (seen.chart, seen.frame) == (None, None)


@pytest.mark.browser
def test_pictures_are_taken_in_every_look_and_printed(browser: Any, tmp_path: Path) -> None:
    said: list[str] = []
    pages = write_sites({"few": story(5)}, tmp_path / "sites")
    taken = list(take(browser, pages, tmp_path, said.append))
    assert [path.name for path in taken] == [f"few-{look.name}.png" for look in LOOKS]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in taken)
    assert (tmp_path / "few.pdf").read_bytes().startswith(b"%PDF")
    assert said == []
