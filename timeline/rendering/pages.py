"""The HTML of the site: a page for each topic, and the index of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from msgspec import structs

from timeline import __version__
from timeline.models import Edition, Model
from timeline.rendering.articles import published_at
from timeline.rendering.assets import Assets
from timeline.rendering.axis import View, ticks_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.escaping import json_for_script
from timeline.rendering.figure import WIDTH, figure_of, tone_of
from timeline.rendering.layout import Layout, lay_out
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.page import TopicPage
from timeline.rendering.sizes import NARROW, WIDE, Sizes
from timeline.rendering.templating import environment

_EPOCH = datetime(1970, 1, 1)
_PHONE = 326.0


def topic_html(page: TopicPage, assets: Assets, catalogue: Catalogue) -> bytes:
    """The page of one topic, whole and readable before any script has run."""
    return _render(
        "topic.html.j2",
        catalogue,
        root="../../",
        assets=assets.paths,
        style_ids=assets.style_ids,
        page=page,
        drawings=_drawings(page, catalogue),
        shapes=_shapes(page.marks),
        tone_of=tone_of,
        data=json_for_script(_data(page, catalogue)) if page.view else None,
        outside=_outside(page, catalogue),
    )


def index_html(
    pages: Sequence[TopicPage], edition: Edition, assets: Assets, site_title: str, catalogue: Catalogue
) -> bytes:
    """The page of all topics, in the order of the edition."""
    return _render(
        "index.html.j2",
        catalogue,
        root="",
        assets=assets.paths,
        site_title=site_title,
        cards=[_card(page) for page in pages],
        unplaced=len(edition.unplaced),
        skipped=len(edition.skipped),
        newest=max((at for each in edition.analyses.values() if (at := published_at(each.article))), default=None),
    )


def _render(template: str, catalogue: Catalogue, **values: object) -> bytes:
    return environment(catalogue).get_template(template).render(version=__version__, **values).encode()


class Drawing(Model, frozen=True):
    """The chart as the server draws it, for readers without JavaScript and until Plotly is there."""

    name: str
    sizes: Sizes
    layout: Layout
    ticks: tuple[tuple[float, str, str], ...]
    lane: tuple[float, ...]


def _drawings(page: TopicPage, catalogue: Catalogue) -> list[Drawing]:
    if page.view is None:
        return []
    return [
        _drawing(page, page.view, "wide", WIDTH, WIDE, catalogue),
        _drawing(page, page.view, "narrow", _PHONE, NARROW, catalogue),
    ]


def _drawing(page: TopicPage, view: View, name: str, width: float, sizes: Sizes, catalogue: Catalogue) -> Drawing:
    ticks = tuple((view.share(tick.at) * width, tick.words, tick.below) for tick in ticks_of(view, width, catalogue))
    lane = tuple(view.share(each.at) * width for each in page.published if view.start <= each.at <= view.end)
    return Drawing(name=name, sizes=sizes, layout=lay_out(page.marks, view, width, sizes), ticks=ticks, lane=lane)


def _data(page: TopicPage, catalogue: Catalogue) -> dict[str, Any]:
    if page.view is None:
        raise ValueError("a page without marks has no chart")
    return {
        "figure": figure_of(page.marks, page.view, page.published),
        "marks": [_mark(mark) for mark in page.marks],
        "view": [_ms(page.view.start), _ms(page.view.end)],
        "whole": [_ms(page.view.whole_start or page.view.start), _ms(page.view.whole_end or page.view.end)],
        "sizes": {"wide": structs.asdict(WIDE), "narrow": structs.asdict(NARROW)},
        "words": {"lane": catalogue.text("lane")},
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.event,
        "shape": mark.shape.value,
        "start": _ms(mark.start),
        "end": _ms(mark.end),
        "label": mark.label,
        "when": mark.when,
        "weight": mark.weight,
        "open": mark.open,
        "disputed": mark.disputed,
    }


def _ms(at: datetime) -> int:
    """Milliseconds since 1970, the wall-clock time taken for UTC, as Plotly takes it."""
    return round((at - _EPOCH).total_seconds() * 1000)


def _shapes(marks: Sequence[Mark]) -> list[str]:
    """What the legend has to explain: only what is there to be seen."""
    shapes = [shape.value for shape in Shape if any(mark.shape is shape and not mark.open for mark in marks)]
    if any(mark.shape is Shape.POINT and mark.start.time() != time() for mark in marks):
        shapes = ["moment" if shape == "point" else shape for shape in shapes]
    return shapes + ["open"] * any(mark.open for mark in marks) + ["disputed"] * any(mark.disputed for mark in marks)


def _outside(page: TopicPage, catalogue: Catalogue) -> list[tuple[str, list[Mark]]]:
    if page.view is None:
        return []
    by_id = {mark.event: mark for mark in page.marks}
    sides = (
        (catalogue.text("outside_before"), page.view.before),
        (catalogue.text("outside_after"), page.view.after),
    )
    return [(words, [by_id[key] for key in keys]) for words, keys in sides if keys]


def _card(page: TopicPage) -> dict[str, Any]:
    strip: list[tuple[str, float, float, int]] = []
    if page.view:
        for mark in page.marks:
            if mark.event in (*page.view.before, *page.view.after):
                continue
            left, right = (max(0.0, min(1.0, page.view.share(at))) * 100 for at in (mark.start, mark.end))
            tone = tone_of((mark.end - mark.start) / (page.view.end - page.view.start))
            strip.append((mark.shape.value, left, right, tone))
    return {"page": page, "strip": strip}
