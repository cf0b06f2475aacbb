"""The HTML of the site: a page for each topic, and the index of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline import __version__
from timeline.models import Edition
from timeline.rendering.articles import published_at
from timeline.rendering.assets import Assets
from timeline.rendering.bars import tone_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.chart_data import chart_data
from timeline.rendering.drawing import drawings_of, period_of
from timeline.rendering.escaping import json_for_script
from timeline.rendering.legend import legend_of
from timeline.rendering.marks import Mark
from timeline.rendering.page import TopicPage
from timeline.rendering.templating import environment


def topic_html(page: TopicPage, assets: Assets, catalogue: Catalogue, past: dict[str, Any] | None = None) -> bytes:
    """The page of one topic, whole and readable before any script has run; `past` are its states for the script."""
    return _render(
        "topic.html.j2",
        catalogue,
        root="../../",
        assets=assets.paths,
        style_ids=assets.style_ids,
        page=page,
        legend=legend_of(page.marks, past["states"] if past else ()),
        past=json_for_script(past) if past else None,
        **_chart(page, catalogue),
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


def _card(page: TopicPage) -> dict[str, Any]:
    """A topic of the index with its strip: shape, left, right (both in thousandths) and tone, each once, so that ten
    thousand events take no more room than the eye can tell apart."""
    strip: dict[tuple[str, int, int, int], None] = {}
    if page.view:
        outside = {*page.view.before, *page.view.after}
        for mark in page.marks:
            if mark.event in outside:
                continue
            left, right = (round(max(0.0, min(1.0, page.view.share(at))) * 1000) for at in (mark.start, mark.end))
            tone = tone_of((mark.end - mark.start) / (page.view.end - page.view.start))
            strip[mark.shape.value, left, right, tone] = None
    return {"page": page, "strip": tuple(strip)}
