"""The headings of a page as those who hear it go from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of

pytestmark = pytest.mark.browser

OUTLINE = """[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => !each.closest("[hidden]"))
  .map((each) => [Number(each.localName[1]), each.innerText.trim()])"""


def outline(page: Any) -> list[tuple[int, str]]:
    return [(level, words) for level, words in page.evaluate(OUTLINE)]


def steps_down_by_one(headings: list[tuple[int, str]]) -> bool:
    levels = [level for level, _ in headings]
    return levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("edition", [bridge(), edition_of(daily(60))], ids=["years", "months"])
def test_an_event_stands_below_its_year_or_its_month(
    browser: Any, written: Callable[[Edition], str], edition: Edition
) -> None:
    with page_of(browser, written(edition)) as page:
        headings = outline(page)
        assert steps_down_by_one(headings)
        (events,) = [n for n, heading in enumerate(headings) if heading == (2, "Event by event")]
        below = headings[events + 1 : next(n for n in range(events + 1, len(headings)) if headings[n][0] == 2)]
        assert below[0][0] == 3
        assert {level for level, _ in below} == {3, 4}
        assert all(after[0] == 4 for before, after in pairwise(below) if before[0] == 3)
        assert len([level for level, _ in below if level == 4]) == len(edition.topics[0].events)


def test_events_in_another_order_stand_below_a_heading_that_says_so(
    browser: Any, written: Callable[[Edition], str]
) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate("storyTimeline.state.set({ sort: 'weight' })")
        page.wait_for_selector("#events-sorted > li")
        headings = outline(page)
        assert steps_down_by_one(headings)
        assert (3, "Events as chosen above") in headings
        page.evaluate("storyTimeline.state.set({ sort: null })")
        page.wait_for_selector("#events-sorted", state="hidden")
        assert (3, "Events as chosen above") not in outline(page)
