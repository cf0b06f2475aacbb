"""The HTML of a topic's page."""

from __future__ import annotations

from typing import Any

from timeline.rendering.catalogue import Catalogue
from timeline.rendering.chart_data import chart_data
from timeline.rendering.drawing import drawings_of, period_of
from timeline.rendering.escaping import json_for_script
from timeline.rendering.frame import Frame
from timeline.rendering.legend import legend_of
from timeline.rendering.marks import Mark
from timeline.rendering.page import TopicPage


def topic_html(page: TopicPage, frame: Frame, catalogue: Catalogue, past: dict[str, Any] | None = None) -> bytes:
    """The page of one topic, whole and readable before any script has run; `past` are its states for the script."""
    return frame.page(
        "topic.html.j2",
        catalogue,
        root="../../",
        page=page,
        legend=legend_of(page.marks, past["states"] if past else ()),
        past=json_for_script(past) if past else None,
        **_chart(page, catalogue),
        outside=_outside(page, catalogue),
    )


def _chart(page: TopicPage, catalogue: Catalogue) -> dict[str, object]:
    if page.view is None:
        return {"data": None}
    return {
        "drawings": drawings_of(page.marks, page.view, [each.at for each in page.published], catalogue),
        "period": period_of(page.view, catalogue),
        "data": json_for_script(chart_data(page.marks, page.view, page.published, catalogue)),
    }


def _outside(page: TopicPage, catalogue: Catalogue) -> list[tuple[str, list[Mark]]]:
    if page.view is None:
        return []
    by_id = {mark.event: mark for mark in page.marks}
    sides = (
        (catalogue.text("outside_before"), page.view.before),
        (catalogue.text("outside_after"), page.view.after),
    )
    return [(words, [by_id[key] for key in keys]) for words, keys in sides if keys]
