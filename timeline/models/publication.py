"""When an article was published, and who says so."""

from __future__ import annotations

from datetime import time

from timeline.models.base import Model
from timeline.models.certainty import Certainty
from timeline.models.messages import Message
from timeline.models.moment import Moment


class Clue(Model, frozen=True):
    """One piece of evidence for a publication time: its kind (`date line`, `capture`, `sibling`, ...) and the words;
    `text` is what it says in English."""

    kind: str
    message: Message

    @property
    def text(self) -> str:
        return str(self.message)


class Basis(Model, frozen=True):
    """Whether each part of a publication time is stated or inferred. None: there is no such part (a bare day has no
    clock), or the part is left open (a clock whose zone nobody names)."""

    day: Certainty | None = None
    clock: Certainty | None = None
    zone: Certainty | None = None


class Dating(Model, frozen=True):
    """When an article was published and updated, and who says so.

    `clock` is the time of day of a date line such as "Today, 07:40" whose day is not known yet. `lender` is the id of
    the sibling from which the day was borrowed: a borrowed day is never lent on. `zone` says in words where the offset
    comes from; `zone_name` is the page's own zone (IANA) where that is known, for a clock that still waits for its day.
    `basis` is of `published`.
    """

    published: Moment | None = None
    updated: Moment | None = None
    clock: time | None = None
    updated_clock: time | None = None
    evidence: tuple[Clue, ...] = ()
    certainty: Certainty = Certainty.UNKNOWN
    zone: str | None = None
    zone_name: str | None = None
    lender: str | None = None
    basis: Basis | None = None
