"""From SVG to PNG, by resvg: no browser, no fonts but those that are given, no network."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from timeline.models import Model

_HEADER = 33  # bytes of a PNG's signature and its first chunk, IHDR
_SEAL = "Source"  # what the picture was made of, and what came of it: both by their hashes


class Drawn(Model, frozen=True):
    """A still as SVG, how many pixels wide its PNG is to be, the font files for it, its alternative text, and a hash of
    all that it is made of. `before` is its file in the site of the last build, None where there is none."""

    svg: str
    width: int
    fonts: tuple[str, ...]
    alt: str
    made_of: str
    before: str | None = None


def png_of(drawn: Drawn) -> bytes:
    """The PNG, which also carries the alternative text (`Description`). The same input gives the same bytes; where the
    last build made them of the same, they are not drawn again."""
    return _kept(drawn) or _drawn(drawn)


def description_of(png: bytes) -> str | None:
    """The alternative text that a still carries; None for any other picture."""
    return _texts(png).get("Description")


def made_of(svg: str, width: int, alt: str, fonts: str) -> str:
    """A hash of all that a still is made of; `fonts` is that of its font files."""
    import resvg_py  # noqa: PLC0415  (for builds that draw)

    parts = (svg, str(width), alt, fonts, resvg_py.__version__, resvg_py.__resvg_version__)
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _drawn(drawn: Drawn) -> bytes:
    import resvg_py  # noqa: PLC0415  (as above)

    png = resvg_py.svg_to_bytes(
        svg_string=drawn.svg, width=drawn.width, font_files=list(drawn.fonts), skip_system_fonts=True
    )
    seal = f"{drawn.made_of} {sha256(png[_HEADER:]).hexdigest()}"
    return png[:_HEADER] + _chunk("Description", drawn.alt) + _chunk(_SEAL, seal) + png[_HEADER:]


def _kept(drawn: Drawn) -> bytes | None:
    """The file of the last build, if it was made of the same and is whole."""
    if drawn.before is None:
        return None
    try:
        png = Path(drawn.before).read_bytes()
    except OSError:
        return None
    rest = png[_HEADER + len(_chunk("Description", drawn.alt)) :]
    seal = _chunk(_SEAL, f"{drawn.made_of} {sha256(rest[_SEALED:]).hexdigest()}")
    return png if rest.startswith(seal) and description_of(png) == drawn.alt else None


def _chunk(key: str, words: str) -> bytes:
    """International text, as PNG (third edition, 11.3.3.4) has it: uncompressed, of no stated language."""
    body = b"iTXt" + key.encode() + b"\0\0\0\0\0" + words.replace("\0", "").encode("utf-8", "replace")
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


_SEALED = len(_chunk(_SEAL, f"{'':64} {'':64}"))


def _texts(png: bytes) -> Mapping[str, str]:
    """The texts that stand right after the header, by their keys."""
    return dict(_each_text(png))


def _each_text(png: bytes) -> Iterator[tuple[str, str]]:
    at = _HEADER
    while png[at + 4 : at + 8] == b"iTXt":
        (length,) = struct.unpack_from(">I", png, at)
        key, _, words = png[at + 8 : at + 8 + length].partition(b"\0\0\0\0\0")
        yield key.decode("utf-8", "replace"), words.decode("utf-8", "replace")
        at += length + 12
