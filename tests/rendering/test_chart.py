"""The live chart under the hands of a reader: wheel, drag, pinch, keys, overview, counts, pictures."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition, Event

from .fixtures import bridge, daily, day, edition_of, mention, morning
from .test_browser import page_of, spot
from .test_one_layout import strewn
from .waiting import NEXT_FRAME, settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
RANGE = "storyTimeline.chart.range.slice()"
LENGTH = "storyTimeline.chart.range[1] - storyTimeline.chart.range[0]"
COUNTS = """async ([seed, rounds]) => {
  const { chart } = storyTimeline;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const found = [];
  for (let n = 0; n < rounds; n += 1) {
    const [first, last] = chart.whole;
    const length = (last - first) * next() ** 3;
    const start = first + (last - first) * next() - length / 2;
    await chart.show([start, start + length]);
    const [low, high] = chart.range;
    const inView = chart.marks.filter((mark) => mark.end >= low && mark.start <= high).length;
    const stops = chart.stops();
    const shown = new Set(stops.flatMap((stop) => stop.marks.map((mark) => mark.id)));
    const sum = stops.reduce((all, stop) => all + stop.marks.length, 0);
    const said = chart.place.querySelectorAll(".textpoint text");
    const numbers = [...said].map((each) => each.textContent);
    const told = stops.filter((stop) => stop.counted && stop.marks.length > 0);
    const written = told.every((stop) => numbers.includes(String(stop.marks.length)));
    found.push([inView, sum, shown.size, written]);
  }
  return found;
}"""
OVERLAPS = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
  const meet = (a, b, air) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > air
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const words = boxes("#chart .textpoint text");
  const points = boxes("#chart .points path.point").filter((box) => box.width < 19);
  const found = [];
  words.forEach((one, n) => {
    for (const other of words.slice(n + 1)) if (meet(one, other, 1)) found.push(["words", one.left, other.left]);
    for (const point of points) if (meet(one, point, 2)) found.push(["point", one.left, point.left]);
  });
  return found;
}"""


def told(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with a sentence each as their evidence."""
    a = morning()
    return tuple(replace(e, evidence=(mention(a, "The bridge was last", interval=e.interval),)) for e in events)


STORIES = {
    "6": edition_of(told(strewn(2, 6, 300))),
    "60": edition_of(told(strewn(3, 60, 700))),
    "3,000": edition_of(told(strewn(4, 3000, 9000))),
}


def one_day(number: int) -> Edition:
    interval = day(date(2024, 5, 1))
    events = tuple(Event(id=f"d{n}", title=f"Part {n}", evidence=(), interval=interval) for n in range(number))
    return edition_of(told(events))


@pytest.mark.parametrize("name", STORIES)
def test_counts_add_up_to_the_events_in_view_after_any_zoom_and_pan(browser: Any, written: Write, name: str) -> None:
    with page_of(browser, written(STORIES[name])) as page:
        for in_view, total, different, counts_are_written in page.evaluate(COUNTS, [11, 25]):
            assert in_view == total == different
            assert counts_are_written


@pytest.mark.parametrize("width", [320, 480, 700, 1200, 1600])
@pytest.mark.parametrize("name", ["60", "3,000"])
def test_no_words_cover_words_or_points_at_any_width_and_zoom(
    browser: Any, written: Write, width: int, name: str
) -> None:
    with page_of(browser, written(STORIES[name]), viewport={"width": width, "height": 800}) as page:
        for factor in (1, 0.4, 0.3, 0.2):
            page.evaluate("factor => storyTimeline.chart.zoom(factor, 0.4)", factor)
            settle(page)
            assert page.evaluate(OVERLAPS) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_drawing_stays_small_however_many_events_there_are(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORIES["3,000"])) as page:
        for factor in (1, 0.3, 0.3, 0.3):
            page.evaluate("factor => storyTimeline.chart.zoom(factor)", factor)
            settle(page)
            assert page.locator("#chart .plot-container *").count() < 900


def test_chart_has_the_height_of_the_drawing_and_keeps_it_at_every_zoom(browser: Any, written: Write) -> None:
    high = "document.querySelector('.stage').getBoundingClientRect().height"
    with page_of(browser, written(STORIES["60"]), wait=False, java_script_enabled=False) as page:
        drawn = page.locator(".stage").bounding_box()["height"]
    with page_of(browser, written(STORIES["60"])) as page:
        assert page.evaluate(high) == pytest.approx(drawn, abs=1)
        for _ in range(5):
            page.evaluate("storyTimeline.chart.zoom(0.5, 0.3)")
            settle(page)
            assert page.evaluate(high) == pytest.approx(drawn, abs=1)


def test_wheel_scrolls_the_page_until_the_chart_is_clicked_or_ctrl_is_held(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), viewport={"width": 1000, "height": 500}) as page:
        first = page.evaluate(LENGTH)
        box = page.locator(".stage").bounding_box()
        page.mouse.move(box["x"] + 300, box["y"] + 30)
        page.mouse.wheel(0, 60)
        until(page, "scrollY > 30")
        assert page.evaluate(LENGTH) == first
        page.keyboard.down("Control")
        page.mouse.wheel(0, -120)
        page.keyboard.up("Control")
        until(page, f"{LENGTH} < {first * 0.9}")
        page.evaluate("storyTimeline.chart.reset()")
        page.mouse.click(box["x"] + 300, page.locator(".stage").bounding_box()["y"] + 30)
        page.mouse.wheel(0, -120)
        until(page, f"{LENGTH} < {first * 0.9}")


def test_zoom_by_wheel_keeps_the_time_under_the_pointer(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        x, y = spot(page, "ferry")
        page.mouse.move(x, y)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -240)
        settle(page)
        assert spot(page, "ferry")[0] == pytest.approx(x, abs=2)


def test_drag_moves_the_time_and_is_no_click(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        x, y = spot(page, "ferry")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y, steps=4)
        page.mouse.move(x - 120, y, steps=4)
        page.mouse.up()
        settle(page)
        assert spot(page, "ferry")[0] == pytest.approx(x - 120, abs=3)
        assert "#" not in page.url


def test_two_fingers_zoom_and_one_finger_sideways_moves(browser: Any, written: Write) -> None:
    phone = {"viewport": {"width": 380, "height": 700}, "has_touch": True, "is_mobile": True}
    with page_of(browser, written(bridge()), **phone) as page:
        box = page.locator("#chart").bounding_box()
        finger = page.context.new_cdp_session(page)

        def touch(kind: str, *places: float) -> None:
            points = [{"x": x, "y": box["y"] + 120, "id": n} for n, x in enumerate(places)]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            page.evaluate(NEXT_FRAME)

        first = page.evaluate(LENGTH)
        touch("touchStart", 150, 210)
        for by in range(5, 65, 5):
            touch("touchMove", 150 - by, 210 + by)
        touch("touchEnd")
        settle(page)
        assert page.evaluate(LENGTH) == pytest.approx(first / 3, rel=0.2)
        low, high = page.evaluate(RANGE)
        touch("touchStart", 250)
        for by in range(5, 105, 5):
            touch("touchMove", 250 - by)
        touch("touchEnd")
        settle(page)
        later, _ = page.evaluate(RANGE)
        assert later - low == pytest.approx((high - low) * 100 / page.evaluate("storyTimeline.chart.width"), rel=0.15)
        assert page.evaluate("scrollY") == 0


def test_keys_move_zoom_and_reset(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.focus(".stage")
        first = page.evaluate(RANGE)

        def press(key: str) -> list[float]:
            page.keyboard.press(key)
            settle(page)
            return page.evaluate(RANGE)  # type: ignore[no-any-return]

        closer = press("+")
        assert closer[1] - closer[0] == pytest.approx((first[1] - first[0]) / 2)
        assert press("ArrowRight")[0] > closer[0]
        assert press("ArrowLeft") == pytest.approx(closer)
        assert press("-") == pytest.approx(first)
        press("+")
        assert press("Home") == pytest.approx(first)
        assert page.locator("#chart-spoken").inner_text() == page.locator("#chart-period").inner_text()


def test_keys_go_from_event_to_event_and_tell_each(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.focus(".stage")
        heard = []
        for _ in range(6):
            page.keyboard.press("ArrowDown")
            heard.append(page.locator("#chart-spoken").inner_text().replace("\u00a0", " "))
            assert page.locator("#chart-ring").is_visible()
        assert heard[0].startswith("Bridge last inspected")
        assert len(set(heard)) == 6
        assert "Replacement ferry to start. Monday, 2 December 2024" in heard
        page.keyboard.press("Enter")
        page.wait_for_url("**#event-ferry")


def test_every_event_in_view_can_be_reached_by_keys(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORIES["60"])) as page:
        page.focus(".stage")
        stops = page.evaluate("storyTimeline.chart.stops().length")
        seen = set()
        for _ in range(stops):
            page.keyboard.press("ArrowDown")
            seen.add(page.evaluate("document.getElementById('chart-ring').style.cssText"))
        assert len(seen) == stops


def test_count_opens_on_a_click_by_zooming_in(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORIES["3,000"])) as page:
        before = page.evaluate(LENGTH)
        count = page.evaluate(
            "storyTimeline.chart.placed.nodes.find((node) => node.counted && node.x > 200).marks.map((mark) => mark.id)"
        )
        page.mouse.click(*spot(page, count[0]))
        until(page, f"{LENGTH} < {before / 4}")
        in_view = page.evaluate("storyTimeline.chart.stops().flatMap((stop) => stop.marks.map((mark) => mark.id))")
        assert set(count) <= set(in_view)


def test_count_that_no_zoom_parts_is_listed(browser: Any, written: Write) -> None:
    with page_of(browser, written(one_day(30))) as page:
        page.focus(".stage")
        page.keyboard.press("ArrowDown")
        assert page.locator("#chart-spoken").inner_text().startswith("30 events")
        page.keyboard.press("Enter")
        assert page.locator("#chart-list a").count() == 30
        page.keyboard.press("Escape")
        assert page.locator("#chart-list").is_hidden()
        assert page.evaluate("document.activeElement.className") == "stage"
        page.keyboard.press("Enter")
        page.locator("#chart-list a", has_text="Part 17").click()
        page.wait_for_url("**#event-d17")


def test_overview_moves_and_resizes_the_shown_part_by_hand_and_by_keys(browser: Any, written: Write) -> None:
    with page_of(browser, written(STORIES["60"])) as page:
        page.evaluate(
            "storyTimeline.chart.show([storyTimeline.chart.view[0] + 1e10, storyTimeline.chart.view[0] + 3e10])"
        )
        settle(page)
        low, high = page.evaluate(RANGE)
        page.focus("#chart-overview .end")
        page.keyboard.press("ArrowLeft")
        settle(page)
        assert page.evaluate(RANGE) == pytest.approx([low, high - 0.1 * (high - low)])
        page.focus("#chart-overview .window")
        page.keyboard.press("PageUp")
        settle(page)
        assert page.evaluate(RANGE)[0] > low
        assert (
            page.get_attribute("#chart-overview .window", "aria-valuetext")
            == page.locator("#chart-period").inner_text()
        )
        before = page.evaluate(RANGE)
        box = page.locator("#chart-overview .edge.start").bounding_box()
        page.mouse.move(box["x"] + box["width"] - 3, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] - 40, box["y"] + 10, steps=4)
        page.mouse.up()
        settle(page)
        after = page.evaluate(RANGE)
        assert after[0] < before[0]
        assert after[1] == pytest.approx(before[1])


def test_overview_stands_on_the_edges_of_the_chart_and_says_its_ends(browser: Any, written: Write) -> None:
    for width in (1200, 380):
        with page_of(browser, written(STORIES["60"]), viewport={"width": width, "height": 900}) as page:
            track = page.locator("#chart-overview .track").bounding_box()
            section = page.locator("section.chart").bounding_box()
            assert (track["x"], track["width"]) == (section["x"], section["width"])
            dates = page.locator("#chart-overview .dates span").all_inner_texts()
            assert 2 <= len(dates) <= 4
            assert all(words[-4:].isdigit() for words in dates)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_overview_breaks_where_one_old_date_would_leave_no_room_to_hold_the_shown_part(
    browser: Any, written: Write
) -> None:
    with page_of(browser, written(bridge())) as page:
        assert page.locator("#chart-overview .break").count() == 1
        assert page.locator("#chart-overview .dates span").first.inner_text() == "1978"
        window = page.locator("#chart-overview .window")
        box, whole = window.bounding_box(), page.locator("#chart-overview .track").bounding_box()
        assert box["width"] > whole["width"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(whole["x"] + 3, box["y"] + 10, steps=4)
        page.mouse.up()
        settle(page)
        shown = page.evaluate(RANGE)
        assert shown[0] < page.evaluate("Date.UTC(1990, 0)")
        assert window.bounding_box()["width"] >= 24


def test_overview_is_not_there_where_a_few_events_are_all_in_view(browser: Any, written: Write) -> None:
    with page_of(browser, written(edition_of(daily(9)))) as page:
        assert page.locator("#chart-overview").count() == 0
        page.keyboard.press("Tab")
        page.click("#chart-buttons [data-do=in]")
        settle(page)
        assert page.evaluate(LENGTH) < page.evaluate("storyTimeline.chart.view[1] - storyTimeline.chart.view[0]")


def test_period_is_written_in_the_language_of_the_page(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate("storyTimeline.chart.show([Date.UTC(2024, 2, 3), Date.UTC(2024, 4, 14)])")
        settle(page)
        assert page.locator("#chart-period").inner_text() == "3 March – 14 May 2024"


def test_selected_marks_alone_are_shown_and_replaced_marks_take_the_place_of_all(browser: Any, written: Write) -> None:
    shown = "storyTimeline.chart.stops().flatMap((stop) => stop.marks.map((mark) => mark.id)).sort()"
    with page_of(browser, written(bridge())) as page:
        page.evaluate("storyTimeline.chart.select((mark) => mark.open)")
        settle(page)
        assert page.evaluate(shown) == ["ferry"]
        page.evaluate("storyTimeline.chart.select(null)")
        settle(page)
        assert len(page.evaluate(shown)) == 6
        page.evaluate("storyTimeline.chart.replace(storyTimeline.chart.marks.filter((mark) => mark.shape === 'span'))")
        settle(page)
        assert page.evaluate(shown) == ["contract", "inspected"]


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_view_is_given_as_a_picture_with_its_title_and_sources(browser: Any, written: Write, kind: str) -> None:
    with page_of(browser, written(bridge())) as page:
        picture = page.evaluate(
            """async (kind) => {
              const bytes = new Uint8Array(await (await storyTimeline.chart.exportImage(kind)).arrayBuffer());
              return [...bytes];
            }""",
            kind,
        )
    if kind == "png":
        assert bytes(picture[:8]) == b"\x89PNG\r\n\x1a\n"
        assert len(picture) > 20_000
        return
    words = " ".join(ET.fromstring(bytes(picture)).itertext())
    assert "Oster Bridge closed after crack is found" in words
    assert "Harbour Post" in words
    assert "planned or possible" in words
    assert "Replacement ferry" in words


def test_forced_colours_are_those_of_the_system(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), forced_colors="active") as page:
        theme = page.evaluate("storyTimeline.theme()")
        tones = [theme[f"tone-{n}"] for n in range(4)]
        assert theme["paper"] not in [theme["ink"], theme["accent"], *tones]
        assert theme["on-cell"] not in tones
        assert theme["accent"] == page.evaluate("""() => {
          const probe = document.body.appendChild(document.createElement("a"));
          probe.style.color = "LinkText";
          return getComputedStyle(probe).color; }""")
