"""The stills of a topic: whether they can be drawn, what stands on them, and the drawing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from math import ceil
from pathlib import Path

from msgspec.structs import replace

from timeline.models import Diagnostic, Edition, Model, Topic
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.frame import Frame
from timeline.rendering.legend import shapes_of
from timeline.rendering.stills import preview, remarks, whole
from timeline.rendering.stills.brand import Brand, brand_of
from timeline.rendering.stills.charting import words_of
from timeline.rendering.stills.plan import Plan
from timeline.rendering.stills.raster import Drawn, made_of, png_of
from timeline.rendering.stills.ruler import Ruler, Type, ruler_of
from timeline.rendering.stills.story import Story, story_of
from timeline.rendering.stills.type import missing_packages, type_of
from timeline.rendering.templating import faults_told
from timeline.settings import Settings

PREVIEW, WHOLE = "preview.png", "timeline.png"
SHARP = 1.5
"""Pixels of timeline.png for one of its plan: nine tenths of what a picture costs go by its pixels."""


class Still(Model, frozen=True):
    """A picture of a topic: the path of its file in the site, its size in pixels, and what it shows, in words."""

    path: str
    width: int
    height: int
    alt: str


class Stills(Model, frozen=True):
    """Those of one topic: their files by paths in the site, the preview, and the whole timeline where the topic has a
    chart. `unwritten` are the letters for want of which there are none."""

    files: dict[str, bytes] = {}
    preview: Still | None = None
    whole: Still | None = None
    unwritten: str = ""


NO_STILLS = Stills()


class Studio(Model, frozen=True):
    """What all stills of a site are made with: the newsroom's brand, the type, a hash of its files, and the folder of
    the last build, whose stills are taken over where they are the same."""

    brand: Brand
    type: Type
    fonts: str
    last: str | None = None


@contextmanager
def studio_of(settings: Settings, frame: Frame, *, last: Path | None = None) -> Iterator[Studio | None]:
    """The studio of a site, to be used within the context; None where the settings want no stills, or their packages
    are not there. Raises SettingsError for a font file that cannot be read."""
    if not settings.stills.draw or missing_packages():
        yield None
        return
    with type_of(settings) as type_:
        ruler_of(type_)
        yield Studio(
            brand=brand_of(frame.theme, settings),
            type=type_,
            fonts=sha256(b"".join(Path(file).read_bytes() for file in type_.files)).hexdigest(),
            last=last.as_posix() if last else None,
        )


def check_stills(settings: Settings) -> None:
    """Raise SettingsError for a font that stills could not be drawn with."""
    if settings.stills.draw and not missing_packages():
        with type_of(settings) as type_:
            ruler_of(type_)


def remarks_on_stills(settings: Settings, unwritten: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What to do where none could be drawn, or none of the topics that are `unwritten`: by their keys, the letters."""
    if settings.stills.draw and (lacking := missing_packages()):
        return (remarks.not_installed(lacking),)
    return (remarks.unwritten(unwritten),) if unwritten else ()


def stills_of(topic: Topic, edition: Edition, catalogue: Catalogue, frame: Frame, studio: Studio) -> Stills:
    """Draw a topic. Raises SettingsError for a fault in a template of the newsroom's own."""
    ruler = ruler_of(studio.type)
    story = story_of(topic, edition, catalogue)
    if unwritten := ruler.lacks("".join(_needed(story, catalogue))):
        return Stills(unwritten=unwritten)
    story = _writable(story, ruler)
    with faults_told(frame.templates):
        macros = frame.macros("still.svg.j2", catalogue)
        plans = (
            (PREVIEW, 1, preview.preview_of(story, studio.brand, ruler, catalogue)),
            (WHOLE, SHARP, whole.whole_of(story, studio.brand, ruler, catalogue)),
        )
        drawn = {
            name: _drawn(story, name, sharp, plan, str(macros.still(plan, studio.brand, studio.type)), studio)
            for name, sharp, plan in plans
            if plan
        }
    return Stills(
        files={still.path: content for still, content in drawn.values()},
        preview=drawn[PREVIEW][0],
        whole=drawn[WHOLE][0] if WHOLE in drawn else None,
    )


def _drawn(story: Story, name: str, sharp: float, plan: Plan, svg: str, studio: Studio) -> tuple[Still, bytes]:
    width, height = ceil(plan.width * sharp), ceil(plan.height * sharp)  # as resvg rounds
    still = Still(path=f"topics/{story.key}/{name}", width=width, height=height, alt=story.alt)
    before = Path(studio.last, still.path) if studio.last else None
    png = png_of(
        Drawn(
            svg=svg,
            width=width,
            fonts=studio.type.files,
            alt=story.alt,
            made_of=made_of(svg, width, story.alt, studio.fonts),
            before=before.as_posix() if before and before.is_file() else None,
        )
    )
    return still, png


def _writable(story: Story, ruler: Ruler) -> Story:
    """Without emoji, and without the lines that name an outlet in letters that no font has."""
    return replace(
        story,
        title=ruler.writable(story.title) or "",
        standfirst=ruler.writable(story.standfirst) or story.count,
        sources=ruler.writable(story.sources) or "",
    )


def _needed(story: Story, catalogue: Catalogue) -> Iterator[str]:
    """The words without which a still is none."""
    yield from (story.title, story.count, story.as_of or "", *story.left_out)
    if story.view:
        yield from words_of(story, story.view, whole.SIZES, whole.DRAWN, catalogue)
        yield from (catalogue.text(f"legend_{shape}") for shape in shapes_of(story.marks))
        yield catalogue.text("legend_count_still")
