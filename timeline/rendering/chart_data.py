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
    lane = sorted(published, key=lambda each: each.at)
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
        "published": {
            "at": _steps([milliseconds(each.at) // 1000 for each in lane]),
            "id": [anchor(each.article) for each in lane],
            "words": [printable(each.words) for each in lane],
        },
        "view": [milliseconds(view.start), milliseconds(view.end)],
        "whole": [milliseconds(view.whole_start or view.start), milliseconds(view.whole_end or view.end)],
        "sizes": {"wide": structs.asdict(WIDE), "narrow": structs.asdict(NARROW)},
        "words": {key: catalogue.text(key) for key in _WORDS},
        "clock": view.clock,
        "clock_sign": local.clock_sign(catalogue.locale),
        "locale": str(catalogue.locale).replace("_", "-"),
    }


def mark_columns(marks: Sequence[Mark], sources: Sequence[str]) -> dict[str, Any]:
    """Marks as columns: where they stand and how much they matter, and, as `told`, what is said of them.

    Times are seconds, each start counted from the one before; `long` has the lengths of the spans alone; `kind` has a
    hexadecimal digit a mark: the number of its shape, with 4 for what is open and 8 for what is disputed.
    """
    return {
        "start": _steps([milliseconds(mark.start) // 1000 for mark in marks]),
        "long": [
            (milliseconds(mark.end) - milliseconds(mark.start)) // 1000 for mark in marks if mark.shape is Shape.SPAN
        ],
        "kind": "".join(f"{_SHAPES.index(mark.shape) + 4 * mark.open + 8 * mark.disputed:x}" for mark in marks),
        "weight": [round(mark.weight, 3) for mark in marks],
        "told": told_columns(marks, sources),
    }


def told_columns(marks: Sequence[Mark], sources: Sequence[str]) -> dict[str, Any]:
    """What is said of marks, as columns: what comes of a short list by its number in that; the label is 1 where it is
    the title, 0 where there is none."""
    number = {source: n for n, source in enumerate(sources)}
    return {
        "id": [mark.event for mark in marks],
        "title": [printable(mark.title) for mark in marks],
        "label": [_label(mark) for mark in marks],
        "when": [mark.when for mark in marks],
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


def _steps(times: Sequence[int]) -> list[int]:
    """Each counted from the one before, the first from 1970."""
    return [at - before for at, before in zip(times, [0, *times[:-1]], strict=True)] if times else []
