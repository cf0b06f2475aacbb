"""Whose picture it is: the newsroom's logo, else the title of its site."""

from __future__ import annotations

from timeline.models import Model
from timeline.rendering.packing import data_url
from timeline.rendering.palette import LIGHT, changes
from timeline.rendering.stills.plan import Line, Place
from timeline.rendering.stills.ruler import Ruler
from timeline.rendering.stills.setting import filled, stacked
from timeline.rendering.theme import Theme
from timeline.settings import Settings


class Brand(Model, frozen=True):
    """What is the newsroom's on every still: its colours by the names of the style sheet, its name, the line in its
    foot, and its logo as an address that holds it, with its width for one pixel of height."""

    colours: dict[str, str]
    name: str
    footer: str = ""
    logo: str | None = None
    shape: float = 1.0


def brand_of(theme: Theme, settings: Settings) -> Brand:
    """As the theme has it, for the light."""
    logo = theme.logo
    return Brand(
        colours=LIGHT | changes(settings.theme.light, LIGHT, "theme.light"),
        name=settings.site_title,
        footer=theme.footer or "",
        logo=data_url(logo.path, theme.files[logo.path]) if logo else None,
        shape=logo.width / logo.height if logo else 1.0,
    )


def brand_line(
    brand: Brand, x: float, top: float, size: float, width: float, ruler: Ruler, *, at_end: bool
) -> tuple[tuple[Line, ...], Place | None, float]:
    """The logo or the name, its top edge at `top`, and the height at which it ends; `size` is that of the letters. A
    name with a letter that no font has is left out."""
    room = width - 2 * min(x, width - x)
    if brand.logo:
        high = min(size * 1.5, room / 2 / brand.shape)
        wide = high * brand.shape
        return (), Place(x - wide if at_end else x, top, wide, high), top + high
    name = ruler.writable(brand.name)
    if name is None:
        return (), None, top
    lines, end = stacked(filled(name, room, 1, ruler.sans(size, 600)), x, top, size, "brand", at_end=at_end)
    return lines, None, end
