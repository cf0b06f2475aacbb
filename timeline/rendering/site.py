"""The whole site of an edition as files in memory; nothing is written here."""

from __future__ import annotations

from timeline.models import Edition
from timeline.rendering.assets import load_assets
from timeline.rendering.document import document_bytes
from timeline.rendering.icalendar import events_ics
from timeline.rendering.page import topic_page
from timeline.rendering.pages import index_html, topic_html
from timeline.rendering.report import report_bytes
from timeline.rendering.tables import events_csv, evidence_csv
from timeline.settings import Settings


def render_site(edition: Edition, settings: Settings) -> dict[str, bytes]:
    """All files by their relative POSIX paths, sorted. The same edition and settings give the same bytes."""
    assets = load_assets()
    pages = [topic_page(topic, edition) for topic in edition.topics]
    files = dict(assets.files)
    files["index.html"] = index_html(pages, edition, assets, settings.site_title)
    for topic, page in zip(edition.topics, pages, strict=True):
        of_topic = {
            "index.html": topic_html(page, assets),
            "timeline.json": document_bytes(topic, edition),
            "evidence.csv": evidence_csv(topic, edition),
            "events.csv": events_csv(topic),
            "events.ics": events_ics(topic, edition),
        }
        files |= {f"topics/{topic.key}/{name}": content for name, content in of_topic.items()}
    files["report.json"] = report_bytes(edition)
    return dict(sorted(files.items()))
