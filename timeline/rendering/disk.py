"""Files of a site on the disk: written so that a failure of power cannot take them, and removed with their folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from timeline.errors import OutputError


@contextmanager
def told(output: Path) -> Iterator[None]:
    """Raise OutputError for what the system objects to in the block, with the file, else the folder."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{error.filename or output}: cannot be written ({error.strerror}); check its rights and the space left"
        ) from error


def holds(path: Path, content: bytes) -> bool:
    """Whether a file with this content stands there."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def write(path: Path, content: bytes) -> None:
    """Write a file, in a folder that is made where it is missing, and see it to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def remove(output: Path, path: str) -> None:
    """Remove a file of a folder, and the folders in it that this leaves empty."""
    (output / path).unlink(missing_ok=True)
    for parent in PurePosixPath(path).parents[:-1]:
        folder = output / parent
        if not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def remove_empty(folder: Path, last: Path) -> None:
    """Remove the folder, and those above it up to `last`, as far as they are empty."""
    for each in (folder, *folder.parents):
        if not each.is_dir() or any(each.iterdir()):
            return
        each.rmdir()
        if each == last:
            return
