"""Up to so many processes: one that dies or hangs is replaced, and costs the one value that it was working on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from timeline.workers.process import DiedError, LateError, NeverStartedError, WorkerProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

# Single values kill their process; where so many do in a row, and none is done, something else is wrong.
_DEATHS_IN_A_ROW = 50


class EndedError(Exception):
    """The pool has been ended, and its results are wanted no more."""


@dataclass(frozen=True, slots=True)
class Task(Generic[Item, Result]):
    """What is done with each value. `died` stands in for a result where a value kills its process twice, `late` where
    it takes more than `limit` seconds; None: no limit, or none to stand in."""

    work: Callable[[Item], Result]
    died: Callable[[Item], Result]
    late: Callable[[Item], Result] | None = None
    limit: float | None = None


class Pool:
    """Processes that are started when there is work for them, each behind a thread of this one that waits for it."""

    def __init__(self, most: int) -> None:
        self._threads = ThreadPoolExecutor(most, initializer=_leave_interrupts_to_the_main_thread)
        self._lock = Lock()
        self._idle: list[WorkerProcess] = []
        self._busy: list[WorkerProcess] = []
        self._deaths = 0
        self._has_ended = False

    def submit(self, task: Task[Item, Result], items: Sequence[Item]) -> Future[list[Result]]:
        """Have one of the processes work on these values, in order, when it is free.

        The result raises what `task.work` raised, or RuntimeError where processes cannot be started at all.
        """
        return self._threads.submit(self._results, task, items)

    def end(self) -> None:
        """End all processes at once; work that was not done is not done."""
        with self._lock:
            self._has_ended = True
            idle, busy = self._idle, tuple(self._busy)
            self._idle = []
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in idle:
            process.end()
        for process in busy:
            process.kill()  # the thread that waits for it ends it
        self._threads.shutdown()

    def _results(self, task: Task[Item, Result], items: Sequence[Item]) -> list[Result]:
        results: list[Result] = []
        has_died_on: int | None = None
        while (at := len(results)) < len(items):
            try:
                self._work_from(at, task, items, results, anew=has_died_on == at)
            except LateError:
                assert task.late is not None  # no limit is set without it
                results.append(task.late(items[len(results)]))
            except DiedError as error:
                self._count_death(error)
                if has_died_on == len(results):
                    results.append(task.died(items[len(results)]))
                has_died_on = len(results)
        return results

    def _work_from(
        self, at: int, task: Task[Item, Result], items: Sequence[Item], results: list[Result], *, anew: bool
    ) -> None:
        """Add to the results those of the items from `at` on, in a process of their own where it is to be done `anew`:
        what has killed one may kill the next. A process that does not come through is ended."""
        with self._lock:
            if self._has_ended:
                raise EndedError
            process = self._idle.pop() if self._idle and not anew else WorkerProcess()
            self._busy.append(process)
        is_well = False
        try:
            for result in process.results(task.work, items[at:], task.limit if task.late else None):
                results.append(result)
                self._deaths = 0
            is_well = True
        finally:
            with self._lock:
                self._busy.remove(process)
                is_well = is_well and not self._has_ended
                if is_well:
                    self._idle.append(process)
            if not is_well:
                process.end()

    def _count_death(self, error: DiedError) -> None:
        if self._has_ended:
            raise EndedError from error
        if isinstance(error, NeverStartedError):
            raise RuntimeError(
                "processes end as soon as they start: use one job; a Python program that uses more must do so "
                'under `if __name__ == "__main__":`'
            ) from error
        self._deaths += 1
        if self._deaths >= _DEATHS_IN_A_ROW:
            raise RuntimeError("processes end whatever they are given: use one job to see what ends them") from error


def _leave_interrupts_to_the_main_thread() -> None:
    """Ctrl-C is for the main thread alone; a process that this thread starts never hears of it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
