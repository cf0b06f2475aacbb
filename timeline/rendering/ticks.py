"""The ticks of the axis at round times, from minutes to centuries, and their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from babel import Locale

from timeline.models import Model
from timeline.rendering import localdates as local
from timeline.rendering.axis import View
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.labels import Pen, estimate
from timeline.rendering.scale import Scale, clamp, milliseconds
from timeline.rendering.sizes import WIDE, Sizes

_EPOCH = datetime(1970, 1, 1)
_MINUTE = 60_000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_CLOCKS = (*(step * _MINUTE for step in (1, 5, 15, 30)), *(step * _HOUR for step in (1, 3, 6, 12)))
_DAYS = (1, 2, 5, 10, 15)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_AIR = 6.0


class Tick(Model, frozen=True):
    """A tick at `x` pixels, its words, and where these have their middle: they do not stick out at the edges. `below`
    is the second line, said once for each year or day."""

    x: float
    words: str
    words_x: float
    below: str = ""
    below_x: float = 0.0


class _Words(NamedTuple):
    words: str
    below: str


def ticks_of(
    view: View, width: float, catalogue: Catalogue, sizes: Sizes = WIDE, pen: Pen | None = None
) -> tuple[Tick, ...]:
    """Ticks at round times, as many as fit into `width` pixels. A second line that would run into the next that is said
    is left away."""
    pen = pen or estimate(sizes)
    scale = Scale(milliseconds(view.start), milliseconds(view.end), width)
    ticks: list[Tick] = []
    said, before = "", None
    for at, (words, below) in _candidates(view, scale, sizes, catalogue.locale):
        x = scale.x(milliseconds(at))
        tick = Tick(
            x, words, _inside(x, words, width, pen), "" if below == said else below, _inside(x, below, width, pen)
        )
        said = below
        if tick.below:
            if before is not None and _meet(ticks[before], tick, pen):
                ticks[before] = Tick(ticks[before].x, ticks[before].words, ticks[before].words_x)
            before = len(ticks)
        ticks.append(tick)
    return tuple(ticks)


def _inside(x: float, words: str, width: float, pen: Pen) -> float:
    half = pen.tick(words) / 2
    return clamp(x, half, width - half)


def _meet(one: Tick, other: Tick, pen: Pen) -> bool:
    reach = (pen.tick(other.below) + pen.tick(one.below)) / 2 + _AIR
    return other.below_x - one.below_x < reach


def _candidates(view: View, scale: Scale, sizes: Sizes, locale: Locale) -> Iterator[tuple[datetime, _Words]]:
    room = (scale.end - scale.start) * (sizes.tick_room / scale.width)
    clock = next((step for step in _CLOCKS if view.clock and step >= room), None)
    if clock:
        for at in _even(scale, clock):
            yield at, _Words(local.clock(at, locale), local.day(at, locale, short=True))
        return
    days = next((step for step in _DAYS if step * _DAY >= room), None)
    if days:
        for at in _even(scale, _DAY):
            # counted within the month, so that the same days carry a tick whatever the view
            if (at.day - 1) % days == 0 and (days == 1 or at.day + days // 2 <= 31):
                yield at, _Words(local.day(at, locale, year=False, short=True), f"{at.year}")
        return
    months = next((step for step in _MONTHS if step * 30 * _DAY >= room), None)
    if months:
        for at in _first_days(view, 1, months):
            yield at, _Words(local.month(at, locale, year=False, short=True), f"{at.year}")
        return
    years = next((step for step in _YEARS if step * 365 * _DAY >= room), _YEARS[-1])
    for at in _first_days(view, years, 12):
        yield at, _Words(f"{at.year}", "")


def _even(scale: Scale, step: int) -> Iterator[datetime]:
    for number in range(ceil(scale.start / step), int(scale.end // step) + 1):
        yield _EPOCH + timedelta(milliseconds=number * step)


def _first_days(view: View, years: int, months: int) -> Iterator[datetime]:
    for year in range(ceil(view.start.year / years) * years, view.end.year + 1, years):
        for month in range(1, 13, months):
            at = datetime(max(year, 1), month, 1)
            if view.start <= at <= view.end:
                yield at
