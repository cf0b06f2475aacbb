"""`[theme]` of timeline.toml: how the pages look in a newsroom's own dress. What is set is checked when the theme is
made, in `timeline.rendering.theme`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from msgspec.structs import replace

from timeline.settings_table import Table


class ColourSettings(Table, frozen=True):
    """`[theme.light]`, `[theme.dark]`: colours as #rgb or #rrggbb. What is not set keeps its own, or follows from those
    that are: spans from the accent, lines and cards from paper and ink. `spans` are four from narrow to wide, `outlets`
    five: of all others, then of the first four."""

    paper: str | None = None
    ink: str | None = None
    soft: str | None = None
    accent: str | None = None
    link: str | None = None
    card: str | None = None
    line: str | None = None
    grid: str | None = None
    lift: str | None = None
    mark: str | None = None
    spans: tuple[str, str, str, str] | None = None
    outlets: tuple[str, str, str, str, str] | None = None


class FontSettings(Table, frozen=True):
    """`[[theme.fonts]]`: a WOFF2 file, relative to timeline.toml, of the family that `serif` or `sans` names. `weight`
    is one (700) or, of a variable font, its range ("400 700")."""

    family: str
    file: str
    weight: int | str = 400
    style: Literal["normal", "italic"] = "normal"


class LogoSettings(Table, frozen=True):
    """`[theme.logo]`: an image or SVG file, relative to timeline.toml, and another for the dark; `alt` is what it says,
    `url` where it leads."""

    file: str
    alt: str
    dark: str | None = None
    url: str | None = None


class LinkSettings(Table, frozen=True):
    """`[[theme.links]]`: a link in the foot of every page."""

    text: str
    url: str


class ThemeSettings(Table, frozen=True):
    """`[theme]`: `serif` and `sans` are families in order of preference; `footer` is a line in the foot of every
    page."""

    serif: tuple[str, ...] = ()
    sans: tuple[str, ...] = ()
    footer: str | None = None
    light: ColourSettings = ColourSettings()
    dark: ColourSettings = ColourSettings()
    fonts: tuple[FontSettings, ...] = ()
    logo: LogoSettings | None = None
    links: tuple[LinkSettings, ...] = ()

    def beside(self, folder: Path) -> Self:
        """The same with its files, which are relative to the settings file in `folder`, as paths of their own."""
        logo = self.logo
        if logo is not None:
            dark = None if logo.dark is None else (folder / logo.dark).as_posix()
            logo = replace(logo, file=(folder / logo.file).as_posix(), dark=dark)
        fonts = tuple(replace(font, file=(folder / font.file).as_posix()) for font in self.fonts)
        return replace(self, logo=logo, fonts=fonts)
