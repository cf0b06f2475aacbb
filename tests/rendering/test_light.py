"""What is far from the reader waits with its layout: links, paper and pages without scripts are as if it did not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import daily, edition_of
from .test_browser import page_of
from .waiting import settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
FAR = 390
TOP = f"Math.round(document.getElementById('event-n{FAR}').getBoundingClientRect().top)"
AT_ITS_PLACE = f"Math.abs({TOP} - 12) < 3"
WAITING = """[...document.querySelectorAll("li.event h4")].filter(
  (each) => !each.checkVisibility({ contentVisibilityAuto: true })).length"""
STORY = edition_of(daily(400, step=1, title="Part {n} of a story that is longer than any window, told day by day"))


def test_what_is_far_away_is_not_laid_out_until_a_reader_comes_near(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORY)) as page:
        assert page.evaluate(WAITING) > 300
        page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        settle(page)
        assert page.locator(f"#event-n{FAR} h4").evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("width", [390, 1200])
def test_a_link_leads_to_its_event_however_far_that_is(browser: Any, written: Write, motion: str, width: int) -> None:
    address = written(STORY)
    context = {"reduced_motion": motion, "viewport": {"width": width, "height": 700}}
    with page_of(browser, f"{address}#event-n{FAR}", **context) as page:
        until(page, AT_ITS_PLACE)
    with page_of(browser, address, **context) as page:
        page.evaluate(f"storyTimeline.goTo('#event-n{FAR}')")
        until(page, AT_ITS_PLACE)
        page.evaluate("storyTimeline.goTo('#event-n20')")
        until(page, AT_ITS_PLACE.replace(f"n{FAR}", "n20"))


def test_an_event_that_was_found_by_its_words_stays_where_its_link_leads(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORY) + f"?q=part#event-n{FAR}", reduced_motion="reduce") as page:
        until(page, AT_ITS_PLACE)


def test_search_in_the_page_finds_what_is_far_away(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORY)) as page:
        assert page.evaluate(f"find('Part {FAR} of')")
        until(page, f"{TOP} >= 0 && {TOP} < innerHeight")


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_and_pages_without_scripts_have_everything_laid_out(browser: Any, written: Write, scripts: bool) -> None:
    with page_of(browser, written(STORY), wait=scripts, java_script_enabled=scripts) as page:
        if scripts:
            page.emulate_media(media="print")
        heights = page.locator("li.event").evaluate_all("all => all.map(each => Math.round(each.offsetHeight))")
        assert page.evaluate(WAITING) == 0
        assert 216 not in heights, "the height of one that waits"
