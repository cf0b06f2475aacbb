"""Tells by its first bytes what a document is; its name decides only where the content leaves two readings."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from timeline.reading.tables import table_dialect
from timeline.settings import FieldSettings


class Format(StrEnum):
    """The kinds of document that can be read."""

    EMPTY = "empty"
    BINARY = "binary"
    JSONL = "JSON lines"
    JSON = "JSON"
    TABLE = "table"
    HTML = "HTML"
    TEXT = "text"


_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(rb"<(?:html|head|body|article|meta|div|p)\b[^<>]*>", re.IGNORECASE)
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


def sniff(head: bytes, name: str, fields: FieldSettings) -> Format:
    """The format of a document of which these are the first bytes."""
    content = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not content:
        return Format.EMPTY
    if _HTML.match(content[:4000]):
        return Format.HTML
    if head.startswith((*_MAGIC, *_UTF16)) or b"\x00" in head[:4096]:
        return Format.BINARY
    if content[:1] in b"{[" and (found := _json(content)):
        return found
    if content[:1] == b"<" and len(_HTML_INSIDE.findall(content[:8000])) >= 2:
        return Format.HTML
    if table_dialect(head.decode("utf-8", "replace"), name, fields):
        return Format.TABLE
    return Format.TEXT


def _json(content: bytes) -> Format | None:
    """JSONL, where a line by itself is a whole object (the first may be broken); else JSON, if it begins like that."""
    lines = [line.strip() for line in content.split(b"\n") if line.strip()]
    whole = [line for line in lines[:50] if line.startswith(b"{") and _decodes(line)]
    if content.startswith(b"{") and (whole and (len(lines) > 1 or _has_text(lines[0]))):
        return Format.JSONL
    looks_like_json = re.match(rb'[\[{]\s*(?:["\[{\]}0-9-]|true|false|null|$)', content[:200])
    return Format.JSON if looks_like_json else None


def _decodes(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _has_text(line: bytes) -> bool:
    record = msgspec.json.decode(line) if _decodes(line) else {}
    return any(isinstance(record.get(key), str) for key in ("text", "html"))
