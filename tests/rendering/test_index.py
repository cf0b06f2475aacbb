"""The pages of all stories: cards with a small line each, pages, and the search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event, Interval, Status
from timeline.rendering.cards import Card, card_of, grouped
from timeline.rendering.folder import write_site
from timeline.rendering.frame import load_frame
from timeline.rendering.index_pages import ON_A_PAGE, index_pages
from timeline.rendering.marks import marks_of
from timeline.rendering.packing import LARGEST_EXPORT
from timeline.rendering.page import topic_page
from timeline.rendering.pictures import NO_PICTURES
from timeline.rendering.sparkline import LINE, WIDTH, Sparkline, sparkline_of
from timeline.settings import Settings

from .fixtures import ENGLISH, bridge, daily, day, edition_of, hostile, month
from .waiting import until


def line_of(*intervals: Interval, planned: bool = False) -> Sparkline:
    status = Status.PLANNED if planned else Status.HAPPENED
    events = [Event(f"e{n}", "A", evidence=(), interval=each, status=status) for n, each in enumerate(intervals)]
    line = sparkline_of(marks_of(events, ENGLISH), ENGLISH)
    assert line is not None
    return line


def days(*numbers: int) -> list[Interval]:
    return [day(date(2024, 3, 1) + timedelta(days=number)) for number in numbers]


def test_days_are_points_from_end_to_end_and_those_of_one_place_stand_over_each_other() -> None:
    line = line_of(*days(0, 0, 10, 20))
    assert [(dot.x, dot.y) for dot in line.dots] == [(0, LINE), (0, LINE - 8), (WIDTH / 2, LINE), (WIDTH, LINE)]
    assert not line.columns
    assert (line.first, line.last) == ("1 Mar", "21 Mar 2024")


def test_crowd_becomes_columns_that_stay_in_the_drawing_and_grow_with_their_number() -> None:
    line = line_of(*days(*[0] * 9, *[10] * 3, *range(20, 60)))
    assert not line.dots
    first, second = line.columns[:2]
    assert first.height > second.height
    for column in line.columns:
        assert 0 <= column.x <= column.x + column.width <= WIDTH
        assert column.y > 0
        assert column.y + column.height == pytest.approx(LINE)


def test_longer_times_are_bars_under_the_line_and_the_wider_the_paler() -> None:
    line = line_of(month(2024, 1), Interval(datetime(2024, 1, 1), datetime(2025, 1, 1), month(2024, 1).granularity))
    assert [(bar.x, bar.tone) for bar in line.bars] == [(0, 3), (0, 1)]
    assert all(bar.y > LINE for bar in line.bars)
    assert (line.first, line.last) == ("1 Jan", "31 Dec 2024")


def test_plan_is_an_open_point() -> None:
    assert [dot.open for dot in line_of(*days(1), planned=True).dots] == [True]


def test_one_day_stands_in_the_middle_under_its_one_date() -> None:
    line = line_of(*days(3))
    assert [dot.x for dot in line.dots] == [WIDTH / 2]
    assert (line.first, line.last) == ("4 Mar 2024", "")


def test_many_years_are_told_by_their_years() -> None:
    line = line_of(day(date(1944, 5, 1)), day(date(2024, 5, 1)))
    assert (line.first, line.last) == ("1944", "2024")


def test_no_date_is_no_line() -> None:
    assert sparkline_of((), ENGLISH) is None


def card(edition: Edition) -> Card:
    return card_of(topic_page(edition.topics[0], edition, ENGLISH), ENGLISH)


def test_card_tells_what_came_last_how_much_there_is_and_who_tells_of_it() -> None:
    told = card(bridge())
    assert told.latest == "Inspectors warn of corrosion"
    assert told.told.startswith("9 events from ")
    assert told.told.endswith("told by 2 articles from Harbour Post and Evening Mail (NNA)")
    assert told.as_of == "13 November 2024, 18:30 (UTC)"


def test_card_does_not_repeat_its_title_as_what_came_last() -> None:
    events = daily(2, title="Ferry sinks {n}")
    assert card(edition_of(events, title="Ferry sinks 1")).latest == "Ferry sinks 0"
    assert card(edition_of(events[:1], title="Ferry sinks 0")).latest is None


def test_line_of_a_card_leaves_out_what_lies_far_before_and_says_so() -> None:
    line = card(bridge()).sparkline
    assert line is not None
    assert line.first.startswith("… ")


def cards(*times: datetime | None) -> list[Card]:
    plain = card(bridge())
    return [replace(plain, key=f"s{n}", newest=at) for n, at in enumerate(times)]


def test_stories_are_divided_by_months_where_these_are_full_else_by_years() -> None:
    months = [datetime(2024, 3 - n // 10, 1) for n in range(20)]
    assert [group.heading for group in grouped(cards(*months), ENGLISH)] == ["March 2024", "February 2024"]
    years = [datetime(2024 - n // 10, 12 - n % 10, 1) for n in range(20)]
    assert [group.heading for group in grouped(cards(*years), ENGLISH)] == ["2024", "2023"]
    few = [datetime(2024, 12 - n, 1) for n in range(6)]
    assert [group.heading for group in grouped(cards(*few), ENGLISH)] == [None]
    last = [*[datetime(2024, 3, 1)] * 8, None]
    assert [group.heading for group in grouped(cards(*last), ENGLISH)] == ["March 2024", "Without a date"]


def index_files(number: int, *, single: bool = False, title: str = "Étude {n} of the harbour") -> dict[str, bytes]:
    plain = card(bridge())
    many = [
        replace(plain, key=f"story-{n}", title=title.format(n=n), search=f"Outlet{n % 7} quay") for n in range(number)
    ]
    frame = load_frame(Settings(), NO_PICTURES, self_contained=single)
    return dict(index_pages(many, bridge(), frame, ENGLISH)) | frame.files


def linked(page: bytes) -> list[str]:
    return re.findall(r'class="topic" dir="auto"(?: lang="\w+")?><a href="topics/([\w-]+)/index.html">', page.decode())


def test_many_stories_stand_on_several_pages_each_once_and_in_order() -> None:
    files = index_files(2 * ON_A_PAGE + 1)
    pages = [files["index.html"], files["page-2.html"], files["page-3.html"]]
    assert "page-4.html" not in files
    assert [key for page in pages for key in linked(page)] == [f"story-{n}" for n in range(2 * ON_A_PAGE + 1)]
    assert b'<a href="index.html" rel="prev">' in pages[1]
    assert b'<a href="page-3.html" rel="next">' in pages[1]
    assert b'rel="next"' not in pages[2]
    assert b'rel="prev"' not in pages[0]


def test_steps_between_many_pages_are_few_and_reach_both_ends() -> None:
    page = index_files(20 * ON_A_PAGE)["page-10.html"].decode()
    steps = re.search(r'<nav class="index-pages".*?<ul>(.*?)</ul>', page, re.DOTALL)
    assert steps
    assert re.findall(r">(\d+|…)<", steps[1]) == ["1", "…", "8", "9", "10", "11", "12", "…", "20"]


def test_search_of_many_pages_is_one_shared_script_and_of_one_page_stands_in_it() -> None:
    files = index_files(ON_A_PAGE + 1)
    (script,) = [path for path in files if path.startswith("assets/topics-")]
    rows = json.loads(files[script].decode().partition(" = ")[2].rstrip(";\n"))["topics"]
    assert [row[0] for row in rows] == [f"story-{n}" for n in range(ON_A_PAGE + 1)]
    assert all(f'src="{script}"'.encode() in files[page] for page in ("index.html", "page-2.html"))
    alone = index_files(3)
    assert not [path for path in alone if path.startswith("assets/topics-")]
    assert b'id="searched"' in alone["index.html"]


def searched(page: bytes) -> list[str]:
    """The keys of the stories that the page itself holds for its search."""
    held = re.search(r'<script type="application/json" id="searched">(.*?)</script>', page.decode(), re.DOTALL)
    return [row[0] for row in json.loads(held[1])["topics"]] if held else []


def test_each_page_that_holds_all_it_needs_searches_all_stories() -> None:
    files = index_files(ON_A_PAGE + 1, single=True)
    assert set(files) == {"index.html", "page-2.html"}
    for page in files.values():
        assert searched(page) == [f"story-{n}" for n in range(ON_A_PAGE + 1)]
        assert b'id="seek-words"' in page


def test_where_the_search_would_make_each_page_too_large_the_first_has_it_and_the_others_lead_there() -> None:
    long = "{n} " + "harbour " * (LARGEST_EXPORT // 8 // ON_A_PAGE)
    files = index_files(ON_A_PAGE + 1, single=True, title=long)
    assert len(searched(files["index.html"])) == ON_A_PAGE + 1
    assert searched(files["page-2.html"]) == []
    assert b'<p class="seek"><a href="index.html">' in files["page-2.html"]


def test_one_story_has_no_search_and_none_says_so() -> None:
    assert b"seek" not in index_files(1)["index.html"]
    assert b"No story has enough articles" in index_files(0)["index.html"]


def test_hostile_words_are_no_markup_in_the_search_either() -> None:
    edition = hostile()
    told = card(edition)
    frame = load_frame(Settings(), NO_PICTURES)
    files = dict(index_pages([told, told], edition, frame, ENGLISH))
    assert b"<img" not in files["index.html"]
    assert files["index.html"].count(b"</script>") == 2


@contextmanager
def opened(browser: Any, folder: Path, number: int, query: str = "", **context: Any) -> Iterator[Any]:
    """The page of all stories; on the way out no message on the console and no fault."""
    write_site(index_files(number), folder / "site")
    place = browser.new_context(**context)
    page = place.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((folder / "site" / "index.html").as_uri() + query)
    try:
        yield page
        assert problems == []
    finally:
        place.close()


@pytest.mark.browser
def test_search_as_you_type_shows_what_fits_whatever_its_accents_and_keeps_it_in_the_address(
    browser: Any, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, 12) as page:
        page.fill("#seek-words", "ETUDE 1")
        assert page.locator("ol.cards > li:visible").count() == 3  # 1, 10 and 11
        assert page.inner_text("#seek-found") == "3 of 12 stories"
        assert page.locator("ol.cards mark").first.inner_text() == "Étude"
        until(page, "location.search === '?q=ETUDE+1'")
        page.fill("#seek-words", "zeppelin")
        assert page.locator("ol.cards > li:visible").count() == 0
        assert page.inner_text("#seek-found") == "No story fits this."
        page.fill("#seek-words", "")
        assert page.locator("ol.cards > li:visible").count() == 12
        assert page.locator("ol.cards mark").count() == 0


@pytest.mark.browser
def test_search_finds_stories_of_other_pages_and_an_address_opens_it(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, ON_A_PAGE + 30, f"?q=etude+{ON_A_PAGE + 5}") as page:
        assert page.locator(".stories li:visible").count() == 0
        link = page.locator("#elsewhere li a")
        assert link.inner_text() == f"Étude {ON_A_PAGE + 5} of the harbour"
        assert link.get_attribute("href") == f"topics/story-{ON_A_PAGE + 5}/index.html"


@pytest.mark.browser
def test_index_is_whole_without_javascript(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, ON_A_PAGE + 1, java_script_enabled=False) as page:
        assert page.locator("#seek").is_hidden()
        page.click("a[rel=next]")
        assert page.locator("ol.cards > li:visible").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 680, 1200])
def test_index_does_not_scroll_sideways(browser: Any, tmp_path: Path, width: int) -> None:
    with opened(browser, tmp_path, 20 * ON_A_PAGE, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
