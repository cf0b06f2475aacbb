"""What one place of a page, or one field, says of when an article was published or updated."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.models import Basis, Certainty, Clue, Message, Moment, dated, quoted, said
from timeline.reading.statements import Label, Place, Statement

_PLACES = {
    Place.HEAD: "date line",
    Place.FOOT: "date line below the article",
    Place.DATELINE: "dateline",
    Place.TOP: "date line above the headline",
}
_LABELS = {Label.PUBLISHED: "published line", Label.UPDATED: "updated line"}


@dataclass(frozen=True, slots=True)
class Testimony:
    """A time with who states it. `moment` is None where the day, or everything, stays open.

    `kind` is what states it, `why` how its time came to be where it is not just read off, `zone` where its offset is
    from, in words, and `basis` whether each part of it is stated. Of a date line `statement` is what it says; `place`
    is where the page shows the time, if it does.
    """

    kind: str
    label: Label
    moment: Moment | None
    certainty: Certainty
    basis: Basis
    zone: str | None = None
    why: Message | None = None
    statement: Statement | None = None
    place: Place = Place.HEAD

    @property
    def quote(self) -> Message:
        """The words of a date line, else the time."""
        return quoted(self.statement.text.strip()) if self.statement else dated(self.moment)

    @property
    def clue(self) -> Clue:
        return Clue(self.kind, said("{quote} ({why})", quote=self.quote, why=self.why) if self.why else self.quote)


def as_stated(moment: Moment, kind: str, label: Label, zone: str = "stated by the page") -> Testimony:
    """What a field or a tag states: a clock without an offset stays without one. `zone` says whose an offset is."""
    aware = moment.has_clock and moment.at.tzinfo is not None
    clock = Certainty.STATED if moment.has_clock else None
    basis = Basis(day=Certainty.STATED, clock=clock, zone=Certainty.STATED if aware else None)
    return Testimony(kind, label, moment, Certainty.STATED, basis, zone if aware else None)


def of_field(found: Testimony, kind: str, label: Label) -> Testimony:
    """What a line says, as that of a field or tag: once its time is known, its words are of no more interest."""
    statement = found.statement if found.moment is None else None
    return replace(found, kind=kind, label=label, statement=statement, place=Place.HEAD)


def kind_of(statement: Statement) -> str:
    """What a date line is called, by its label, else by its place."""
    return _LABELS.get(statement.label, _PLACES[statement.place])
