"""Who tells of an event, and how many voices that are: outlets that go back to one origin are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.models import Analysis, Event, Model
from timeline.rendering.catalogue import Catalogue


class Voices(Model, frozen=True):
    """`origins` are those that the evidence names, in the event's order. `own` speak for themselves, for their
    sentences name nobody: outlets, or the agency whose story they run, in order of the alphabet."""

    outlets: tuple[str, ...]
    origins: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it can be told how many voices the outlets are: an origin or an agency is named."""
        return bool(self.origins) or 0 < len(self.own) < len(self.outlets)

    @property
    def count(self) -> int:
        """How many confirm each other at most."""
        return len(self.origins) + len(self.own)


def voices_of(event: Event, analyses: Mapping[str, Analysis]) -> Voices:
    """The voices of the event. Evidence from articles that are not among `analyses` is passed over."""
    evidence = [(each, analyses[each.article].article) for each in event.evidence if each.article in analyses]
    sourced = {article.outlet for mention, article in evidence if mention.origin}
    own: dict[str, str] = {}
    for _, article in evidence:
        if article.outlet not in sourced:
            own.setdefault((article.agency or article.outlet).casefold(), article.agency or article.outlet)
    named = {origin.casefold() for origin in event.origins}
    return Voices(event.outlets, event.origins, tuple(sorted(own[key] for key in own.keys() - named)))


def voices_in_short(voices: Voices, catalogue: Catalogue) -> str | None:
    """ "2 outlets", "2 outlets, 1 origin: ZNA", "3 outlets, 2 origins"; None for a single outlet."""
    if len(voices.outlets) < 2:
        return None
    if not voices.known:
        return catalogue.count(len(voices.outlets), "outlet")
    if voices.count == 1:
        return _named(voices, catalogue)
    return catalogue.text("origins_counted", **_counts(voices, catalogue))


def voices_in_words(voices: Voices, catalogue: Catalogue) -> Iterator[str]:
    """With all names: outlets and origins; and which of these stand there because they name nobody."""
    if not voices.known:
        yield f"{catalogue.count(len(voices.outlets), 'outlet')}: {catalogue.listing(voices.outlets)}"
        return
    yield _named(voices, catalogue)
    if voices.own and voices.origins:
        yield catalogue.count(len(voices.own), "origins_own", names=catalogue.listing(voices.own))


def _named(voices: Voices, catalogue: Catalogue) -> str:
    names = catalogue.listing((*voices.origins, *voices.own))
    return catalogue.text("origins", names=names, **_counts(voices, catalogue))


def _counts(voices: Voices, catalogue: Catalogue) -> dict[str, str]:
    return {
        "outlets": catalogue.count(len(voices.outlets), "outlet"),
        "origins": catalogue.count(voices.count, "origin"),
    }
