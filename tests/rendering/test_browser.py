"""The page in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import bridge, daily, edition_of, hostile
from .waiting import NEXT_FRAME, settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
DRAWN = "#chart[data-ready]"
RANGE = "storyTimeline.chart.range"
WORDS = "#chart .textpoint text"
SPOT = """id => {
  const box = storyTimeline.chart.boxOf(id);
  const at = document.getElementById("chart").getBoundingClientRect();
  return box && [at.left + (box.left + box.right) / 2, at.top + (box.top + box.bottom) / 2];
}"""
BOXES = """selector => [...document.querySelectorAll(selector)].map(each => {
  const box = each.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })"""


@contextmanager
def page_of(browser: Any, address: str, *, wait: bool = True, **context: Any) -> Iterator[Any]:
    """The page once its chart is drawn. On the way out: no message on the console, no fault, no request elsewhere."""
    options = {"viewport": {"width": 1200, "height": 900}} | context
    opened = browser.new_context(**options)
    page = opened.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.problems.append(f"fault: {error}"))
    page.on("request", lambda asked: asked.url.startswith("file://") or page.problems.append(f"request: {asked.url}"))
    page.on("dialog", lambda dialog: (page.problems.append("dialog"), dialog.dismiss()))
    page.goto(address)
    if wait:
        page.wait_for_selector(DRAWN, state="attached")
    try:
        yield page
        assert page.problems == []
    finally:
        opened.close()


def spot(page: Any, event: str) -> tuple[float, float]:
    """Where in the window the mark of an event has its middle, the chart scrolled into view."""
    page.locator("#chart").scroll_into_view_if_needed()
    x, y = page.evaluate(SPOT, event)
    return x, y


def test_chart_is_drawn_without_a_message_or_a_request_elsewhere(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        assert page.locator("#chart .points path.point").count() >= 5
        assert page.locator("#chart svg.drawing").first.is_hidden()
        assert page.get_attribute("#chart", "aria-hidden") == "true"
        assert page.locator(".modebar-btn").count() == 0


def test_page_is_whole_without_javascript(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), wait=False, java_script_enabled=False) as page:
        assert page.locator("li.event").count() == 9
        assert page.locator("li.event blockquote mark").count() == 10
        assert page.locator("svg.drawing.wide").is_visible()
        assert page.locator("svg.drawing.wide .point").count() == 4
        assert page.locator("svg.drawing.wide .bar").count() == 2
        assert page.locator("#chart-buttons").is_hidden()
        page.locator("#event-contract .acts + details summary").click()
        assert "June 2024" in page.locator("#event-contract dl").inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_hostile_text_runs_nothing_and_is_shown_letter_by_letter(browser: Any, written: Write, script: bool) -> None:
    with page_of(browser, written(hostile()), wait=script, java_script_enabled=script) as page:
        assert "</script><script>window.hacked=1</script>" in page.locator("h1").inner_text()
        assert "onerror=alert(8)>" in page.locator("#chart").text_content()
        assert page.locator("img").count() == 0
        if script:
            label = " ".join(page.locator(WORDS).all_text_contents())
            assert "<b>x</b> &lt;" in label
            page.mouse.move(*spot(page, "shown"))
            assert "</script><script>window.hacked=1</script>" in page.locator("#chart-tip").inner_text()
            assert page.evaluate("window.hacked") is None
            assert page.locator("#chart a").count() == page.locator("#chart svg.drawing a").count()


def test_click_on_a_mark_leads_to_its_entry(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.mouse.click(*spot(page, "ferry"))
        page.wait_for_url("**#event-ferry")
        assert page.evaluate("document.querySelector(':target').id") == "event-ferry"
        until(page, "document.querySelector(':target').getBoundingClientRect().bottom <= innerHeight")


def test_click_on_a_label_and_on_an_article_lead_to_the_list(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        box = page.locator(WORDS, has_text="Repair contract signed").bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
        page.wait_for_url("**#event-contract")
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        settle(page)
        x, y = page.evaluate("""() => {
          const { lane: [article], frame } = storyTimeline.chart.placed;
          const at = document.getElementById("chart").getBoundingClientRect();
          return [at.left + 8 + article.x, at.top + frame.above + frame.below]; }""")
        page.mouse.click(x, y)
        page.wait_for_url("**#article-*")
        assert page.evaluate("document.querySelector(':target').closest('ul').className") == "articles"


def test_buttons_zoom_move_and_reset(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        first = page.evaluate(RANGE)

        def press(what: str) -> list[float]:
            page.click(f"button[data-do={what}]")
            settle(page)
            return page.evaluate(RANGE)  # type: ignore[no-any-return]

        closer = press("in")
        assert closer[1] - closer[0] == pytest.approx((first[1] - first[0]) / 2, rel=0.01)
        later = press("later")
        assert later[0] > closer[0]
        assert press("earlier") == pytest.approx(closer)
        assert press("reset") == pytest.approx(first)
        everything = press("all")
        assert everything[0] < first[0]
        assert page.evaluate("storyTimeline.chart.stops().length") == 7


def test_zoom_makes_room_for_more_labels(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(60)))) as page:
        before = set(page.locator(WORDS).all_text_contents())
        for _ in range(2):
            page.click("button[data-do=in]")
            settle(page)
        after = set(page.locator(WORDS).all_text_contents())
        assert after - before


@pytest.mark.parametrize("width", [320, 380, 768, 1200])
@pytest.mark.parametrize("edition", [bridge(), edition_of(daily(60)), hostile()], ids=["bridge", "sixty", "hostile"])
def test_nothing_scrolls_sideways_and_no_label_is_cut_or_covered(
    browser: Any, written: Write, width: int, edition: Edition
) -> None:
    with page_of(browser, written(edition), viewport={"width": width, "height": 700}) as page:
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        boxes = page.evaluate(BOXES, WORDS)
        assert all(left >= -1 and right <= width + 1 for left, _, right, _ in boxes)
        for n, (left, top, right, bottom) in enumerate(boxes):
            for other_left, other_top, other_right, other_bottom in boxes[n + 1 :]:
                across = min(right, other_right) - max(left, other_left)
                down = min(bottom, other_bottom) - max(top, other_top)
                assert across <= 1 or down <= 4  # the line boxes of one label's lines may touch


def test_chart_follows_the_width_of_the_window(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.set_viewport_size({"width": 400, "height": 800})
        settle(page)
        until(page, "storyTimeline.chart.width < 400")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_dark_is_followed_by_page_and_chart(browser: Any, written: Write) -> None:
    fill = "getComputedStyle(document.querySelector('#chart .points path.point')).stroke"
    with page_of(browser, written(bridge()), color_scheme="light") as page:
        light = page.evaluate(fill)
        page.emulate_media(color_scheme="dark")
        settle(page)
        assert page.evaluate(fill) != light
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"


def test_every_tick_keeps_its_words_wherever_the_chart_has_been(browser: Any, written: Write) -> None:
    unsaid = """() => {
      const said = [...document.querySelectorAll("#chart .textpoint")].map(each => each.textContent);
      const words = storyTimeline.chart.placed.ticks.flatMap(tick => tick.words);
      return words.filter(each => each && !said.includes(each)); }"""
    cut = """days => { const [start, end] = storyTimeline.chart.view;
      return storyTimeline.chart.show([start + days * 864e5, end - days * 864e5]); }"""
    with page_of(browser, written(edition_of(daily(9, step=60)))) as page:
        for days in (0, 60, 120, 30, 90, 0, 150):
            page.evaluate(cut, days)
            assert page.evaluate(unsaid) == []


def test_finger_on_the_chart_scrolls_the_page(browser: Any, written: Write) -> None:
    phone = {"viewport": {"width": 380, "height": 600}, "has_touch": True, "is_mobile": True}
    with page_of(browser, written(bridge()), **phone) as page:
        box = page.locator("#chart").bounding_box()
        finger = page.context.new_cdp_session(page)

        def touch(kind: str, *places: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in places]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        x, y = box["x"] + 150, box["y"] + 150
        touch("touchStart", (x, y))
        for moved in range(10, 170, 10):
            touch("touchMove", (x, y - moved))
            page.evaluate(NEXT_FRAME)
        touch("touchEnd")
        until(page, "scrollY > 100")


def test_tap_on_a_mark_leads_to_its_entry(browser: Any, written: Write) -> None:
    phone = {"viewport": {"width": 380, "height": 900}, "has_touch": True, "is_mobile": True}
    with page_of(browser, written(bridge()), **phone) as page:
        page.touchscreen.tap(*spot(page, "ferry"))
        page.wait_for_url("**#event-ferry")


def test_keyboard_reaches_the_buttons_the_chart_its_overview_and_the_list_in_this_order(
    browser: Any, written: Write
) -> None:
    where = """() => { const at = document.activeElement;
      return at.closest("#chart-buttons") ? "buttons" : at.matches(".stage") ? "chart" : at.closest("#chart")
        ? "inside the chart" : at.closest("#chart-overview") ? "overview" : at.closest(".event") ? "list" : ""; }"""
    with page_of(browser, written(bridge())) as page:
        seen = []
        for _ in range(24):
            page.keyboard.press("Tab")
            seen.append(page.evaluate(where))
        places = [place for place, _ in groupby(place for place in seen if place)]
        assert places[:4] == ["buttons", "chart", "overview", "list"]
        assert seen.count("overview") == 3


@pytest.mark.parametrize("edition", [edition_of(daily(1)), edition_of(daily(9, step=3000))], ids=["one", "decades"])
def test_smallest_and_longest_stories_are_drawn(browser: Any, written: Write, edition: Edition) -> None:
    with page_of(browser, written(edition)) as page:
        assert page.locator(WORDS).count() > 1


def test_story_without_a_date_has_a_list_and_no_chart(browser: Any, written: Write) -> None:
    undated = tuple(event for event in bridge().topics[0].events if event.interval is None)
    with page_of(browser, written(edition_of(undated)), wait=False) as page:
        assert page.locator("li.event").count() == 2
        assert page.locator("#chart").count() == 0
