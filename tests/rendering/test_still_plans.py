"""What stands where on a picture: all within its frame, headlines as large as they can be."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest

from timeline.models import Edition
from timeline.rendering.frame import load_frame
from timeline.rendering.pictures import NO_PICTURES
from timeline.rendering.stills.brand import brand_of
from timeline.rendering.stills.plan import Plan
from timeline.rendering.stills.preview import preview_of
from timeline.rendering.stills.ruler import Ruler, ruler_of
from timeline.rendering.stills.setting import filled, set_title
from timeline.rendering.stills.story import story_of
from timeline.rendering.stills.type import type_of
from timeline.rendering.stills.whole import whole_of
from timeline.settings import Settings

from .fixtures import ENGLISH, HOSTILE, bridge, bridge_events, daily, edition_of, hostile
from .stills import drawn, titled, undated

LONG = "How the harbour board, two ministries and a bankrupt builder came to close the bridge " * 4
UNBROKEN = "Harbourbridgeinspectorate" * 12


@pytest.fixture(scope="module")
def ruler() -> Iterator[Ruler]:
    with type_of(Settings()) as type_:
        yield ruler_of(type_)


@pytest.mark.parametrize(
    "edition",
    [
        bridge(), titled(LONG), titled(UNBROKEN), titled(HOSTILE), hostile(), edition_of(bridge_events()[3:4]),
        edition_of(undated()), edition_of(daily(40)), edition_of(daily(3000, step=1)),
    ],
    ids=["bridge", "long", "unbroken", "markup", "hostile", "one event", "no date", "forty", "three thousand"],
)  # fmt: skip
def test_no_word_and_no_mark_stands_outside_of_the_frame(edition: Edition, ruler: Ruler) -> None:
    frame = load_frame(Settings(), NO_PICTURES)
    brand = brand_of(frame.theme, Settings())
    story = story_of(edition.topics[0], edition, ENGLISH)
    plans = [preview_of(story, brand, ruler, ENGLISH), whole_of(story, brand, ruler, ENGLISH)]
    assert (plans[1] is None) == (story.view is None)
    for plan in filter(None, plans):
        assert_lines_inside(plan, ruler)
        assert_chart_inside(plan)


def assert_lines_inside(plan: Plan, ruler: Ruler) -> None:
    assert plan.lines
    for line in plan.lines:
        sans = ruler.sans(line.size, 400 if line.kind == "soft" else 600)
        measure = ruler.serif(line.size) if line.kind == "title" else sans
        wide = measure(line.words)
        left = line.x - wide if line.at_end else line.x
        assert left >= plan.edge - 1, line
        assert left + wide <= plan.width - plan.edge + 1, line
        assert line.y - line.size >= 0, line
        assert line.y + 0.3 * line.size <= plan.height, line


def assert_chart_inside(plan: Plan) -> None:
    if plan.chart is None or plan.drawing is None:
        return
    assert plan.chart.y + plan.chart.height <= plan.height
    layout = plan.drawing.layout
    boxes = [node.flag.box for node in layout.nodes if node.flag] + [bar.around for bar in layout.bars]
    for box in boxes:
        assert 0 <= box.left <= box.right <= layout.scale.width + 1
        assert -layout.below <= box.bottom <= box.top <= layout.above
    headline = max(line.y for line in plan.lines if line.kind == "title")
    assert plan.chart.y > headline


def test_a_headline_is_as_large_as_it_can_be_and_cut_at_a_word_only_where_nothing_else_helps(ruler: Ruler) -> None:
    sizes = ((60.0, 1), (40.0, 2))
    assert set_title("Bridge closed", 800, sizes, ruler.serif) == (60.0, ("Bridge closed",))
    size, lines = set_title("Bridge closed after engineers find a crack in a pier", 800, sizes, ruler.serif)
    assert (size, " ".join(lines)) == (40.0, "Bridge closed after engineers find a crack in a pier")
    size, lines = set_title(LONG, 800, sizes, ruler.serif)
    assert len(lines) == 2
    assert lines[-1].endswith(" …")
    assert LONG.startswith(" ".join(lines).removesuffix(" …"))
    assert all(ruler.serif(size)(line) <= 800 for line in lines)


def test_a_word_wider_than_a_line_is_divided_and_nothing_of_it_is_lost(ruler: Ruler) -> None:
    lines = filled(UNBROKEN, 300, 50, ruler.sans(20))
    assert "".join(lines) == UNBROKEN
    assert all(ruler.sans(20)(line) <= 300 for line in lines)


@pytest.mark.parametrize("edition", [bridge(), titled(LONG), titled(UNBROKEN), hostile(), edition_of(daily(40))])
def test_the_margins_of_a_picture_are_empty(edition: Edition) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow reads pixels; pip install pillow")
    for content in drawn(edition).files.values():
        picture = image.open(BytesIO(content)).convert("RGB")
        (wide, high), edge = picture.size, picture.width // 60
        bands = ((0, 0, wide, edge), (0, high - edge, wide, high), (0, 0, edge, high), (wide - edge, 0, wide, high))
        for band in bands:
            assert picture.crop(band).getextrema() == ((0xFF, 0xFF), (0xFD, 0xFD), (0xF9, 0xF9)), band
