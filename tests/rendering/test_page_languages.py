"""Pages in other languages and scripts, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .arabic import TITLE, catalogue_folder, river
from .fixtures import bridge

pytestmark = pytest.mark.browser

BOX = "each => { const box = each.getBoundingClientRect(); return [box.left, box.right]; }"
DIRECTION = "each => getComputedStyle(each).direction"


@contextmanager
def opened(
    browser: Any, folder: Path, edition: Edition, settings: Settings, width: int = 1200, **options: Any
) -> Iterator[Any]:
    """The first topic's page of a site, once its chart is drawn."""
    write_site(render_site(edition, settings), folder / "site")
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((folder / "site" / "topics" / edition.topics[0].key / "index.html").as_uri())
    if options.get("java_script_enabled", True):
        page.wait_for_selector("#chart[data-ready]", state="attached")
    yield page
    assert faults == []
    context.close()


def arabic_page(folder: Path) -> Settings:
    return Settings(page_language="ar", catalogue_folder=catalogue_folder(folder))


def overflow(page: Any) -> int:
    """By how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def box(page: Any, selector: str) -> tuple[float, float]:
    """The left and right edge of the first that the selector finds."""
    left, right = page.locator(selector).first.evaluate(BOX)
    return left, right


def test_arabic_articles_keep_their_language_and_direction_on_an_english_page(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, river(), Settings(page_language="en")) as page:
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
        for selector in ("h1", "li.event h4", "blockquote p", ".articles .head"):
            assert page.locator(selector).first.get_attribute("lang") == "ar", selector
            assert page.locator(selector).first.evaluate(DIRECTION) == "rtl", selector
        assert page.locator("blockquote").first.evaluate(DIRECTION) == "rtl"
        assert page.locator("blockquote footer").first.evaluate(DIRECTION) == "ltr"


def test_words_in_the_page_s_own_language_carry_no_other(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, bridge(), Settings()) as page:
        assert page.locator("main [lang]").count() == 0


@pytest.mark.parametrize("width", [320, 1200])
def test_a_page_in_arabic_is_mirrored_and_never_too_wide(browser: Any, tmp_path: Path, width: int) -> None:
    with opened(browser, tmp_path, river(), arabic_page(tmp_path), width) as page:
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        assert page.locator("h1").inner_text() == TITLE
        assert overflow(page) == 0
        main, heading, quote = box(page, "main"), box(page, "h2#list"), box(page, "blockquote")
        padding = float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main')).paddingRight)"))
        assert heading[1] == pytest.approx(main[1] - padding, abs=1)
        border = page.locator("blockquote").first.evaluate(
            "each => [getComputedStyle(each).borderLeftWidth, getComputedStyle(each).borderRightWidth]"
        )
        assert border[0] == "0px"
        assert border[1] != "0px"
        if width > 680:
            assert box(page, "li.event .date")[0] > quote[0]


def test_time_runs_from_left_to_right_in_a_page_that_is_read_from_right_to_left(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, river(), arabic_page(tmp_path), java_script_enabled=False) as page:
        ticks = page.locator("#chart svg.drawing.wide .ticks text")
        places = [ticks.nth(n).bounding_box()["x"] for n in range(ticks.count())]
        assert len(places) > 2
        assert places == sorted(places)
        assert places[0] < places[-1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Was bisher geschah", "Dienstag, 12. November 2024", "Warum dieses Datum", "9 Ereignisse"]),
        ("sv", ["Detta har hänt", "Tisdag 12 november 2024", "Varför det här datumet", "9 händelser"]),
    ],
)
def test_a_page_speaks_the_language_that_is_set(browser: Any, tmp_path: Path, language: str, words: list[str]) -> None:
    edition = bridge()
    told_in = {
        key: replace(each, article=replace(each.article, language="en")) for key, each in edition.analyses.items()
    }
    with opened(browser, tmp_path, replace(edition, analyses=told_in), Settings(page_language=language)) as page:
        told = page.locator("body").text_content().replace("\u00a0", " ")
        for each in words:
            assert each in told
        assert page.locator("li.event h4").first.get_attribute("lang") == "en"
