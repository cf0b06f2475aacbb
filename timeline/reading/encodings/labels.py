"""The names under which documents declare their encoding, as what is meant by them."""

from __future__ import annotations

import codecs
import re

# What is declared under a name is, as browsers take it, the larger set that Windows made of it.
_MEANT = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_OTHERS = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030",
    "x-cp1251": "cp1251",
}
_SEVEN_BITS = ("iso2022_jp", "iso2022_kr", "hz")


_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


_IN_MARKUP = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 8192


def declared_in(page: bytes, content_type: str = "") -> list[str]:
    """What a page and the header that it came with say of its encoding, the strongest first."""
    found = _IN_MARKUP.search(page, 0, _HEAD)
    named = (charset_of(content_type), found.group(1).decode("ascii") if found else None)
    return [each for each in named if each]


def charset_of(content_type: str) -> str | None:
    """The charset of a Content-Type, as an HTTP header or a meta tag has it; None where it states none."""
    found = _IN_HEADER.search(content_type)
    return found.group(1) if found else None


def codec_of(label: str) -> str | None:
    """The codec for a declared encoding; None for a name that nobody knows, or what is no encoding of text."""
    name = label.strip(" \t\r\n\"'").casefold()
    name = _OTHERS.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # not every codec is one of text: "rot13", "base64"
    if not getattr(found, "_is_text_encoding", True):
        return None
    return _MEANT.get(found.name, found.name)


def is_seven_bit(codec: str) -> bool:
    """Whether text in it looks like plain ASCII with escapes, which is valid UTF-8."""
    return codec.startswith(_SEVEN_BITS)


def shown(codec: str) -> str:
    """A codec as people know it."""
    name = codecs.lookup(codec).name
    return {"cp1252": "Windows-1252"}.get(name, f"Windows-{name[2:]}" if name.startswith("cp125") else name.upper())
