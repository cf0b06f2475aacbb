"""Values that come one after the other and are too many to be held: a few at a time, on several processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from timeline.workers.mapping import pool_for

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16
_CHUNK_SIZE = 1_000_000
_MOST_AT_WORK = 64_000_000


def flow_in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    size: Callable[[Item], int],
    jobs: int,
    died: Callable[[Item], Result],
    late: Callable[[Item], Result] | None = None,
    limit: float | None = None,
) -> Iterator[Result]:
    """As `map_in_order` with more than one job, for items that are asked for only as they are worked on: at most so
    many as `size` (in bytes) says are 64 MB together, or one that is larger."""
    from timeline.workers.pool import Task  # noqa: PLC0415  (one process needs no pool)

    task = Task(work, died, late, limit)
    waiting: deque[tuple[Future[list[Result]], int]] = deque()
    at_work = 0
    with pool_for(jobs) as pool:
        try:
            for chunk, bytes_of_it in _chunks(items, size):
                while waiting and (at_work + bytes_of_it > _MOST_AT_WORK or len(waiting) >= 4 * jobs):
                    future, done = waiting.popleft()
                    at_work -= done
                    yield from future.result()
                waiting.append((pool.submit(task, chunk), bytes_of_it))
                at_work += bytes_of_it
            while waiting:
                yield from waiting.popleft()[0].result()
        finally:
            for future, _ in waiting:
                future.cancel()


def _chunks(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[tuple[list[Item], int]]:
    chunk: list[Item] = []
    total = 0
    for item in items:
        chunk.append(item)
        total += size(item)
        if len(chunk) == _CHUNK or total >= _CHUNK_SIZE:
            yield chunk, total
            chunk, total = [], 0
    if chunk:
        yield chunk, total
