"""Which encoding bytes are in that declare none, or a false one."""

from __future__ import annotations

from timeline.reading.encodings.eastern import eastern_encoding
from timeline.reading.encodings.latin import LATIN, latin_encoding

_SAMPLE = 64_000
# Encodings that pages and exports are met in. Left to all that there are, short texts come out as rarities.
_OTHER = (
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
    "cp932",
    "euc_jp",
    "cp949",
    "gb18030",
    "big5hkscs",
    "iso8859_5",
    "mac_cyrillic",
)
_MOST_BEYOND_ASCII = 0.35
"""Of the letters of a text in Latin letters: Vietnamese has the most, about a third."""
_TOO_FEW = 8
"""Bytes beyond ASCII, dashes and quotation marks among them, that say nothing against what is declared."""


def guess_encoding(data: bytes) -> str | None:
    """The codec of bytes that are not UTF-8; None where none is likely. The same bytes give the same answer."""
    sample = _beyond_ascii(data)
    if is_latin(sample) and (found := latin_encoding(sample)):
        return found
    if found := eastern_encoding(sample):
        return found
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only what is not UTF-8 needs it)

    best = from_bytes(sample, cp_isolation=list(_OTHER)).best()
    if best is not None:
        return str(best.encoding)
    return latin_encoding(sample)


def is_latin(data: bytes) -> bool:
    """Whether so many of the letters are ASCII that the others can be the accented ones of a language."""
    ascii_letters = sum(1 for each in data if 65 <= each <= 90 or 97 <= each <= 122)
    beyond = sum(1 for each in data if each > 127)
    return beyond <= _MOST_BEYOND_ASCII * (ascii_letters + beyond)


def is_plausible(data: bytes, codec: str) -> bool:
    """Whether bytes that can be decoded may really be in that encoding: one of Latin letters can decode nearly all."""
    if codec not in LATIN:
        return True
    sample = _beyond_ascii(data)
    return sum(each > 127 for each in sample) < _TOO_FEW or is_latin(sample)


def _beyond_ascii(data: bytes) -> bytes:
    """Lines that hold bytes beyond ASCII, up to a sample of them."""
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)
