"""How long one value may take in this process, where the system has an alarm clock; and how work says that it goes on.

A process of its own is watched by the one that started it (`process.py`), which can end it whatever it is at. Here an
alarm (SIGALRM) ends Python code and regular expressions; code in C is waited for.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from time import monotonic
from types import FrameType
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A library that catches everything may swallow the first alarm.
_AGAIN = 1.0
_BEAT = 1.0


class _TimeUpError(BaseException):
    """The alarm: no Exception, which the work itself would catch as a fault of a document."""


class _Alarm:
    """An alarm that can be put off, and rings again until it is heard."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._is_set = False
        self._before: object = None

    def set(self) -> None:
        self._before = signal.signal(signal.SIGALRM, self._ring)
        self._is_set = True
        self.put_off()

    def put_off(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN)

    def clear(self) -> None:
        if self._is_set:
            self._is_set = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)  # type: ignore[arg-type]  # what signal.signal gave

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self._is_set:
            raise _TimeUpError


class _Beat:
    """Who is told that the work goes on, about once a second at most."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._last = monotonic()

    def __call__(self) -> None:
        if monotonic() - self._last >= _BEAT:
            self._tell()
            self._last = monotonic()


_told: list[_Beat] = []


def still_going() -> None:
    """Say within the work on one value that a part of it is done: the time that the value may take begins anew.

    For values that may be as long as they like, such as a file of a million articles. Costs next to nothing.
    """
    for each in _told:
        each()


def tell_of_progress(tell: Callable[[], None]) -> None:
    """From now on `tell` when work says that it goes on."""
    _told[:] = [_Beat(tell)]


def within(
    limit: float | None, work: Callable[[Item], Result], item: Item, late: Callable[[Item], Result] | None
) -> Result:
    """`work(item)`, or `late(item)` where that takes more than `limit` seconds (None: as long as it likes).

    There is no limit on systems without SIGALRM, outside of the main thread, and where somebody else has set an alarm.
    """
    if limit is None or late is None or not _has_alarm():
        return work(item)
    alarm = _Alarm(limit)
    before = _told[:]
    try:
        try:
            alarm.set()
            tell_of_progress(alarm.put_off)
            return work(item)
        finally:
            alarm.clear()
    except _TimeUpError:
        alarm.clear()  # it may have rung while it was being cleared
        return late(item)
    finally:
        _told[:] = before


def _has_alarm() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getitimer(signal.ITIMER_REAL)[0] == 0
