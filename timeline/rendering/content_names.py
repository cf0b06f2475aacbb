"""File names that change with what is in the file, so that it can be cached for ever."""

from __future__ import annotations

import hashlib


def named_by_content(name: str, content: bytes) -> str:
    """ "page-0123456789ab.css" for "page.css": part of a SHA-256 of the content before the ending."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def asset_path(name: str, content: bytes) -> str:
    """Where a file that all pages share stands in the site."""
    return f"assets/{named_by_content(name, content)}"
