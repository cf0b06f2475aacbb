"""The axis: which part of the time it shows at first, and where its ticks stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import ceil

from babel import Locale

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.marks import Mark, Shape

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MOST = 0.6  # where this share of the marks ...
_SMALL = 0.35  # ... lies within this share of the whole time, the first view is of that part ...
_CLOSE = 0.5  # ... and of what stands no further from it than this share of its extent
_PAD = 0.04
_NEAR = 0.2  # publications this share of the axis away from the first and last event are in view as well
_TICK_ROOM = 76  # pixels between two ticks
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


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


class Tick(Model, frozen=True):
    """A tick and its words; `below` is the second line, said once for each year or day."""

    at: datetime
    words: str
    below: str = ""


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


def ticks_of(view: View, width: float, catalogue: Catalogue) -> tuple[Tick, ...]:
    """Ticks at round times, as many as fit into `width` pixels."""
    room = (view.end - view.start) * (_TICK_ROOM / width)
    ticks: list[Tick] = []
    below = None
    for at, words, second in _candidates(view, room, catalogue.locale):
        ticks.append(Tick(at, words, second if second != below else ""))
        below = second
    return tuple(ticks)


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


def _candidates(view: View, room: timedelta, locale: Locale) -> Iterator[tuple[datetime, str, str]]:
    hours = next((step for step in (1, 3, 6, 12) if step * _HOUR >= room), None)
    if hours:
        yield from _hours(view, hours, locale)
        return
    days = next((step for step in (1, 2, 5, 10) if step * _DAY >= room), None)
    if days:
        yield from _days(view, days, locale)
        return
    months = next((step for step in (1, 2, 3, 6) if step * 30 * _DAY >= room), None)
    if months:
        yield from _months(view, months, locale)
        return
    yield from _years(view, next((step for step in _YEAR_STEPS if step * 365 * _DAY >= room), _YEAR_STEPS[-1]))


def _hours(view: View, step: int, locale: Locale) -> Iterator[tuple[datetime, str, str]]:
    at = view.start.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= view.end:
        if at >= view.start:
            yield at, local.clock(at, locale), local.day(at, locale, short=True)
        at += step * _HOUR


def _days(view: View, step: int, locale: Locale) -> Iterator[tuple[datetime, str, str]]:
    at = view.start.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= view.end:
        # counted within the month, so that the same days carry a tick whatever the view
        round_day = (at.day - 1) % step == 0 and (step == 1 or at.day + step // 2 <= 31)
        if at >= view.start and round_day:
            yield at, local.day(at, locale, year=False, short=True), f"{at.year}"
        at += _DAY


def _months(view: View, step: int, locale: Locale) -> Iterator[tuple[datetime, str, str]]:
    for year in range(view.start.year, view.end.year + 1):
        for month in range(1, 13, step):
            at = datetime(year, month, 1)
            if view.start <= at <= view.end:
                yield at, local.month(at, locale, year=False, short=True), f"{year}"


def _years(view: View, step: int) -> Iterator[tuple[datetime, str, str]]:
    for year in range(-(-view.start.year // step) * step, view.end.year + 1, step):
        at = datetime(max(year, 1), 1, 1)
        if view.start <= at <= view.end:
            yield at, f"{year}", ""
