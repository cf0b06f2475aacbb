"""The HTML of a topic's page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from timeline.rendering.axis import has_strip
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.chart_data import chart_data
from timeline.rendering.chart_parts import ChartParts, chart_parts
from timeline.rendering.content_names import named_by_content
from timeline.rendering.drawing import drawings_of, period_of
from timeline.rendering.embedding import embedding_of, texts_script
from timeline.rendering.escaping import json_for_script
from timeline.rendering.finding import controls_of, search_data
from timeline.rendering.frame import Frame
from timeline.rendering.legend import legend_of
from timeline.rendering.list_pages import FIRST, list_pages, places_of
from timeline.rendering.page import TopicPage
from timeline.rendering.rails import rails_of
from timeline.rendering.sharing import Sharing
from timeline.rendering.summary import summary_of


def topic_files(
    page: TopicPage,
    frame: Frame,
    catalogue: Catalogue,
    past: dict[str, Any] | None = None,
    exports: Mapping[str, bytes] = MappingProxyType({}),
    *,
    sharing: Sharing,
    pictures: Collection[str] = (),
    languages: Sequence[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """The pages of one topic by their names in its folder, whole and readable before any script has run: the first,
    which has the chart and the articles, then those of a long list, and last what its chart, its search and its panel
    need.

    `past` are its states for the script, None for a page that tells of the present only. `exports` are the files beside
    the page, by their names, that it offers, `pictures` the names of those of the chart. `sharing` is what other sites
    are told, `languages` are the codes of those in which it has an embed, its own first.
    """
    lists = list_pages(page)
    places = places_of(lists)
    several = len(lists) > 1
    data = json_for_script(search_data(lists, page.sources)) if several else None
    script = f"window.storyTimeline.takeEvents({data});\n".encode() if data and not frame.packing.single else None
    script_path = named_by_content("search.js", script) if script else None
    downloads = {name: frame.packing.download(name, content) for name, content in exports.items()}
    parts = chart_parts_of(page, catalogue, whole=frame.packing.single or not several)
    texts = None if frame.packing.single else texts_script(exports)
    texts_path = named_by_content("texts.js", texts) if texts else None
    shown = {
        "root": "../../",
        "page": page,
        "lists": lists,
        "places": places,
        "finding": controls_of(page, catalogue),
    }
    yield (
        FIRST,
        frame.page(
            "topic.html.j2",
            catalogue,
            **shown,
            downloads=downloads,
            shared=sharing,
            embedding=embedding_of(page, frame.base_url, {*exports, *pictures}, downloads, texts_path, languages),
            rails=rails_of(page, places, catalogue),
            search_path=script_path,
            search_data=None if script else data,
            legend=legend_of(page.marks, past["states"] if past else ()),
            past=json_for_script(past) if past else None,
            **_chart(page, parts, catalogue),
        ),
    )
    for each in lists[1:]:
        yield each.path, frame.page("list_page.html.j2", catalogue, **shown, list=each)
    if parts and parts.path and parts.script:
        yield parts.path, parts.script
    if script and script_path:
        yield script_path, script
    if texts and texts_path:
        yield texts_path, texts


def chart_parts_of(page: TopicPage, catalogue: Catalogue, *, whole: bool) -> ChartParts | None:
    """The data of the page's chart, in two parts unless the page is to hold the `whole`; None where it has no chart."""
    if page.view is None:
        return None
    data = chart_data(page.marks, page.view, page.published, catalogue, page.undated)
    return chart_parts(data, page.marks, whole=whole)


def _chart(page: TopicPage, parts: ChartParts | None, catalogue: Catalogue) -> dict[str, object]:
    if page.view is None or parts is None:
        return {"data": None}
    return {
        "drawings": drawings_of(page.marks, page.view, [each.at for each in page.published], catalogue),
        "strip": has_strip(page.marks, page.view),
        "period": period_of(page.view, catalogue),
        "summary": summary_of(page.marks, catalogue),
        "data": json_for_script(parts.page),
    }
