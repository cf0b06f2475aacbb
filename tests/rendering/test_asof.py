"""The page set back to an earlier publication time, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.pipeline import build
from timeline.settings import PictureSettings, Settings, TopicSettings

from .images import png
from .test_browser import page_of
from .waiting import settle, until

pytestmark = pytest.mark.browser

SUNK = {
    "id": "sunk",
    "title": "Trawler Ingrid sinks off Storvik",
    "text": "The trawler Ingrid sank off Storvik on Monday, the coast guard said. A tug is to raise the wreck in June. "
    "Divers recently examined the pier of Storvik.",
    "source": "Storvik Post",
    "published": "2025-03-11T09:00",
}
ECHO = {
    "id": "echo",
    "title": "Crew of the trawler Ingrid rescued by helicopter",
    "text": "The trawler Ingrid sank off Storvik on Monday. A helicopter rescued the crew of the trawler at dawn on "
    "Tuesday. The harbour of Storvik opened in 1978.",
    "source": "Northern Ledger",
    "published": "2025-03-11T18:30",
}
RAISED = {
    "id": "raised",
    "title": "Tug raises the wreck of the trawler Ingrid",
    "text": "A tug raised the wreck of the trawler Ingrid off Storvik on Saturday. "
    "The trawler Ingrid sank off Storvik on 9 March, an inquiry has found.",
    "source": "Coast Herald",
    "published": "2025-06-16T12:00",
}
LATER = ("Coast Herald", "raises", "9 March", "inquiry", "16 June", "14 June", "Sources differ")
SEEN = "[document.title, document.body.innerText].join(' ')"
MARKS = "window.storyTimeline.chart.all.length"
SHOWN = "document.querySelector('.then').hidden === (storyTimeline.state.get().asof === '')"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, str]:
    """A story of three articles, and the address of its page."""
    folder = tmp_path_factory.mktemp("asof")
    (folder / "tug.png").write_bytes(png())
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (SUNK, ECHO, RAISED)), encoding="utf-8")
    picture = PictureSettings(file=str(folder / "tug.png"), alt="The tug raises the wreck", credit="Eva Lund")
    topics = {"ingrid": TopicSettings(title="The loss of the Ingrid", words=("Ingrid",), picture=picture)}
    edition = build([str(path)], folder / "site", Settings(topics=topics))
    return edition, (folder / "site" / "topics" / "ingrid" / "index.html").as_uri()


def arrived(page: Any) -> None:
    """Wait until the state that was asked for, which may have to be loaded first, is on the page, and have all of that
    laid out: what waits with its layout has no text to read off."""
    until(page, SHOWN)
    page.evaluate("storyTimeline.aim()")
    settle(page)


@contextmanager
def asof(browser: Any, address: str, query: str = "", **context: Any) -> Iterator[Any]:
    with page_of(browser, address + query, **context) as page:
        arrived(page)
        yield page


def titles(page: Any) -> list[str]:
    return [text.strip() for text in page.locator("#events h4 a").all_text_contents()]


def test_now_is_shown_first_and_the_choice_names_every_time(browser: Any, built: tuple[Edition, str]) -> None:
    edition, address = built
    with asof(browser, address) as page:
        assert page.locator("#asof-choice option").all_text_contents() == [
            "16 June 2025, 12:00", "11 March 2025, 18:30", "11 March 2025, 09:00",
        ]  # fmt: skip
        assert page.input_value("#asof-choice") == "2"
        assert page.locator(".then").is_hidden()
        assert len(titles(page)) == len(edition.topics[0].events)


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_that_was_learned_later_is_on_the_page(browser: Any, built: tuple[Edition, str], place: int) -> None:
    edition, address = built
    state = edition.states["ingrid"][place]
    with asof(browser, address) as page:
        assert all(word in page.evaluate(SEEN) for word in LATER)
        page.select_option("#asof-choice", str(place))
        arrived(page)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        seen = page.evaluate(SEEN).replace(page.locator("#asof-choice").inner_text(), "")
        later = LATER if place else (*LATER, "Northern Ledger", "helicopter", "1978")
        assert [word for word in later if word in seen] == []
        assert sorted(titles(page)) == sorted(event.title for event in state.topic.events)
        assert f"{len(state.topic.events)} events" in page.locator(".standfirst").inner_text()
        assert page.evaluate(MARKS) == sum(event.interval is not None for event in state.topic.events)
        assert page.locator("ul.articles li").count() == len(state.topic.articles)
        assert page.locator("blockquote").count() == sum(len(event.evidence) for event in state.topic.events)
        assert page.locator("img:visible").count() == 0
        assert page.locator("#events :is(.correct, [data-do=correct])").count() == 0


def test_a_past_state_is_what_a_page_of_just_its_articles_says(
    browser: Any, built: tuple[Edition, str], tmp_path: Path
) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (SUNK, ECHO)), encoding="utf-8")
    topics = {"ingrid": TopicSettings(title="The loss of the Ingrid", words=("Ingrid",))}
    build([str(path)], tmp_path / "site", Settings(topics=topics))
    said = {}
    for name, address in (
        ("past", built[1] + "?asof=2025-03-11T18:30"),
        ("alone", (tmp_path / "site" / "topics" / "ingrid" / "index.html").as_uri()),
    ):
        with asof(browser, address) as page:
            # a past state tells what was new in it, and is not to be corrected
            apart = ".changes, .correct, [data-do=correct]"
            page.evaluate("apart => document.querySelectorAll(apart).forEach(each => each.remove())", apart)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            parts = ("h1", ".standfirst", "#rails", "#events", "ul.articles", "#chart-period", "#legend")
            said[name] = {part: page.locator(part).inner_text() for part in parts}
    assert said["past"] == said["alone"]


def test_what_was_new_then_is_marked_and_what_was_thought_before_is_told(
    browser: Any, built: tuple[Edition, str]
) -> None:
    with asof(browser, built[1], "?asof=2025-03-11T18:30") as page:
        assert "This is what was known on 11 March 2025, 18:30." in page.locator(".then").inner_text()
        assert "new" in page.locator(".then").inner_text()
        rescued = page.locator("li.event", has_text="A helicopter rescued the crew")
        assert rescued.locator(".changes").inner_text() == "new"
        sunk = page.locator("li.event", has_text="The trawler Ingrid sank off Storvik on Monday, the")
        assert sunk.locator(".changes").inner_text() == "told by other sentences as well"


def test_the_way_back_brings_everything_back(browser: Any, built: tuple[Edition, str]) -> None:
    with asof(browser, built[1]) as page:
        before, marks = page.evaluate(SEEN), page.evaluate(MARKS)
        page.click("#asof button >> nth=0")
        arrived(page)
        assert page.evaluate(SEEN) != before
        page.click(".then button")
        arrived(page)
        assert (page.evaluate(SEEN), page.evaluate(MARKS)) == (before, marks)
        until(page, "location.search === ''")
        assert page.evaluate("document.activeElement.id") == "asof-choice"


def test_the_choice_is_in_the_address_and_the_address_opens_it(browser: Any, built: tuple[Edition, str]) -> None:
    with asof(browser, built[1]) as page:
        page.select_option("#asof-choice", "0")
        until(page, "location.search === '?asof=2025-03-11T09%3A00'")
        address = page.url
    with asof(browser, address) as page:
        assert page.input_value("#asof-choice") == "0"
    with asof(browser, built[1], "?asof=2025-04-01") as page:
        assert page.input_value("#asof-choice") == "1", "the last state until then"
    with page_of(browser, built[1] + "?asof=nonsense") as page:
        assert page.input_value("#asof-choice") == "2"


def test_a_page_that_holds_all_it_needs_holds_its_past(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (SUNK, ECHO)), encoding="utf-8")
    build([str(path)], tmp_path / "site", Settings(), single_topic="Ingrid", self_contained=True)
    (folder,) = (tmp_path / "site" / "topics").iterdir()
    assert not (folder / "states.js").exists()
    with asof(browser, (folder / "index.html").as_uri(), "?asof=2025-03-11T09:00") as page:
        assert "helicopter" not in page.evaluate(SEEN)
        assert page.locator("ul.articles li").count() == 1


def test_a_past_that_is_missing_is_said_to_be(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (SUNK, ECHO)), encoding="utf-8")
    build([str(path)], tmp_path / "site", Settings(), single_topic="Ingrid")
    (tmp_path / "site" / "topics" / "ingrid" / "states.js").unlink()
    with page_of(browser, (tmp_path / "site" / "topics" / "ingrid" / "index.html").as_uri()) as page:
        before = titles(page)
        page.select_option("#asof-choice", "0")
        until(page, "!document.querySelector('.then').hidden")
        assert "states.js is missing" in page.locator(".then").inner_text()
        assert titles(page) == before
        page.click(".then button")
        until(page, "document.querySelector('.then').hidden")
        page.problems[:] = [each for each in page.problems if "ERR_FILE_NOT_FOUND" not in each]


def test_the_keyboard_goes_back_and_on_in_time(browser: Any, built: tuple[Edition, str]) -> None:
    with asof(browser, built[1]) as page:
        page.focus("#asof-choice")
        page.keyboard.press("ArrowDown")
        arrived(page)
        assert page.input_value("#asof-choice") == "1"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        arrived(page)
        assert page.input_value("#asof-choice") == "0"
        assert page.locator("#asof button >> nth=0").is_disabled()


def test_links_lead_to_the_entries_of_the_state(browser: Any, built: tuple[Edition, str]) -> None:
    with asof(browser, built[1], "?asof=2025-03-11T09:00") as page:
        for link in page.locator("#rails a, #events h4 a").all():
            target = link.get_attribute("href")
            assert page.locator(f"[id='{target[1:]}']").count() == 1
        page.locator("#rails a").first.click()
        assert page.evaluate("document.querySelector(':target').closest('#events') !== null")


@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_scrolls_sideways_and_the_choice_stays_where_it_was(
    browser: Any, built: tuple[Edition, str], width: int
) -> None:
    top = "Math.round(document.querySelector('#asof').getBoundingClientRect().top)"
    with asof(browser, built[1], viewport={"width": width, "height": 500}) as page:
        page.evaluate("document.querySelector('#asof').scrollIntoView({ behavior: 'instant' })")
        arrived(page)
        before = page.evaluate(top)
        page.select_option("#asof-choice", "0")
        arrived(page)
        assert abs(page.evaluate(top) - before) <= 1
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_the_page_says_how_far_it_goes_and_offers_no_choice(
    browser: Any, built: tuple[Edition, str]
) -> None:
    with page_of(browser, built[1], wait=False, java_script_enabled=False) as page:
        assert page.locator("#asof").inner_text() == "As reported by 16 June 2025, 12:00"
        assert page.locator("#asof select").count() == 0
