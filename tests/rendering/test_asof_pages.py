"""A story whose list has several pages, set back to an earlier publication time, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.pipeline import build
from timeline.rendering import list_pages, past
from timeline.settings import Settings, TopicSettings

from .test_asof import arrived, asof, titles
from .test_browser import page_of
from .waiting import until

pytestmark = pytest.mark.browser

WORKS = ("pump", "crane", "ferry", "tower", "mast", "gate", "lamp", "dock", "boat", "rope", "sail", "bell")
TOPICS = {"works": TopicSettings(title="The works of Marrey", words=("Marrey",))}
THEN = "?asof=2025-03-11T18:30"
SEARCH = "#finding input[type=search]"


def article(n: int, published: str, works: tuple[str, ...]) -> dict[str, str]:
    told = [f"The {work} of Marrey broke on {3 + WORKS.index(work)} February 2025." for work in works]
    title = f"Another {works[0]} of Marrey breaks"
    return {"id": f"a{n}", "title": title, "text": " ".join(told), "source": f"Marrey Post {n}", "published": published}


ARTICLES = (
    article(1, "2025-03-11T09:00", WORKS[:5]),
    article(2, "2025-03-11T18:30", WORKS[3:9]),
    article(3, "2025-03-14T12:00", WORKS[1:]),
)


@pytest.fixture(scope="module", autouse=True)
def few_on_a_page() -> Iterator[None]:
    """Lists of more than six events have pages of four."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (list_pages, past):
            patch.setattr(module, "LONGEST", 6)
            patch.setattr(module, "PART", 4)
        yield


def site(folder: Path, articles: tuple[dict[str, str], ...], *, self_contained: bool = False) -> str:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    build([str(path)], folder / "site", Settings(topics=TOPICS), self_contained=self_contained)
    return (folder / "site" / "topics" / "works" / "index.html").as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return site(tmp_path_factory.mktemp("pages"), ARTICLES)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of just the first two articles."""
    return site(tmp_path_factory.mktemp("alone"), ARTICLES[:2])


# A past state tells what was new in it, and is not to be corrected
APART = ".changes, .correct, [data-do=correct]"
WITHOUT = "apart => document.querySelectorAll(apart).forEach(each => each.remove())"


def read(page: Any, *parts: str) -> dict[str, str]:
    arrived(page)
    page.evaluate(WITHOUT, APART)
    page.evaluate("document.querySelectorAll('main details:not(.menu)').forEach(each => { each.open = true; })")
    return {part: page.locator(part).inner_text() for part in parts}


def test_each_page_of_a_past_state_is_that_of_a_build_of_just_its_articles(
    browser: Any, address: str, alone: str
) -> None:
    whole = ("h1", ".standfirst", "#rails", "#events", "ul.articles", "#chart-period", "#legend")
    with asof(browser, address, THEN) as then, asof(browser, alone) as now:
        assert read(then, *whole) == read(now, *whole)
        for number in (2, 3):
            then.locator("#list-pages button:last-of-type").click()
            assert f"{number} of 3" in then.locator("#list-pages").inner_text()
            with page_of(browser, alone.replace("index.html", f"page-{number}.html"), wait=False) as further:
                further.evaluate(WITHOUT, APART)
                further.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
                assert read(then, "#events")["#events"] == further.locator("#events").inner_text()
        assert then.locator("#list-pages button:last-of-type").is_disabled()
        assert then.evaluate("document.activeElement.textContent.includes('←')")


def test_nothing_that_was_learned_later_is_found(browser: Any, address: str) -> None:
    with asof(browser, address, THEN) as page:
        page.fill(SEARCH, "broke")
        until(page, "document.querySelectorAll('#events-sorted li').length === 9")
        assert page.locator("#found .seen").inner_text() == "9 of 9 events"
        assert "Marrey Post 3" not in page.locator("#events-sorted").inner_text()
        page.fill(SEARCH, "bell")
        until(page, "!document.getElementById('events-none').hidden")
        page.click(".then button")
        until(page, "document.querySelectorAll('#events-sorted li').length === 1")
        assert page.locator("#found .seen").inner_text() == "1 of 12 events"


def test_a_link_to_an_event_turns_to_its_page_of_the_state(browser: Any, address: str) -> None:
    with asof(browser, address, THEN) as page:
        page.fill(SEARCH, "dock")
        until(page, "document.querySelectorAll('#events-sorted li').length === 1")
        link = page.locator("#events-sorted h4 a")
        name = link.get_attribute("href")[1:]
        link.click()
        until(page, f"document.getElementById('{name}')?.checkVisibility() === true")
        assert page.locator(f"[id='{name}']").get_attribute("class").split()[-1] == "aimed"
        assert page.url.startswith(address)
        until(page, "!location.search.includes('q=')")
        again = page.url
    with page_of(browser, again) as page:
        until(page, f"document.getElementById('{name}')?.checkVisibility() === true")
        assert "Marrey Post 3" not in page.locator("#events").inner_text()


def test_the_way_back_brings_the_pages_of_the_list_back(browser: Any, address: str) -> None:
    with asof(browser, address) as page:
        before = page.locator("#list-pages").inner_html(), titles(page)
        page.select_option("#asof-choice", "0")
        arrived(page)
        assert (page.locator("#list-pages").is_hidden(), len(titles(page))) == (True, 5)
        page.click(".then button")
        arrived(page)
        assert (page.locator("#list-pages").inner_html(), titles(page)) == before


def test_a_filter_offers_what_the_state_has(browser: Any, address: str) -> None:
    offered = "[...document.querySelectorAll('#finding label:has([name=source])')].map(each => each.textContent).join()"
    with asof(browser, address) as page:
        assert "Marrey Post 3" in page.evaluate(offered)
    with asof(browser, address, THEN) as page:
        until(page, f"!{offered}.includes('Marrey Post 3')")
        assert "Marrey Post 2" in page.evaluate(offered)


def test_a_single_file_holds_the_pages_of_its_past(browser: Any, tmp_path: Path) -> None:
    address = site(tmp_path, ARTICLES, self_contained=True)
    assert not (tmp_path / "site" / "topics" / "works" / "states.js").exists()
    with asof(browser, address, THEN) as page:
        page.locator("#list-pages button:last-of-type").click()
        assert len(titles(page)) == 4
