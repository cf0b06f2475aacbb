"""What kind of image some bytes are, and how large, by their first bytes; names and endings are not believed."""

from __future__ import annotations

import struct

from timeline.models import Model

_PNG = b"\x89PNG\r\n\x1a\n"
# The markers of JPEG that hold the size (start of frame), without those for tables between them
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


class Image(Model, frozen=True):
    """The kind, which is also the ending of its file's name, and the size in pixels."""

    kind: str
    width: int
    height: int


def image_of(content: bytes) -> Image | None:
    """The image that a PNG, JPEG, GIF or WebP file holds; None for anything else, or one that is cut off or empty."""
    try:
        kind, width, height = _read(content)
    except (struct.error, IndexError):
        return None
    return Image(kind=kind, width=width, height=height) if kind and width and height else None


def _read(content: bytes) -> tuple[str, int, int]:
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        return ("png", *struct.unpack_from(">II", content, 16))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return ("gif", *struct.unpack_from("<HH", content, 6))
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    return "", 0, 0


def _jpeg(content: bytes) -> tuple[str, int, int]:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return "jpg", width, height
        at += 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])
    return "", 0, 0


def _webp(content: bytes) -> tuple[str, int, int]:
    form = content[12:16]
    if form == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return ("webp", width, height) if len(content) >= 30 else ("", 0, 0)
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return "webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return "webp", width & 0x3FFF, height & 0x3FFF
    return "", 0, 0
