"""The whole site of an edition: each topic by itself, on as many cores as there are, then what tells of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from timeline.archive.memo import NO_MEMO, Memo, key_of, remembered
from timeline.archive.rules import folder_hash, rules_of, versions_of
from timeline.models import Edition, Model, Topic, TopicOutline
from timeline.models.topics import batches
from timeline.progress import Track, untracked
from timeline.rendering.cards import Card
from timeline.rendering.changes_document import CHANGES, changes_bytes
from timeline.rendering.feed import FEED, feed_of
from timeline.rendering.frame import load_frame
from timeline.rendering.index_pages import index_pages
from timeline.rendering.language import catalogue_of_topic
from timeline.rendering.marker import print_of
from timeline.rendering.news import KeptNews
from timeline.rendering.pictures import Pictures, load_pictures
from timeline.rendering.press import Press, press_of
from timeline.rendering.report import report_bytes
from timeline.rendering.stills.drawing import remarks_on_stills, studio_of
from timeline.rendering.templating import templates_folder
from timeline.rendering.topic import TopicInput, change_of, input_of, render_topic
from timeline.settings import Settings
from timeline.workers import jobs_for, map_in_order

_STILLS = 17  # articles that cost as much as the pictures of a topic


Put = Callable[[str, bytes], None]
"""Takes a file, by its path in the site, from any process."""


class _Made(Model, frozen=True):
    """What the rest of the site needs to know of a topic whose files are made: their hashes by their paths."""

    key: str
    files: dict[str, str]
    card: Card
    unwritten: str


def fill_site(  # noqa: PLR0913  (what it is of, and what was there before)
    edition: Edition,
    settings: Settings,
    put: Put,
    *,
    memo: Memo = NO_MEMO,
    there: Mapping[str, str] = MappingProxyType({}),
    self_contained: bool = False,
    last: Path | None = None,
    jobs: int | None = None,
    track: Track = untracked,
) -> tuple[Edition, dict[str, str]]:
    """Make all files and `put` each as soon as it is there: the same edition and settings give the same bytes. What
    comes back is the edition with what there is to say of its pictures, and the hashes of all files by their paths.

    Files of a topic that were made before of the same, as `memo` tells, are not put where they stand: `there` are the
    hashes of the files of the last site. With `self_contained`, each page holds its styles, scripts and pictures, and
    stands by itself. Pictures of the timelines are taken over from the folder `last` where they are the same. With more
    than one of `jobs`, `put` must be picklable. Raises SettingsError for a fault in a template of the newsroom's own.
    """
    pictures = load_pictures(settings)
    frame = load_frame(settings, pictures, self_contained=self_contained)
    shown = replace(pictures, files={})
    prints: dict[str, str] = {}

    def keep(path: str, content: bytes) -> None:
        put(path, content)
        prints[path] = print_of(content)

    for path, content in frame.files.items():
        keep(path, content)
    with studio_of(settings, frame, last=last) as studio:
        press = press_of(edition, settings, frame, studio)
        keys = _keys(edition, settings, shown, press)

        def work(some: Sequence[TopicOutline | Topic]) -> Iterator[_Made]:
            cost = sum(len(each.articles) + (_STILLS if studio else 0) for each in some)
            many = min(jobs_for(cost, jobs), max(1, len(some)))
            for batch in batches(some):
                inputs = [input_of(edition.topic(each.key), edition, settings, shown) for each in batch]
                yield from map_in_order(partial(_make, press, put), inputs, jobs=min(many, len(inputs)), died=_died)

        def stands(made: _Made) -> bool:
            return made.files.items() <= there.items()

        found = remembered(memo, "pages", edition.outlines, keys, work, kind=_Made, serves=stands)
        made = tuple(track("Rendering", found, len(keys)))
    for each in made:
        prints |= each.files
    if made:
        unwritten = {each.key: each.unwritten for each in made if each.unwritten}
        edition = replace(edition, diagnostics=(*edition.diagnostics, *remarks_on_stills(settings, unwritten)))
    for path, content in of_all([each.card for each in made], edition, press, memo).items():
        keep(path, content)
    return edition, prints


def _keys(edition: Edition, settings: Settings, pictures: Pictures, press: Press) -> list[bytes]:
    """For each topic the hash of all that its files are made of. A topic that the edition has no token of is told by
    its input itself."""
    common = key_of(
        rules_of("timeline.rendering.topic"),
        versions_of("babel", "fonttools", "jinja2", "markupsafe", "plotly"),
        folder_hash(str(templates_folder())),
        folder_hash(press.settings.templates),
        folder_hash(press.settings.catalogue_folder),
        press.token(),
        pictures.events,  # which of them belong to a topic's past is not known here
    )
    return [
        key_of(
            common,
            edition.tokens.get(topic.key) or input_of(edition.topic(topic.key), edition, settings),
            catalogue_of_topic(topic, edition, settings).language,
            pictures.topics.get(topic.key),
            change_of(topic, edition),
        )
        for topic in edition.outlines
    ]


def render_site(
    edition: Edition, settings: Settings, *, self_contained: bool = False, track: Track = untracked
) -> dict[str, bytes]:
    """All files by their relative POSIX paths, sorted, in memory and without pictures of the timelines."""
    files: dict[str, bytes] = {}
    plain = replace(settings, stills=replace(settings.stills, draw=False))
    fill_site(edition, plain, files.__setitem__, self_contained=self_contained, jobs=1, track=track)
    return dict(sorted(files.items()))


def of_all(cards: Sequence[Card], edition: Edition, press: Press, memo: Memo = NO_MEMO) -> dict[str, bytes]:
    """The files that tell of all topics, given the card of each."""
    catalogue = press.catalogue(press.index_language)
    told = KeptNews(memo, key_of(versions_of("babel"), folder_hash(press.settings.catalogue_folder)))
    return {
        **dict(index_pages(cards, edition, press.frame, catalogue, told)),
        FEED: feed_of(edition, press.settings.site_title, press.settings.base_url, catalogue, told),
        CHANGES: changes_bytes(edition, memo),
        "report.json": report_bytes(edition, memo),
    }


def _make(press: Press, put: Put, given: TopicInput) -> _Made:
    topic = render_topic(given, press)
    for path, content in topic.files.items():
        put(path, content)
    prints = {path: print_of(content) for path, content in topic.files.items()}
    return _Made(key=given.topic.key, files=prints, card=topic.card, unwritten=topic.unwritten)


def _died(given: TopicInput) -> _Made:
    raise RuntimeError(f"the topic {given.topic.title!r} ends the process that makes its pages (out of memory?)")
