"""Where things stand on the chart: nothing covers anything, and what has no room is left away."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations, pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Event, Granularity, Interval, Status
from timeline.rendering.axis import View, has_strip, view_of
from timeline.rendering.labels import estimate, wrapped
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.marks import Mark, Shape, marks_of
from timeline.rendering.sizes import MIDDLE, NARROW, WIDE, Box, Sizes
from timeline.rendering.ticks import ticks_of

from .fixtures import ENGLISH, bridge_events, daily, day, edition_of, month

BRIDGE = {mark.event: mark for mark in marks_of(bridge_events(), ENGLISH)}

TITLE = estimate(WIDE).title


def laid_out(events: tuple[Event, ...], width: float = 976, sizes: Sizes = WIDE) -> Layout:
    marks = marks_of(events, ENGLISH)
    view = view_of(marks)
    assert view
    return lay_out(marks, view, width, sizes)


def test_each_kind_of_date_has_its_shape() -> None:
    assert {key: mark.shape for key, mark in BRIDGE.items()} == {
        "opened": Shape.SPAN,
        "inspected": Shape.SPAN,
        "contract": Shape.SPAN,
        "closed": Shape.POINT,
        "crack": Shape.POINT,
        "warned": Shape.BEFORE,
        "ferry": Shape.POINT,
    }


def test_vague_and_undated_events_have_no_place_on_the_axis() -> None:
    assert "divers" not in BRIDGE
    assert "lanes" not in BRIDGE


def test_span_is_drawn_over_its_whole_extent_and_then_or_before_on_the_reported_day() -> None:
    assert (BRIDGE["inspected"].start, BRIDGE["inspected"].end) == (datetime(2024, 1, 1), datetime(2024, 11, 12))
    assert BRIDGE["warned"].start == BRIDGE["warned"].end == datetime(2024, 11, 13)


def test_planned_is_open_and_contradicted_is_disputed() -> None:
    assert [key for key, mark in BRIDGE.items() if mark.open] == ["ferry"]
    assert [key for key, mark in BRIDGE.items() if mark.disputed] == ["closed"]


def test_day_among_clock_times_of_one_day_is_a_span() -> None:
    at = datetime(2024, 11, 12, 6, 40)
    clock = Interval(at, at + timedelta(minutes=1), Granularity.MINUTE)
    events = tuple(Event(id=name, title=name, evidence=(), interval=each) for name, each in
                   (("clock", clock), ("day", day(date(2024, 11, 12)))))  # fmt: skip
    assert {mark.event: mark.shape for mark in marks_of(events, ENGLISH)} == {"clock": Shape.POINT, "day": Shape.SPAN}


def test_single_day_stays_a_point() -> None:
    (mark,) = marks_of((Event(id="e", title="t", evidence=(), interval=day(date(2024, 11, 12))),), ENGLISH)
    assert mark.shape is Shape.POINT


def test_view_leaves_out_the_few_marks_that_are_far_off() -> None:
    view = view_of(tuple(BRIDGE.values()))
    assert view
    assert view.before == ("opened",)
    assert view.after == ()
    assert view.start.year >= 2023
    assert view.whole_start is not None
    assert view.whole_start < datetime(1978, 1, 1)


def test_view_shows_all_of_an_evenly_spread_story() -> None:
    marks = marks_of(daily(20, step=400), ENGLISH)
    view = view_of(marks)
    assert view
    assert (view.before, view.after) == ((), ())


def test_view_is_of_the_dense_part_however_many_old_dates_lie_strewn_before_it() -> None:
    old = tuple(
        Event(id=f"old{year}", title="t", evidence=(), interval=day(date(year, 6, 1)))
        for year in (1880, 1921, 1998, 2019)
    )
    view = view_of(marks_of((*old, *daily(12, step=9)), ENGLISH))
    assert view
    assert len(view.before) == 4
    assert view.end - view.start < timedelta(days=200)


def test_view_leaves_out_nothing_of_a_story_that_is_strewn_over_its_time() -> None:
    drawn = Random(7)
    strewn = [date(1944, 5, 1) + timedelta(days=drawn.randrange(80 * 365)) for _ in range(60)]
    events = tuple(Event(id=f"e{n}", title="t", evidence=(), interval=day(at)) for n, at in enumerate(strewn))
    view = view_of(marks_of(events, ENGLISH))
    assert view
    assert (view.before, view.after) == ((), ())


def test_view_does_not_reach_out_for_what_is_planned_far_ahead() -> None:
    trial = Event(id="trial", title="t", evidence=(), interval=day(date(2025, 11, 3)), status=Status.PLANNED)
    view = view_of(marks_of((*daily(20, step=4), trial), ENGLISH))
    assert view
    assert view.after == ("trial",)
    assert view.end < datetime(2024, 6, 1)


def test_view_cuts_no_span_that_reaches_into_the_dense_part() -> None:
    since = Interval(datetime(2001, 1, 1), datetime(2024, 1, 20), Granularity.YEAR)
    view = view_of(marks_of((*daily(12), Event(id="since", title="t", evidence=(), interval=since)), ENGLISH))
    assert view
    assert view.start < datetime(2001, 1, 1)


def test_strip_stands_where_there_is_more_than_a_few_events_in_view() -> None:
    old = Event(id="old", title="t", evidence=(), interval=day(date(1912, 6, 1)))
    for events, has in ((daily(12), False), (daily(20), True), ((*daily(12), old), True)):
        marks = marks_of(events, ENGLISH)
        view = view_of(marks)
        assert view
        assert has_strip(marks, view) is has


def test_axis_counts_no_hours_where_no_event_is_of_a_time_of_day() -> None:
    view = view_of(marks_of(daily(3, step=1), ENGLISH))
    assert view
    assert not view.clock
    words = [tick.words for tick in ticks_of(view, 976, ENGLISH)]
    assert words
    assert not any(":" in each for each in words)
    clock = Interval(datetime(2024, 1, 3, 6, 40), datetime(2024, 1, 3, 6, 41), Granularity.MINUTE)
    timed = view_of(marks_of((*daily(3, step=1), Event(id="c", title="t", evidence=(), interval=clock)), ENGLISH))
    assert timed
    assert timed.clock


def test_year_is_said_at_each_mark_unless_most_are_of_one_year() -> None:
    assert all(" 202" in mark.when for mark in marks_of(daily(12, step=100), ENGLISH))
    assert not any(" 202" in mark.when for mark in marks_of(daily(12, step=5), ENGLISH))


def test_lane_of_publications_keeps_clear_of_the_dates_of_the_axis() -> None:
    layout = laid_out(daily(1))
    assert layout.above >= WIDE.least_above
    assert layout.below >= WIDE.axis + WIDE.lane


def test_no_marks_no_view() -> None:
    assert view_of(()) is None


@pytest.mark.parametrize("number", [1, 6, 60, 400])
@pytest.mark.parametrize(("width", "sizes"), [(976, WIDE), (620, MIDDLE), (326, NARROW), (280, NARROW)])
def test_no_label_covers_a_label_a_point_or_the_edge(number: int, width: float, sizes: Sizes) -> None:
    assert_tidy(laid_out(daily(number), width, sizes))


DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(1, 900), st.integers(1, 60), st.integers(0, 5)), min_size=1, max_size=40))
def test_any_story_is_laid_out_tidily(drawn: list[tuple[date, int, int, int]]) -> None:
    events = tuple(
        Event(id=str(n), title="t", label="word " * (letters // 5) + "end", evidence=(), weight=weight,
              interval=day(at, Granularity.DAY, 1 if days % 2 else days))
        for n, (at, days, letters, weight) in enumerate(drawn)
    )  # fmt: skip
    assert_tidy(laid_out(events))


def assert_tidy(layout: Layout) -> None:
    width = layout.scale.width
    flags = [node.flag.box for node in layout.nodes if node.flag]
    words = [bar.words.box for bar in layout.bars if bar.words]
    nodes = [Box(n.x - n.half, n.y - layout.radius, n.x + n.half, n.y + layout.radius) for n in layout.nodes]
    bars = [Box(bar.left, bar.y - bar.high, bar.right, bar.y) for bar in layout.bars]
    for boxes in (flags, words, nodes, bars):
        for one, other in combinations(boxes, 2):
            assert not one.meets(other)
    for one, other in product(flags, nodes):
        assert not one.meets(other)
    for one, other in product(words, bars):
        assert not one.meets(other)
    for box in flags + words + bars:
        assert box.left >= -0.01
        assert box.right <= width + 0.01
        assert -layout.below <= box.bottom <= box.top <= layout.above
    for node in layout.nodes:
        if node.counted:
            assert 0 <= node.x - node.half < node.x + node.half <= width


def counted(layout: Layout) -> int:
    return sum(len(each.marks) for each in (*layout.nodes, *layout.bars))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(DAYS, st.integers(1, 900), st.integers(0, 3)), min_size=1, max_size=300),
    st.floats(0, 1),
    st.floats(0.001, 1),
    st.sampled_from([(976.0, WIDE), (620.0, MIDDLE), (280.0, NARROW)]),
)
def test_every_event_in_view_is_drawn_once_or_counted_once(
    drawn: list[tuple[date, int, int]], place: float, share: float, paper: tuple[float, Sizes]
) -> None:
    events = tuple(
        Event(id=str(n), title="t", label="A label", evidence=(), weight=weight,
              interval=day(at, Granularity.DAY, 1 if days % 2 else days))
        for n, (at, days, weight) in enumerate(drawn)
    )  # fmt: skip
    marks = marks_of(events, ENGLISH)
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    length = max((last - first) * share, timedelta(minutes=10))
    start = first + (last - first) * place - length / 2
    view = View(start=start, end=start + length)
    layout = lay_out(marks, view, *paper)
    shown = [mark for mark in marks if mark.end >= view.start and mark.start <= view.end]
    assert counted(layout) == len(shown)
    assert_tidy(layout)


def test_crowd_of_one_day_is_counted_in_one_place() -> None:
    events = tuple(Event(id=str(n), title="t", evidence=(), interval=day(date(2024, 5, 1))) for n in range(30))
    (node,) = laid_out(events).nodes
    assert node.counted
    assert len(node.marks) == 30


def test_few_of_one_day_are_stacked_and_not_counted() -> None:
    events = tuple(Event(id=str(n), title="t", evidence=(), interval=day(date(2024, 5, 1))) for n in range(4))
    nodes = laid_out(events).nodes
    assert [len(node.marks) for node in nodes] == [1, 1, 1, 1]
    assert len({node.y for node in nodes}) == 4


def test_count_is_as_wide_as_its_number_and_its_mark() -> None:
    layout = laid_out(daily(3000, step=1))
    pen = estimate(WIDE)
    for node in layout.nodes:
        if node.counted:
            assert 2 * node.half >= max(2 * layout.radius, pen.count(str(len(node.marks))))


def test_moving_the_view_does_not_part_what_is_counted_together() -> None:
    marks = marks_of(daily(3000, step=1), ENGLISH)
    start = datetime(2026, 1, 1)
    inner = []
    for hours in (0, 31):
        view = View(start=start + timedelta(hours=hours), end=start + timedelta(days=900, hours=hours))
        layout = lay_out(marks, view, 976)
        inner.append({tuple(mark.event for mark in node.marks) for node in layout.nodes[2:-2]})
    assert len(inner[0] & inner[1]) >= len(inner[0]) - 2


def test_crowd_of_spans_keeps_the_chart_low_and_covers_no_words() -> None:
    events = tuple(replace(event, id=f"s{n}", label="Words of a label", interval=month(2024, 1 + n % 3))
                   for n, event in enumerate(daily(200)))  # fmt: skip
    layout = laid_out(events)
    assert_tidy(layout)
    assert counted(layout) == 200
    assert layout.below <= WIDE.below + WIDE.lane + 10
    assert sum(bar.words is not None for bar in layout.bars) >= 3
    assert any(bar.counted for bar in layout.bars)


def test_weightiest_event_has_a_flag() -> None:
    layout = laid_out(bridge_events())
    flagged = {node.marks[0].event for node in layout.nodes if node.flag}
    assert "closed" in flagged


def test_label_is_whole_or_not_there() -> None:
    words = "Bridge closed after engineers found a crack in its main span"
    assert " ".join(wrapped(words, 210, 4, TITLE)) == words
    assert wrapped(words, 210, 2, TITLE) == ()
    assert wrapped("Donaudampfschifffahrtsgesellschaftskapitän", 210, 4, TITLE) == ()


@pytest.mark.parametrize(("width", "sizes", "least"), [(976, WIDE, 7), (620, MIDDLE, 5), (326, NARROW, 3)])
def test_crowded_story_has_a_label_wherever_there_is_room_for_one(width: float, sizes: Sizes, least: int) -> None:
    drawn = Random(5)
    events = tuple(
        replace(event, id=f"c{n}", label="Harbour board closes the bridge", weight=drawn.random())
        for n, event in enumerate(daily(1500))
    )
    layout = laid_out(events, width, sizes)
    assert_tidy(layout)
    assert sum(node.flag is not None for node in layout.nodes) >= least


@pytest.mark.parametrize(("width", "sizes"), [(976, WIDE), (620, MIDDLE), (326, NARROW)])
def test_long_headline_has_its_place_whole(width: float, sizes: Sizes) -> None:
    title = "Ferry company asks for a longer winter timetable after the northern pier was closed"
    for interval in (day(date(2024, 3, 9)), month(2024, 3)):
        layout = laid_out((Event(id="e", title=title, label=title, evidence=(), interval=interval),), width, sizes)
        assert_tidy(layout)
        (words,) = [*(node.flag for node in layout.nodes), *(bar.words for bar in layout.bars)]
        assert words
        assert " ".join(words.lines) == title


def test_no_word_is_left_alone_on_the_last_line() -> None:
    lines = wrapped("Engineers publishes the contract for the lock", 170, 4, TITLE)
    assert lines == ("Engineers publishes", "the contract", "for the lock")


def test_letters_are_estimated_by_how_wide_they_are() -> None:
    assert TITLE("ill") < TITLE("hood") / 2
    assert TITLE("OMA") > TITLE("oma")
    assert TITLE("\u6a4b\u6881") == 2 * WIDE.title
    assert TITLE("e\u0301") == TITLE("e")


def test_event_without_a_label_has_no_flag() -> None:
    events = (Event(id="e", title="A long sentence", evidence=(), interval=day(date(2024, 5, 1)), weight=9),)
    assert laid_out(events).nodes[0].flag is None


@given(st.datetimes(datetime(1000, 1, 1), datetime(2900, 1, 1)), st.integers(10, 400_000_000), st.floats(250, 1000))
def test_ticks_stand_in_the_view_and_their_words_apart(start: datetime, minutes: int, width: float) -> None:
    ticks = ticks_of(View(start=start, end=start + timedelta(minutes=minutes)), width, ENGLISH)
    measure = estimate(WIDE).tick
    assert all(-0.01 <= tick.x <= width + 0.01 for tick in ticks)
    assert all(later.x - earlier.x >= 45 for earlier, later in pairwise(ticks))
    lines = [[(tick.words_x, tick.words) for tick in ticks], [(t.below_x, t.below) for t in ticks if t.below]]
    for line in lines:
        assert all(x - measure(words) / 2 >= -0.01 and x + measure(words) / 2 <= width + 0.01 for x, words in line)
        for (x, words), (other_x, other) in pairwise(line):
            assert other_x - x >= (measure(words) + measure(other)) / 2


def test_ticks_go_down_to_minutes() -> None:
    view = View(start=datetime(2024, 5, 1, 23, 51), end=datetime(2024, 5, 2, 0, 8))
    words = [(tick.words, tick.below) for tick in ticks_of(view, 400, ENGLISH)]
    assert words == [("23:55", "1 May 2024"), ("00:00", "2 May 2024"), ("00:05", "")]


@pytest.mark.parametrize(("width", "sizes", "least"), [(976, WIDE, 5), (620, MIDDLE, 3), (326, NARROW, 2)])
def test_ticks_never_thin_out_to_next_to_none(width: float, sizes: Sizes, least: int) -> None:
    start = datetime(2023, 3, 9)
    days = [4, *range(5, 400, 3), *range(400, 30_000, 97)]
    views = [View(start=start, end=start + timedelta(days=each), clock=False) for each in days]
    assert {len(ticks_of(view, width, ENGLISH, sizes)) >= least for view in views} == {True}


def test_months_are_ticked_with_their_year_said_once() -> None:
    view = View(start=datetime(2023, 10, 20), end=datetime(2024, 6, 10))
    assert [(tick.words, tick.below) for tick in ticks_of(view, 976, ENGLISH)] == [
        ("Nov", "2023"),
        ("Dec", ""),
        ("Jan", "2024"),
        ("Feb", ""),
        ("Mar", ""),
        ("Apr", ""),
        ("May", ""),
        ("Jun", ""),
    ]


def test_half_months_are_ticked_where_months_would_stand_far_apart() -> None:
    view = View(start=datetime(2024, 1, 20), end=datetime(2024, 6, 10))
    assert [tick.words for tick in ticks_of(view, 976, ENGLISH)][:4] == ["1 Feb", "16 Feb", "1 Mar", "16 Mar"]


def test_marks_do_not_depend_on_the_order_of_the_events() -> None:
    assert marks_of(tuple(reversed(bridge_events())), ENGLISH) == marks_of(bridge_events(), ENGLISH)


def test_possible_events_are_open_as_well() -> None:
    event = Event(id="e", title="t", evidence=(), interval=month(2025, 3), status=Status.POSSIBLE)
    (mark,) = marks_of((event,), ENGLISH)
    assert isinstance(mark, Mark)
    assert mark.open
    assert edition_of((event,)).topics[0].events == (event,)
