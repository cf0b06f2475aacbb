"""Runs of the command line that are killed, by time or at one of their steps on the disk."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click

from timeline.cli import main

_STEPS = frozenset(
    {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "ctypes.dlsym", "sqlite3.connect"}
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# The program and what a build loads late, so that a run costs no start: a child is forked from a process that has it.
_LOADED = ["timeline.cli", "timeline.pipeline", "timeline.rendering.site", "timeline.archive.adding", __name__]
_LOADED += ["timeline.commands.build", "timeline.commands.archive", "timeline.reading.reader", "timeline.temporal"]


def started(arguments: list[str], folder: Path, *, kill_at: int | None = None, counted: Path | None = None) -> Any:
    """A process that runs the command in the folder, and kills itself right before step `kill_at` on the disk (from 0
    on). `counted` is a file that is told how many steps there were."""
    context = get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    process = context.Process(target=_run, args=(arguments, str(folder), kill_at, str(counted) if counted else None))
    process.start()
    return process


def ended(arguments: list[str], folder: Path, **options: Any) -> int:
    """The exit code of a run to its end; that of a killed one is negative."""
    process = started(arguments, folder, **options)
    process.join()
    code: int = process.exitcode
    return code


def killed_after(seconds: float, arguments: list[str], folder: Path) -> None:
    """Kill a run so many seconds after its start; it may have ended before."""
    process = started(arguments, folder)
    process.join(seconds)
    process.kill()
    process.join()


def steps_and_seconds(arguments: list[str], folder: Path, note: Path) -> tuple[int, float]:
    """What an undisturbed run takes, and how often it touches the disk."""
    begun = time.perf_counter()
    assert ended(arguments, folder, counted=note) == 0
    return int(note.read_text("utf-8")), time.perf_counter() - begun


def _run(arguments: list[str], folder: str, kill_at: int | None, counted: str | None) -> None:
    os.chdir(folder)
    with Path(folder, "said.txt").open("w", encoding="utf-8") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    steps = _Steps(kill_at)
    _watch(steps.step)
    try:
        main.main(arguments, standalone_mode=False)
        code = 0
    except click.exceptions.Exit as ending:
        code = ending.exit_code
    steps.kill_at = None
    if counted:
        Path(counted).write_text(str(steps.done), "utf-8")
    os._exit(code)


class _Steps:
    def __init__(self, kill_at: int | None) -> None:
        self.kill_at = kill_at
        self.done = 0

    def step(self) -> None:
        if self.done == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1


def _watch(step: Callable[[], None]) -> None:
    """Call `step` before whatever changes a file: in Python by its own events, in SQLite before each statement."""

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES):
            step()

    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            if not arguments[0].startswith(("SELECT", "PRAGMA")):
                step()
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> sqlite3.Cursor:
            step()
            return super().executescript(*arguments)

    real_connect, real_fsync = sqlite3.connect, os.fsync

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        return real_connect(*arguments, factory=Watched, **options)

    def fsync(file: int) -> None:
        step()
        real_fsync(file)

    sqlite3.connect = connect  # type: ignore[assignment]
    os.fsync = fsync
    sys.addaudithook(heard)
