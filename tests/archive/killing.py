"""Runs of the command line that are disturbed: killed, by time or at a step on the disk, or on a disk that is full."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import sqlite3
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from timeline.cli import main
from timeline.rendering import swap

_STEPS = frozenset(
    {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "ctypes.dlsym", "sqlite3.connect"}
)
_TAKE_ROOM = frozenset({"os.link", "os.mkdir"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# The program and what a build loads late, so that a run costs no start: a child is forked from a process that has it.
_LOADED = ["timeline.cli", "timeline.pipeline", "timeline.rendering.site", "timeline.archive.adding", __name__]
_LOADED += ["timeline.commands.build", "timeline.commands.archive", "timeline.reading.reader", "timeline.temporal"]


@dataclass(frozen=True)
class Disturbed:
    """How a run is disturbed: `kill_at` is the step on the disk before which it kills itself, `full_at` the one from
    which on the disk is full (both from 0 on). An `unprivileged` one must keep to the rights of files, also as root.
    `counted` is a file that is told how many steps there were, `clock` what the clock shows (in seconds of Unix).
    Without `exchanges`, the system cannot exchange two folders."""

    kill_at: int | None = None
    full_at: int | None = None
    unprivileged: bool = False
    counted: Path | None = None
    clock: int | None = None
    exchanges: bool = True


UNDISTURBED = Disturbed()


def started(arguments: list[str], folder: Path, how: Disturbed = UNDISTURBED) -> Any:
    """A process that runs the command in the folder; what it says goes to `said.txt` there."""
    context = get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    process = context.Process(target=_run, args=(arguments, str(folder), how))
    process.start()
    return process


def ended(arguments: list[str], folder: Path, how: Disturbed = UNDISTURBED) -> int:
    """The exit code of a run to its end; that of a killed one is negative."""
    process = started(arguments, folder, how)
    process.join()
    code: int = process.exitcode
    return code


def killed_after(seconds: float, arguments: list[str], folder: Path) -> None:
    """Kill a run so many seconds after its start; it may have ended before."""
    process = started(arguments, folder)
    process.join(seconds)
    process.kill()
    process.join()


def steps_and_seconds(
    arguments: list[str], folder: Path, note: Path, how: Disturbed = UNDISTURBED
) -> tuple[int, float]:
    """What an undisturbed run takes, and how often it touches the disk."""
    begun = time.perf_counter()
    assert ended(arguments, folder, replace(how, counted=note)) == 0
    return int(note.read_text("utf-8")), time.perf_counter() - begun


def _run(arguments: list[str], folder: str, how: Disturbed) -> None:
    os.chdir(folder)
    with Path("said.txt").open("w", encoding="utf-8") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    if how.unprivileged:
        _give_up_privileges()
    if how.clock is not None:
        real, start = time.time, time.time()
        time.time = lambda: real() - start + how.clock  # type: ignore[operator]  # it is set, see above
    if not how.exchanges:
        swap._exchange = lambda one, other: errno.ENOSYS
    steps = _Steps(how)
    _watch(steps)
    code = main.main(arguments, standalone_mode=False)
    steps.over = True
    if how.counted:
        how.counted.write_text(str(steps.done), "utf-8")
    os._exit(code or 0)


def _give_up_privileges() -> None:
    """As root on Linux, give up all capabilities (capset, version 3), so that files have rights for us, too."""
    with suppress(AttributeError):
        ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())


class _Steps:
    """The steps on the disk of one run, of which one may be its last."""

    def __init__(self, how: Disturbed) -> None:
        self.how = how
        self.done = 0
        self.over = False

    def step(self) -> bool:
        """Count one more; whether the disk is full."""
        if self.over:
            return False
        if self.done == self.how.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1
        return self.how.full_at is not None and self.done > self.how.full_at


def _watch(steps: _Steps) -> None:
    """Count before whatever changes a file: in Python by its own events, in SQLite before each statement."""

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        opened = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITES)
        if (event in _STEPS or opened) and steps.step() and (opened or event in _TAKE_ROOM):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

    def in_database() -> None:
        if steps.step():
            full = sqlite3.OperationalError("database or disk is full")
            full.sqlite_errorname = "SQLITE_FULL"
            raise full

    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            if not arguments[0].startswith(("SELECT", "PRAGMA", "ROLLBACK")):
                in_database()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            in_database()
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> sqlite3.Cursor:
            in_database()
            return super().executescript(*arguments)

    real_connect, real_fsync = sqlite3.connect, os.fsync

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        return real_connect(*arguments, factory=Watched, **options)

    def fsync(file: int) -> None:
        if steps.step():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real_fsync(file)

    sqlite3.connect = connect  # type: ignore[assignment]
    os.fsync = fsync
    sys.addaudithook(heard)
