"""Pictures of topics and events: those that the settings name, from files of the newsroom, with who made them."""

from __future__ import annotations

from timeline.errors import SettingsError
from timeline.models import Model
from timeline.rendering.content_names import asset_path
from timeline.rendering.images import image_of
from timeline.rendering.own_files import content_of
from timeline.settings import PictureSettings, Settings

_MARKUP = (b"<svg", b"<?xml", b"<!doctype", b"<html")


class Picture(Model, frozen=True):
    """A picture as a page shows it: `path` is that in the site, `width` and `height` are pixels."""

    path: str
    alt: str
    credit: str
    width: int
    height: int
    licence: str | None = None
    caption: str | None = None


class Pictures(Model, frozen=True):
    """Those of topics by slug, those of events by id, and their files by the paths in the site."""

    topics: dict[str, Picture] = {}
    events: dict[str, Picture] = {}
    files: dict[str, bytes] = {}


NO_PICTURES = Pictures()


def load_pictures(settings: Settings) -> Pictures:
    """Read and check all pictures that the settings name. Raises SettingsError for the first that cannot be shown."""
    files: dict[str, bytes] = {}
    return Pictures(
        topics={
            key: _loaded(topic.picture, f"topics.{key}.picture", files)
            for key, topic in settings.topics.items()
            if topic.picture is not None
        },
        events={
            key: _loaded(event.picture, f"events.{key}.picture", files)
            for key, event in settings.events.items()
            if event.picture is not None
        },
        files=files,
    )


def _loaded(picture: PictureSettings, where: str, files: dict[str, bytes]) -> Picture:
    for name, words, reason in (
        ("alt", picture.alt, "say what is to be seen, for readers who cannot see it"),
        ("credit", picture.credit, "say who made it"),
    ):
        if not words.strip():
            raise SettingsError(f"{where}: {name} is empty; {reason}")
    content = content_of(picture.file, where)
    image = image_of(content)
    if image is None:
        raise SettingsError(f"{where}: {picture.file}: {_complaint(content)}")
    path = asset_path(f"picture.{image.kind}", content)
    files[path] = content
    return Picture(
        path=path,
        alt=picture.alt,
        credit=picture.credit,
        width=image.width,
        height=image.height,
        licence=picture.licence,
        caption=picture.caption,
    )


def _complaint(content: bytes) -> str:
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return "is markup (SVG, XML or HTML), which can carry scripts; export it as PNG or WebP"
    return "is no PNG, JPEG, GIF or WebP image, or is cut off; export it as one of these"
