"""The page's script lays the chart out by the rules of the server: same marks, same letters, same places."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from msgspec import structs

from timeline.models import Event, Granularity, Interval, Status
from timeline.rendering.axis import View, view_of
from timeline.rendering.bars import Bar
from timeline.rendering.chart_data import mark_columns
from timeline.rendering.labels import Pen
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.marks import Mark, Shape, marks_of
from timeline.rendering.points import Node
from timeline.rendering.scale import milliseconds
from timeline.rendering.sizes import MIDDLE, NARROW, WIDE, Sizes
from timeline.rendering.templating import templates_folder
from timeline.rendering.ticks import ticks_of

from .fixtures import ENGLISH, bridge_events, daily, day

pytestmark = pytest.mark.browser

SCRIPTS = ("scale", "labels", "points", "flags", "spans", "layout", "ticks", "marks")
LETTERS = {"title": 8.1, "date": 6.7, "count": 7.3, "tick": 6.5}
PEN = Pen(**{name: (lambda words, wide=wide: len(words) * wide) for name, wide in LETTERS.items()})
PAPER = ((976.0, WIDE), (620.0, MIDDLE), (312.0, NARROW))
LABEL = "harbour board closes the old bridge after divers report long cracks in both of its western piers"
LAYOUT = """({columns, names, range, width, sizes, letters, locale}) => {
  const story = window.storyTimeline;
  const pen = Object.fromEntries(Object.entries(letters).map(([name, wide]) => [name, (words) => words.length * wide]));
  const marks = story.marksOf(columns, names);
  const { above, below, radius, nodes, bars, scale } = story.layOut(marks, range, width, sizes, pen);
  const ids = ({ marks }) => marks.map((mark) => mark.id);
  const box = ({ left, bottom, right, top }) => [left, bottom, right, top];
  return {
    heights: [above, below, radius],
    nodes: nodes.map((n) => [ids(n), [n.x, n.y, n.half, n.left, n.right], n.counted,
      n.flag && [n.flag.lines, n.flag.when, n.flag.onRight, box(n.flag.box)]]),
    bars: bars.map((b) => [ids(b), [b.left, b.right, b.y, b.high, b.bottom], b.tone, b.counted,
      b.words && [b.words.lines, b.words.inLine, [b.words.left, b.words.right]]]),
    ticks: story.placeTicks(scale, sizes, story.calendar(locale), pen).map((t) => [t.x, t.at, t.words]),
  };
}"""


@pytest.fixture(scope="module")
def script(browser: Any) -> Any:
    """A page that holds the script's rules of layout and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    for name in SCRIPTS:
        page.add_script_tag(content=(templates_folder() / "assets" / f"{name}.js").read_text(encoding="utf-8"))
    yield page
    context.close()


def strewn(seed: int, number: int, days: int) -> tuple[Event, ...]:
    """`number` events over so many days, of every kind of date, with labels of every length."""
    drawn = Random(seed)
    words = LABEL.split()
    events = []
    for n in range(number):
        at = date(1995, 3, 1) + timedelta(days=drawn.randrange(days))
        wide = drawn.choice((1, 1, 1, 7, 30, 90, 365))
        interval = day(at, Granularity.DAY, wide)
        if n % 9 == 0:
            interval = Interval(None, interval.latest, Granularity.DAY, likely=at)
        elif n % 11 == 0:
            interval = Interval(interval.earliest, None, Granularity.DAY)
        label = " ".join(drawn.sample(words, drawn.randrange(1, len(words))))
        events.append(
            Event(id=f"e{n}", title=f"Title {n}", label=label if n % 3 else None, evidence=(), interval=interval,
                  weight=drawn.randrange(12), status=drawn.choice(tuple(Status)))
        )  # fmt: skip
    return tuple(events)


STORIES = {
    "bridge": bridge_events(),
    "one": daily(1),
    "sixty": daily(60),
    "decades": daily(9, step=3000),
    "one day": tuple(Event(id=f"d{n}", title="t", evidence=(), interval=day(date(2024, 5, 1))) for n in range(30)),
    "strewn": strewn(3, 90, 2000),
    "crowded": strewn(5, 700, 4000),
}


def views_of(marks: tuple[Mark, ...], seed: int) -> list[View]:
    """The first view, and some that a reader could zoom and pan to."""
    drawn = Random(seed)
    given = view_of(marks)
    assert given
    first, last = given.whole_start or given.start, given.whole_end or given.end
    views = [given, View(start=first, end=last)]
    for _ in range(6):
        length = max((last - first) * drawn.random() ** 3, timedelta(minutes=10))
        start = first + (last - first) * drawn.random() - length / 2
        views.append(View(start=start.replace(microsecond=0), end=(start + length).replace(microsecond=0)))
    return views


def flat(value: Any) -> list[Any]:
    return [leaf for each in value for leaf in flat(each)] if isinstance(value, list | tuple) else [value]


def same(one: Any, other: Any) -> None:
    ours, theirs = flat(one), flat(other)
    assert len(ours) == len(theirs)
    for mine, its in zip(ours, theirs, strict=True):
        if isinstance(mine, int | float) and not isinstance(mine, bool):
            assert its == pytest.approx(mine, abs=0.01)
        else:
            assert its == mine


def told_node(node: Node) -> list[Any]:
    flag = node.flag and [
        list(node.flag.lines), node.flag.when, node.flag.on_right, list(structs.astuple(node.flag.box))
    ]  # fmt: skip
    place = [node.x, node.y, node.half, node.left, node.right]
    return [[mark.event for mark in node.marks], place, node.counted, flag]


def told_bar(bar: Bar) -> list[Any]:
    words = bar.words and [list(bar.words.lines), bar.words.in_line, [bar.words.box.left, bar.words.box.right]]
    place = [bar.left, bar.right, bar.y, bar.high, bar.bottom]
    return [[mark.event for mark in bar.marks], place, bar.tone, bar.counted, words]


def by_script(script: Any, marks: tuple[Mark, ...], view: View, width: float, sizes: Sizes) -> Any:
    return script.evaluate(
        LAYOUT,
        {
            "columns": mark_columns(marks, ["Harbour Post", "Evening Mail"]),
            "names": {"shape": list(Shape), "certainty": ["stated"] * 9, "status": list(Status)},
            "range": [milliseconds(view.start), milliseconds(view.end)],
            "width": width,
            "sizes": structs.asdict(sizes),
            "letters": LETTERS,
            "locale": "en-GB",
        },
    )


@pytest.mark.parametrize("name", STORIES)
def test_script_and_server_place_everything_alike(script: Any, name: str) -> None:
    marks = marks_of(STORIES[name], ENGLISH)
    for view in views_of(marks, len(name)):
        for width, sizes in PAPER:
            ours: Layout = lay_out(marks, view, width, sizes, PEN)
            theirs = by_script(script, marks, view, width, sizes)
            same([ours.above, ours.below, ours.radius], theirs["heights"])
            same([told_node(node) for node in ours.nodes], theirs["nodes"])
            same([told_bar(bar) for bar in ours.bars], theirs["bars"])


@pytest.mark.parametrize(
    ("start", "length"),
    [
        (datetime(2024, 5, 1, 23, 51), timedelta(minutes=17)),
        (datetime(2024, 2, 28, 13, 5), timedelta(hours=9)),
        (datetime(2024, 2, 27), timedelta(days=4)),
        (datetime(2023, 12, 20), timedelta(days=75)),
        (datetime(2019, 9, 3), timedelta(days=900)),
        (datetime(1890, 6, 1), timedelta(days=50_000)),
        (datetime(98, 6, 1), timedelta(days=500_000)),
    ],
)
def test_script_and_server_tick_the_same_times_in_the_same_words(
    script: Any, start: datetime, length: timedelta
) -> None:
    view = View(start=start, end=start + length)
    for width, sizes in PAPER:
        ours = ticks_of(view, width, ENGLISH, sizes, PEN)
        theirs = by_script(script, (), view, width, sizes)["ticks"]
        same([[tick.x, [tick.words_x, tick.below_x], [tick.words, tick.below]] for tick in ours], theirs)
