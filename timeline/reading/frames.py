"""What the settings know of an outlet, as the frame in which its pages are dated."""

from __future__ import annotations

from timeline.models import Moment
from timeline.reading.publication import Frame
from timeline.settings import Settings, SourceSettings


def frame_for(source: str | None, settings: Settings, captured: Moment | None) -> Frame:
    """The zone and the order of day and month of an outlet; where it states none, those of the whole file."""
    own = settings.sources.get(source or "", SourceSettings())
    zone_from = f"the settings of {source}" if own.zone else "the settings"
    day_first = settings.day_first if own.day_first is None else own.day_first
    return Frame(captured=captured, zone=own.zone or settings.zone, zone_from=zone_from, day_first=day_first)
