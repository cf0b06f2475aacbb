"""When the moon is new, to the minute (Meeus, Astronomical Algorithms, chapter 49)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import floor, radians, sin

_FIRST = datetime(2000, 1, 6, 14, 20, 37)  # the mean new moon that the months are counted from, dynamical time
_MONTH = 29.530588861  # days
_CLOCKS = timedelta(seconds=69)  # that dynamical time is ahead of ours in these decades
# Days that the true new moon is off the mean one: factor, power of the eccentricity, multiples of the anomaly of the
# sun, of that of the moon, and of the moon's argument of latitude.
_TERMS = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
)


def new_moons(first: datetime, last: datetime) -> Iterator[datetime]:
    """The new moons from `first` to `last`, without zone, in universal time."""
    k = floor((first - _FIRST) / timedelta(days=_MONTH)) - 1
    while (at := _new_moon(k)) <= last:
        if at >= first:
            yield at
        k += 1


def _new_moon(k: int) -> datetime:
    centuries = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * centuries**2)
    latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * centuries**2)
    eccentricity = 1 - 0.002516 * centuries - 0.0000074 * centuries**2
    days = k * _MONTH + 0.00015437 * centuries**2
    for factor, power, suns, moons, latitudes in _TERMS:
        days += factor * eccentricity**power * sin(suns * sun + moons * moon + latitudes * latitude)
    return _FIRST + timedelta(days=days) - _CLOCKS
