"""Stretches of time."""

from __future__ import annotations

from datetime import date

from timeline.models.base import At, Model
from timeline.models.granularity import Granularity


class Interval(Model, frozen=True):
    """From `earliest` up to, not including, `latest`; None is an open end. Naive where no zone is known.

    `granularity` is what the text states. `likely` is the one day that the program would bet on where the
    interval is wider than a day.
    """

    earliest: At | None
    latest: At | None
    granularity: Granularity
    likely: date | None = None
