"""Stretches of time."""

from __future__ import annotations

from datetime import date, datetime

from timeline.models.base import Model
from timeline.models.granularity import Granularity


class Interval(Model, frozen=True):
    """From `earliest` up to, not including, `latest`; None is an open end. Naive where no zone is known.

    `granularity` is what the text states. `likely` is the one day that the program would bet on where the
    interval is wider than a day.
    """

    earliest: datetime | None
    latest: datetime | None
    granularity: Granularity
    likely: date | None = None
