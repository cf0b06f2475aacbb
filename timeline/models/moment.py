"""Points in time, to the unit that is stated."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from timeline.models.base import At, Model
from timeline.models.granularity import Granularity

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?P<clock>T[0-9]{2}:[0-9]{2}(?P<seconds>:[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class Moment(Model, frozen=True):
    """A point in time as a file or a page states it. `at` is naive where no zone is known; what lies below
    `granularity` in it is filler and is never printed."""

    at: At
    granularity: Granularity

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ISO 8601: `2024-11-15` (a day) or `2024-11-15T10:48[:30[.5]][+01:00 or Z]`; a fraction of a second is
        dropped. Raises ValueError for anything else: the short forms of ISO 8601 would be read as another granularity.
        """
        text = text.strip()
        stated = _ISO.fullmatch(text)
        if stated is None:
            raise ValueError(f"{text[:40]!r} is not written as 2024-11-15 or 2024-11-15T10:48[:30][+01:00]")
        if stated["clock"] is None:
            return cls(at=datetime.combine(date.fromisoformat(text), time()), granularity=Granularity.DAY)
        granularity = Granularity.SECOND if stated["seconds"] else Granularity.MINUTE
        return cls(at=datetime.fromisoformat(text).replace(microsecond=0), granularity=granularity)

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def has_clock(self) -> bool:
        return self.granularity.rank > Granularity.DAY.rank

    def __str__(self) -> str:
        if not self.has_clock:
            return self.day.isoformat()
        timespec = "seconds" if self.granularity is Granularity.SECOND else "minutes"
        return self.at.isoformat(timespec=timespec)
