"""The embed of a topic: its chart and one event at a time, for a frame on another page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from timeline.models import Certainty, Status
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.chart_data import chart_data
from timeline.rendering.chart_parts import ChartParts, chart_parts
from timeline.rendering.content_names import named_by_content
from timeline.rendering.drawing import drawings_of, period_of
from timeline.rendering.entries import Entry, Evidence
from timeline.rendering.escaping import json_for_script
from timeline.rendering.finding import Controls, controls_of
from timeline.rendering.frame import Frame
from timeline.rendering.legend import shapes_of
from timeline.rendering.list_pages import FIRST, LONGEST, entries_of, list_pages, places_of
from timeline.rendering.marks import extent
from timeline.rendering.page import TopicPage
from timeline.rendering.sizes import Sizes
from timeline.rendering.summary import summary_of

EMBED = "embed.html"
"""In the language of the page; see `embed_file` for others."""

_FEW = 5  # events that are read without a script
_PLAIN = ("point", "moment")  # need no legend
# Low charts: the frame is to be no higher than a picture in a text
_WIDE = Sizes(flag=190, lines=2, long_lines=2, flags=8, above=108, below=124, each=2, stack_rows=3, lane=8, told=0)
_NARROW = Sizes(
    title=13, title_line=16.5, date=12, date_line=16, flag=140, lines=3, long_flag=200, long_lines=3, flags=3,
    bar_words=200, above=102, below=64, each=2, stack_rows=2, lane=8, told=0,
)  # fmt: skip
_WIDTHS = (("wide", 860.0, _WIDE), ("middle", 540.0, _WIDE), ("narrow", 276.0, _NARROW))


def embed_file(language: str, languages: Sequence[str]) -> str:
    """Which file is the embed in one of these languages, of which that of the page comes first."""
    return EMBED if language == languages[0] else f"embed.{language}.html"


def embed_files(
    page: TopicPage, frame: Frame, catalogue: Catalogue, languages: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    """The embed by its name in the folder of the topic and, of a story of very many events, the scripts that hold what
    is told of each, and the words of its chart, which are those of the page in the same language. It leads to the page
    of the topic, and stands by itself without a script. `languages` are those in which there is one, that of the page
    first: `page` and `catalogue` are in one of them.
    """
    entries = tuple(entries_of(page))
    places = places_of(list_pages(page))
    data = json_for_script(told_of(entries, page.sources, catalogue))
    inside = len(entries) <= LONGEST or frame.packing.single
    parts = _parts(page, catalogue, whole=inside)
    script = f"window.storyTimeline.takeEvents({data});\n".encode()
    path = named_by_content("embed.js", script)
    yield (
        embed_file(catalogue.language, languages),
        frame.page(
            "embed.html.j2",
            catalogue,
            root="../../",
            theme=replace(frame.theme, logo=None, footer=None, links=()),  # the page around it has its own
            page=page,
            told=_told(page, len(entries), catalogue),
            places={entry.id: places.get(entry.id, FIRST) for entry in entries},
            languages=languages,
            few=_weightiest(entries),
            finding=_controls(page, catalogue),
            events=data if inside else None,
            events_path=None if inside else path,
            legend=tuple(shape for shape in shapes_of(page.marks) if shape not in _PLAIN),
            **_chart(page, parts, catalogue),
        ),
    )
    if not inside:
        yield path, script
    if parts and parts.path and parts.script:
        yield parts.path, parts.script


def told_of(entries: Sequence[Entry], sources: Mapping[str, int], catalogue: Catalogue) -> dict[str, Any]:
    """What the embed tells of each event, in the order of the list, as columns. A quotation is its words, by turns
    plain and marked; what returns stands once, in `names`, and is meant by its number."""
    number = {name: n for n, name in enumerate(sources)}
    certainties, statuses = list(Certainty), list(Status)
    quoted = [_quoted(entry) for entry in entries]
    return {
        "names": {"source": list(sources), "certainty": certainties, "status": statuses},
        "sure": [catalogue.text(f"certainty_{each.value}") for each in certainties],
        "id": [entry.id for entry in entries],
        "title": [entry.title for entry in entries],
        "language": [entry.language or "" for entry in entries],
        "when": [entry.when for entry in entries],
        "machine": [entry.machine or "" for entry in entries],
        "dated": [int(entry.dated) for entry in entries],
        "certainty": [certainties.index(entry.certainty) for entry in entries],
        "status": [statuses.index(entry.status) for entry in entries],
        "sources": [[number[name] for name in entry.sources if name in number] for entry in entries],
        "weight": [round(entry.weight, 3) for entry in entries],
        "newest": [entry.newest for entry in entries],
        "notes": [list(entry.notes) for entry in entries],
        "differ": [list(entry.disputed) for entry in entries],
        "quote": [_turns(each) if each else [] for each in quoted],
        "outlet": [each.outlet if each else "" for each in quoted],
        "published": [each.published if each else "" for each in quoted],
        "href": [each.href or "" if each else "" for each in quoted],
        "tone": [each.tone if each else 0 for each in quoted],
        "former": {entry.id: entry.former for entry in entries if entry.former},
    }


def _quoted(entry: Entry) -> Evidence | None:
    """The first quotation that has words, else who tells of it at all."""
    return next((each for each in entry.evidence if each.pieces), next(iter(entry.evidence), None))


def _turns(evidence: Evidence) -> list[str]:
    turns = [""]
    for piece in evidence.pieces:
        if piece.marked == (len(turns) % 2 == 0):
            turns[-1] += piece.text
        else:
            turns.append(piece.text)
    return turns


def _weightiest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The few that matter most, in the order of the list: those with a date first, of two as weighty the later one."""
    ranked = sorted(range(len(entries)), key=lambda n: (not entries[n].dated, -entries[n].weight, -n))[:_FEW]
    return tuple(entries[n] for n in sorted(ranked))


def _told(page: TopicPage, events: int, catalogue: Catalogue) -> str:
    counts = {"events": catalogue.count(events, "event"), "articles": catalogue.count(len(page.articles), "article")}
    if not page.marks:
        return catalogue.text("embed_told_undated", **counts)
    return catalogue.text("embed_told", when=extent(page.marks, catalogue), **counts)


def _controls(page: TopicPage, catalogue: Catalogue) -> Controls:
    """Sources and certainty, in menus: a frame has little room."""
    filters = controls_of(page, catalogue).filters
    small = tuple(replace(each, menu=True) for each in filters if each.name != "status")
    return Controls(filters=small, search=False, sorts=(), events=0)


def _parts(page: TopicPage, catalogue: Catalogue, *, whole: bool) -> ChartParts | None:
    """The data of the chart, without the articles and what has no date, of which the page tells."""
    if page.view is None:
        return None
    parts = chart_parts(
        chart_data(page.marks, page.view, page.published, catalogue, page.undated), page.marks, whole=whole
    )
    data = {**parts.page, "undated": {}, "sizes": {"wide": asdict(_WIDE), "narrow": asdict(_NARROW)}}
    data["published"] = {"at": [], "id": [], "words": []}
    data["words"] = {**data["words"], "lane": ""}
    return replace(parts, page=data)


def _chart(page: TopicPage, parts: ChartParts | None, catalogue: Catalogue) -> dict[str, object]:
    if page.view is None or parts is None:
        return {"data": None}
    return {
        "drawings": drawings_of(page.marks, page.view, (), catalogue, _WIDTHS),
        "period": period_of(page.view, catalogue),
        "summary": summary_of(page.marks, catalogue),
        "data": json_for_script(parts.page),
    }
