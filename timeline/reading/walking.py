"""The files in folders, and those that patterns meet. Nothing is followed in circles."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

_ANY_DEPTH = "**"


def walk(folder: str) -> Iterator[str]:
    """The files in a folder and those within it, sorted; hidden ones, pipes and devices are left out.

    Links to folders are not followed, since they may lead in circles: such a link comes itself, and so does a folder
    that cannot be opened, for its reader to tell.
    """
    closed: list[str] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        yield from _taken(closed)
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        links = [each for each in folders if Path(root, each).is_symlink()]
        for name in sorted((*links, *(each for each in names if not each.startswith(".")))):
            path = str(Path(root) / name)
            if not never_ends(path):
                yield path
    yield from _taken(closed)


def _taken(paths: list[str]) -> list[str]:
    taken = list(paths)
    paths.clear()
    return taken


def never_ends(path: str) -> bool:
    """Whether it is a pipe, socket or device: reading one that nobody named would wait for ever."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):  # gone, or not to be looked at: its reader tells
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def meeting(pattern: str) -> list[str]:
    """The files that a pattern meets, and those in the folders that it meets, sorted; hidden ones are left out."""
    if _ANY_DEPTH in Path(pattern).parts:
        base, parts = _split(pattern)
        return sorted(path for path in walk(base) if _meets(Path(path).relative_to(base).parts, parts))
    met = sorted(glob.glob(pattern))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    shown = [each for each in met if not Path(each).name.startswith(".") and not never_ends(each)]
    return [path for each in shown for path in (walk(each) if Path(each).is_dir() else [each])]


def _split(pattern: str) -> tuple[str, Sequence[str]]:
    """The folder before the first part of a pattern that is one, and the parts from there."""
    parts = Path(pattern).parts
    first = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:first])), parts[first:]


def _meets(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path, or a folder on the way to it, meets the pattern, part by part."""
    if not pattern:
        return True
    if pattern[0] == _ANY_DEPTH:
        return any(_meets(path[start:], pattern[1:]) for start in range(len(path)))
    return bool(path) and fnmatchcase(path[0], pattern[0]) and _meets(path[1:], pattern[1:])
