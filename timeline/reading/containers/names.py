"""What members of a container are called in messages: names that others chose, and which lead nowhere."""

from __future__ import annotations

from pathlib import PurePosixPath

_LONGEST = 200


def member_path(container: str, name: str) -> str:
    """A member as messages and articles call it: `export.zip, a/b.html`; what cannot be printed is escaped."""
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)
    return f"{container}, {shown if len(shown) <= _LONGEST else f'...{shown[-_LONGEST:]}'}"


def is_hidden(name: str) -> bool:
    """Whether a file or a folder on the way to it is one that systems keep for themselves."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)
