"""One command at a time changes an archive or an output folder; the next one waits, or says who is at it.

The lock is the operating system's, so that it goes with the process that held it, however that ended: a lock file that
lies around locks nothing. What stands in it is for people only.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.errors import LockedError

WAIT = 600.0
"""Seconds for which a command waits for another one: longer than most builds take."""


def lock_of(folder: Path) -> Path:
    """The lock of an archive."""
    return folder / "archive.lock"


@contextmanager
def locked(
    file: Path, doing: str, *, wait: float | None = None, say: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold the lock `file` for the block, which is `doing` something ("building output").

    Where another process holds it, `say` who that is and wait for up to `wait` seconds (None: `WAIT`). Raises
    LockedError where that was not enough, or the file cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  (only commands that write need it)

    lock = FileLock(file)
    wait = WAIT if wait is None else wait
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"Waiting: {_holder(file)}")
            lock.acquire(timeout=wait, poll_interval=0.2)
    except Timeout as error:
        raise LockedError(
            f"{file}: {_holder(file)}; waited for {wait:g} seconds. Run this again when that is done"
        ) from error
    except OSError as error:
        raise LockedError(f"{file}: cannot be locked ({error.strerror}); check the rights of its folder") from error
    try:
        with suppress(OSError):  # for people only: a full disk is told by what needs it
            _holder_file(file).write_text(f"process {os.getpid()} on {socket.gethostname()} is {doing}\n", "utf-8")
        yield
    finally:
        with suppress(OSError):
            _holder_file(file).unlink(missing_ok=True)
        lock.release()


def _holder_file(file: Path) -> Path:
    # not the lock itself: Windows lets nobody else read that
    return file.with_name(f"{file.name}.holder")


def _holder(file: Path) -> str:
    try:
        return _holder_file(file).read_text("utf-8").strip() or "another process is at work"
    except OSError:
        return "another process is at work"
