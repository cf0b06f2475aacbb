"""How an event is tied to others of its topic, as lines under its title that lead there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.models import Event, Kin, Model
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.escaping import printable


class Tie(Model, frozen=True):
    """The other event: its id and its title."""

    event: str
    title: str


class Relation(Model, frozen=True):
    """What the tie is, in words that go before the titles, and the events at its other end."""

    words: str
    ties: tuple[Tie, ...]


def relations_of(event: Event, catalogue: Catalogue) -> tuple[Relation, ...]:
    """The lines, in the order in which they are read; none where the event stands by itself."""
    return tuple(_relations(event, catalogue))


def _relations(event: Event, catalogue: Catalogue) -> Iterator[Relation]:
    if event.may_be:
        yield Relation(catalogue.text("may_be"), _ties(event.may_be))


def _ties(kin: Sequence[Kin]) -> tuple[Tie, ...]:
    return tuple(Tie(event=each.id, title=printable(each.title)) for each in kin)
