"""The whole site of an edition as files in memory; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Edition
from timeline.progress import Track, untracked
from timeline.rendering.assets import Assets, load_assets
from timeline.rendering.document import document_bytes
from timeline.rendering.excerpts import with_excerpts
from timeline.rendering.icalendar import events_ics
from timeline.rendering.language import catalogue_of_index, catalogue_of_topic
from timeline.rendering.page import TopicPage, topic_page
from timeline.rendering.pages import index_html, topic_html
from timeline.rendering.past import STATES, past_of
from timeline.rendering.pictures import Pictures, load_pictures
from timeline.rendering.report import report_bytes
from timeline.rendering.tables import events_csv, evidence_csv
from timeline.settings import Settings

_OF_TOPIC = 5
_OF_ALL = 2


def render_site(edition: Edition, settings: Settings, *, track: Track = untracked) -> dict[str, bytes]:
    """All files by their relative POSIX paths, sorted. The same edition and settings give the same bytes."""
    edition = with_excerpts(edition, settings)
    assets = load_assets()
    total = _OF_TOPIC * len(edition.topics) + len(edition.states) + _OF_ALL
    pictures = load_pictures(settings)
    rendered = track("Rendering", _rendered(edition, settings, assets, pictures), total)
    return dict(sorted({**assets.files, **pictures.files, **dict(rendered)}.items()))


def _rendered(edition: Edition, settings: Settings, assets: Assets, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """Each file with its path as soon as it is made: `_OF_TOPIC` for a topic, and `_OF_ALL` for the edition."""
    pages: list[TopicPage] = []
    for topic in edition.topics:
        catalogue = catalogue_of_topic(topic, edition, settings)
        page = topic_page(topic, edition, catalogue, pictures)
        pages.append(page)
        folder = f"topics/{topic.key}"
        past = past_of(page, edition, catalogue)
        yield f"{folder}/index.html", topic_html(page, assets, catalogue, past.times if past else None)
        if past:
            yield f"{folder}/{STATES}", past.script()
        yield f"{folder}/timeline.json", document_bytes(topic, edition, catalogue, pictures)
        yield f"{folder}/evidence.csv", evidence_csv(topic, edition)
        yield f"{folder}/events.csv", events_csv(topic, catalogue)
        yield f"{folder}/events.ics", events_ics(topic, edition, catalogue)
    yield "index.html", index_html(pages, edition, assets, settings.site_title, catalogue_of_index(edition, settings))
    yield "report.json", report_bytes(edition)
