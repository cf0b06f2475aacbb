"""How much each day matters to its topic: a weighted sum of what is said of it, beside the other days."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from statistics import fmean, pstdev

from timeline.stories.digest.days import DayCounts

SIGNS = ("published", "published_after", "named", "named_after", "recalled", "carried", "leading")
"""What weighs; `_after` is of the day after."""

WEIGHTS = files("timeline.stories.digest") / "weights.toml"
_DAY = timedelta(days=1)
_NONE = DayCounts()


def weigh_days(
    counts: Mapping[date, DayCounts], start: date | None = None, end: date | None = None
) -> dict[date, float]:
    """The weight of each day from `start` to `end`, both included; None leaves that side open.

    The numbers in weights.toml are fitted by `python -m benchmarks.digest --fit`.
    """
    weights = _weights()
    return {
        day: round(math.fsum(weights[sign] * value for sign, value in zip(SIGNS, row, strict=True)), 6)
        for day, row in signs_of(counts, start, end).items()
    }


def signs_of(
    counts: Mapping[date, DayCounts], start: date | None = None, end: date | None = None
) -> dict[date, list[float]]:
    """The signs of each day of the period, in order: logarithms of the counts, in standard deviations from the mean."""
    days = sorted(day for day in counts if (start is None or start <= day) and (end is None or day <= end))
    rows = [_logarithms(counts, day) for day in days]
    columns = [_standardised(column) for column in zip(*rows, strict=True)]
    return {day: [column[place] for column in columns] for place, day in enumerate(days)}


def _logarithms(counts: Mapping[date, DayCounts], day: date) -> list[float]:
    own = counts[day]
    after = counts.get(day + _DAY, _NONE) if day < date.max else _NONE
    told = (own.published, after.published, own.named, after.named, own.recalled, own.carried, own.leading)
    return [math.log1p(count) for count in told]


def _standardised(values: Sequence[float]) -> list[float]:
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread if spread else 0.0 for value in values]


@cache
def _weights() -> dict[str, float]:
    return tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
