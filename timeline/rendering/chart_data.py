"""The chart's data in the page: columns, because a name said ten thousand times is most of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from timeline.models import Certainty, Status
from timeline.rendering import localdates as local
from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.entries import Entry
from timeline.rendering.escaping import printable
from timeline.rendering.links import anchor
from timeline.rendering.marks import Mark, Publication, Shape
from timeline.rendering.scale import milliseconds
from timeline.rendering.sizes import NARROW, WIDE

_AS_TITLE = 1
_SHAPES, _CERTAINTIES, _STATUSES = list(Shape), list(Certainty), list(Status)
_WORDS = (
    "as_of",
    "lane",
    "chart_region",
    "disputed",
    "outside_after",
    "outside_after_now",
    "outside_before",
    "outside_before_now",
    "picture_sources",
    "rail_more",
    "show_all",
    "shown_from",
    "shown_part",
    "shown_to",
    "spoken_count",
    "spoken_event",
    "undated",
)


def chart_data(
    marks: Sequence[Mark],
    view: View,
    published: Sequence[Publication],
    catalogue: Catalogue,
    undated: Sequence[Entry] = (),
) -> dict[str, Any]:
    """All that the chart's script is given: marks, what has no date, publications, the first view and the whole of the
    story (milliseconds), lengths, words, and the language of its dates."""
    sources = sorted({source for mark in marks for source in mark.sources})
    return {
        "marks": mark_columns(marks, sources),
        "names": {"shape": _SHAPES, "certainty": _CERTAINTIES, "status": _STATUSES},
        "sources": sources,
        "undated": {
            "id": [entry.id for entry in undated],
            "label": [entry.label for entry in undated],
            "words": [vague_words(entry, catalogue) for entry in undated],
            "weight": [round(entry.weight, 3) for entry in undated],
        },
        "published": [
            {"at": milliseconds(each.at), "id": anchor(each.article), "words": printable(each.words)}
            for each in published
        ],
        "view": [milliseconds(view.start), milliseconds(view.end)],
        "whole": [milliseconds(view.whole_start or view.start), milliseconds(view.whole_end or view.end)],
        "sizes": {"wide": structs.asdict(WIDE), "narrow": structs.asdict(NARROW)},
        "words": {key: catalogue.text(key) for key in _WORDS},
        "clock": view.clock,
        "clock_sign": local.clock_sign(catalogue.locale),
        "locale": str(catalogue.locale).replace("_", "-"),
    }


def mark_columns(marks: Sequence[Mark], sources: Sequence[str]) -> dict[str, list[Any]]:
    """Marks, in order of time, as columns: times in seconds, each start counted from the one before; what comes of a
    short list by its number in that; the label is 1 where it is the title, 0 where there is none."""
    number = {source: n for n, source in enumerate(sources)}
    starts = [milliseconds(mark.start) // 1000 for mark in marks]
    ends = [milliseconds(mark.end) // 1000 for mark in marks]
    return {
        "id": [mark.event for mark in marks],
        "shape": [_SHAPES.index(mark.shape) for mark in marks],
        "start": [at - before for at, before in zip(starts, [0, *starts[:-1]], strict=True)] if marks else [],
        "long": [end - start for start, end in zip(starts, ends, strict=True)],
        "title": [printable(mark.title) for mark in marks],
        "label": [_label(mark) for mark in marks],
        "when": [mark.when for mark in marks],
        "weight": [round(mark.weight, 3) for mark in marks],
        "open": [int(mark.open) for mark in marks],
        "disputed": [int(mark.disputed) for mark in marks],
        "certainty": [_CERTAINTIES.index(mark.certainty) for mark in marks],
        "status": [_STATUSES.index(mark.status) for mark in marks],
        "sources": [[number[source] for source in mark.sources] for mark in marks],
    }


def vague_words(entry: Entry, catalogue: Catalogue) -> str:
    """What an event without a date says of its time, in quotation marks; "" for nothing."""
    return catalogue.text("quoted", words=entry.vague) if entry.vague else ""


def _label(mark: Mark) -> str | int:
    if not mark.label:
        return 0
    return _AS_TITLE if mark.label == mark.title else printable(mark.label)
