"""The whole timeline as a picture for a page that can show no more: headline, chart, legend, and on what it stands."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.drawing import Drawing
from timeline.rendering.legend import shapes_of
from timeline.rendering.sizes import Sizes
from timeline.rendering.stills.brand import Brand, brand_line
from timeline.rendering.stills.charting import AROUND, drawing_of, height_of
from timeline.rendering.stills.plan import Line, Place, Plan, Sign
from timeline.rendering.stills.ruler import Ruler, is_from_right, isolated
from timeline.rendering.stills.setting import filled, set_title, set_told, stacked
from timeline.rendering.stills.story import Story

WIDTH = 1200
"""Pixels of the plan; the picture has twice as many."""
DRAWN = 960.0
"""Pixels of the chart's own: its letters are a little larger than on the page."""
SIZES = Sizes(least_above=0, above=340, lines=3)

_EDGE = 44.0
_ROOM = WIDTH - 2 * _EDGE
_TITLES = ((42.0, 1), (38.0, 2), (34.0, 3))
_TOLD = 18.0
_SMALL = 15.5
_ROW = 27.0  # of the legend
_GAP = 26.0
# As sign.svg.j2 draws them
_SIGNS = {"span": 42.0, "before": 40.0, "after": 40.0, "count": 26.0}
_SIGN = 18.0


def whole_of(story: Story, brand: Brand, ruler: Ruler, catalogue: Catalogue) -> Plan | None:
    """None for a topic without a chart: its words can be read without a picture."""
    if story.view is None:
        return None
    right = is_from_right(story.title)
    x = WIDTH - _EDGE if right else _EDGE
    over, logo, y = brand_line(brand, x, 36, 19, WIDTH, ruler, at_end=right)
    size, title = set_title(story.title, _ROOM, _TITLES, ruler.serif)
    headline, y = stacked(title, x, y + 6, size, "title", leading=1.15, at_end=right)
    told, y = stacked(set_told(story.standfirst, _ROOM, 2, ruler.sans(_TOLD)), x, y + 4, _TOLD, "soft", at_end=right)
    rule = y + 16
    drawing = drawing_of(story, story.view, DRAWN, _sizes(story, story.view), ruler, catalogue)
    scale = _ROOM / DRAWN
    chart = Place(_EDGE - AROUND * scale, rule + 10, _ROOM + 2 * AROUND * scale, height_of(drawing) * scale)
    signs, words, y = _legend(story, drawing, chart.y + chart.height + 8, ruler, catalogue, from_right=right)
    second = y + 12
    foot, y = _foot(story, brand, second + 12, ruler, from_right=right)
    return Plan(
        width=WIDTH,
        height=round(y + 30),
        edge=_EDGE,
        lines=(*over, *headline, *told, *words, *foot),
        signs=signs,
        rules=(rule, second),
        drawing=drawing,
        chart=chart,
        logo=logo,
        lane=bool(drawing.lane),
    )


def _sizes(story: Story, view: View) -> Sizes:
    """Without the lane of articles where none was published in view."""
    return SIZES if any(view.start <= at <= view.end for at in story.published) else replace(SIZES, lane=0)


def _explained(story: Story, drawing: Drawing, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What the legend explains: the sign, and its words."""
    for shape in shapes_of(story.marks):
        yield shape, catalogue.text(f"legend_{shape}")
    layout = drawing.layout
    if any(node.counted for node in layout.nodes) or any(bar.counted for bar in layout.bars):
        yield "count", catalogue.text("legend_count_still")


def _legend(
    story: Story, drawing: Drawing, top: float, ruler: Ruler, catalogue: Catalogue, *, from_right: bool
) -> tuple[tuple[Sign, ...], tuple[Line, ...], float]:
    """Signs with their words, in rows from the side where lines begin, and the height at which they end."""
    measure = ruler.sans(_SMALL)
    signs: list[Sign] = []
    lines: list[Line] = []
    at, y = 0.0, top
    for shape, words in _explained(story, drawing, catalogue):
        sign = _SIGNS.get(shape, _SIGN)
        wide = sign + 8 + measure(words)
        if at and at + wide > _ROOM:
            at, y = 0.0, y + _ROW
        begin = at + sign + 8
        left, x = (WIDTH - _EDGE - at - sign, WIDTH - _EDGE - begin) if from_right else (_EDGE + at, _EDGE + begin)
        signs.append(Sign(shape, left, y + (_ROW - _SIGN) / 2))
        lines.append(Line(isolated(words), x, y + _ROW / 2 + _SMALL * 0.34, _SMALL, "soft", from_right))
        at += wide + _GAP
    return tuple(signs), tuple(lines), y + _ROW


def _foot(story: Story, brand: Brand, top: float, ruler: Ruler, *, from_right: bool) -> tuple[tuple[Line, ...], float]:
    """As of when it is, who tells it, what is not to be seen, and the newsroom's own line."""
    x = WIDTH - _EDGE if from_right else _EDGE
    soft = (" · ".join(story.left_out), story.sources, ruler.writable(brand.footer) or "")
    lines: list[Line] = []
    for words, kind in ((story.as_of or "", "strong"), *((each, "soft") for each in soft)):
        measure = ruler.sans(_SMALL, 600 if kind == "strong" else 400)
        placed, top = stacked(filled(words, _ROOM, 2, measure), x, top, _SMALL, kind, leading=1.45, at_end=from_right)
        lines += placed
    return tuple(lines), top
