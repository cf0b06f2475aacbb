"""When an article was published: weighs what the lines of its page state, and orders dates such as 03/04/2024."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.models import Dating, said
from timeline.reading.day_order import order_of
from timeline.reading.frames import Frame
from timeline.reading.resolving import Hints, resolve, with_zone
from timeline.reading.statements import Place, Statement
from timeline.reading.testimony import Testimony
from timeline.reading.weighing import Silence, weigh

__all__ = ["Frame", "date_article", "with_zone"]

_SILENCE = Silence(
    none=said("no date line was found on the page"),
    only_update=said("the page states only when it was updated; taken as its publication"),
)


def date_article(statements: Iterable[Statement], frame: Frame) -> Dating:
    """Choose publication and update time. A line labelled "published" weighs most, then a date line under the headline,
    below the article, in the dateline, above the headline; a stated day weighs more than one counted from the capture.

    A page that states only an update is taken to be published then, and this is said.
    """
    lines = list(statements)
    hints = Hints(order_of(lines))
    return weigh(sorted((resolve(line, frame, hints) for line in lines), key=_weight), frame, _SILENCE)


def _weight(testimony: Testimony) -> tuple[bool, int, bool, bool, int, bool]:
    """Smaller weighs more. Away from the headline a line with a clock outweighs a bare day (today's, a founding's)."""
    statement = testimony.statement or Statement(text="")
    known = testimony.moment is not None or statement.clock is not None
    away = statement.place is not Place.HEAD
    label = testimony.label
    return (not known, label, away, away and statement.clock is None, statement.place, statement.day is None)
