"""Having an archive to oneself: to change it, or to read for long what nobody may change meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from timeline.archive.locking import lock_of, locked
from timeline.archive.opening import connected
from timeline.archive.store import Archive

Say = Callable[[str], None]


@contextmanager
def changed_alone(folder: Path, doing: str, say: Say, *, wait: float | None, create: bool = False) -> Iterator[Archive]:
    """The archive in a folder, which nobody else may change during the block. `doing` and `wait` are as in `locked`.
    Without `create` there must be one: no lock is left in a folder that is none. Raises ArchiveError, LockedError."""
    if not create:
        connected(folder, create=False, readonly=True).close()
    with locked(lock_of(folder), doing, wait=wait, say=say), Archive(folder, create=create) as archive:
        yield archive


@contextmanager
def read_alone(folder: Path, doing: str, say: Say, *, wait: float | None) -> Iterator[Archive]:
    """The same, to be read alone: all of it of one state."""
    connected(folder, create=False, readonly=True).close()
    with undisturbed(folder, doing, say, wait=wait), Archive(folder, readonly=True) as archive, archive.reading():
        yield archive


def undisturbed(folder: Path, doing: str, say: Say, *, wait: float | None) -> AbstractContextManager[None]:
    """The lock of an archive; none where its folder cannot be written, so that a copy on a read-only disk can be
    read."""
    return locked(lock_of(folder), doing, wait=wait, say=say) if os.access(folder, os.W_OK) else nullcontext()
