"""What a still tells of a topic: plain values, so that stills can be made in other processes."""

from __future__ import annotations

from datetime import datetime

from timeline.models import Edition, Model, Topic
from timeline.rendering.articles import outlet_of, published_at
from timeline.rendering.axis import View, view_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import moment
from timeline.rendering.escaping import printable
from timeline.rendering.marks import Mark, marks_of
from timeline.rendering.page import standfirst
from timeline.rendering.summary import summary_of

_SOURCES = 8


class Story(Model, frozen=True):
    """A topic. `count` says how many events there are, `standfirst` also from when to when and who tells of them,
    `left_out` what the chart does not show and how many that are. `published` are times of articles, zone-less; `alt`
    says in words what is to be seen."""

    key: str
    title: str
    count: str
    standfirst: str
    sources: str
    alt: str
    as_of: str | None = None
    left_out: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    published: tuple[datetime, ...] = ()
    view: View | None = None


def story_of(topic: Topic, edition: Edition, catalogue: Catalogue) -> Story:
    """As the topic's page tells it. Articles that the edition does not hold are passed over."""
    articles = [edition.analyses[key].article for key in topic.articles if key in edition.analyses]
    marks = marks_of(topic.events, catalogue)
    times = tuple(at for article in articles if (at := published_at(article)))
    view = view_of(marks, times)
    newest = max(times, default=None)
    last = next((article for article in articles if newest and published_at(article) == newest), None)
    outlets = catalogue.listing(list(dict.fromkeys(map(outlet_of, articles))), _SOURCES)
    told = f"{standfirst(topic, articles, marks, catalogue)}."
    title = printable(topic.title)
    return Story(
        key=topic.key,
        title=title,
        count=catalogue.count(len(topic.events), "event"),
        standfirst=told,
        sources=catalogue.text("picture_sources", sources=outlets) if articles else "",
        alt=catalogue.text("picture_alt", title=title, summary=summary_of(marks, catalogue) or told),
        as_of=catalogue.text("as_of", moment=moment(last.dct, catalogue)) if last else None,
        left_out=_left_out(view, len(topic.events) - len(marks), catalogue),
        marks=marks,
        published=times,
        view=view,
    )


def _left_out(view: View | None, undated: int, catalogue: Catalogue) -> tuple[str, ...]:
    numbers = {
        "outside_before": len(view.before) if view else 0,
        "outside_after": len(view.after) if view else 0,
        "undated": undated,
    }
    return tuple(f"{catalogue.text(key)}: {catalogue.number(n)}" for key, n in numbers.items() if n)
