"""The Plotly figure of one topic. It stands by itself at its nominal width; the page's script moves flags and bars to
the width and the zoom that a reader has, and takes the colours from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from timeline.models import Model
from timeline.rendering.axis import View
from timeline.rendering.escaping import plotly_lines, plotly_text
from timeline.rendering.labels import Words, wide_of
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.links import anchor
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.points import PlacedPoint
from timeline.rendering.sizes import WIDE
from timeline.rendering.spans import PlacedBar

WIDTH = 976.0
MARGIN = 8
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,  # version 4 shows a button that uploads the data
    "plotlyServerURL": "",
    "scrollZoom": False,
    "doubleClick": "reset",
    "responsive": False,
}
# The light palette of the page's style sheet; the script replaces it by what the style sheet says
_INK, _SOFT, _ACCENT, _PAPER, _LINE = "#16181d", "#5d636e", "#b3261e", "#fffdf9", "#dcd9d2"
_TONES = ("#c4574f", "#d68a83", "#e6b5af", "#f0d3ce")
_FONT = "system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
_HOVER_LETTERS = 52
_TICKS = (
    ([None, 86_400_000], "%H:%M\n%-d %b %Y"),
    ([86_400_000, "M1"], "%-d %b\n%Y"),
    (["M1", "M12"], "%b\n%Y"),
    (["M12", None], "%Y"),
)


class Publication(Model, frozen=True):
    """An article in the lane under the chart: its id, when it was published (zone-less) and what to say of it."""

    article: str
    at: datetime
    words: str


def figure_of(marks: Sequence[Mark], view: View, published: Sequence[Publication]) -> dict[str, Any]:
    """`{"data", "layout", "config"}` as Plotly's browser library takes them; the same bytes for the same marks."""
    import plotly.graph_objects as go  # noqa: PLC0415 - takes half a second that no other command should pay

    layout = lay_out(marks, view, WIDTH, WIDE)
    height = layout.above + layout.below
    points = [mark for mark in marks if mark.shape is not Shape.SPAN]
    spans = [mark for mark in marks if mark.shape is Shape.SPAN]
    at = {point.mark.event: point.y for point in layout.points}
    bars = {bar.mark.event: bar for bar in layout.bars}
    figure = go.Figure(
        data=[
            _bars(go, spans, bars, view),
            _rings(go, [mark for mark in points if mark.disputed], at, layout),
            _points(go, points, at, layout),
            _lane(go, published, layout),
        ],
        layout=go.Layout(
            template=None,
            height=height + 2 * MARGIN,
            margin={"l": MARGIN, "r": MARGIN, "t": MARGIN, "b": MARGIN, "pad": 0},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            font={"family": _FONT, "size": 13, "color": _INK},
            showlegend=False,
            barmode="overlay",
            dragmode="pan",
            hovermode="closest",
            hoverdistance=12,
            hoverlabel={"align": "left", "bgcolor": _PAPER, "bordercolor": _LINE, "font": {"color": _INK, "size": 13}},
            xaxis=_xaxis(view, layout),
            yaxis={"visible": False, "fixedrange": True, "range": [-layout.below, layout.above]},
            annotations=[each for point in layout.points for each in _flag_words(point)]
            + [each for bar in layout.bars for each in _bar_words(bar, view)],
            shapes=[shape for point in layout.points for shape in _strokes(point, layout)],
        ),
    )
    plain: dict[str, Any] = figure.to_plotly_json()
    plain["layout"].pop("template", None)
    return {**plain, "config": CONFIG}


def tone_of(share: float) -> int:
    """0 for a narrow span to 3 for one that covers much of the view: the wider, the paler."""
    return sum(share > limit for limit in (0.05, 0.15, 0.4))


def _bars(go: Any, spans: Sequence[Mark], bars: dict[str, PlacedBar], view: View) -> Any:
    tones = [_TONES[tone_of((mark.end - mark.start) / (view.end - view.start))] for mark in spans]
    return go.Bar(
        orientation="h",
        base=[_iso(mark.start) for mark in spans],
        x=[(mark.end - mark.start) / timedelta(milliseconds=1) for mark in spans],
        y=[_middle(bars.get(mark.event)) for mark in spans],
        width=[bars[mark.event].high if mark.event in bars else WIDE.bar for mark in spans],
        marker={
            "color": [_PAPER if mark.open else tone for mark, tone in zip(spans, tones, strict=True)],
            "cornerradius": 2,
            "line": {
                "color": [
                    _INK if mark.disputed else _ACCENT if mark.open else tone
                    for mark, tone in zip(spans, tones, strict=True)
                ],
                "width": 1.5,
            },
        },
        customdata=[mark.event for mark in spans],
        hovertext=[_hover(mark) for mark in spans],
        hoverinfo="text",
        textposition="none",
    )


def _middle(bar: PlacedBar | None) -> float:
    """The height of a bar's middle; of one that the view does not show, where it would be nearest to the axis."""
    return bar.y - bar.high / 2 if bar else -WIDE.axis - WIDE.bar / 2


def _points(go: Any, points: Sequence[Mark], at: dict[str, float], layout: Layout) -> Any:
    return go.Scatter(
        mode="markers",
        x=[_iso(mark.start) for mark in points],
        y=[at.get(mark.event, layout.radius + 6) for mark in points],
        marker={
            "size": 2 * layout.radius,
            "color": [_PAPER if mark.open else _ACCENT for mark in points],
            "line": {"color": _ACCENT, "width": 2},
            "opacity": 1,
        },
        customdata=[mark.event for mark in points],
        hovertext=[_hover(mark) for mark in points],
        hoverinfo="text",
        cliponaxis=False,
    )


def _rings(go: Any, points: Sequence[Mark], at: dict[str, float], layout: Layout) -> Any:
    return go.Scatter(
        mode="markers",
        x=[_iso(mark.start) for mark in points],
        y=[at.get(mark.event, layout.radius + 6) for mark in points],
        marker={"size": 2 * layout.radius + 8, "symbol": "circle-open", "color": _INK, "line": {"width": 1.5}},
        customdata=[mark.event for mark in points],
        hoverinfo="skip",
        cliponaxis=False,
    )


def _lane(go: Any, published: Sequence[Publication], layout: Layout) -> Any:
    return go.Scatter(
        mode="markers",
        x=[_iso(each.at) for each in published],
        y=[-layout.below + 9] * len(published),
        marker={"symbol": "line-ns-open", "size": 14, "color": _SOFT, "line": {"width": 2}},
        customdata=[anchor(each.article) for each in published],
        hovertext=[plotly_lines(each.words, _HOVER_LETTERS) for each in published],
        hoverinfo="text",
        cliponaxis=False,
    )


def _xaxis(view: View, layout: Layout) -> dict[str, Any]:
    return {
        "type": "date",
        "range": [_iso(view.start), _iso(view.end)],
        "anchor": "free",
        "position": layout.below / (layout.above + layout.below),
        "showline": True,
        "linecolor": _INK,
        "linewidth": 1.5,
        "showgrid": True,
        "gridcolor": _LINE,
        "griddash": "1px,5px",
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": _INK,
        "tickfont": {"color": _SOFT, "size": 12},
        "tickangle": 0,
        "nticks": int(WIDTH // 90),
        "tickformatstops": [{"dtickrange": span, "value": form} for span, form in _TICKS],
        "automargin": False,
    }


def _flag_words(point: PlacedPoint) -> list[dict[str, Any]]:
    flag = point.flag
    if flag is None:
        return []
    side = "left" if flag.on_right else "right"
    place = {"x": _iso(point.mark.start), "xshift": WIDE.gap if flag.on_right else -WIDE.gap, "align": side}
    return _words(flag, place | {"xanchor": side, "name": point.mark.event})


def _bar_words(bar: PlacedBar, view: View) -> list[dict[str, Any]]:
    if bar.words is None:
        return []
    place = {"x": _iso(view.start), "xshift": bar.words.box.left, "align": "left"}
    return _words(bar.words, place | {"xanchor": "left", "name": bar.mark.event})


def _words(words: Words, place: dict[str, Any]) -> list[dict[str, Any]]:
    """The title and the date, each an annotation of its own: Plotly would make bold inside of one by a style attribute,
    which the page's content security policy forbids."""
    date_top = words.box.top - (0 if words.in_line else len(words.lines) * WIDE.title_line)
    beside = wide_of(words.lines[0], WIDE.title, bold=True) + WIDE.gap if words.in_line else 0
    title = {"text": "<br>".join(map(plotly_text, words.lines)), "y": words.box.top}
    date = {"text": plotly_text(words.when), "y": date_top, "xshift": place["xshift"] + beside}
    common = place | {"yanchor": "top", "showarrow": False, "borderpad": 0, "captureevents": True}
    return [
        common | title | {"font": {"size": WIDE.title, "color": _INK, "weight": 600}},
        common | date | {"font": {"size": WIDE.date, "color": _SOFT}},
    ]


def _strokes(point: PlacedPoint, layout: Layout) -> list[dict[str, Any]]:
    """The pole of a flag and the dotted tail of "then or before"."""
    at = _iso(point.mark.start)
    strokes: list[dict[str, Any]] = []
    if point.flag:
        strokes.append(_stroke(at, at, point.y + layout.radius, point.flag.box.top, _SOFT, 1))
    if point.mark.shape in (Shape.BEFORE, Shape.AFTER):
        side = -1 if point.mark.shape is Shape.BEFORE else 1
        tail = _stroke(side * WIDE.tail, side * (layout.radius + 2), point.y, point.y, _ACCENT, 3)
        strokes.append(tail | {"xsizemode": "pixel", "xanchor": at, "line": tail["line"] | {"dash": "2px,4px"}})
    return strokes


def _stroke(x0: Any, x1: Any, y0: float, y1: float, color: str, width: float) -> dict[str, Any]:
    line = {"color": color, "width": width}
    return {"type": "line", "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line}


def _hover(mark: Mark) -> str:
    return f"{plotly_lines(mark.title, _HOVER_LETTERS)}<br>{plotly_lines(mark.told, _HOVER_LETTERS)}"


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
