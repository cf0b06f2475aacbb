"""All that can be worked on a page can be reached and worked by keyboard, in the order of the page, and is seen to be
where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of
from .waiting import settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
# Where the focus is: its part of the page, whether it is seen there, and by what
FOCUS = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const shown = at.matches(".pill input") ? at.parentElement : at.closest("h4 a, .rail a") || at;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const shared = shown.closest("label, .track");
  const together = (hit) => shared && hit.closest("label, .track") === shared;
  const inside = (x, y) => { const hit = document.elementFromPoint(x, y);
    return Boolean(hit) && (shown.contains(hit) || hit.contains(shown) || together(hit)); };
  const parts = [".skip", "header", "#chart-buttons", "#chart-overview", ".stage", "#rails", ".embed-open", ".save",
                 "#finding", ".event", ".articles", ".colophon"];
  return {
    part: parts.find((part) => at.closest(part)) || at.outerHTML.slice(0, 80),
    id: at.outerHTML.slice(0, 160) + (at.closest("li")?.id || ""),
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && inside(box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2),
  };
}"""
ALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter((each) =>
  each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })).length"""


def walk(page: Any, most: int = 400) -> list[dict[str, Any]]:
    """What Tab comes to, from the top of the page until it leaves it."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None:
            return stops
        stops.append(at)
    pytest.fail(f"Tab never leaves the page: {[stop['part'] for stop in stops[-20:]]}")


@pytest.mark.parametrize("look", [{}, {"viewport": {"width": 360, "height": 640}}, {"color_scheme": "dark"}])
def test_tab_comes_to_everything_in_the_order_of_the_page_and_is_seen(
    browser: Any, written: Write, look: dict[str, Any]
) -> None:
    with page_of(browser, written(bridge()), reduced_motion="reduce", **look) as page:
        stops = walk(page)
        assert [stop["id"] for stop in stops if not stop["ringed"]] == []
        assert [stop["id"] for stop in stops if not stop["seen"]] == []
        order = [part for part, _ in groupby(stop["part"] for stop in stops)]
        known = [".skip", "header", "#chart-buttons", ".stage", "#chart-overview"]
        known += ["#rails", ".embed-open", ".save", "#finding", ".event", ".articles"]
        assert order[: len(known)] == known
        assert len(stops) == page.evaluate(ALL)


def test_first_tab_offers_the_way_past_the_chart(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        assert page.locator(".skip").bounding_box()["width"] <= 1
        page.keyboard.press("Tab")
        box = page.locator(".skip").bounding_box()
        assert box["width"] > 80
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#list"
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('header, .chart')")


def test_every_event_of_the_chart_is_spoken_by_keys_and_enter_leads_to_it(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate("storyTimeline.chart.show(storyTimeline.chart.whole)")
        settle(page)
        page.locator(".stage").focus()
        spoken = []
        for _ in page.evaluate("storyTimeline.chart.stops().map(() => 0)"):
            page.keyboard.press("ArrowDown")
            spoken.append(" ".join(page.locator("#chart-spoken").text_content().split()))
            assert page.locator("#chart-ring").is_visible()
        assert len(set(spoken)) == len(spoken) == 7
        assert "Replacement ferry to start. Monday, 2 December 2024" in spoken, spoken
        page.keyboard.press("Enter")
        until(page, "location.hash.startsWith('#event-')")


def test_count_opens_a_list_by_enter_and_escape_gives_the_focus_back(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(64, step=0)))) as page:
        page.locator(".stage").focus()
        while "events, " not in page.locator("#chart-spoken").text_content():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        until(page, "!document.getElementById('chart-list').hidden")
        assert page.evaluate("document.activeElement.closest('#chart-list') !== null")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('.stage')")
        assert page.locator("#chart-list").is_hidden()


def test_menu_opens_by_key_and_escape_closes_it_where_it_was(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.locator("#finding details.menu summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.menu[open] input')")
        page.keyboard.press("Space")
        until(page, "storyTimeline.state.get().certainty.length === 1")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.localName") == "summary"
        assert page.locator("details.menu[open]").count() == 0


def test_chart_is_told_in_words_and_the_words_follow_what_it_shows(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        told = page.locator("#chart-summary").text_content()
        assert told.startswith("The chart shows 7 events from 1978 to 2 December 2024.")
        described = page.locator(".stage").get_attribute("aria-describedby").split()
        assert all(page.locator(f"#{name}").count() == 1 for name in described)
        page.locator("#finding input[type=search]").fill("ferry")
        until(page, "document.getElementById('chart-summary').textContent.includes('Replacement ferry')")
        page.locator("#finding input[type=search]").fill("")
        until(page, "document.getElementById('chart-summary').textContent.startsWith('The chart shows 7')")


def test_nothing_moves_by_itself_for_those_who_want_it_so(browser: Any, written: Write) -> None:
    smooth = "getComputedStyle(document.documentElement).scrollBehavior === 'smooth'"
    moving = f"document.getAnimations().length + Number({smooth})"
    with page_of(browser, written(bridge()), reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
        page.click("button[data-do=in]")
        assert page.evaluate(moving) == 0
