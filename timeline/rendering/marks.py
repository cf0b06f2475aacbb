"""What the chart draws: one mark an event that has a place on the axis.

A stated day or moment is a point. Anything wider but bounded is a span, over its whole extent. "Then or before" is a
point with a tail. The axis runs in the wall-clock time of the sources; marks carry no zone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from timeline.models import Certainty, Event, Interval, Model, Status
from timeline.rendering import localdates as local
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import event_short

_DAY = timedelta(days=1)
_SHORT = timedelta(days=4)  # a story shorter than this is drawn by the hour, where a day is no longer a point


class Shape(StrEnum):
    """How a mark is drawn."""

    POINT = "point"
    SPAN = "span"
    BEFORE = "before"
    AFTER = "after"


class Mark(Model, frozen=True):
    """An event on the axis, from `start` to `end` (a point: both the same), zone-less. `when` is its date in a few
    letters. `label` is None where no words of it read as a label. `open` is for what has not come to pass, as far as
    the articles say. `sources` are the outlets that tell of it."""

    event: str
    shape: Shape
    start: datetime
    end: datetime
    title: str
    when: str
    label: str | None = None
    weight: float = 0.0
    open: bool = False
    disputed: bool = False
    certainty: Certainty = Certainty.UNKNOWN
    status: Status = Status.HAPPENED
    sources: tuple[str, ...] = ()


class Publication(Model, frozen=True):
    """An article in the lane under the chart: its id, when it was published (zone-less) and what to say of it."""

    article: str
    at: datetime
    words: str


def marks_of(events: Sequence[Event], catalogue: Catalogue) -> tuple[Mark, ...]:
    """The marks of those events that have a place on the axis, in order of time."""
    placed = [(event, *place) for event in events if (place := _place(event.interval))]
    if not placed:
        return ()
    first, last = min(start for _, _, start, _ in placed), max(end for *_, end in placed) - timedelta(microseconds=1)
    has_clock = any(shape is Shape.SPAN and end - start < _DAY for _, shape, start, end in placed)
    by_the_hour = has_clock and last - first <= _SHORT
    year, number = Counter(start.year for _, _, start, _ in placed).most_common(1)[0]
    usual = year if 2 * number > len(placed) else None
    one_day = first.date() == last.date()
    marks = [
        _mark(event, shape, start, end, _Axis(by_the_hour, one_day, usual), catalogue)
        for event, shape, start, end in placed
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.event)))


def extent(marks: Sequence[Mark], catalogue: Catalogue) -> str:
    """From the first to the last day of the marks: "from June to 2 December 2024". The ends are as fine as they are
    told: where the first mark is a span, its month or its year alone."""
    first = min(marks, key=lambda mark: mark.start)
    start, end = first.start.date(), max(_last_day(mark) for mark in marks)
    if start == end:
        return catalogue.text("extent_day", day=local.day(end, catalogue.locale))
    far = start.year != end.year
    if first.shape is not Shape.SPAN:
        begin = local.day(start, catalogue.locale, year=far)
        return catalogue.text("extent_from_day", first=begin, last=local.day(end, catalogue.locale))
    if far and start.month == 1 and first.end - first.start > timedelta(days=360):
        begin = f"{start.year}"
    else:
        begin = local.month(start, catalogue.locale, year=far)
    return catalogue.text("extent", first=begin, last=local.day(end, catalogue.locale))


def _last_day(mark: Mark) -> date:
    return (mark.end - timedelta(microseconds=1)).date() if mark.shape is Shape.SPAN else mark.end.date()


class _Axis(Model, frozen=True):
    """What the axis says for all marks: whether it counts hours, is one day only, and the year most of them are in;
    None where no year has most of them, so that each mark must say its own."""

    by_the_hour: bool
    one_day: bool
    year: int | None


def _mark(event: Event, shape: Shape, start: datetime, end: datetime, axis: _Axis, catalogue: Catalogue) -> Mark:
    elsewhere = not start.year == (end - timedelta(microseconds=1)).year == axis.year
    when = event_short(event, catalogue, year=elsewhere, day=not axis.one_day)
    if shape is Shape.SPAN and _is_point(start, end, by_the_hour=axis.by_the_hour):
        shape = Shape.POINT
    if shape is not Shape.SPAN:
        end = start
    return Mark(
        event=event.id,
        shape=shape,
        start=start,
        end=end,
        title=event.title,
        when=when,
        label=event.label,
        weight=event.weight,
        open=event.status in (Status.PLANNED, Status.POSSIBLE),
        disputed=bool(event.disputed),
        certainty=event.certainty,
        status=event.status,
        sources=event.outlets,
    )


def _is_point(start: datetime, end: datetime, *, by_the_hour: bool) -> bool:
    return end - start <= (timedelta(hours=1) if by_the_hour else _DAY)


def _place(interval: Interval | None) -> tuple[Shape, datetime, datetime] | None:
    """Shape and extent, half-open; None for what has no place on the axis."""
    if interval is None:
        return None
    earliest, latest = (_wall(interval.earliest), _wall(interval.latest))
    if earliest and latest:
        return Shape.SPAN, earliest, max(earliest, latest)
    if latest:
        at = datetime.combine(interval.likely, time()) if interval.likely else (latest - timedelta(seconds=1))
        return Shape.BEFORE, at, at
    return (Shape.AFTER, earliest, earliest) if earliest else None


def _wall(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=None) if at else None
