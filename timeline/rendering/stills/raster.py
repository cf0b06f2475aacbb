"""From SVG to PNG, by resvg: no browser, no fonts but those that are given, no network."""

from __future__ import annotations

import struct
import zlib

from timeline.models import Model

_AFTER_HEADER = 33  # bytes of a PNG's signature and its first chunk, IHDR


class Drawn(Model, frozen=True):
    """A still as SVG, how many pixels wide its PNG is to be, the font files for it, and its alternative text."""

    svg: str
    width: int
    fonts: tuple[str, ...]
    alt: str


def png_of(drawn: Drawn) -> bytes:
    """The PNG, which also carries the alternative text (`Description`). The same input gives the same bytes."""
    import resvg_py  # noqa: PLC0415  (for builds that draw)

    png = resvg_py.svg_to_bytes(
        svg_string=drawn.svg, width=drawn.width, font_files=list(drawn.fonts), skip_system_fonts=True
    )
    return png[:_AFTER_HEADER] + _described(drawn.alt) + png[_AFTER_HEADER:]


def description_of(png: bytes) -> str | None:
    """The alternative text that a still carries; None for any other picture."""
    if png[_AFTER_HEADER + 4 : _AFTER_HEADER + 8] != b"iTXt":
        return None
    (length,) = struct.unpack_from(">I", png, _AFTER_HEADER)
    return png[_AFTER_HEADER + 8 : _AFTER_HEADER + 8 + length].rpartition(b"\0")[2].decode()


def _described(alt: str) -> bytes:
    """A chunk of international text, as PNG (third edition, 11.3.3.4) has it: uncompressed, of no stated language."""
    body = b"iTXt" + b"Description\0" + b"\0\0" + b"\0" + b"\0" + alt.replace("\0", "").encode("utf-8", "replace")
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
