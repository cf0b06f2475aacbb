"""Pictures of an edition, and the drawings that they are made from."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from timeline.models import Edition, Event
from timeline.rendering.frame import load_frame
from timeline.rendering.language import catalogue_of_topic
from timeline.rendering.pictures import NO_PICTURES
from timeline.rendering.stills import drawing
from timeline.rendering.stills.drawing import Stills, stills_of, studio_of
from timeline.rendering.stills.raster import Drawn
from timeline.settings import Settings

from .fixtures import bridge_events, edition_of

PLAIN = Settings()
PREVIEW, WHOLE = "topics/oster-bridge/preview.png", "topics/oster-bridge/timeline.png"


def drawn(edition: Edition, settings: Settings = PLAIN, *, last: Path | None = None) -> Stills:
    """Those of the first topic of an edition."""
    topic, frame = edition.topics[0], load_frame(settings, NO_PICTURES)
    with studio_of(settings, frame, last=last) as studio:
        assert studio is not None
        return stills_of(topic, edition, catalogue_of_topic(topic, edition, settings), frame, studio)


def svgs_of(edition: Edition, settings: Settings = PLAIN) -> list[str]:
    """The drawings of an edition, without the PNGs: the preview, then the whole."""
    taken: list[str] = []

    def taken_only(still: Drawn) -> bytes:
        taken.append(still.svg)
        return b""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "png_of", taken_only)
        drawn(edition, settings)
    return taken


def words_of(svg: str) -> list[str]:
    """Each run of words in a drawing."""
    return [text.strip() for text in ElementTree.fromstring(svg).itertext() if text.strip()]


def titled(title: str) -> Edition:
    """The bridge under another headline."""
    return edition_of(bridge_events(), title=title)


def undated() -> tuple[Event, ...]:
    """Events of the bridge that have no place on the axis."""
    return tuple(event for event in bridge_events() if event.id in ("divers", "lanes"))
