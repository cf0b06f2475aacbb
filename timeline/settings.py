"""timeline.toml: what a newsroom sets. Unknown keys are errors, so that a slip of the pen is not silently ignored."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

from timeline.errors import SettingsError
from timeline.models import Moment
from timeline.publish_settings import PublishSettings
from timeline.settings_table import Table, refuse_unknown
from timeline.site_address import site_address
from timeline.theme_settings import ThemeSettings

Hemisphere = Literal["north", "south"]
Kind = Literal["news", "narrative"]
QuoteLength = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]

OVERRIDES = "timeline.overrides.toml"
"""The file of what editors decided, beside timeline.toml."""

_SLUG = re.compile(r"(?=.{1,72}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
"""What can be a folder's name and a part of an address anywhere, and no longer than the slugs that are made here."""


FieldPath = str | tuple[str, ...]
"""Where a value stands in a record: `headline.main`, `authors.0.name`, `blocks.*.text`; of several, the first that is
there and not empty."""


class FieldSettings(Table, frozen=True):
    """`[fields]`: under which names a CMS export keeps what we need; what is not set is looked for under common names.

    `records` is where the list of articles stands in a JSON file (`response.docs`), or a path to the elements of XML
    that are articles (`//article`), within which the other paths are XPath.
    """

    records: str | None = None
    id: FieldPath | None = None
    text: FieldPath | None = None
    html: FieldPath | None = None
    title: FieldPath | None = None
    source: FieldPath | None = None
    agency: FieldPath | None = None
    byline: FieldPath | None = None
    url: FieldPath | None = None
    canonical_url: FieldPath | None = None
    archived_url: FieldPath | None = None
    published: FieldPath | None = None
    updated: FieldPath | None = None
    captured: FieldPath | None = None
    language: FieldPath | None = None
    section: FieldPath | None = None
    tags: FieldPath | None = None
    embargo_until: FieldPath | None = None
    status: FieldPath | None = None
    max_quote: FieldPath | None = None
    link_only: FieldPath | None = None
    keep_until: FieldPath | None = None
    usage_terms: FieldPath | None = None
    filed: FieldPath | None = None
    dateline: FieldPath | None = None
    filing_zone: FieldPath | None = None


class SourceSettings(Table, frozen=True):
    """`[sources."Northern Ledger"]`: what is known about one outlet. `zone` is an IANA name; `day_first` says how it
    writes 03/04/2024 (None: not known, and such a date stays open). `max_quote` is as in `Settings`; `link_only` shows
    no word of its texts, and `keep_days` are those after the publication for which an article may be kept (None: for
    good); an article may state other rights."""

    aliases: tuple[str, ...] = ()
    zone: str | None = None
    day_first: bool | None = None
    hemisphere: Hemisphere | None = None
    kind: Kind | None = None
    language: str | None = None
    max_quote: QuoteLength | None = None
    link_only: bool = False
    keep_days: Annotated[int, msgspec.Meta(ge=0)] | None = None


class PictureSettings(Table, frozen=True):
    """`[topics.<slug>.picture]`, `[events."<id>".picture]`: a file of the newsroom, relative to timeline.toml, what it
    shows (`alt`), who made it, and, if it is to be said, on what terms it may be shown."""

    file: str
    alt: str
    credit: str
    licence: str | None = None
    caption: str | None = None


class StillSettings(Table, frozen=True):
    """`[stills]`: whether pictures of timelines are drawn, and font files, relative to timeline.toml, for letters that
    ours do not have."""

    draw: bool = True
    fonts: tuple[str, ...] = ()


class EventSettings(Table, frozen=True):
    """`[events."<id>"]`: what an editor adds to an event."""

    picture: PictureSettings | None = None


class TopicSettings(Table, frozen=True):
    """`[topics.<slug>]`: a named topic and what belongs to it; an article that meets any one line is in.
    `page_language` is that of its page alone."""

    title: str
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    picture: PictureSettings | None = None
    page_language: str | None = None


class Settings(Table, frozen=True):
    """The whole file. Each key has a default, so that no file is needed.

    `zone` (an IANA name) and `day_first` hold for all sources that set none; `captured_at` is the time, ISO 8601, at
    which the inputs were saved, where neither the command line nor the record says; `at`, written alike, that at which
    embargoes and rights are judged where the command line does not say. `language` is for texts too short
    to tell theirs; `language_folder` holds language files of the newsroom's own, relative to timeline.toml. `kind`
    says whether open dates hold to the publication (news) or to the text's own running time (narrative); None: judged
    from each text. `max_states` is how many past states of a topic are told at most; 0: none. `max_loss` is the share
    of the events of the last build that the next one may lose.
    `max_seconds` is how long the reading of one article, and the working out of it, may take before it is given up; 0:
    as long as it likes.
    `archive` is the folder of the archive that a build adds its inputs to, relative to timeline.toml; None: none.
    `overrides` is the file of what editors decided, relative to timeline.toml; None: that beside it, if there is one.
    `max_quote` is how many characters of a sentence are quoted at most, on pages and in files, of sources that set
    nothing else; 0: none, None: the sentence, of which a page shows about five lines.
    `corrections` says whether each event of a page offers the lines by which an editor corrects it.
    `revisions` says whether pages and files tell what newer versions of an article say otherwise.
    `base_url` is where the site is published, an http or https address that ends in a slash; None: not known.
    `embed_languages` are those in which embeds are made beside that of the page.
    `page_language` is the language of the pages (None: that of most of their articles); `catalogue_folder` holds
    catalogues of the newsroom's own, relative to timeline.toml. `templates` is a folder of templates of the newsroom's
    own, relative to timeline.toml too.
    """

    language: str = "en"
    zone: str | None = None
    day_first: bool | None = None
    hemisphere: Hemisphere = "north"
    kind: Kind | None = None
    language_folder: str | None = None
    captured_at: str | None = None
    at: str | None = None
    archive: str | None = None
    overrides: str | None = None
    min_articles: Annotated[int, msgspec.Meta(ge=1)] = 2
    max_skipped: Share = 1.0
    max_loss: Share = 0.2
    max_seconds: Annotated[float, msgspec.Meta(ge=0)] = 120
    max_states: Annotated[int, msgspec.Meta(ge=0)] = 30
    max_quote: QuoteLength | None = None
    corrections: bool = True
    revisions: bool = True
    site_title: str = "Story timelines"
    base_url: str | None = None
    embed_languages: tuple[str, ...] = ()
    page_language: str | None = None
    catalogue_folder: str | None = None
    templates: str | None = None
    theme: ThemeSettings = ThemeSettings()
    stills: StillSettings = StillSettings()
    fields: FieldSettings = FieldSettings()
    sources: dict[str, SourceSettings] = {}
    topics: dict[str, TopicSettings] = {}
    events: dict[str, EventSettings] = {}
    publish: PublishSettings = PublishSettings()

    def __post_init__(self) -> None:
        """Raise SettingsError for a topic whose slug cannot be a folder and an address, and for a base_url that no
        site can have."""
        if self.base_url is not None:
            msgspec.structs.force_setattr(self, "base_url", site_address(self.base_url))
        for slug in self.topics:
            if not _SLUG.fullmatch(slug):
                raise SettingsError(
                    f"topics.{slug[:80]!r}: is no slug for the address of a topic; use small letters a-z, digits and "
                    "single hyphens between them, 72 characters at most, such as [topics.harbour-bridge]"
                )

    def of_source(self, name: str | None) -> SourceSettings:
        """What is set for an outlet, by its name or an alias, letter case aside; defaults where nothing is."""
        wanted = (name or "").casefold()
        for known, source in self.sources.items():
            if wanted in (known.casefold(), *(alias.casefold() for alias in source.aliases)):
                return source
        return SourceSettings()


def load_settings(path: Path | None) -> Settings:
    """Read timeline.toml; without a path, the defaults. Raises SettingsError with the file, the key and the choices."""
    if path is None:
        return Settings(overrides=_overrides(Path(), None))
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(f"{path}: no such settings file; leave --config away to use the defaults") from error
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a TOML file that can") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    refuse_unknown(data, Settings, path)
    try:
        settings = msgspec.convert(data, type=Settings)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}: {error}. See docs/settings.md for what each option may be") from error
    _refuse_wrong_times(settings, path)
    return msgspec.structs.replace(
        settings,
        language_folder=_folder(path, "language_folder", settings.language_folder, "toml"),
        archive=(path.parent / settings.archive).as_posix() if settings.archive else None,
        overrides=_overrides(path.parent, settings.overrides),
        catalogue_folder=_folder(path, "catalogue_folder", settings.catalogue_folder, "po"),
        templates=_templates(path, settings.templates),
        theme=settings.theme.beside(path.parent),
        stills=_with_fonts(settings.stills, path),
        topics={key: _with_picture(topic, path) for key, topic in settings.topics.items()},
        events={key: _with_picture(event, path) for key, event in settings.events.items()},
    )


def _overrides(folder: Path, named: str | None) -> str | None:
    """The file of overrides; None where none is named and none lies in the folder."""
    file = folder / (named or OVERRIDES)
    return file.as_posix() if named or file.is_file() else None


Pictured = TypeVar("Pictured", TopicSettings, EventSettings)


def _with_picture(table: Pictured, path: Path) -> Pictured:
    """The table with the file of its picture, relative to the settings file at `path`, as a path of its own."""
    if table.picture is None:
        return table
    file = (path.parent / table.picture.file).as_posix()
    return msgspec.structs.replace(table, picture=msgspec.structs.replace(table.picture, file=file))


def _with_fonts(table: StillSettings, path: Path) -> StillSettings:
    """The table with its font files, relative to the settings file at `path`, as paths of their own."""
    return msgspec.structs.replace(table, fonts=tuple((path.parent / font).as_posix() for font in table.fonts))


def _folder(path: Path, option: str, named: str | None, ending: str) -> str | None:
    """A folder named in the settings file at `path`, as a path of its own. Raises SettingsError where it is none."""
    if named is None:
        return None
    folder = path.parent / named
    if not folder.is_dir():
        raise SettingsError(f"{path}: {option}: {folder} is no folder; put xx.{ending} there for a language xx")
    return folder.as_posix()


def _templates(path: Path, named: str | None) -> str | None:
    """As `_folder`, for the folder of templates."""
    if named is None:
        return None
    folder = path.parent / named
    if not folder.is_dir():
        raise SettingsError(f"{path}: templates: {folder} is no folder; docs/theme.md tells what to put there")
    return folder.as_posix()


def _refuse_wrong_times(settings: Settings, path: Path) -> None:
    """Raise SettingsError for a zone that does not exist or a capture time that is none."""
    zones = {"zone": settings.zone} | {f"sources.{name}.zone": each.zone for name, each in settings.sources.items()}
    for key, zone in zones.items():
        if zone is None:
            continue
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            near = get_close_matches(zone, available_timezones(), n=1)
            meant = f"did you mean {near[0]!r}?" if near else "write its IANA name, such as 'Europe/Stockholm'"
            raise SettingsError(f"{path}: {key}: {zone!r} is no time zone; {meant}") from error
    for key, stated in (("captured_at", settings.captured_at), ("at", settings.at)):
        if stated is None:
            continue
        try:
            Moment.parse(stated)
        except ValueError as error:
            raise SettingsError(
                f"{path}: {key}: {stated!r} is no time; write 2024-11-15, 2024-11-15T18:00 or, "
                "with the offset of its zone, 2024-11-15T18:00+01:00"
            ) from error
