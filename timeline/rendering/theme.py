"""A newsroom's own dress for the pages: one small style sheet after ours, with its fonts, and logo and foot."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from timeline.errors import SettingsError
from timeline.models import Model
from timeline.rendering import palette
from timeline.rendering.content_names import asset_path
from timeline.rendering.links import safe_href
from timeline.rendering.logo import drawn
from timeline.rendering.own_files import content_of
from timeline.theme_settings import FontSettings, LinkSettings, LogoSettings, ThemeSettings

_FAMILY = re.compile(r"[\w][\w .&+-]{0,60}")
_GENERIC = frozenset(
    {
        *("serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
    }
)
_WEIGHT = re.compile(r"[1-9][0-9]{0,3}(?: [1-9][0-9]{0,3})?")
_HEAVIEST = 1000


class Logo(Model, frozen=True):
    """The logo in the head of every page. `path` and `dark` are paths in the site, `width` and `height` pixels; `url`
    is where it leads (None: to the index)."""

    path: str
    alt: str
    width: int
    height: int
    dark: str | None = None
    url: str | None = None


class Link(Model, frozen=True):
    """A link in the foot."""

    text: str
    url: str


class Theme(Model, frozen=True):
    """What a newsroom adds to the pages. `css` is its style sheet, which stands beside its fonts; it is empty where
    nothing differs from ours. `files` are fonts and logos by their paths in the site."""

    css: str = ""
    logo: Logo | None = None
    footer: str | None = None
    links: tuple[Link, ...] = ()
    files: dict[str, bytes] = {}


def load_theme(settings: ThemeSettings) -> Theme:
    """Check the theme and read its files. Raises SettingsError for the first thing that cannot be used."""
    files: dict[str, bytes] = {}
    light = palette.changes(settings.light, palette.LIGHT, "theme.light")
    dark = palette.changes(settings.dark, palette.DARK, "theme.dark")
    faces = [_face(font, f"theme.fonts[{n}]", files) for n, font in enumerate(settings.fonts, 1)]
    families = {
        name: _stack(given, f"theme.{name}")
        for name, given in (("serif", settings.serif), ("sans", settings.sans))
        if given
    }
    # what is set for the light alone would else hold in the dark as well: this sheet stands after ours
    dark = {name: palette.DARK[name] for name in light} | dark
    rules = [*faces, _rule(families), _rule(light, "(forced-colors: none)")]
    rules += [_rule(dark, "screen", "(forced-colors: none)", "(prefers-color-scheme: dark)")]
    return Theme(
        css="".join(f"{rule}\n" for rule in rules if rule),
        logo=_logo(settings.logo, files) if settings.logo else None,
        footer=settings.footer,
        links=tuple(_link(link, f"theme.links[{n}]") for n, link in enumerate(settings.links, 1)),
        files=files,
    )


def _rule(values: dict[str, str], *conditions: str) -> str:
    """The variables as a rule; where the reader's system has colours of its own, `forced-colors`, these go first."""
    if not values:
        return ""
    rule = f":root {{ {' '.join(f'--{name}: {value};' for name, value in values.items())} }}"
    return f"@media {' and '.join(conditions)} {{ {rule} }}" if conditions else rule


def _stack(families: tuple[str, ...], where: str) -> str:
    """Families as CSS has them; each is quoted, for which its letters are few."""
    for family in families:
        if not _FAMILY.fullmatch(family):
            raise SettingsError(
                f"{where}: {family!r} is no name of a font family; write letters, digits, blanks and hyphens, one name "
                "a string"
            )
    return ", ".join(family if family in _GENERIC else f'"{family}"' for family in families)


def _face(font: FontSettings, where: str, files: dict[str, bytes]) -> str:
    weight = str(font.weight)
    if not _WEIGHT.fullmatch(weight) or any(int(each) > _HEAVIEST for each in weight.split()):
        raise SettingsError(f"{where}.weight: {weight!r} is none; write 400, or '400 700' for a variable font")
    family = _stack((font.family,), f"{where}.family")
    content = content_of(font.file, where)
    if not content.startswith(b"wOF2"):
        raise SettingsError(f"{where}: {font.file}: is no WOFF2 font; convert it to WOFF2")
    path = _named("font", content, "woff2", files)
    return (
        f'@font-face {{ font-family: {family}; src: url("{PurePosixPath(path).name}") format("woff2"); '
        f"font-weight: {weight}; font-style: {font.style}; font-display: fallback; }}"
    )


def _logo(logo: LogoSettings, files: dict[str, bytes]) -> Logo:
    where = "theme.logo"
    if not logo.alt.strip():
        raise SettingsError(f"{where}: alt is empty; say what the logo says, for readers who cannot see it")
    if logo.url is not None and safe_href(logo.url) is None:
        raise SettingsError(f"{where}.url: {logo.url!r} is no address; write one that begins with https://")
    light = _drawn(logo.file, where, files)
    return Logo(
        path=light[0],
        alt=logo.alt,
        width=light[1],
        height=light[2],
        dark=_drawn(logo.dark, where, files)[0] if logo.dark else None,
        url=safe_href(logo.url),
    )


def _drawn(file: str, where: str, files: dict[str, bytes]) -> tuple[str, int, int]:
    content = content_of(file, where)
    try:
        logo = drawn(content)
    except ValueError as error:
        raise SettingsError(f"{where}: {file}: {error}") from error
    return _named("logo", content, logo.kind, files), logo.width, logo.height


def _link(link: LinkSettings, where: str) -> Link:
    if not link.text.strip():
        raise SettingsError(f"{where}: text is empty; say where the link leads")
    url = safe_href(link.url)
    if url is None:
        raise SettingsError(f"{where}.url: {link.url!r} is no address; write one that begins with https:// or mailto:")
    return Link(text=link.text, url=url)


def _named(stem: str, content: bytes, ending: str, files: dict[str, bytes]) -> str:
    path = asset_path(f"{stem}.{ending}", content)
    files[path] = content
    return path
