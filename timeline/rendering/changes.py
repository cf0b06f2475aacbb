"""What a state of a topic knows that the one before did not, in the words of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline.models import Event
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_when
from timeline.rendering.escaping import printable
from timeline.stories.versions import Change, Version

_COUNTED = (Change.NEW, Change.REDATED, Change.STATUS, Change.MERGED)


def changes_in_words(version: Version, titles: Mapping[str, str], catalogue: Catalogue) -> tuple[str, ...]:
    """ "new"; "date changed; before: June 2024", "now one event with: Ferry found". `titles` are those of absorbed
    events by their ids."""
    return tuple(_said(version, titles, catalogue))


def changes_counted(versions: Sequence[Version], catalogue: Catalogue) -> str:
    """ "3 new, 1 with another date" for the versions that begin in a state, or that no event has changed."""
    counts = Counter(change for version in versions for change in version.changes)
    said = [catalogue.count(counts[change], f"past_{change.value}") for change in _COUNTED if counts[change]]
    return catalogue.text("past_since", changes=catalogue.listing(said)) if said else catalogue.text("past_same")


def _said(version: Version, titles: Mapping[str, str], catalogue: Catalogue) -> Iterator[str]:
    before = version.before
    for change in version.changes:
        if change is Change.NEW:
            yield catalogue.text("change_new")
        elif change is Change.MERGED:
            names = [printable(titles[key]) for key in version.absorbed if key in titles]
            if names:
                yield catalogue.text("change_merged", titles=catalogue.listing(names))
        elif before is not None:
            yield from _differs(change, before, catalogue)


def _differs(change: Change, before: Event, catalogue: Catalogue) -> Iterator[str]:
    if change is Change.REDATED:
        yield catalogue.text("change_redated", when=event_when(before, catalogue))
    elif change is Change.STATUS:
        yield catalogue.text("change_status", status=catalogue.text(f"status_{before.status.value}"))
    elif change is Change.DISPUTED:
        yield catalogue.text("change_disputed")
    elif change is Change.RETITLED:
        yield catalogue.text("change_retitled", title=printable(before.title))
    elif change is Change.EVIDENCE:
        yield catalogue.text("change_evidence")
