"""The axis: which part of the time it shows at first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from timeline.models import Model
from timeline.rendering.marks import Mark, Shape

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MOST = 0.6  # where this share of the marks ...
_SMALL = 0.35  # ... lies within this share of the whole time, the first view is of that part ...
_CLOSE = 0.5  # ... and of what stands no further from it than this share of its extent
_PAD = 0.04
_NEAR = 0.2  # publications this share of the axis away from the first and last event are in view as well


class View(Model, frozen=True):
    """The stretch of time that the chart shows at first, and the ids of the events that lie outside it."""

    start: datetime
    end: datetime
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    whole_start: datetime | None = None
    whole_end: datetime | None = None

    def share(self, at: datetime) -> float:
        """Where `at` stands in the view: 0 at its start, 1 at its end."""
        return (at - self.start) / (self.end - self.start)


def view_of(marks: Sequence[Mark], published: Sequence[datetime] = ()) -> View | None:
    """Where the story is dense. A few marks far off, such as a founding in 1912 in a story of three weeks, would
    squeeze all else into one spot, so they are left outside. Without marks, None."""
    if not marks:
        return None
    low, high = _dense(marks)
    near = [at for at in published if low - (high - low) * _NEAR <= at <= high + max((high - low) * _NEAR, _DAY)]
    start, end = _padded(min([low, *near]), max([high, *near]), marks)
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    whole_start, whole_end = _padded(min([first, *published]), max([last, *published]), marks)
    return View(
        start=start,
        end=end,
        before=tuple(mark.event for mark in marks if mark.end < start),
        after=tuple(mark.event for mark in marks if mark.start > end),
        whole_start=whole_start,
        whole_end=whole_end,
    )


def _dense(marks: Sequence[Mark]) -> tuple[datetime, datetime]:
    """From where to where the first view goes: all of the story, or, where most of it lies in a small part of that
    time, this part with what stands close to it."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    low, high = ordered[0].start, max(mark.end for mark in ordered)
    most = max(2, ceil(len(ordered) * _MOST))
    places = range(len(ordered) - most + 1)
    if not places:
        return low, high
    densest = min(places, key=lambda place: ordered[place + most - 1].start - ordered[place].start)
    core = ordered[densest : densest + most]
    start, end = core[0].start, max(mark.end for mark in core)
    if end - start > (high - low) * _SMALL:
        return low, high
    while True:
        room = max((end - start) * _CLOSE, _DAY)
        close = [mark for mark in ordered if mark.end >= start - room and mark.start <= end + room]
        wider = min(mark.start for mark in close), max(mark.end for mark in close)
        if wider[1] - wider[0] > (high - low) * _SMALL or wider == (start, end):
            return start, end
        start, end = wider


def _padded(low: datetime, high: datetime, marks: Sequence[Mark]) -> tuple[datetime, datetime]:
    by_the_hour = (
        any(mark.start.time() != mark.end.time() or mark.start.hour for mark in marks) and high - low < 4 * _DAY
    )
    least = 3 * _HOUR if by_the_hour else 3 * _DAY
    pad = max((high - low) * _PAD, least - (high - low) / 2 if high - low < least else timedelta())
    tail = any(mark.shape is Shape.BEFORE and mark.start == low for mark in marks)
    return _shift(low, -pad - (pad if tail else timedelta())), _shift(high, pad)


def _shift(at: datetime, by: timedelta) -> datetime:
    try:
        return at + by
    except OverflowError:
        return at
