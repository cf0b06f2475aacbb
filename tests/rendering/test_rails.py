"""The rows beside the axis: a few of the events that have no place on it, how many there are, and the way to all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event
from timeline.rendering.list_pages import list_pages, places_of
from timeline.rendering.page import topic_page
from timeline.rendering.rails import Rail, rails_of

from .fixtures import ENGLISH, bridge, daily, day, edition_of
from .test_browser import Write, page_of
from .test_finding import SEARCH
from .waiting import settle

ROW = "#rails .rail"


def undated(number: int) -> tuple[Event, ...]:
    """Events without a date, the last the weightiest."""
    return tuple(Event(id=f"u{n}", title=f"Part {n} moved", evidence=(), weight=float(n)) for n in range(number))


def rows(*events: Event) -> tuple[Rail, ...]:
    edition = edition_of(events)
    page = topic_page(edition.topics[0], edition, ENGLISH)
    return rails_of(page, places_of(list_pages(page)), ENGLISH)


def long_row() -> Edition:
    return edition_of((*daily(6), *undated(12)))


def test_row_shows_the_weightiest_few_and_says_how_many_there_are() -> None:
    (row,) = rows(*daily(6), *undated(12))
    assert (row.words, row.count) == ("No date given", 12)
    assert [link.event for link in row.links] == ["u8", "u9", "u10", "u11"]
    assert [link.event for link in row.links if link.minor] == ["u8"]
    assert (row.more, row.more_narrow, row.more_href) == ("and 8 more", "and 9 more", "#undated")


def test_row_that_has_room_for_all_leads_nowhere_else() -> None:
    (row,) = rows(*daily(6), *undated(4))
    assert row.more is None
    assert not any(link.minor for link in row.links)


def test_row_of_a_long_list_leads_to_the_page_that_has_those_without_a_date() -> None:
    (row,) = rows(*daily(600), *undated(12))
    assert row.more_href == "page-7.html#undated"


@pytest.mark.parametrize(("width", "links", "more"), [(1200, 4, "and 8 more"), (380, 3, "and 9 more")])
@pytest.mark.parametrize("scripts", [True, False])
def test_row_is_of_two_lines_or_of_three_links_on_a_phone(
    browser: Any, written: Write, width: int, links: int, more: str, scripts: bool
) -> None:
    view = {"viewport": {"width": width, "height": 900}}
    with page_of(browser, written(long_row()), wait=scripts, java_script_enabled=scripts, **view) as page:
        assert page.locator(f"{ROW} b").inner_text() == "No date given (12)"
        assert page.locator(f"{ROW} .few a:visible").count() == links
        rest = page.locator(f"{ROW} .rest:visible")
        assert rest.inner_text() == more
        rest.click()
        page.wait_for_url("**#undated")


def test_row_follows_the_search_with_its_count_and_its_weightiest(browser: Any, written: Write) -> None:
    with page_of(browser, written(long_row())) as page:
        page.fill(SEARCH, "part 1")
        settle(page)
        assert page.locator(f"{ROW} b").inner_text() == "No date given (3)"
        assert page.locator(f"{ROW} .few a:visible").all_inner_texts() == [
            "Part 1 moved",
            "Part 10 moved",
            "Part 11 moved",
        ]
        page.fill(SEARCH, "moved")
        settle(page)
        assert page.locator(f"{ROW} b").inner_text() == "No date given (12)"
        assert page.locator(f"{ROW} .rest:visible").inner_text() == "and 8 more"
        page.fill(SEARCH, "")
        settle(page)
        assert page.locator(f"{ROW} .few a:visible").count() == 4


def test_script_makes_the_same_rows_as_the_server(browser: Any, written: Write) -> None:
    old = Event(id="old", title="Founded", label="Founded", evidence=(), interval=day(date(1912, 3, 1)), weight=0.5)
    events = (old, *(replace(each, label=each.title) for each in daily(30)), *undated(12))
    told = "[...document.querySelectorAll('#rails .rail')].map((row) => row.innerText.trim())"
    linked = "[...document.querySelectorAll('#rails a')].map((link) => [link.getAttribute('href'), link.className])"
    with page_of(browser, written(edition_of(events))) as page:
        ours = page.evaluate(told), page.evaluate(linked)
        assert len(ours[0]) == 2
        ids = [event.id for event in events]
        page.evaluate("(ids) => storyTimeline.rails.keep(new Set(ids))", ids)
        theirs = page.evaluate(told), [link for link in page.evaluate(linked) if link[0] != "#list"]
        assert theirs[0] == ours[0]
        assert theirs[1] == ours[1]


def test_bridge_tells_what_lies_before_its_first_view_and_what_has_no_date(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        assert page.locator(f"{ROW} b").all_inner_texts() == ["Earlier than the chart shows (1)", "No date given (2)"]
