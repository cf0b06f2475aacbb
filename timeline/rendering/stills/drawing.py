"""The stills of all topics: which can be drawn, and the drawing itself, on several processes where there are many."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from timeline.models import Diagnostic, Edition, Model
from timeline.progress import Track, untracked
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.frame import Frame
from timeline.rendering.language import catalogue_of_topic
from timeline.rendering.legend import shapes_of
from timeline.rendering.stills import preview, remarks, whole
from timeline.rendering.stills.brand import brand_of
from timeline.rendering.stills.charting import words_of
from timeline.rendering.stills.plan import Plan
from timeline.rendering.stills.raster import Drawn, made_of, png_of
from timeline.rendering.stills.ruler import Ruler, ruler_of
from timeline.rendering.stills.story import Story, story_of
from timeline.rendering.stills.type import missing_packages, type_of
from timeline.rendering.templating import faults_told
from timeline.settings import Settings
from timeline.workers import cores, map_in_order

PREVIEW, WHOLE = "preview.png", "timeline.png"
SHARP = 2
"""Pixels of timeline.png for one of its plan."""

_WORTH_A_POOL = 12  # topics: a process takes as long to start as three of them to draw


class Still(Model, frozen=True):
    """A picture of a topic: the path of its file in the site, its size in pixels, and what it shows, in words."""

    path: str
    width: int
    height: int
    alt: str


class Stills(Model, frozen=True):
    """All stills: their files by paths in the site, the preview and the whole timeline of each topic by its key (of a
    topic without a chart, the preview alone), and what to do where some could not be drawn."""

    files: dict[str, bytes] = {}
    previews: dict[str, Still] = {}
    wholes: dict[str, Still] = {}
    remark: Diagnostic | None = None


NO_STILLS = Stills()


def draw_stills(
    edition: Edition,
    settings: Settings,
    frame: Frame,
    *,
    last: Path | None = None,
    jobs: int | None = None,
    track: Track = untracked,
) -> Stills:
    """The stills of an edition. `last` is the folder of the last build, whose stills are taken over where they are the
    same. Where none can be drawn at all, none, and one remark that says what to do.

    Raises SettingsError for a font file that cannot be read, and for a fault in a template of the newsroom's own.
    """
    if not settings.stills.draw or not edition.topics:
        return NO_STILLS
    if lacking := missing_packages():
        return Stills(remark=remarks.not_installed(lacking))
    with type_of(settings) as type_:
        desk = _Desk(edition, settings, frame, ruler_of(type_), last)
        planned: dict[str, Still] = {}
        drawn: list[Drawn] = []
        for still, each in desk.stills():
            planned[still.path] = still
            drawn.append(each)
        processes = min(len(drawn), jobs or (cores() if len(edition.topics) >= _WORTH_A_POOL else 1))
        pngs = map_in_order(png_of, drawn, jobs=max(1, processes), died=_died)
        files = dict(zip(planned, track("Drawing", pngs, len(drawn)), strict=True))
    return Stills(
        files=files,
        previews={path.split("/")[1]: still for path, still in planned.items() if path.endswith(PREVIEW)},
        wholes={path.split("/")[1]: still for path, still in planned.items() if path.endswith(WHOLE)},
        remark=remarks.unwritten(desk.unwritten) if desk.unwritten else None,
    )


def check_stills(settings: Settings) -> None:
    """Raise SettingsError for a font that stills could not be drawn with."""
    if settings.stills.draw and not missing_packages():
        with type_of(settings) as type_:
            ruler_of(type_)


class _Desk:
    """Lays out one topic after the other."""

    def __init__(self, edition: Edition, settings: Settings, frame: Frame, ruler: Ruler, last: Path | None) -> None:
        self.edition, self.settings, self.frame, self.ruler, self.last = edition, settings, frame, ruler, last
        self.brand = brand_of(frame.theme, settings)
        self.fonts = sha256(b"".join(Path(file).read_bytes() for file in ruler.type.files)).hexdigest()
        self.unwritten: dict[str, str] = {}

    def stills(self) -> Iterator[tuple[Still, Drawn]]:
        for topic in self.edition.topics:
            catalogue = catalogue_of_topic(topic, self.edition, self.settings)
            story = story_of(topic, self.edition, catalogue)
            if unwritten := self.ruler.lacks("".join(_needed(story, catalogue))):
                self.unwritten[topic.key] = unwritten
                continue
            story = self._writable(story)
            with faults_told(self.frame.templates):
                macros = self.frame.macros("still.svg.j2", catalogue)
                plans = {
                    (PREVIEW, 1): preview.preview_of(story, self.brand, self.ruler, catalogue),
                    (WHOLE, SHARP): whole.whole_of(story, self.brand, self.ruler, catalogue),
                }
                for (name, sharp), plan in plans.items():
                    if plan:
                        svg = str(macros.still(plan, self.brand, self.ruler.type))
                        yield self._still(story, name, plan, sharp, svg)

    def _still(self, story: Story, name: str, plan: Plan, sharp: int, svg: str) -> tuple[Still, Drawn]:
        width, height = round(plan.width * sharp), round(plan.height * sharp)
        still = Still(path=f"topics/{story.key}/{name}", width=width, height=height, alt=story.alt)
        before = self.last / still.path if self.last else None
        return still, Drawn(
            svg=svg,
            width=width,
            fonts=self.ruler.type.files,
            alt=story.alt,
            made_of=made_of(svg, width, story.alt, self.fonts),
            before=before.as_posix() if before and before.is_file() else None,
        )

    def _writable(self, story: Story) -> Story:
        """Without emoji, and without the lines that name an outlet in letters that no font has."""
        return replace(
            story,
            title=self.ruler.writable(story.title) or "",
            standfirst=self.ruler.writable(story.standfirst) or story.count,
            sources=self.ruler.writable(story.sources) or "",
        )


def _needed(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The words without which a still is none."""
    yield from (story.title, story.count, story.as_of or "", *story.left_out)
    if story.view:
        yield from words_of(story, story.view, whole.SIZES, whole.DRAWN, catalogue)
        yield from (catalogue.text(f"legend_{shape}") for shape in shapes_of(story.marks))
        yield catalogue.text("legend_count_still")


def _died(drawn: Drawn) -> bytes:
    raise RuntimeError(f"the picture {drawn.alt[:80]!r} ends the process that draws it (out of memory?)")
