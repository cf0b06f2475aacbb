"""What may be done with an article: whether it counts, how much of it may be quoted, and until when it may be kept."""

from __future__ import annotations

from enum import StrEnum

from timeline.models.base import Model
from timeline.models.moment import Moment


class Usage(StrEnum):
    """Whether an article stands as it is, has been taken back by its outlet, or stands with a correction."""

    USABLE = "usable"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


class Rights(Model, frozen=True):
    """On what terms an article may be shown. `max_quote` is in characters of a sentence (None: what the settings say;
    0: none), `link_only` leaves its title, source, address and date. `keep_until` is the last time at which it may be
    kept, the whole of it where that is a day; None: for good. `usage_terms` is what its provider says of that in words,
    for people: nothing here goes by it.
    """

    max_quote: int | None = None
    link_only: bool = False
    keep_until: Moment | None = None
    usage_terms: str | None = None
