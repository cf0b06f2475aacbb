"""Many values, one after the other or on several processes: the results are the same, and in the same order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

from timeline.workers.limits import within
from timeline.workers.process import SELDOM

if TYPE_CHECKING:
    from timeline.workers.pool import Pool

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_POOL = 200
"""Below this many values one process is done before others have started (a start costs about 0.4 s, a value 6 ms)."""

_LARGEST_CHUNK = 16


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
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    died: Callable[[Item], Result],
    late: Callable[[Item], Result] | None = None,
    limit: float | None = None,
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order. `work` must be picklable; an Exception that it raises ends the whole.

    `died(item)` stands in for an item that kills its process (out of memory, a crash in C code) and kills another when
    it is tried again; `late(item)`, where it is given, for one that takes more than `limit` seconds without saying that
    it goes on (`still_going`): its process is ended. With one job all is done in this process: there nothing outlives a
    crash, and what hangs in C code is waited for. Within `one_pool` the processes are those of the block, else they are
    started and ended here. Raises RuntimeError where they cannot be started at all.
    """
    if jobs == 1:
        for item in items:
            yield _here(work, item, died, late, limit)
        return
    from timeline.workers.pool import Task  # noqa: PLC0415  (one process needs no pool)

    task = Task(work, died, late, limit)
    size = max(1, min(_LARGEST_CHUNK, len(items) // (16 * jobs)))
    with pool_for(jobs) as pool:
        waiting = [pool.submit(task, items[start : start + size]) for start in range(0, len(items), size)]
        waiting.reverse()
        try:
            while waiting:
                yield from waiting.pop().result()
        finally:
            for each in waiting:
                each.cancel()


def _here(
    work: Callable[[Item], Result],
    item: Item,
    died: Callable[[Item], Result],
    late: Callable[[Item], Result] | None,
    limit: float | None,
) -> Result:
    try:
        return within(limit, work, item, late)
    except (Exception, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException:  # sys.exit, or a library in Rust that panics: in a process of its own, its death
        return died(item)


@contextmanager
def pool_for(jobs: int) -> Iterator[Pool]:
    """The processes of `one_pool` around it, else `jobs` of them at most, which end with the block."""
    from timeline.workers.pool import Pool  # noqa: PLC0415  (as above)

    shared = _POOL.get()
    pool = shared.started() if shared else Pool(jobs)
    try:
        yield pool
    finally:
        if shared is None:
            pool.end()


@contextmanager
def one_pool(jobs: int | None) -> Iterator[None]:
    """Within, the same processes do all work that is not done in this one: a start costs as much as some forty
    articles. They are started when there is work for them, `jobs` of them at most (None: one a core), and end with the
    block. Garbage in circles is looked for less often, here too."""
    held = _Shared(jobs or cores())
    token = _POOL.set(held)
    often, *rest = gc.get_threshold()
    gc.set_threshold(max(often, SELDOM) if often else 0, *rest)
    try:
        yield
    finally:
        gc.set_threshold(often, *rest)
        _POOL.reset(token)
        if held.pool:
            held.pool.end()


class _Shared:
    """The pool of a block, once there was need of it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.pool: Pool | None = None

    def started(self) -> Pool:
        from timeline.workers.pool import Pool  # noqa: PLC0415  (one process needs no pool)

        if self.pool is None:
            self.pool = Pool(self._most)
        return self.pool


_POOL: ContextVar[_Shared | None] = ContextVar("_POOL", default=None)
