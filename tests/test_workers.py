"""Work on several cores keeps its order and outlives a worker that dies."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from timeline.workers import WORTH_A_POOL, cores, fault, jobs_for, map_in_order, one_pool


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def process(_: int) -> int:
    return os.getpid()


def died(number: int) -> int:
    return -number


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(map_in_order(double, range(40), jobs=2, died=died)) == [2 * number for number in range(40)]


def test_one_process_works_lazily_so_that_the_first_result_is_there_at_once() -> None:
    started = []
    results = map_in_order(started.append, [1, 2, 3], jobs=1, died=started.append)
    next(results)
    assert started == [1]


def test_an_item_that_kills_its_process_is_named_and_the_others_are_done() -> None:
    results = list(map_in_order(double_or_die, range(12), jobs=2, died=died))
    assert results == [-7 if number == 7 else 2 * number for number in range(12)]


def test_where_every_process_dies_the_run_ends_with_what_to_do() -> None:
    with pytest.raises(RuntimeError, match="use one job"):
        list(map_in_order(die, range(100), jobs=2, died=died))


def test_within_one_pool_all_work_goes_to_the_same_processes_which_end_with_it() -> None:
    with one_pool(2):
        used = {*map_in_order(process, range(40), jobs=2, died=died)}
        used |= {*map_in_order(process, range(40), jobs=2, died=died)}
        running = {each.pid for each in multiprocessing.active_children()}
        assert used <= running
        assert len(running) == 2
    assert not multiprocessing.active_children()
    assert used.isdisjoint(map_in_order(process, range(4), jobs=2, died=died))


def test_within_one_pool_work_goes_on_after_an_item_that_kills_its_process() -> None:
    with one_pool(2):
        results = list(map_in_order(double_or_die, range(12), jobs=2, died=died))
        assert results == [-7 if number == 7 else 2 * number for number in range(12)]
        assert list(map_in_order(double, range(40), jobs=2, died=died)) == [2 * number for number in range(40)]


def test_results_that_nobody_takes_hold_up_no_other_work_of_the_pool() -> None:
    with one_pool(2):
        left = map_in_order(double, range(40), jobs=2, died=died)
        assert next(left) == 0
        assert list(map_in_order(double, range(40), jobs=2, died=died)) == [2 * number for number in range(40)]
        assert next(left) == 2
    assert not multiprocessing.active_children()


def test_few_items_are_done_in_this_process_and_many_on_all_cores() -> None:
    assert jobs_for(WORTH_A_POOL - 1, None) == 1
    assert jobs_for(WORTH_A_POOL, None) == cores()
    assert jobs_for(3, 8) == 3
    assert jobs_for(0, 8) == 1


def test_a_fault_is_told_with_the_line_that_raised_it_and_no_folder() -> None:
    try:
        int("x")
    except ValueError as error:
        told = fault(error)
    assert told.startswith("ValueError: invalid literal")
    assert "(test_workers.py:" in told
    assert os.sep not in told
