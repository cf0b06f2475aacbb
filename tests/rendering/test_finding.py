"""Finding events in a browser: search, filters, order, the address that keeps them, and the pages of a long list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition

from .fixtures import bridge, bridge_events, daily, edition_of
from .test_browser import page_of
from .waiting import settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
SHOWN = (
    "[...document.querySelectorAll('li.event')].filter(each => each.checkVisibility()).map(each => each.id.slice(6))"
)
ON_CHART = "window.storyTimeline.chart.marks.map(mark => mark.id)"
SEARCH = "#finding input[type=search]"


def options(page: Any, name: str) -> None:
    """Open the menu that has these choices."""
    page.locator("details.menu", has=page.locator(f"input[name={name}]")).locator("summary").click()


def test_search_narrows_the_list_and_the_chart_letter_by_letter(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        assert len(page.evaluate(SHOWN)) == 9
        page.locator(SEARCH).press_sequentially("repáir CON")
        settle(page)
        assert page.evaluate(SHOWN) == ["contract"]
        assert page.evaluate(ON_CHART) == ["contract"]
        assert page.locator("#event-contract h4 mark.hit").all_text_contents() == ["Repair", "con"]
        assert page.locator("#found .seen").inner_text() == "1 of 9 events"
        until(page, "document.querySelector('#found [role=status]').textContent === '1 of 9 events'")
        assert page.locator(".year:visible").count() == 1, "a heading without events is left out"


def test_search_reads_quotations_and_outlets_and_takes_no_middle_of_a_word(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        for asked, found in (("engineers found", ["closed"]), ("nna ministry", ["warned"]), ("ridge", [])):
            page.fill(SEARCH, asked)
            settle(page)
            assert page.evaluate(SHOWN) == found, asked
        assert page.locator("#events-none").is_visible()
        page.click("#found button")
        settle(page)
        assert len(page.evaluate(SHOWN)) == 9
        assert page.input_value(SEARCH) == ""
        assert page.locator("mark.hit").count() == 0


def test_filters_stand_for_any_of_a_kind_and_for_all_kinds(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.locator("label.pill", has_text="Evening Mail").click()
        settle(page)
        assert sorted(page.evaluate(SHOWN)) == ["closed", "contract", "opened", "warned"]
        options(page, "certainty")
        page.check("input[value=stated]")
        settle(page)
        assert page.evaluate(SHOWN) == ["opened"]
        page.check("input[value=inferred]")
        settle(page)
        assert sorted(page.evaluate(SHOWN)) == ["closed", "contract", "opened", "warned"]
        assert sorted(page.evaluate(ON_CHART)) == ["closed", "contract", "opened", "warned"]


def test_what_stands_beside_the_axis_follows_the_choice(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.fill(SEARCH, "divers")
        settle(page)
        assert page.locator("#rails a:visible").all_inner_texts() == ["Divers examine the piers\n“recently”"]
        page.fill(SEARCH, "contract")
        settle(page)
        assert page.locator("#rails a:visible").count() == 0


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [("backward", "ferry", "lanes"), ("weight", "closed", "lanes"), ("newest", "opened", "lanes")],
)
def test_another_order_is_one_list_without_headings_and_time_brings_them_back(
    browser: Any, written: Write, order: str, first: str, last: str
) -> None:
    with page_of(browser, written(bridge())) as page:
        before = page.evaluate(SHOWN)
        page.select_option("select[name=sort]", order)
        settle(page)
        shown = page.evaluate(SHOWN)
        assert (shown[0], shown[-1], sorted(shown)) == (first, last, sorted(before))
        assert page.locator(".year:visible").count() == 0
        page.select_option("select[name=sort]", "time")
        settle(page)
        assert page.evaluate(SHOWN) == before
        assert page.locator(".year:visible").count() == 3


def test_a_link_opens_the_same_view(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.fill(SEARCH, "bridge")
        page.locator("label.pill", has_text="Harbour Post").click()
        page.select_option("select[name=sort]", "weight")
        page.click("button[data-do=in]")
        until(
            page, "['q=bridge', 'source=Harbour', 'sort=weight', 'from='].every(each => location.search.includes(each))"
        )
        settle(page)
        address, shown = page.url, page.evaluate(SHOWN)
        span = page.evaluate("window.storyTimeline.chart.range")
        assert 0 < len(shown) < 9
    with page_of(browser, address) as page:
        settle(page)
        assert page.evaluate(SHOWN) == shown
        assert page.input_value(SEARCH) == "bridge"
        assert page.locator("label.pill:has(:checked)").all_inner_texts() == ["Harbour Post\n7"]
        assert page.evaluate("window.storyTimeline.chart.range") == pytest.approx(span, abs=120_000)
        page.click("#found button")
        page.select_option("select[name=sort]", "time")
        page.click("button[data-do=reset]")
        until(page, "location.search === ''")


def test_the_way_back_in_the_browser_keeps_the_choice_of_each_step(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.fill(SEARCH, "crack")
        until(page, "location.search === '?q=crack'")
        page.locator("#event-crack h4 a").click()
        page.fill(SEARCH, "ferry")
        until(page, "location.search === '?q=ferry' && location.hash === '#event-crack'")
        page.go_back()
        until(page, "location.search === '?q=crack' && location.hash === ''")
        settle(page)
        assert page.input_value(SEARCH) == "crack"
        assert "crack" in page.evaluate(SHOWN)


def test_a_link_to_an_event_that_the_choice_hides_shows_it(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()) + "?q=ferry&sort=weight#event-contract") as page:
        settle(page)
        assert page.locator("#event-contract").is_visible()
        assert page.evaluate("document.querySelector('#event-contract').getBoundingClientRect().top < innerHeight")


def test_few_events_need_few_choices(browser: Any, written: Write) -> None:
    few = edition_of(bridge_events()[:4])
    with page_of(browser, written(few)) as page:
        assert page.locator("#finding").locator("input[type=search], select, details").count() == 0
        assert page.locator("label.pill").all_inner_texts() == ["Harbour Post\n4", "Evening Mail\n2"]
    alone = edition_of(tuple(replace(event, outlets=("Harbour Post",)) for event in bridge_events()[:4]))
    with page_of(browser, written(alone)) as page:
        assert page.locator("#finding :is(input, select, summary)").count() == 0


def test_without_a_script_there_is_nothing_that_would_not_work(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), wait=False, java_script_enabled=False) as page:
        assert page.locator("#finding, #found, .acts").locator("visible=true").count() == 0
        page.locator(".save summary").click()
        assert page.locator(".save a").locator("visible=true").count() > 1
        assert page.locator("button, input, select").locator("visible=true").count() == 0


def test_menus_close_by_escape_by_a_click_elsewhere_and_by_one_another(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        opened = page.locator("details.menu[open]")
        options(page, "certainty")
        page.keyboard.press("Escape")
        assert opened.count() == 0
        assert page.evaluate("document.activeElement.textContent.trim()") == "Certainty"
        page.keyboard.press("Enter")
        assert opened.count() == 1
        page.click("h1")
        assert opened.count() == 0
        options(page, "certainty")
        page.locator("details.save summary").click()
        assert opened.count() == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_long_list_is_read_page_by_page(browser: Any, written: Write, scripts: bool) -> None:
    address = written(edition_of(daily(1100, step=1)))
    with page_of(browser, address, wait=scripts, java_script_enabled=scripts) as page:
        read = []
        for last in (*[False] * 10, True):
            read += page.locator("li.event").evaluate_all("all => all.map(each => each.id)")
            assert page.locator("nav.pages a[rel=next]").first.is_visible() is not last
            if not last:
                page.locator("nav.pages a[rel=next]").first.click()
                page.wait_for_url("**/page-*.html#list")
        assert len(read) == len(set(read)) == 1100
        assert page.url.endswith("page-11.html#list")
        page.locator("h1 a").click()
        page.wait_for_url("**/index.html")


def test_links_find_the_page_that_has_the_event(browser: Any, written: Write) -> None:
    address = written(edition_of(daily(1100, step=1)))
    for start in (address, address.replace("index.html", "page-2.html")):
        with page_of(browser, start + "#event-n1090", wait=False) as page:
            page.wait_for_url("**/page-11.html#event-n1090")
            assert page.locator("#event-n1090").is_visible()


def test_search_of_a_long_list_finds_events_of_every_page(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(1100, step=1)))) as page:
        page.fill(SEARCH, "part 1090")
        until(page, f"{SHOWN}.length === 1")
        assert page.locator("#found .seen").inner_text() == "1 of 1,100 events"
        assert page.evaluate(ON_CHART) == ["n1090"]
        page.locator("#events-sorted h4 a").click()
        page.wait_for_url("**/page-11.html#event-n1090")


def test_results_of_a_long_list_come_a_hundred_at_a_time_and_go_with_the_question(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(1100, step=1)))) as page:
        page.select_option("select[name=sort]", "backward")
        until(page, "document.querySelectorAll('#events-sorted li').length === 100")
        assert "1098" in page.locator("#events-sorted h4").first.inner_text(), "the latest of those that are a day"
        page.click("#events-more button")
        assert page.locator("#events-sorted li").count() == 200
        assert page.evaluate("document.activeElement === document.querySelectorAll('#events-sorted h4 a')[100]")
        page.select_option("select[name=sort]", "time")
        until(page, "document.querySelectorAll('#events-sorted li').length === 0")
        assert page.locator("li.event:visible").count() == 100
