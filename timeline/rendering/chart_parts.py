"""The chart's data in two parts where a story is long: marks need not wait for all their words to be seen.

The page holds where all marks stand, and the words of those that the chart may name at once. All other words come in a
script beside the page, which it asks for once the chart is there: unlike JSON, a script can be loaded from a disk, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.models import Model
from timeline.rendering.chart_data import told_columns
from timeline.rendering.content_names import named_by_content
from timeline.rendering.escaping import json_for_script
from timeline.rendering.marks import Mark
from timeline.rendering.scale import milliseconds

_NAMED = 400  # of the weightiest marks have their words in the page, ...
_STRETCHES = 240  # ... and so has the weightiest of each of so many parts of the view and of all time


class ChartParts(Model, frozen=True):
    """`page` is for the page; `script` and its `path`, beside the page, are None where the page holds all."""

    page: dict[str, Any]
    path: str | None = None
    script: bytes | None = None


def chart_parts(data: Mapping[str, Any], marks: Sequence[Mark], *, whole: bool) -> ChartParts:
    """Part the `data` of the chart with these marks; with `whole`, the page holds all."""
    if whole:
        return ChartParts({**data})
    told = {
        "marks": data["marks"]["told"],
        "undated": data["undated"],
        "published": data["published"]["words"],
    }
    script = f"window.storyTimeline.takeWords({json_for_script(told)});\n".encode()
    path = named_by_content("words.js", script)
    at_once = _at_once(marks, data["view"], data["whole"])
    few = {"n": at_once, **told_columns([marks[n] for n in at_once], data["sources"])}
    columns = {key: column for key, column in data["marks"].items() if key != "told"}
    page = {
        **data,
        "marks": {**columns, "few": few},
        "undated": {key: [] for key in data["undated"]},
        "published": {**data["published"], "words": []},
        "src": path,
    }
    return ChartParts(page, path, script)


def _at_once(marks: Sequence[Mark], view: Sequence[int], whole: Sequence[int]) -> list[int]:
    """The places of the marks with words in the page, in order. Of two as weighty the earlier counts for more."""
    labelled = [n for n, mark in enumerate(marks) if mark.label]
    found = set(sorted(labelled, key=lambda n: (-marks[n].weight, n))[:_NAMED])
    for start, end in (view, whole):
        best: dict[int, int] = {}
        for n in labelled:
            middle = (milliseconds(marks[n].start) + milliseconds(marks[n].end)) / 2
            part = int((middle - start) * _STRETCHES // max(end - start, 1))
            if 0 <= part < _STRETCHES and (part not in best or marks[n].weight > marks[best[part]].weight):
                best[part] = n
        found.update(best.values())
    return sorted(found)
