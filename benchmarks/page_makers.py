"""The same events as a page of our own, of vis-timeline and of TimelineJS."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from timeline.models import Edition, Event
from timeline.rendering.escaping import json_for_script
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

PACKAGES = ("vis-timeline@8.5.4", "@knight-lab/timelinejs@3.9.11")


class Subject(NamedTuple):
    """A page that is measured. `text` and `chart` select what is there when text, and when the chart, can be seen;
    `grip` is what is dragged to pan it, at `depth`, a share of its height; `place` is an expression that tells where
    the chart is; `search` selects the field that its events are searched with, None where it has none."""

    name: str
    make: Callable[[Edition, Path], Path]
    text: str
    chart: str
    grip: str
    place: str
    depth: float = 0.04
    search: str | None = None


def ours() -> Subject:
    """A topic's page, from the whole site of the edition."""
    return Subject(
        "story-timeline",
        _our_page,
        text="li.event h4",
        chart="#chart-buttons:not([hidden])",
        grip="#chart",
        place="JSON.stringify(document.getElementById('chart')._fullLayout.xaxis.range)",
        search="#finding input[type=search]",
    )


def peers(modules: Path) -> Iterator[Subject]:
    """The others, from the node_modules that hold `PACKAGES`."""
    place = "JSON.stringify(chart.getWindow())"
    item = ".vis-item.vis-box, .vis-item.vis-range, .vis-item.vis-cluster"
    for name, cluster in (("vis-timeline", False), ("vis-timeline, clustering", True)):
        make = _vis_maker(modules, cluster=cluster)
        yield Subject(name, make, text=item, chart=item, grip=".vis-center", place=place)
    yield Subject(
        "TimelineJS",
        _timelinejs_maker(modules),
        text=".tl-headline",
        chart=".tl-timemarker",
        grip=".tl-timenav",
        place="getComputedStyle(document.querySelector('.tl-timenav-slider')).left",
        depth=0.9,
    )


def _our_page(edition: Edition, folder: Path) -> Path:
    write_site(render_site(edition, Settings()), folder)
    return folder / "topics" / edition.topics[0].key / "index.html"


def _vis_maker(modules: Path, *, cluster: bool) -> Callable[[Edition, Path], Path]:
    package = modules / "vis-timeline"

    def make(edition: Edition, folder: Path) -> Path:
        library = package / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
        style = package / "styles" / "vis-timeline-graph2d.min.css"
        options = {"height": "500px"} | ({"cluster": {"maxItems": 5}} if cluster else {})
        items = [_vis_item(event, start, end) for event, start, end in _placed(edition.topics[0].events)]
        script = "const chart = new vis.Timeline(document.getElementById('place'), new vis.DataSet(items), options);"
        return _written(folder, (library,), (style,), {"items": items, "options": options}, script)

    return make


def _timelinejs_maker(modules: Path) -> Callable[[Edition, Path], Path]:
    package = modules / "@knight-lab" / "timelinejs" / "dist"

    def make(edition: Edition, folder: Path) -> Path:
        shutil.copytree(package / "css", folder / "css")
        events = [_timelinejs_event(event, start, end) for event, start, end in _placed(edition.topics[0].events)]
        script = "const chart = new TL.Timeline('place', {events}, {hash_bookmark: false});"
        library, style = package / "js" / "timeline.js", folder / "css" / "timeline.css"
        return _written(folder, (library,), (style,), {"events": events}, script)

    return make


def _placed(events: Sequence[Event]) -> Iterator[tuple[Event, datetime, datetime | None]]:
    """The events that have a place on an axis, with their start, and their end where that is over a day later. Neither
    of the others can draw "then or before": they get the day on which it was reported."""
    for event in events:
        interval = event.interval and (event.reported or event.interval)
        if interval and interval.earliest and interval.latest:
            long = interval.latest - interval.earliest > timedelta(days=1)
            yield event, interval.earliest, interval.latest if long else None


def _vis_item(event: Event, start: datetime, end: datetime | None) -> dict[str, Any]:
    item = {"id": event.id, "content": event.title, "start": start.isoformat()}
    return item | ({"end": end.isoformat(), "type": "range"} if end else {"type": "box"})


def _timelinejs_event(event: Event, start: datetime, end: datetime | None) -> dict[str, Any]:
    quoted = event.evidence[0].text if event.evidence else ""
    told: dict[str, Any] = {"start_date": _date(start), "text": {"headline": event.title, "text": quoted}}
    return told | ({"end_date": _date(end)} if end else {})


def _date(at: datetime) -> dict[str, int]:
    return {"year": at.year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute}


def _written(
    folder: Path, libraries: Sequence[Path], styles: Sequence[Path], data: dict[str, Any], script: str
) -> Path:
    """A page that loads a library from where it lies and draws the data, as the library's own guide has it."""
    links = [f'<link rel="stylesheet" href="{path.resolve().as_uri()}">' for path in styles]
    links += [f'<script src="{path.resolve().as_uri()}"></script>' for path in libraries]
    given = "\n".join(f"const {name} = {json_for_script(value)};" for name, value in data.items())
    page = folder / "index.html"
    page.write_text(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Measured</title>\n"
        + "\n".join(links)
        + "</head>\n<body><div id='place' style='height: 600px'></div>\n"
        + f"<script>{given}\n{script}</script></body></html>",
        encoding="utf-8",
    )
    return page
