"""The logo of a newsroom: an image, or an SVG that holds nothing but drawing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from timeline.models import Model
from timeline.rendering.images import image_of

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "clipPath", "mask", "pattern"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop"),
    }
)
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?)(?:px)?\s*")
_ADDRESS = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_ACTIVE = re.compile(r"javascript:|data:|@import|expression\s*\(|\\", re.IGNORECASE)


class Drawn(Model, frozen=True):
    """What a logo's file is: the ending of its name and its size, in pixels or in units of an SVG."""

    kind: str
    width: int
    height: int


def drawn(content: bytes) -> Drawn:
    """What the file of a logo holds. Raises ValueError, with the reason, for what is no image, and for an SVG that
    could run, fetch or show anything but its own drawing."""
    if image := image_of(content):
        return Drawn(kind=image.kind, width=image.width, height=image.height)
    if b"<svg" not in content[:4096]:
        raise ValueError("is no PNG, JPEG, GIF, WebP or SVG image, or is cut off; export it as one of these")
    return _svg(content)


def _svg(content: bytes) -> Drawn:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise ValueError("has a DOCTYPE or entities, which can hide things; save it as plain SVG")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(f"is no SVG that can be read ({error}); export it again") from error
    for element in root.iter():
        _refuse_active(element)
    width, height = _size(root)
    return Drawn(kind="svg", width=width, height=height)


def _refuse_active(element: ElementTree.Element) -> None:
    tag = str(element.tag)
    if not tag.startswith(_SVG):
        # what drawing programs note for themselves; a browser draws nothing of it
        if tag.startswith("{http://www.w3.org/1999/xhtml}") or not tag.startswith("{"):
            raise ValueError(f"holds <{_plain(tag)}>, which is no drawing; save it as plain SVG")
        return
    name = tag.removeprefix(_SVG)
    if name not in _ELEMENTS:
        raise ValueError(f"holds <{name}>; a logo may hold shapes, text and gradients only; save it as plain SVG")
    for key, value in element.attrib.items():
        plain = _plain(key)
        if plain.lower().startswith("on"):
            raise ValueError(f"has the handler {plain!r} on <{name}>; save it as plain SVG")
        if plain == "href" and not value.strip().startswith("#"):
            raise ValueError(f"refers to {value[:60]!r}; a logo may refer to its own parts only")
        if _ADDRESS.search(value) or _ACTIVE.search(value):
            raise ValueError(f"has {plain}={value[:60]!r} on <{name}>; a logo may refer to its own parts only")


def _plain(name: str) -> str:
    return name.rpartition("}")[2]


def _size(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height, so that the page keeps the place; without them, those of the view box."""
    stated = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sizes = [match[1] for match in stated if match]
    try:
        width, height = (round(float(size)) for size in (sizes if len(sizes) == 2 else box[2:]))
    except ValueError as error:
        raise ValueError("says no size; give the <svg> a viewBox, or width and height in pixels") from error
    if min(width, height) < 1:
        raise ValueError("is empty: its width or height is 0")
    return width, height
