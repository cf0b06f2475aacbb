"""The events of one topic, each laid out once: its states have most of theirs in common, but for the weight."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from timeline.models import Analysis, Article, Event
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.entries import Entry, entry_of


class LaidOut:
    """Entries that have been made, for pages in one language on which outlets have the same tones. `corrections` says
    whether they offer how to correct them."""

    def __init__(self, tones: Mapping[str, int], catalogue: Catalogue, *, corrections: bool = True) -> None:
        self._tones, self._catalogue, self._corrections = tones, catalogue, corrections
        self._known: dict[tuple[str, bool], list[tuple[Event, list[Article], Entry]]] = {}

    def entry(self, event: Event, analyses: Mapping[str, Analysis], *, dated: bool) -> Entry:
        """The event in the words of the page. Evidence from articles that are not among `analyses` is passed over."""
        known = self._known.setdefault((event.id, dated), [])
        articles = [analyses[each.article].article for each in event.evidence if each.article in analyses]
        for before, told, entry in known:
            if before is event:
                return entry
            if before.weighed_as(event) == event and told == articles:
                return replace(entry, weight=event.weight)
        made = entry_of(event, analyses, self._tones, self._catalogue, dated=dated)
        if not self._corrections:
            made = replace(made, correction="")
        known.append((event, articles, made))
        return made
