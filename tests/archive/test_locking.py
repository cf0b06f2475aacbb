"""One command at a time: the next one waits or says who holds the lock; a dead one holds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.archive.locking import locked
from timeline.errors import LockedError

HOLD = """
import sys, time
from pathlib import Path
from timeline.archive.locking import locked
with locked(Path(sys.argv[1]), "building output"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(lock: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(lock), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_says_who_holds_the_lock(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 30)
    try:
        with pytest.raises(LockedError, match=f"process {process.pid} on .* is building output"):
            locked(tmp_path / "lock", "adding", wait=0.1).__enter__()
    finally:
        process.kill()
        process.wait()


def test_the_second_waits_and_goes_on(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 1)
    said: list[str] = []
    with locked(tmp_path / "lock", "adding", wait=30, say=said.append):
        assert process.wait(timeout=10) == 0
    assert said == [f"Waiting: process {process.pid} on {os.uname().nodename} is building output"]


def test_a_lock_whose_holder_was_killed_is_free_at_once(tmp_path: Path) -> None:
    process = holder(tmp_path / "lock", 60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    started = time.monotonic()
    with locked(tmp_path / "lock", "adding", wait=0.1):
        assert time.monotonic() - started < 5
