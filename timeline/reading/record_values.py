"""The values of a record as an article has them: running text, one line, tags, a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text_of(value: Any) -> str:
    """A value as running text: a list's members are paragraphs."""
    if isinstance(value, list):
        return "\n\n".join(part for part in (text_of(item).strip() for item in value) if part)
    if isinstance(value, Mapping) or value is None or isinstance(value, bool):
        return ""
    return str(value)


def line_of(value: Any) -> str | None:
    """A value as one line: a list's members with commas between; an object by its `name`."""
    if isinstance(value, list):
        return ", ".join(part for part in (line_of(item) for item in value) if part) or None
    if isinstance(value, Mapping):
        return line_of(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    return " ".join(str(value).split()) or None


def tags_of(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    return tuple(dict.fromkeys(tag for tag in (line_of(part) for part in parts) if tag))


def language_of(value: Any) -> str | None:
    """The first two or three letters of a language tag: "de" of "de-AT"; None for anything else."""
    code = (line_of(value) or "").replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() else None
