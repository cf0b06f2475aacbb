"""A long story's chart: what its page holds, what comes in a script beside it, and a chart that works in between."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.invented import story
from timeline.models import Edition
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import daily, edition_of
from .test_browser import page_of
from .waiting import until

Write = Callable[[Edition], str]
LONG = 600


def parts_of(files: dict[str, bytes], folder: str, page: str = "index.html") -> tuple[dict[str, Any], list[str]]:
    """The data of the chart on a page, and the scripts with words beside it."""
    html = files[f"{folder}{page}"].decode()
    data = json.loads(re.search(r'id="chart-data">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    return data, [path for path in files if path.startswith(f"{folder}words-")]


def words_in(script: bytes) -> Any:
    return json.loads(script.decode().partition("(")[2].rpartition(")")[0])


def test_page_of_a_long_story_holds_all_places_and_few_words() -> None:
    edition = story(LONG)
    files = render_site(edition, Settings())
    folder = f"topics/{edition.topics[0].key}/"
    data, scripts = parts_of(files, folder)
    words = words_in(files[scripts[0]])
    number = len(data["marks"]["start"])
    assert scripts == [folder + data["src"]]
    assert len(data["marks"]["kind"]) == number == len(words["marks"]["title"]) > len(data["marks"]["few"]["title"])
    assert [words["marks"]["title"][n] for n in data["marks"]["few"]["n"]] == data["marks"]["few"]["title"]
    assert len(words["undated"]["id"]) == LONG - number
    assert len(words["published"]) == len(data["published"]["at"])


def test_weightiest_events_have_their_words_in_the_page() -> None:
    edition = story(LONG)
    files = render_site(edition, Settings())
    data, _ = parts_of(files, f"topics/{edition.topics[0].key}/")
    labelled = [event for event in edition.topics[0].events if event.label and event.interval]
    heaviest = sorted(labelled, key=lambda event: -event.weight)[:100]
    assert {event.id for event in heaviest} <= set(data["marks"]["few"]["id"])


def test_embed_in_the_language_of_the_page_takes_the_same_words() -> None:
    edition = story(LONG)
    files = render_site(edition, Settings())
    folder = f"topics/{edition.topics[0].key}/"
    page, scripts = parts_of(files, folder)
    embed, _ = parts_of(files, folder, "embed.html")
    assert len(scripts) == 1
    assert embed["src"] == page["src"]
    assert embed["published"]["at"] == []


@pytest.mark.parametrize(("number", "single"), [(400, False), (LONG, True)])
def test_short_story_and_page_that_stands_by_itself_hold_all_words(number: int, single: bool) -> None:
    edition = story(number)
    files = render_site(edition, Settings(), self_contained=single)
    data, scripts = parts_of(files, f"topics/{edition.topics[0].key}/")
    assert scripts == []
    assert "src" not in data
    assert len(data["marks"]["told"]["title"]) == len(data["marks"]["start"])


@pytest.mark.browser
def test_chart_of_a_long_story_learns_all_words_once_it_is_there(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(LONG)))) as page:
        until(page, "!storyTimeline.chart.given.src")
        assert page.evaluate("storyTimeline.chart.marks.every((mark) => mark.id && mark.title)") is True
        titles = page.evaluate("storyTimeline.chart.marks.map((mark) => mark.title)")
        assert len(set(titles)) == LONG


@pytest.mark.browser
def test_choice_and_keys_wait_for_words_that_are_late(browser: Any, written: Write) -> None:
    index = written(edition_of(daily(LONG)))
    script = next(Path(urlsplit(index).path).parent.glob("words-*.js"))
    content = script.read_bytes()
    script.write_text("// late\n")
    with page_of(browser, index) as page:
        page.wait_for_timeout(300)
        assert page.evaluate("Boolean(storyTimeline.chart.given.src)") is True
        page.evaluate("void storyTimeline.chart.select((mark) => mark.id === storyTimeline.chart.own[7].id)")
        page.focus(".stage")
        page.keyboard.press("ArrowDown")
        assert page.locator("#chart-spoken").inner_text() == ""
        page.evaluate(content.decode())
        until(page, "storyTimeline.chart.marks.length === 1")
        until(page, "document.getElementById('chart-spoken').textContent !== ''")
