"""What is known of a page besides what stands on it: the frame in which it is dated."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.models import Moment
from timeline.settings import Settings, SourceSettings


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known besides the page: when it was captured, its zone (an IANA name) with where that is from, and
    whether its dates such as 03/04/2024 have the day first (None: not known)."""

    captured: Moment | None = None
    zone: str | None = None
    zone_from: str = "the settings"
    day_first: bool | None = None


def frame_for(source: str | None, settings: Settings, captured: Moment | None) -> Frame:
    """The zone and the order of day and month of an outlet; where it states none, those of the whole file."""
    own = settings.sources.get(source or "", SourceSettings())
    zone_from = f"the settings of {source}" if own.zone else "the settings"
    day_first = settings.day_first if own.day_first is None else own.day_first
    return Frame(captured=captured, zone=own.zone or settings.zone, zone_from=zone_from, day_first=day_first)
