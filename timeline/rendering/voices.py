"""Who tells of an event, and how many voices that are, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Analysis, Event
from timeline.rendering.catalogue import Catalogue
from timeline.stories.voices import Voices, voices_among


def voices_of(event: Event, analyses: Mapping[str, Analysis]) -> Voices:
    """The voices of the event. Evidence from articles that are not among `analyses` is passed over."""
    evidence = [(each, analyses[each.article].article) for each in event.evidence if each.article in analyses]
    return voices_among(evidence, event.outlets, event.origins)


def voices_in_short(voices: Voices, catalogue: Catalogue) -> str | None:
    """ "2 outlets", "2 outlets, 1 origin: ZNA", "3 outlets, 2 origins"; None for a single outlet."""
    if len(voices.outlets) < 2:
        return None
    if not voices.known:
        return catalogue.count(len(voices.outlets), "outlet")
    if voices.count == 1 and not voices.unnamed:
        return _named(voices, catalogue)
    return catalogue.text("origins_counted", **_counts(voices, catalogue))


def voices_in_words(voices: Voices, catalogue: Catalogue) -> Iterator[str]:
    """With all names: outlets and origins; which of these stand there because they name nobody; and which outlets run
    one text."""
    if not voices.known:
        yield f"{catalogue.count(len(voices.outlets), 'outlet')}: {catalogue.listing(voices.outlets)}"
    elif voices.count == 1 and voices.unnamed:
        yield catalogue.text("origins_counted", **_counts(voices, catalogue))
    else:
        yield _named(voices, catalogue)
    alone = [name for name in voices.own if name not in voices.unnamed]
    if voices.known and alone and voices.origins:
        yield catalogue.count(len(alone), "origins_own", names=catalogue.listing(alone))
    for outlets in voices.alike:
        yield catalogue.text("origins_alike", names=catalogue.listing(outlets))


def _named(voices: Voices, catalogue: Catalogue) -> str:
    names = catalogue.listing((*voices.origins, *voices.own))
    return catalogue.text("origins", names=names, **_counts(voices, catalogue))


def _counts(voices: Voices, catalogue: Catalogue) -> dict[str, str]:
    return {
        "outlets": catalogue.count(len(voices.outlets), "outlet"),
        "origins": catalogue.count(voices.count, "origin"),
    }
