"""The whole site of an edition as files in memory; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Edition, Topic
from timeline.progress import Track, untracked
from timeline.rendering.cards import card_of
from timeline.rendering.embed import embed_files, further_embed_files
from timeline.rendering.embedding import OEMBED
from timeline.rendering.entries import Entry
from timeline.rendering.excerpts import with_excerpts
from timeline.rendering.exports import NUMBER, exports_of
from timeline.rendering.frame import Frame, load_frame
from timeline.rendering.index_pages import further_pages, index_pages
from timeline.rendering.language import catalogue_of_index, catalogue_of_topic, catalogues_of_embeds
from timeline.rendering.oembed import oembed_json
from timeline.rendering.page import TopicPage, topic_page
from timeline.rendering.pages import further_files, topic_files
from timeline.rendering.past import MOST, MOST_HELD, STATES, past_of
from timeline.rendering.pictures import Pictures, load_pictures
from timeline.rendering.report import report_bytes
from timeline.rendering.sharing import sharing_of
from timeline.rendering.stills.drawing import NO_STILLS, Stills
from timeline.rendering.templating import faults_told
from timeline.settings import Settings

_OF_TOPIC = 1 + NUMBER
_OF_ALL = 2


def render_site(
    edition: Edition,
    settings: Settings,
    *,
    self_contained: bool = False,
    stills: Stills = NO_STILLS,
    track: Track = untracked,
) -> dict[str, bytes]:
    """All files by their relative POSIX paths, sorted, with the `stills` of the topics. The same edition, settings and
    stills give the same bytes.

    With `self_contained`, each page holds its styles, scripts and pictures, and stands by itself.
    """
    edition = with_excerpts(edition, settings)
    pictures = load_pictures(settings)
    frame = load_frame(settings, pictures, self_contained=self_contained)
    total = (
        sum(_OF_TOPIC + further_files(len(topic.events), single=frame.packing.single) for topic in edition.topics)
        + sum(_embeds(topic, edition, settings, frame) for topic in edition.topics)
        + (len(edition.topics) if settings.base_url else 0)
        + (0 if frame.packing.single else sum(_shows_past(topic, edition, frame) for topic in edition.topics))
        + _OF_ALL
        + further_pages(len(edition.topics), single=frame.packing.single)
    )
    rendered = track("Rendering", _rendered(edition, settings, frame, pictures, stills), total)
    return dict(sorted({**frame.files, **stills.files, **dict(rendered)}.items()))


def _rendered(
    edition: Edition, settings: Settings, frame: Frame, pictures: Pictures, stills: Stills
) -> Iterator[tuple[str, bytes]]:
    """Each file with its path as soon as it is made: `_OF_TOPIC` for a topic, more where its list is long, and
    `_OF_ALL` for the edition."""
    pages: list[TopicPage] = []
    for topic in edition.topics:
        catalogue = catalogue_of_topic(topic, edition, settings)
        entries: dict[int, Entry] = {}
        page = topic_page(topic, edition, catalogue, pictures, entries=entries)
        pages.append(page)
        folder = f"topics/{topic.key}"
        with faults_told(frame.templates):
            past = past_of(page, edition, catalogue, entries, frame) if _shows_past(topic, edition, frame) else None
        exports = exports_of(topic, edition, settings, catalogue, pictures, stills.wholes.get(topic.key))
        told = past.in_page(whole=frame.packing.single) if past else None
        sharing = sharing_of(page, catalogue, settings.base_url, stills.previews.get(topic.key))
        drawn = [each.path.rpartition("/")[2] for each in (stills.wholes.get(topic.key),) if each]
        catalogues = catalogues_of_embeds(catalogue, settings)
        languages = [each.language for each in catalogues]
        files = topic_files(page, frame, catalogue, told, exports, sharing=sharing, pictures=drawn, languages=languages)
        for name, content in files:
            yield f"{folder}/{name}", content
        for each in catalogues:
            shown = page if each is catalogue else topic_page(topic, edition, each)
            for name, content in embed_files(shown, frame, each, languages):
                yield f"{folder}/{name}", content
        if settings.base_url:
            yield f"{folder}/{OEMBED}", oembed_json(sharing, settings.site_title, settings.base_url)
        if past and not frame.packing.single:
            yield f"{folder}/{STATES}", past.script()
        yield from ((f"{folder}/{name}", content) for name, content in exports.items())
    catalogue = catalogue_of_index(edition, settings)
    yield from index_pages([card_of(page, catalogue) for page in pages], edition, frame, catalogue)
    yield "report.json", report_bytes(edition)


def _embeds(topic: Topic, edition: Edition, settings: Settings, frame: Frame) -> int:
    """How many files its embeds are, in all their languages."""
    languages = catalogues_of_embeds(catalogue_of_topic(topic, edition, settings), settings)
    return len(languages) * (1 + further_embed_files(len(topic.events), single=frame.packing.single))


def _shows_past(topic: Topic, edition: Edition, frame: Frame) -> bool:
    """Whether the page offers earlier states: of very many events they are not told."""
    return topic.key in edition.states and len(topic.events) <= (MOST_HELD if frame.packing.single else MOST)
