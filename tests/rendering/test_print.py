"""The page on paper: the drawing, all events with who says so and where to find it, and nothing to click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of
from .waiting import settle

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
CONTROLS = "button, input, summary, .overview, .hint, .skip, #finding, .pages"
SHOWN = """selector => [...document.querySelectorAll(selector)].filter((each) =>
  each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().height > 1)
  .map((each) => each.outerHTML.slice(0, 120))"""
FILLS = (
    "[...new Set([...document.querySelectorAll('#chart .main-svg text')].map((each) => getComputedStyle(each).fill))]"
)
A4 = {"width": 688, "height": 970}  # what the margins of the style leave of it, in pixels


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/")


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_the_drawing_and_every_event_and_nothing_to_click(browser: Any, written: Write, script: bool) -> None:
    with page_of(browser, written(bridge()), wait=script, java_script_enabled=script, viewport=A4) as page:
        page.locator("#event-contract .acts + details summary").click()
        page.emulate_media(media="print")
        assert page.locator("#chart svg.drawing:visible").count() == 1
        assert page.locator("#chart svg.drawing:visible .point").first.is_visible()
        assert page.locator("#chart .plot-container:visible").count() == 0
        assert page.locator("li.event:visible").count() == 9
        assert page.locator("li.event blockquote cite:visible").count() == 11
        if script:
            assert [each for each in page.evaluate(SHOWN, CONTROLS) if "summary" not in each[:9]] == []
            assert len(page.evaluate(SHOWN, "summary")) == 1  # of the reason that the reader has opened
        assert page.locator("#event-contract dl").is_visible()
        assert page.locator("#event-ferry dl").is_hidden()


def test_paper_names_the_addresses_of_the_articles(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), viewport=A4) as page:
        page.emulate_media(media="print")
        after = "[...document.querySelectorAll('.articles a')].map((each) => getComputedStyle(each, '::after').content)"
        assert page.evaluate(after) == [
            '" https://news.example/oster?a=1&b=2"',
            '" https://archive.example/oster"',
        ]


def test_paper_says_what_was_left_out(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), viewport=A4) as page:
        page.locator("#finding input[type=search]").fill("ferry")
        settle(page)
        page.emulate_media(media="print")
        assert "1 of 9" in page.locator("#found").inner_text()
        assert page.locator("li.event:visible").count() == 1
        assert page.locator("#chart .plot-container:visible").count() == 1


def test_what_the_reader_has_chosen_is_printed_in_the_light_and_as_wide_as_the_paper(
    browser: Any, written: Write
) -> None:
    with page_of(browser, written(bridge()), color_scheme="dark", viewport=A4) as page:
        page.locator("#finding input[type=search]").fill("bridge")
        settle(page)
        before = page.evaluate(FILLS)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print", color_scheme="dark")
        assert "rgb(22, 24, 29)" in page.evaluate(FILLS)
        assert "rgb(236, 234, 229)" not in page.evaluate(FILLS)
        drawn = page.locator("#chart .main-svg").first.bounding_box()
        assert drawn
        assert 680 <= drawn["width"] <= 690
        rails = page.locator("#rails").bounding_box()
        assert rails
        assert 0 <= rails["y"] - (drawn["y"] + drawn["height"]) < 30
        page.emulate_media(media="screen", color_scheme="dark")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.wait_for_function(f"(before) => JSON.stringify({FILLS}) === JSON.stringify(before)", arg=before)


def test_nothing_on_paper_is_cut_or_beside_it(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), viewport=A4) as page:
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        cut = page.evaluate("""[...document.querySelectorAll("main *")].filter((each) =>
          each.checkVisibility() && !each.closest("svg, .unseen, .spoken, #chart, select") && each.textContent.trim() &&
          getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1).length""")
        assert cut == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sixty_events_make_a_document_of_some_pages(browser: Any, written: Write, scheme: str) -> None:
    with page_of(browser, written(edition_of(daily(60))), color_scheme=scheme) as page:
        document = page.pdf(format="A4", prefer_css_page_size=True)
        assert document.startswith(b"%PDF")
        assert 8 <= pages(document) <= 20


def test_paper_is_light_whatever_the_screen_is(browser: Any, written: Write) -> None:
    ink = "getComputedStyle(document.body).color"
    with page_of(browser, written(bridge()), color_scheme="dark") as page:
        assert page.evaluate(ink) == "rgb(236, 234, 229)"
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(ink) == "rgb(22, 24, 29)"
