"""What several formats look at in the first bytes of a document."""

from __future__ import annotations

_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"BZh",
    b"\xfd7zXZ",
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def is_text(data: bytes) -> bool:
    """Whether the bytes can be those of a text of one byte a letter, or of UTF-8."""
    return not data.startswith((*_MAGIC, *_UTF16)) and b"\x00" not in data[:4096]


def not_text(data: bytes) -> str:
    """Why a document that no format is told by cannot be read, and what to do."""
    if data.startswith(_UTF16):
        return "is UTF-16, not UTF-8 text; save it as UTF-8"
    if data.startswith(b"%PDF"):
        return "is a PDF, not text; save its text, or the article's page as HTML"
    return "is in no format that is known; `timeline inputs` lists those that can be read"
