"""Work on many values at once: in order, on as many cores as asked for, outliving a worker that dies."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from pathlib import PurePath
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many values one process is done before others have started (a start costs about 0.4 s, a value 6 ms).
WORTH_A_POOL = 200
_LARGEST_CHUNK = 16
# Python looks for garbage in circles after so many new objects: the values here make next to none, and looking for it
# after every 700 took a tenth of the time.
_SELDOM = 20_000
# One value that kills its process may be bad luck; so many in a row are no fault of the values.
_DEATHS_IN_A_ROW = 3


def jobs_for(count: int, jobs: int | None) -> int:
    """How many processes to use for `count` values: as many as asked for, else one for few and a core each for many."""
    if jobs is not None:
        return max(1, min(jobs, count))
    return 1 if count < WORTH_A_POOL else cores()


def cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not tell
        return os.cpu_count() or 1


def map_in_order(
    work: Callable[[Item], Result], items: Sequence[Item], *, jobs: int, died: Callable[[Item], Result]
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order. `work` must be picklable and not raise.

    A process that dies (out of memory, a crash in C code) takes those beside it along: what is left is then done one
    by one, and `died(item)` stands in for the one that kills its process again. Within `one_pool` the processes are
    those of the block, else they are started and ended here. Raises RuntimeError where they cannot be started at all.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    done = 0
    shared = _POOL.get()
    held = shared or _Pool(jobs)
    pool = held.started()
    try:
        for result in pool.map(work, items, chunksize=max(1, min(_LARGEST_CHUNK, len(items) // (16 * jobs)))):
            done += 1
            yield result
    except BrokenProcessPool:
        held.end(pool)
        yield from _apart(work, items[done:], died)
    finally:
        if held is not shared:
            held.end(pool)


@contextmanager
def one_pool(jobs: int | None) -> Iterator[None]:
    """Within, the same processes do all work that is not done in this one: a start costs as much as some forty
    articles. They are started when there is work for them, `jobs` of them at most (None: one a core), and end with the
    block. Garbage in circles is looked for less often, here too."""
    held = _Pool(jobs or cores())
    token = _POOL.set(held)
    often, *rest = gc.get_threshold()
    gc.set_threshold(max(often, _SELDOM) if often else 0, *rest)
    try:
        yield
    finally:
        gc.set_threshold(often, *rest)
        _POOL.reset(token)
        held.end(held.pool)


class _Pool:
    """Up to so many processes; another lot of them once one has died."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.pool: ProcessPoolExecutor | None = None

    def started(self) -> ProcessPoolExecutor:
        """The processes, each of which starts when there is more work than the others can do."""
        if self.pool is None:
            self.pool = _pool(self._most)
        return self.pool

    def end(self, pool: ProcessPoolExecutor | None) -> None:
        """End these processes, at once but for what each is working on."""
        if pool is not None:
            pool.shutdown(cancel_futures=True)
        if pool is self.pool:
            self.pool = None


_POOL: ContextVar[_Pool | None] = ContextVar("_POOL", default=None)


def _apart(work: Callable[[Item], Result], items: Sequence[Item], died: Callable[[Item], Result]) -> Iterator[Result]:
    pool = _pool(1)
    deaths = 0
    try:
        for item in items:
            try:
                result = pool.submit(work, item).result()
                deaths = 0
            except BrokenProcessPool as error:
                deaths += 1
                if deaths == _DEATHS_IN_A_ROW:
                    raise RuntimeError(
                        "processes end as soon as they start: use one job; a Python program that uses more must do so "
                        'under `if __name__ == "__main__":`'
                    ) from error
                pool = _pool(1)
                result = died(item)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # "spawn" is the same on every system, and safe where the caller runs threads.
    return ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    gc.set_threshold(_SELDOM)
    _end_with_parent()


def _end_with_parent() -> None:
    """End this process when the one that started it is killed: it would wait for work for ever, or finish some and
    write into what the next run makes."""
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def fault(error: Exception) -> str:
    """An unexpected exception in one line: its kind, its words, and the file and line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
