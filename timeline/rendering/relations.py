"""How an event is tied to others of its topic, as lines under its title that lead there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.models import Event, Kin, Model, Plan
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import written
from timeline.rendering.escaping import printable


class Tie(Model, frozen=True):
    """The other event: its id and its title."""

    event: str
    title: str


class Relation(Model, frozen=True):
    """What the tie is, in words that go before the titles, and the events at its other end, if any tells of it."""

    words: str
    ties: tuple[Tie, ...] = ()


def relations_of(event: Event, catalogue: Catalogue) -> tuple[Relation, ...]:
    """The lines, in the order in which they are read; none where the event stands by itself."""
    return tuple(_relations(event, catalogue))


def _relations(event: Event, catalogue: Catalogue) -> Iterator[Relation]:
    if event.plan is not None:
        yield from _of_plan(event.plan, catalogue)
    if event.may_be:
        yield Relation(catalogue.text("may_be"), _ties(event.may_be))


def _of_plan(plan: Plan, catalogue: Catalogue) -> Iterator[Relation]:
    former = _ties([plan.former] if plan.former else [])
    if plan.moved_from is not None:
        yield Relation(catalogue.text("plan_first", when=written(plan.moved_from, catalogue)), former)
    elif former:
        yield Relation(catalogue.text("plan_former"), former)
    later = _ties([plan.later] if plan.later else [])
    if plan.postponed_to is not None:
        yield Relation(catalogue.text("plan_moved_to", when=written(plan.postponed_to, catalogue)), later)
    elif later:
        yield Relation(catalogue.text("plan_moved"), later)
    if plan.ended_by is not None:
        yield Relation(catalogue.text("plan_called_off"), _ties([plan.ended_by]))


def _ties(kin: Sequence[Kin]) -> tuple[Tie, ...]:
    return tuple(Tie(event=each.id, title=printable(each.title)) for each in kin)
