"""Who tells of an event: outlets that go back to one origin, or run one text, are one voice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from timeline.models import Article, Mention, Model
from timeline.reading.sources import find_agency


class Voices(Model, frozen=True):
    """`origins` are those that the evidence names, in the event's order. `own` speak for themselves, for their
    sentences name nobody: outlets, or the agency whose story they run, in order of the alphabet.

    `alike` are the outlets of each text that several of them run. `unnamed` are those of `own` that stand for such a
    text, being the first to run it, because nobody says whose it is.
    """

    outlets: tuple[str, ...]
    origins: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    unnamed: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether it can be told how many voices the outlets are: an origin, an agency or a common text is known."""
        return bool(self.origins) or 0 < len(self.own) < len(self.outlets)

    @property
    def count(self) -> int:
        """How many confirm each other at most."""
        return len(self.origins) + len(self.own)


def voices_among(
    evidence: Sequence[tuple[Mention, Article]], outlets: Collection[str], origins: Collection[str]
) -> Voices:
    """The voices of an event by its mentions with their articles, in order of publication."""
    texts: dict[str, list[Article]] = {}
    for _, article in evidence:
        texts.setdefault(article.copy_of or article.id, []).append(article)
    sourced = {article.outlet for mention, article in evidence if mention.origin}
    own: dict[str, str] = {}
    unnamed: set[str] = set()
    for articles in texts.values():
        if any(article.outlet in sourced for article in articles):
            continue
        agency = _agency_of(articles)
        name = agency or articles[0].outlet
        voice = own.setdefault(name.casefold(), name)
        if agency is None and len(_outlets(articles)) > 1:
            unnamed.add(voice)
    named = {origin.casefold() for origin in origins}
    left = [own[key] for key in own.keys() - named]
    runs = {_outlets(articles) for articles in texts.values()}
    return Voices(
        outlets=tuple(outlets),
        origins=tuple(origins),
        own=tuple(sorted(left)),
        alike=tuple(sorted(outlets for outlets in runs if len(outlets) > 1)),
        unnamed=frozenset(unnamed.intersection(left)),
    )


def _outlets(articles: Iterable[Article]) -> tuple[str, ...]:
    return tuple(sorted({article.outlet for article in articles}))


def _agency_of(articles: Iterable[Article]) -> str | None:
    """The agency that any of those who run a text names, or is."""
    known = (article.agency or (article.outlet if find_agency(article.outlet) else None) for article in articles)
    return next((agency for agency in known if agency), None)
