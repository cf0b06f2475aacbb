"""The first JSON object of a document, told from its first bytes, which may end within it."""

from __future__ import annotations

import json
import re
from typing import Any

_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")


def first_record(data: bytes) -> dict[str, Any] | None:
    """The first object: the document, the first member of the list that it is, or the first line that is one. A value
    that ends beyond the bytes is None, and what follows it is left out. None where they begin no object."""
    text = data.decode("utf-8", "replace").lstrip()
    if text.startswith("["):
        text = text[1:].lstrip()
    if not text.startswith("{"):
        return None
    try:
        return _members(text) or _of_a_line(text)
    except RecursionError:
        return None


def _of_a_line(text: str) -> dict[str, Any] | None:
    """The first whole object on a line by itself, where the first line is broken."""
    for line in text.split("\n")[1:50]:
        if line.startswith("{"):
            try:
                found = _DECODER.decode(line)
            except ValueError:
                continue
            return found if isinstance(found, dict) else None
    return None


def _members(text: str) -> dict[str, Any]:
    """The members of the object that begins the text, as far as they can be read."""
    members: dict[str, Any] = {}
    at = 1
    while True:
        at = _after_blanks(text, at)
        if text[at : at + 1] != '"':
            return members
        try:
            key, at = _DECODER.raw_decode(text, at)
        except ValueError:
            return members
        at = _after_blanks(text, at)
        if text[at : at + 1] != ":":
            return members
        members[key] = None
        try:
            members[key], at = _DECODER.raw_decode(text, _after_blanks(text, at + 1))
        except ValueError:
            return members
        at = _after_blanks(text, at)
        if text[at : at + 1] != ",":
            return members
        at += 1


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
