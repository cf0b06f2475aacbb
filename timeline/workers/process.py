"""One process that works for this one: what it is sent it works on value by value, and tells each result at once."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, TypeVar

from timeline.workers.limits import tell_of_progress

Item = TypeVar("Item")
Result = TypeVar("Result")

SELDOM = 20_000
"""Python looks for garbage in circles after so many new objects: the values here make next to none, and looking for it
after every 700 took a tenth of the time."""

_GONE = (EOFError, BrokenPipeError, ConnectionError)


class _Said(Enum):
    """What a process tells: it is there; it goes on; a result; the exception that its work raised."""

    READY = 0
    BEAT = 1
    RESULT = 2
    RAISED = 3


class DiedError(Exception):
    """The process is gone, and with it the value that it was working on."""


class LateError(DiedError):
    """It takes longer over one value than it may."""


class NeverStartedError(DiedError):
    """It ended before it could be given anything."""


class WorkerProcess:
    """A process that is started at once, and has to be ended."""

    def __init__(self) -> None:
        # "spawn" is the same on every system, and safe where the caller runs threads.
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._is_ready = False

    def results(
        self, work: Callable[[Item], Result], items: Sequence[Item], limit: float | None = None
    ) -> Iterator[Result]:
        """Each `work(item)` as it is done, in order; what `work` raises is raised here.

        Raises LateError where one takes more than `limit` seconds without saying that it goes on: it is still at it,
        and has to be ended. Raises DiedError where the process ends, NeverStartedError where that was before it began.
        """
        self._give(work, items)
        for _ in items:
            said, value = self._take(limit)
            while said is _Said.BEAT:
                said, value = self._take(limit)
            if said is _Said.RAISED:
                raise value
            yield value

    def _give(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        try:
            if not self._is_ready:
                self._ours.recv()
                self._is_ready = True
            self._ours.send((work, items))
        except _GONE as error:
            raise (DiedError if self._is_ready else NeverStartedError) from error

    def _take(self, limit: float | None) -> tuple[_Said, Any]:
        try:
            # asked twice: this process itself may have been held up for long
            if not self._ours.poll(limit) and not self._ours.poll(0):
                raise LateError
            said: tuple[_Said, Any] = self._ours.recv()
        except _GONE as error:
            raise DiedError from error
        return said

    def kill(self) -> None:
        """End the process, whatever it is at, from another thread than the one that waits for it."""
        self._process.kill()

    def end(self) -> None:
        """End the process and forget it; one that is gone already is no fault."""
        self._process.kill()
        self._process.join()
        self._ours.close()


def _serve(connection: Connection) -> None:
    """Work for the process at the other end until it has no more to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all: the one that started this one ends it
    gc.set_threshold(SELDOM)
    Thread(target=_follow_parent, daemon=True).start()
    tell_of_progress(lambda: connection.send((_Said.BEAT, None)))
    try:
        connection.send((_Said.READY, None))
        while True:
            work, items = connection.recv()
            _work(connection, work, items)
    except _GONE:
        return


def _work(connection: Connection, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    for item in items:
        said, value = _tried(work, item)
        try:
            connection.send((said, value))
        except _GONE:
            raise
        except Exception:  # what cannot be sent is told in words
            said = _Said.RAISED
            connection.send((said, RuntimeError(f"{value!r:.500} cannot be sent:\n{traceback.format_exc()}")))
        if said is _Said.RAISED:
            return


def _tried(work: Callable[[Any], Any], item: Any) -> tuple[_Said, Any]:
    try:
        return _Said.RESULT, work(item)
    except Exception as error:
        error.add_note(f"in a process of its own:\n{traceback.format_exc()}")
        return _Said.RAISED, error
    except BaseException:  # sys.exit, or a library in Rust that panics
        os._exit(1)


def _follow_parent() -> None:
    """End this process when the one that started it is killed: it would wait for work for ever, or finish some and
    write into what the next run makes."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
