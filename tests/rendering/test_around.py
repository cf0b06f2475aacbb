"""What stands around the chart tells of what the chart shows at the time."""

from __future__ import annotations

from typing import Any

import pytest

from .fixtures import bridge, daily, edition_of
from .test_browser import Write, page_of

pytestmark = pytest.mark.browser

ROWS = "#rails .rail"
SIGN = ".legend [data-sign=count]"
WORDS = "storyTimeline.chart.exportImage('svg').then((blob) => blob.text())"


def test_row_says_that_its_events_are_shown_once_they_are_and_moves_nothing(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        top = "document.getElementById('list').getBoundingClientRect().top + scrollY"
        before = page.evaluate(top)
        page.locator(f"{ROWS} .all").click()
        name = page.locator(f"{ROWS} b").first
        page.wait_for_function("() => document.querySelector('#rails b').textContent === 'Earlier (1)'")
        assert page.locator(f"{ROWS} .all").is_hidden()
        assert page.evaluate(top) == pytest.approx(before, abs=0.5)
        page.locator("#chart-buttons [data-do=reset]").click()
        page.wait_for_function("() => document.querySelector('#rails b').textContent.length > 12")
        assert name.inner_text() == "Earlier than the chart shows (1)"
        assert page.locator(f"{ROWS} .all").is_visible()


def test_legend_explains_a_count_only_where_there_is_one(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(400)))) as page:
        assert page.locator(SIGN).is_visible()
        picture = page.evaluate(WORDS)
        assert "so many events" in picture
        assert "click" not in picture
        page.evaluate("storyTimeline.chart.show(storyTimeline.chart.view.map((at, n, [start]) => start + n * 864e6))")
        page.wait_for_function(f"() => document.querySelector('{SIGN}').classList.contains('unused')")
        assert page.locator(SIGN).is_hidden()
        assert "so many events" not in page.evaluate(WORDS)


def test_page_without_scripts_tells_of_no_clicks(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(400))), wait=False, java_script_enabled=False) as page:
        assert page.locator(SIGN).inner_text().strip().endswith("so many events")


@pytest.mark.parametrize("width", [360, 412])
def test_phone_has_two_lines_above_the_chart(browser: Any, written: Write, width: int) -> None:
    with page_of(browser, written(edition_of(daily(12))), viewport={"width": width, "height": 800}) as page:
        head, stage = (page.locator(each).bounding_box() for each in (".tools .asof", ".stage"))
        assert head
        assert stage
        assert stage["y"] - head["y"] <= 90
        buttons = [each.bounding_box() for each in page.locator("#chart-buttons button").all()]
        assert len({box["y"] for box in buttons}) == 1
        assert all(box["width"] >= 33 and box["height"] >= 33 for box in buttons)
        assert page.get_by_role("button", name="Reset", exact=True).count() == 1
