"""The chart of a still: laid out with the very letters that it is drawn with, and no higher than what stands on it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.drawing import Drawing
from timeline.rendering.labels import Words
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.scale import milliseconds
from timeline.rendering.sizes import Sizes
from timeline.rendering.stills.ruler import Ruler, isolated
from timeline.rendering.stills.story import Story
from timeline.rendering.ticks import ticks_of

AROUND = 8.0
"""Pixels of air that chart.svg.j2 keeps around the drawing, on all sides."""

_EDGE = 8.0
_LANE = 2  # pixels: publications nearer to each other than this are one line


def drawing_of(
    story: Story,
    view: View,
    width: float,
    sizes: Sizes,
    ruler: Ruler,
    catalogue: Catalogue,
    *,
    spans_have_words: bool = True,
) -> Drawing:
    """The chart, `width` pixels wide. A label with a letter that no font has is left out."""
    pen = ruler.pen(sizes)
    marks = [
        _written(mark, ruler) if spans_have_words or mark.shape is not Shape.SPAN else replace(mark, label=None)
        for mark in story.marks
    ]
    layout = _trimmed(lay_out(marks, view, width, sizes, pen), sizes)
    times = (at for at in story.published if sizes.lane and view.start <= at <= view.end)
    lane = dict.fromkeys(_LANE * round(layout.scale.x(milliseconds(at)) / _LANE) for at in times)
    return Drawing(
        name="still",
        sizes=sizes,
        layout=_isolated(layout),
        ticks=tuple(
            replace(tick, words=isolated(tick.words), below=isolated(tick.below))
            for tick in ticks_of(view, width, catalogue, sizes, pen)
        ),
        lane=tuple(lane),
    )


def height_of(drawing: Drawing) -> float:
    """Of all that chart.svg.j2 makes of it, in the drawing's own pixels."""
    return drawing.layout.above + drawing.layout.below + 2 * AROUND


def labelled(drawing: Drawing) -> list[Mark]:
    """The marks that have words."""
    points = [node.named for node in drawing.layout.nodes if node.flag and node.named]
    return points + [bar.marks[0] for bar in drawing.layout.bars if bar.words]


def _written(mark: Mark, ruler: Ruler) -> Mark:
    return replace(mark, label=ruler.writable(mark.label) if ruler.writable(mark.when) else None)


def _trimmed(layout: Layout, sizes: Sizes) -> Layout:
    """Without the room that the page keeps for zooming."""
    points = (node.flag.box.top if node.flag else node.y + layout.radius + 4 for node in layout.nodes)
    bars = (_EDGE - bar.bottom for bar in layout.bars)
    return replace(
        layout,
        above=max([2 * layout.radius + 10, *points]) + _EDGE,
        below=max([sizes.axis, *bars]) + sizes.lane,
    )


def _isolated(layout: Layout) -> Layout:
    return replace(
        layout,
        nodes=tuple(replace(node, flag=_words(node.flag)) for node in layout.nodes),
        bars=tuple(replace(bar, words=_words(bar.words)) for bar in layout.bars),
    )


def _words(words: Words | None) -> Words | None:
    return words and replace(words, lines=tuple(map(isolated, words.lines)), when=isolated(words.when))


def words_of(story: Story, view: View, sizes: Sizes, width: float, catalogue: Catalogue) -> Iterable[str]:
    """What must be written for the chart to be understood: the words of its axis."""
    for tick in ticks_of(view, width, catalogue, sizes):
        yield from (tick.words, tick.below)
    if sizes.lane:
        yield catalogue.text("lane")
