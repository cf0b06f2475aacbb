"""What can be taken away from a topic's page: data, tables, a calendar, and texts for wikis, by their file names."""

from __future__ import annotations

from msgspec.structs import replace

from timeline.models import Edition, Topic
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.document import document_of, encoded
from timeline.rendering.icalendar import events_ics
from timeline.rendering.pictures import NO_PICTURES, Pictures
from timeline.rendering.stills.drawing import Still
from timeline.rendering.tables import events_csv, evidence_csv
from timeline.rendering.timelinejs import timelinejs_json
from timeline.rendering.wiki import FORMATS, sheet_of
from timeline.rendering.wiki.sheet import Picture
from timeline.settings import Settings


def exports_of(
    topic: Topic,
    edition: Edition,
    settings: Settings,
    catalogue: Catalogue,
    pictures: Pictures = NO_PICTURES,
    still: Still | None = None,
) -> dict[str, bytes]:
    """The files of a topic, in the order in which the page offers them. Where the settings say at which address the
    site is published, those for elsewhere link to the page, and show its `still` from there in wikis that can."""
    page = f"{settings.base_url}topics/{topic.key}/" if settings.base_url else None
    document = document_of(topic, edition, catalogue, pictures)
    shown = Picture(f"{settings.base_url}{still.path}", still.alt) if settings.base_url and still else None
    sheet = sheet_of(document, catalogue, page=page, picture=shown)
    return {
        "timeline.json": encoded(document),
        "evidence.csv": evidence_csv(topic, edition),
        "events.csv": events_csv(topic, catalogue),
        "events.ics": events_ics(topic, edition, catalogue),
        "timelinejs.json": timelinejs_json(topic, edition, document.topic.standfirst, catalogue, page=page),
        **{
            each.file: each.write(sheet if each.shows_others else replace(sheet, picture=None)).encode()
            for each in FORMATS.values()
        },
    }
