"""Work on several cores keeps its order and outlives a worker that dies."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.workers import WORTH_A_POOL, cores, fault, jobs_for, map_in_order, one_pool, pool, still_going

Work = Callable[[int], int]


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
    time.sleep(0.02)  # long enough for the other process to take the next
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


def hang_at_seven(number: int) -> int:
    if number == 7:
        time.sleep(600)
    return number


def backtrack_at_seven(number: int) -> int:
    if number == 7:
        re.match(r"(a+)+b", "a" * 40)
    return number


def long_in_parts(number: int) -> int:
    for _ in range(13):
        time.sleep(0.2)
        still_going()
    return number


def late(number: int) -> int:
    return -100 * number


def refuse(number: int) -> int:
    if number == 7:
        raise ConnectionError("number seven")
    return number


def leave(number: int) -> int:
    if number == 7:
        sys.exit("enough")
    return number


def unsendable(number: int) -> object:
    return threading.Lock() if number == 7 else number


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("work", [hang_at_seven, backtrack_at_seven])
def test_an_item_that_hangs_is_given_up_and_the_others_are_done(work: Work, jobs: int) -> None:
    results = list(map_in_order(work, range(12), jobs=jobs, died=died, late=late, limit=3))
    assert results == [-700 if number == 7 else number for number in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_on_part_by_part_may_take_longer_than_the_limit(jobs: int) -> None:
    assert list(map_in_order(long_in_parts, [1, 2], jobs=jobs, died=died, late=late, limit=1.8)) == [1, 2]


def test_a_limit_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert list(map_in_order(double, [1], jobs=1, died=died, late=late, limit=0.2)) == [2]
    assert list(map_in_order(hang_at_seven, [7], jobs=1, died=died, late=late, limit=0.2)) == [-700]
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_in_another_thread_work_is_done_without_a_limit() -> None:
    found: list[int] = []
    options = {"jobs": 1, "died": died, "late": late, "limit": 30}
    thread = threading.Thread(target=lambda: found.extend(map_in_order(double, [1, 2], **options)))
    thread.start()
    thread.join()
    assert found == [2, 4]


def test_the_end_of_one_process_leaves_the_other_processes_alone() -> None:
    with one_pool(2):
        first = {*map_in_order(process, range(40), jobs=2, died=died)}
        assert -700 in map_in_order(hang_at_seven, range(40), jobs=2, died=died, late=late, limit=3)
        second = {*map_in_order(process, range(40), jobs=2, died=died)}
    assert len(first) == len(second) == 2
    assert len(first & second) == 1, "the one that was working on something else"


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_work_raises_is_raised_and_the_pool_can_be_used_on(jobs: int) -> None:
    with one_pool(2):
        with pytest.raises(ConnectionError, match="number seven"):
            list(map_in_order(refuse, range(12), jobs=jobs, died=died))
        assert list(map_in_order(double, range(12), jobs=jobs, died=died)) == [2 * number for number in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_would_end_the_program_costs_one_item(jobs: int) -> None:
    results = list(map_in_order(leave, range(12), jobs=jobs, died=died))
    assert results == [-7 if number == 7 else number for number in range(12)]


def test_a_result_that_cannot_be_sent_is_an_error_and_does_not_hang() -> None:
    with pytest.raises(RuntimeError, match="cannot be sent"):
        list(map_in_order(unsendable, range(12), jobs=2, died=died))


def test_where_every_process_dies_the_run_ends_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_DEATHS_IN_A_ROW", 5)
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


INTERRUPTED = """
import sys, time
from timeline.workers import map_in_order
def work(number):
    print("at work", flush=True)
    time.sleep(600)
if __name__ == "__main__":
    list(map_in_order(work, [1, 2], jobs=2, died=work))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal to a group there")
def test_ctrl_c_ends_all_processes_and_none_of_them_complains(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(INTERRUPTED, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert [running.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
        os.killpg(running.pid, signal.SIGINT)
        assert running.stdout.read() == "", "nobody is left to write into it"
        told = running.stderr.read()
    assert told.count("KeyboardInterrupt") == 1, told
