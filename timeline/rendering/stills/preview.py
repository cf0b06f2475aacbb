"""The preview: what a link to the page is shown with. Few words, to be read at a third of their size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.drawing import Drawing
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.sizes import Sizes
from timeline.rendering.stills.brand import Brand, brand_line
from timeline.rendering.stills.charting import AROUND, drawing_of, height_of, labelled
from timeline.rendering.stills.plan import Place, Plan
from timeline.rendering.stills.ruler import Ruler, is_from_right
from timeline.rendering.stills.setting import set_title, set_told, stacked
from timeline.rendering.stills.story import Story

WIDTH, HEIGHT = 1200, 630
"""Pixels, as the Open Graph protocol's readers show them whole."""

_EDGE = 60.0
_ROOM = WIDTH - 2 * _EDGE
_BRAND = 30.0
_TITLES = ((64.0, 1), (56.0, 2), (50.0, 2), (44.0, 3), (40.0, 3))
_ALONE = ((84.0, 2), (72.0, 3), (58.0, 4))  # without a chart
_LEADING = 1.12
_TOLD = 27.0
_SCALES = (1.9, 1.75, 1.6, 1.45, 1.3)
_FOOT = 36.0
_FEW = 3  # labels that are worth a smaller chart


def preview_of(story: Story, brand: Brand, ruler: Ruler, catalogue: Catalogue) -> Plan:
    """Brand, headline, how many events there are and when, and the chart without its articles."""
    right = is_from_right(story.title)
    x = WIDTH - _EDGE if right else _EDGE
    lines, logo, y = brand_line(brand, x, 50, _BRAND, WIDTH, ruler, at_end=right)
    size, title = set_title(story.title, _ROOM, _TITLES if story.view else _ALONE, ruler.serif)
    told = set_told(story.standfirst, _ROOM, 2, ruler.sans(_TOLD))
    if story.view is None:  # nothing else stands there: in the middle
        y = (y + HEIGHT - _FOOT - len(title) * size * _LEADING - len(told) * _TOLD * 1.25) / 2 - 16
    headline, y = stacked(title, x, y + 16, size, "title", leading=_LEADING, at_end=right)
    below, y = stacked(told, x, y + 8, _TOLD, "soft", leading=1.25, at_end=right)
    chart, drawing = _chart(story, y + 16, ruler, catalogue)
    return Plan(
        width=WIDTH,
        height=HEIGHT,
        edge=_EDGE,
        lines=(*lines, *headline, *below),
        logo=logo,
        drawing=drawing,
        chart=chart,
        lane=False,
    )


def _chart(story: Story, top: float, ruler: Ruler, catalogue: Catalogue) -> tuple[Place | None, Drawing | None]:
    """As large as it can be with a few labels and no counted spans; the words of spans are the first to go."""
    if story.view is None:
        return None, None
    room = HEIGHT - _FOOT - top
    scale, drawing = _best(_tries(story, story.view, room, ruler, catalogue), room, story.marks)
    height = min(room, height_of(drawing) * scale)
    place = Place(_EDGE - AROUND * scale, top + (room - height) * 0.6, _ROOM + 2 * AROUND * scale, height)
    return place, drawing


def _tries(
    story: Story, view: View, room: float, ruler: Ruler, catalogue: Catalogue
) -> Iterator[tuple[float, Drawing]]:
    """From the largest scale to the smallest, each with the words of spans and without."""
    spans = all(mark.shape is Shape.SPAN for mark in story.marks)
    for scale in _SCALES:
        sizes = _sizes(room / scale, 0.9 if spans else 0.42)
        for words in (True, False):
            width = _ROOM / scale
            yield scale, drawing_of(story, view, width, sizes, ruler, catalogue, spans_have_words=words)


def _best(tries: Iterator[tuple[float, Drawing]], room: float, marks: Sequence[Mark]) -> tuple[float, Drawing]:
    """The first that is as good as can be, else the best that fits, else the last."""
    weightiest = max((mark for mark in marks if mark.label), key=lambda mark: mark.weight, default=None)
    most = (True, min(len(marks), _FEW), True)
    best: tuple[float, Drawing] | None = None
    worth = (False, -1, False)
    for scale, drawing in tries:
        last = scale, drawing
        if height_of(drawing) * scale > room:
            continue
        if (found := _worth(drawing, weightiest)) > worth:
            best, worth = last, found
        if worth == most:
            break
    return best or last


def _worth(drawing: Drawing, weightiest: Mark | None) -> tuple[bool, int, bool]:
    """What happened of most weight is to be told before all else. Of two that are worth as much, the first is taken."""
    told = {mark.event for mark in labelled(drawing)}
    counted = any(bar.counted for bar in drawing.layout.bars)
    return weightiest is None or weightiest.event in told, min(len(told), _FEW), not counted


def _sizes(high: float, share: float) -> Sizes:
    """The lengths of a chart that is to be `high` pixels high at most, this share of it below the line."""
    high -= 2 * AROUND
    bars = max(60.0, high * share)
    return Sizes(
        flag=200, lines=2, flags=6, above=max(70.0, high - bars), below=bars, stack_rows=3, lane=0, bar_words=220,
        least_above=0, tick_room=84,
    )  # fmt: skip
