"""What readers find events with: the choices above the list with their counts, and, where the list has several pages,
the words of all events for the page's script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.models import Certainty, Model, Status
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.entries import Entry
from timeline.rendering.escaping import printable
from timeline.rendering.list_pages import ListPage, entries_of
from timeline.rendering.page import TopicPage

_FEW = 8  # with fewer events, all can be seen at once: nothing to search, and no order but that of time
_TOGGLES = 3  # more outlets than this stand in a menu, ...
_LETTERS = 36  # ... and so do those whose names are longer together
SORTS = ("time", "backward", "weight", "newest")


class Choice(Model, frozen=True):
    """One value to filter by, as the page calls it and how many events have it. `tone` is the colour of an outlet."""

    value: str
    words: str
    count: int
    tone: int = 0


class Filter(Model, frozen=True):
    """The choices of one kind; `name` is that of the page's state and of its address. A `menu` hides them until it is
    opened."""

    name: str
    words: str
    choices: tuple[Choice, ...]
    menu: bool = True


class Controls(Model, frozen=True):
    """What stands above the list: `sorts` is empty and `search` False where there are few events."""

    filters: tuple[Filter, ...]
    search: bool
    sorts: tuple[str, ...]
    events: int


def controls_of(page: TopicPage, catalogue: Catalogue) -> Controls:
    """Only what helps: a filter with one value is no filter."""
    entries = tuple(entries_of(page))
    filters = [_sources(page.sources, entries, catalogue)]
    if len(entries) >= _FEW:
        filters.append(_kinds("certainty", [each.value for each in Certainty], entries, catalogue))
        filters.append(_kinds("status", [each.value for each in Status], entries, catalogue))
    return Controls(
        filters=tuple(each for each in filters if len(each.choices) > 1),
        search=len(entries) >= _FEW,
        sorts=SORTS if len(entries) >= _FEW else (),
        events=len(entries),
    )


def search_data(pages: Sequence[ListPage], sources: Iterable[str]) -> dict[str, Any]:
    """All events in the order of the list, as columns. `words` are what can be found beside the title; `paths` are the
    pages, each with how many events it has; names and dates that return stand once, in `names`."""
    entries = [entry for page in pages for entry in entries_of(page)]
    whens = {when: n for n, when in enumerate(dict.fromkeys(entry.when for entry in entries))}
    names = {"source": list(sources), "certainty": [*Certainty], "status": [*Status], "when": [*whens]}
    number = {name: n for n, name in enumerate(names["source"])}
    return {
        "names": names,
        "paths": [(page.path, sum(1 for _ in entries_of(page))) for page in pages],
        "id": [entry.id for entry in entries],
        "title": [entry.title for entry in entries],
        "when": [whens[entry.when] for entry in entries],
        "words": [_words(entry) for entry in entries],
        "dated": [int(entry.dated) for entry in entries],
        "sources": [[number[name] for name in entry.sources if name in number] for entry in entries],
        "certainty": [names["certainty"].index(entry.certainty) for entry in entries],
        "status": [names["status"].index(entry.status) for entry in entries],
        "weight": [round(entry.weight, 3) for entry in entries],
        "newest": [entry.newest for entry in entries],
        "former": {entry.id: entry.former for entry in entries if entry.former},
    }


def searched(entry: Entry) -> dict[str, Any]:
    """What `search_data` tells of one event, for one that the list does not have."""
    return {
        "title": entry.title,
        "when": entry.when,
        "words": _words(entry),
        "dated": int(entry.dated),
        "sources": entry.sources,
        "certainty": entry.certainty,
        "status": entry.status,
        "weight": round(entry.weight, 3),
        "newest": entry.newest,
    }


def _sources(tones: Mapping[str, int], entries: Sequence[Entry], catalogue: Catalogue) -> Filter:
    told = Counter(name for entry in entries for name in entry.sources)
    names = [name for name in tones if told[name]]
    menu = len(names) > _TOGGLES or len("".join(names)) > _LETTERS
    if menu:
        names.sort(key=lambda name: (-told[name], name.casefold(), name))
    choices = tuple(Choice(name, printable(name), told[name], tones[name]) for name in names)
    return Filter("source", catalogue.text("filter_source"), choices, menu=menu)


def _kinds(name: str, values: Sequence[str], entries: Sequence[Entry], catalogue: Catalogue) -> Filter:
    told = Counter(getattr(entry, name) for entry in entries)
    choices = [Choice(each, catalogue.text(f"{name}_{each}"), told[each]) for each in values if told[each]]
    return Filter(name, catalogue.text(f"filter_{name}"), tuple(choices))


def _words(entry: Entry) -> str:
    """Each quotation once, then the outlets. The title is found anyway: a quotation that says it in the same words need
    not."""
    quotations = ("".join(piece.text for piece in evidence.pieces) for evidence in entry.evidence)
    outlets = (evidence.outlet for evidence in entry.evidence)
    return " ".join(dict.fromkeys([*(_without(entry.title, each) for each in quotations), *outlets]))


def _without(words: str, text: str) -> str:
    """`text` without `words` where these first stand in it, unless they are part of longer ones."""
    before, found, after = text.partition(words) if words else (text, "", "")
    if not found or before[-1:].isalnum() or after[:1].isalnum():
        return text
    return before + after
