"""What an expression is read against: the publication time, what the text has just spoken of, the tense of its
clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.models import Alternative, Anchor, Interval, Message, Moment, Span, Step, said
from timeline.temporal.values import CalendarValue

Tense = Literal["past", "future", "present", "nearest"]


@dataclass(frozen=True, slots=True)
class Focus:
    """A time that the text has spoken of, and where (`sentence` counted from 0); `states_year` where its words name the
    year, `is_frame` where it opens its sentence, all of which lies in it ("In 2021, ..."), `is_reported` where it dates
    a saying, `is_limit` where it only bounds a stretch of time ("since 26 July").
    """

    value: CalendarValue
    span: Span
    text: str
    states_year: bool = False
    is_frame: bool = False
    sentence: int = 0
    is_reported: bool = False
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`dct` None: the publication time is unknown; `zone` is the IANA name of the source's zone, for clock times that
    state none. A narrative keeps its own running time, news hold to the publication. `tense` is None where the clause
    gives no hint. `sentence` is that of the expression, counted from 0.

    What the text has spoken of before: `focus` its last date, `quarter` the quarter that its sentence speaks of, else
    the one that the text reports on, `last_quarter` the last one named, `clock` the last time of day, `day` the day
    that a clock time here is of.
    """

    dct: Moment | None
    hemisphere: str = "north"
    zone: str | None = None
    is_narrative: bool = False
    tense: Tense | None = None
    sentence: int = 0
    focus: Focus | None = None
    quarter: Focus | None = None
    last_quarter: Focus | None = None
    clock: Focus | None = None
    day: Focus | None = None

    @property
    def today(self) -> date | None:
        return None if self.dct is None else self.dct.day

    @property
    def focus_is_near(self) -> bool:
        """Whether the last date stands in the same sentence."""
        return self.focus is not None and self.focus.sentence == self.sentence

    @property
    def focus_is_next(self) -> bool:
        """Whether the last date stands in the sentence before."""
        return self.focus is not None and self.focus.sentence == self.sentence - 1

    @property
    def publication(self) -> Message:
        """The publication in words for a step: "the publication on 2024-11-15 10:48"."""
        return said("the publication on {published}", published=self.published)

    @property
    def published(self) -> Message:
        """The publication time in words for a step: "2024-11-15 10:48"."""
        return Message(str(self.dct).replace("T", " "), at=str(self.dct))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a meaning comes to. `value` is a part of the calendar; `text` (with `edtf`) the TIMEX3 value of what is not
    one part of it.
    """

    value: CalendarValue | None = None
    text: str | None = None
    mod: str | None = None
    interval: Interval | None = None
    anchor: Anchor | None = None
    basis: tuple[tuple[str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    quant: str | None = None
    freq: str | None = None
    ends: tuple[str, str] | None = None
    edtf: str | None = None


class UnresolvedError(ValueError):
    """The expression cannot be placed; the message is the `reason` that the reader is given. Never leaves this
    package.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


NO_DCT = said("counted from the publication time, which is unknown")


OUTSIDE = said("outside the years 1 to 9999")


def too_little(named: Focus) -> Message:
    """Why nothing is counted from a date that the text has named, such as a day from a year."""
    return said('the last date named before it ("{named}") says too little', named=named.text)


def dct_anchor(scene: Scene) -> Anchor:
    return Anchor(kind="dct", value=str(scene.dct) if scene.dct else None)


def focus_anchor(focus: Focus) -> Anchor:
    return Anchor(kind="timex", value=focus.value.timex3(), span=focus.span)


def need_today(scene: Scene) -> date:
    if scene.today is None:
        raise UnresolvedError(NO_DCT)
    return scene.today
