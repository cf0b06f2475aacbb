"""What an expression is read against: the publication time, what the text has just spoken of, the tense of its
clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from timeline.models import Alternative, Anchor, Granularity, Interval, Message, Moment, Span, Step, said
from timeline.temporal.values import CalendarValue

Tense = Literal["past", "future", "present", "nearest"]


@dataclass(frozen=True, slots=True)
class Focus:
    """A time that the text has spoken of, and where; `states_year` where its words name the year, `is_frame` where it
    opens its sentence, all of which lies in it ("In 2021, ...").
    """

    value: CalendarValue
    span: Span
    text: str
    states_year: bool = False
    is_frame: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`dct` None: the publication time is unknown. `focus` is the last date before the expression (`focus_is_near`: in
    its own sentence, `focus_is_next`: in the one before), `quarter_named` the last quarter named, `clock` the last time
    of day, `day` the day that its own sentence has named, for clock times. `tense` is None where the clause gives no
    hint. `zone` is the IANA name of the source's zone, for clock times that state none. A narrative keeps its own
    running time, news hold to the publication.
    """

    dct: Moment | None
    hemisphere: str = "north"
    zone: str | None = None
    tense: Tense | None = None
    focus: Focus | None = None
    period: Focus | None = None
    day: Focus | None = None
    focus_is_near: bool = False
    focus_is_next: bool = False
    quarter_named: Focus | None = None
    clock: Focus | None = None
    is_narrative: bool = False

    @property
    def today(self) -> date | None:
        return None if self.dct is None else self.dct.day

    @property
    def quarter(self) -> Focus | None:
        """The quarter that the sentence speaks of, else the one that the text reports on."""
        if self.focus_is_near and self.focus is not None and self.focus.value.granularity is Granularity.QUARTER:
            return self.focus
        return self.period

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


def offset_of(at: datetime) -> str:
    """The offset as TIMEX3 writes it ("Z", "+01:00"), to the minute (local mean times have seconds); "" without one."""
    written = at.strftime("%z")
    if not written:
        return ""
    return "Z" if written == "+0000" else f"{written[:3]}:{written[3:5]}"
