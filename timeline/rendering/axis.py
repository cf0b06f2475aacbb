"""The axis: which part of the time it shows at first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from timeline.models import Model
from timeline.rendering.marks import Mark, Shape

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_ENDS = (time(), time(23, 59, 59))  # of a day; the last is where "then or before" stands
_MOST = 5  # events are left out of the first view, or of a very long story ...
_OF_MANY = 100  # ... one in so many, ...
_OF_FEW = 3  # ... but never more than one in so many of a short one
_TRIED = 40
_MANY = 20
_COST = 1.5  # times as much room the others must gain by it, ...
_SHARE = 10  # ... and so many times the share that is left out on top
_LATER = 3  # what has happened since is missed as if it were so many events: it may be the latest news
_GAP, _GAP_AHEAD = 1.0, 0.2  # times the length of the view that they stand away from it; what is planned only so much
_PAD = 0.04
_NEAR = 0.2  # publications this share of the axis away from the first and last event are in view as well


class View(Model, frozen=True):
    """The stretch of time that the chart shows at first, and the ids of the events that lie outside it. Where `clock`
    is False, no event is of a time of day, and hours on the axis would say more than is known."""

    start: datetime
    end: datetime
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    whole_start: datetime | None = None
    whole_end: datetime | None = None
    clock: bool = True

    def share(self, at: datetime) -> float:
        """Where `at` stands in the view: 0 at its start, 1 at its end."""
        return (at - self.start) / (self.end - self.start)


def view_of(marks: Sequence[Mark], published: Sequence[datetime] = ()) -> View | None:
    """All of the story, or, where a few marks far off (a founding in 1912, a trial planned for next year) would squeeze
    the others into one spot, the time of those others. Without marks, None."""
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
        clock=by_the_clock(marks),
    )


def has_strip(marks: Sequence[Mark], view: View) -> bool:
    """Whether the chart has a strip below it to move in time with: not where a few events are all in view."""
    return len(marks) >= _MANY or bool(view.before or view.after)


def _dense(marks: Sequence[Mark]) -> tuple[datetime, datetime]:
    """From where to where the first view goes: of all ways to leave out the outermost marks, none included, the one
    that gives the others most room for what it costs."""
    starts = sorted(marks, key=lambda mark: mark.start)
    ends = sorted(marks, key=lambda mark: mark.end, reverse=True)
    least = _HOUR if by_the_clock(marks) else _DAY
    most = min(max(min(_MOST, max(1, len(marks) // _OF_FEW)), len(marks) // _OF_MANY), _TRIED, len(marks) - 1)
    best, view = 1.0, (starts[0].start, ends[0].end)
    whole = max(view[1] - view[0], least)
    for left in range(most + 1):
        for right in range(most + 1 - left):
            low, high = starts[left].start, ends[right].end
            if not (left + right and _are_far(starts[:left], ends[:right], low, high, least)):
                continue
            missed = left + sum(1 if mark.open else _LATER for mark in ends[:right])
            gain = whole / max(high - low, least) / (_COST + _SHARE * missed / len(marks))
            if gain > best:
                best, view = gain, (low, high)
    return view


def _are_far(before: Sequence[Mark], after: Sequence[Mark], low: datetime, high: datetime, least: timedelta) -> bool:
    """Whether a long gap parts these marks from those of the view."""
    long = max(high - low, least)
    ahead = _GAP_AHEAD if all(mark.open for mark in after) else _GAP
    return (
        low <= high
        and all(low - mark.end >= _GAP * long for mark in before)
        and all(mark.start - high >= ahead * long for mark in after)
    )


def by_the_clock(marks: Sequence[Mark]) -> bool:
    """Whether any of the marks is of a time of day; where none is, the axis has no hours to show."""
    return any(mark.start.time() not in _ENDS or mark.end.time() not in _ENDS for mark in marks)


def _padded(low: datetime, high: datetime, marks: Sequence[Mark]) -> tuple[datetime, datetime]:
    by_the_hour = by_the_clock(marks) and high - low < 4 * _DAY
    least = 3 * _HOUR if by_the_hour else 3 * _DAY
    pad = max((high - low) * _PAD, least - (high - low) / 2 if high - low < least else timedelta())
    tail = any(mark.shape is Shape.BEFORE and mark.start == low for mark in marks)
    return _shift(low, -pad - (pad if tail else timedelta())), _shift(high, pad)


def _shift(at: datetime, by: timedelta) -> datetime:
    try:
        return at + by
    except OverflowError:
        return at
