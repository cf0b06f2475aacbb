"""Time expressions, and how their values were reached."""

from __future__ import annotations

from timeline.models.base import Model
from timeline.models.certainty import Certainty
from timeline.models.granularity import Granularity
from timeline.models.interval import Interval
from timeline.models.messages import Message
from timeline.models.span import Span


class Step(Model, frozen=True):
    """One step of how a value was reached, for `explain` and "why this date"; `text` is what it says in English."""

    step: str
    message: Message

    @property
    def text(self) -> str:
        return str(self.message)


class Anchor(Model, frozen=True):
    """What a relative expression is counted from: `dct`, `timex` (an earlier expression, at `span`) or `event`."""

    kind: str
    value: str | None = None
    span: Span | None = None


class Alternative(Model, frozen=True):
    """Another reading, as good or nearly as good as the one chosen."""

    value: str
    reason: Message


class Timex(Model, frozen=True):
    """A time expression. `type`, `value` and `mod` follow TIMEX3; `value` is None with a `reason` where it cannot be
    resolved. Of a set, `quant` is the quantifier ("EVERY"), `freq` how often in each ("2X": twice). `basis` names for
    each part of the value (year, month, ...) whether it is stated, or from what it was filled in. `ends` are the TIMEX3
    values of the first and last part of a range, or of a length that begins or ends with the publication.
    """

    span: Span
    text: str
    type: str
    value: str | None
    rule: str
    certainty: Certainty
    mod: str | None = None
    edtf: str | None = None
    interval: Interval | None = None
    granularity: Granularity | None = None
    anchor: Anchor | None = None
    basis: dict[str, str] = {}
    alternatives: tuple[Alternative, ...] = ()
    reason: str | None = None
    steps: tuple[Step, ...] = ()
    quant: str | None = None
    freq: str | None = None
    ends: tuple[str, str] | None = None
