"""The past states of a topic in its page: what the page's script needs to show what was known at an earlier time.

Each state is laid out as the page is, by the same code and the same templates; here stands only what the page itself,
the first of a list in pages, does not show. An entry as the page has it is named by its id; a quotation or a reason
that stands on the page, by the event and its number there ("e1/0"); anything else is in `extras`. Where the list has
pages, an event that is not as the present knows it has in `find` what readers search.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from timeline.models import Edition, Model, State, Topic
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.changes import changes_counted, changes_in_words
from timeline.rendering.chart_data import mark_columns, vague_words
from timeline.rendering.dates import moment
from timeline.rendering.entries import Entry
from timeline.rendering.escaping import json_for_script
from timeline.rendering.finding import searched
from timeline.rendering.frame import Frame
from timeline.rendering.laid_out import LaidOut
from timeline.rendering.legend import shapes_of
from timeline.rendering.links import anchor
from timeline.rendering.list_pages import LONGEST, PART, entries_of, list_pages
from timeline.rendering.marks import Mark
from timeline.rendering.page import TopicPage, topic_page
from timeline.rendering.scale import milliseconds
from timeline.stories.versions import Version, versions_of

Part = TypeVar("Part", bound=Hashable)
STATES = "states.js"
MOST = 10_000  # events of a topic whose past is told: beyond, its file weighs more than readers would wait for ...
MOST_HELD = 2_000  # ... and so does a page that holds it
_WORDS = (
    *("past_label", "past_earlier", "past_later", "past_note", "past_back", "past_missing"),
    *("undated", "page_of", "page_before", "page_after"),
)


class Past(Model, frozen=True):
    """What the page itself holds of its past: the times, and what the legend of the chart then explains; and the
    states, which its script asks for when a reader looks back."""

    times: dict[str, Any]
    states: dict[str, Any]

    def in_page(self, *, whole: bool) -> dict[str, Any]:
        """What stands in the page; with `whole`, the states, too, for a page that holds all it needs."""
        return self.times | ({"all": self.states} if whole else {"src": STATES})

    def script(self) -> bytes:
        """The states as a file beside the page: unlike JSON, a page can load a script from a disk, too."""
        return f"storyTimeline.receiveStates({json_for_script(self.states)});\n".encode()


def shows_past(topic: Topic, *, single: bool) -> bool:
    """Whether a page, of a `single` file or not, tells of earlier states: of very many events they are not told."""
    return len(topic.events) <= (MOST_HELD if single else MOST)


def past_of(page: TopicPage, edition: Edition, catalogue: Catalogue, laid_out: LaidOut, frame: Frame) -> Past | None:
    """The states of the page's topic, oldest first, the present one last; None where there is but one.

    `laid_out` is what `topic_page` laid out for the page. A state lists `versions` of events by their numbers;
    `since` tells in which state an article came. Times are milliseconds since 1970, wall-clock times taken for UTC.
    """
    states = edition.states.get(page.key, ())
    if len(states) < 2:
        return None
    known = _Known(page, catalogue, frame)
    begun: dict[int, list[Version]] = {}
    for version in versions_of(states):
        begun.setdefault(version.since, []).append(version)
    titles: dict[str, str] = {}
    told: list[dict[str, Any]] = []
    shown: list[tuple[str, ...]] = []
    for place, state in enumerate(states[:-1]):
        then = replace(edition, analyses={**edition.analyses, **state.analyses})
        earlier = topic_page(state.topic, then, catalogue, tones=page.tones, laid_out=laid_out)
        shown.append(shapes_of(earlier.marks))
        told.append(known.state(earlier) | (_changes(begun.get(place, ()), titles, catalogue) if place else {}))
        titles |= {version.event.id: version.event.title for version in begun.get(place, ())}
    came = {anchor(key): place for place, state in reversed([*enumerate(states)]) for key in state.topic.articles}
    return Past(
        times={
            "states": [
                _when(state, catalogue) | {"shapes": shapes}
                for state, shapes in zip(states, [*shown, shapes_of(page.marks)], strict=True)
            ],
            "words": {key: catalogue.text(key) for key in _WORDS},
            "pages": {"longest": LONGEST, "part": PART},
        },
        states={
            "states": told,
            "since": came,
            "versions": known.versions,
            "extras": known.extras,
            "marks": mark_columns(known.marks, known.sources),
        },
    )


def _when(state: State, catalogue: Catalogue) -> dict[str, Any]:
    at = state.at.at
    instant = milliseconds(at.replace(tzinfo=None) - (at.utcoffset() or timedelta()))
    return {"at": str(state.at), "instant": instant, "words": moment(state.at, catalogue)}


def _changes(begun: Sequence[Version], titles: Mapping[str, str], catalogue: Catalogue) -> dict[str, Any]:
    words = {version.event.id: changes_in_words(version, titles, catalogue) for version in begun}
    return {
        "changes": {key: lines for key, lines in words.items() if lines},
        "summary": changes_counted(begun, catalogue),
    }


class _Known:
    """What the page shows, and what its past adds to it, each thing once."""

    def __init__(self, page: TopicPage, catalogue: Catalogue, frame: Frame) -> None:
        self.versions: list[dict[str, Any]] = []
        self.extras: list[str] = []
        self.marks: list[Mark] = []
        self._catalogue = catalogue
        self.sources = sorted({source for mark in page.marks for source in mark.sources})
        lists = list_pages(page)
        self._several = len(lists) > 1
        entries = list(entries_of(lists[0]))
        self._here = {entry.id: _as_ever(entry) for entry in entries}
        self._now = {entry.id: _as_ever(entry) for entry in entries_of(page)}
        self._lines = {line.id: line for line in page.articles}
        self._parts = {
            **_places(entries, lambda entry: entry.evidence),
            **_places(entries, lambda entry: entry.reasons),
        }
        self._version_of: dict[Entry, int] = {}
        self._mark_of: dict[Mark, int] = {}
        self._macros: Any = frame.macros("event.html.j2", catalogue)

    def state(self, page: TopicPage) -> dict[str, Any]:
        """A past state, laid out as `page`."""
        placed = {each.article for each in page.published}
        marks = {mark.event: self._mark(mark) for mark in page.marks}
        past: dict[str, Any] = {
            "title": page.title,
            "standfirst": page.standfirst,
            "groups": [
                (group.heading, int(group.month), [self._version(entry) for entry in group.entries])
                for group in page.groups
            ],
            "undated": [self._version(entry) for entry in page.undated],
            "marks": list(marks.values()),
            "lines": {
                anchor(line.id): str(self._macros.article(line))
                for line in page.articles
                if line != self._lines.get(line.id)
            },
            "unplaced": [anchor(line.id) for line in page.articles if line.id not in placed],
        }
        if page.view:
            view = page.view
            whole = (view.whole_start or view.start, view.whole_end or view.end)
            past["view"] = [milliseconds(view.start), milliseconds(view.end)]
            past["whole"] = [milliseconds(at) for at in whole]
        return past

    def _version(self, entry: Entry) -> int:
        if entry not in self._version_of:
            self._version_of[entry] = len(self.versions)
            self.versions.append(self._told(entry))
        return self._version_of[entry]

    def _told(self, entry: Entry) -> dict[str, Any]:
        told: dict[str, Any] = {"id": entry.id}
        if not entry.dated:
            told |= {"label": entry.label, "words": vague_words(entry, self._catalogue), "weight": entry.weight}
        if self._several and entry != self._now.get(entry.id):
            told["find"] = searched(entry)
        if entry != self._here.get(entry.id):
            bare = replace(entry, evidence=(), reasons=(), correction="")
            told["html"] = str(self._macros.event(bare, ""))
            told["quotes"] = [self._part(each, self._macros.quotation) for each in entry.evidence]
            told["reasons"] = [self._part(each, self._macros.reason) for each in entry.reasons]
        return told

    def _mark(self, mark: Mark) -> int:
        known = replace(mark, sources=tuple(source for source in mark.sources if source in self.sources))
        if known not in self._mark_of:
            self._mark_of[known] = len(self.marks)
            self.marks.append(known)
        return self._mark_of[known]

    def _part(self, part: Hashable, render: Callable[[Any], str]) -> str | int:
        if part not in self._parts:
            self._parts[part] = len(self.extras)
            self.extras.append(str(render(part)))
        return self._parts[part]


def _places(entries: Sequence[Entry], parts: Callable[[Entry], Sequence[Part]]) -> dict[Hashable, str | int]:
    """By part, where on the page it stands: "e1/0" is the first of the event e1."""
    return {part: f"{entry.id}/{n}" for entry in entries for n, part in enumerate(parts(entry))}


def _as_ever(entry: Entry) -> Entry:
    """The entry without what is told of the present only."""
    return replace(entry, picture=None, news="", former=())
