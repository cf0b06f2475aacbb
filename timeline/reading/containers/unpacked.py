"""Streams of what was unpacked: counted, and broken data told in words."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.reading.containers.budget import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from timeline.reading.document import Stream

_BUFFER = 1 << 16
BROKEN = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, ValueError)
"""What the libraries raise for data that is broken or cut off."""


def unpacked(read: Callable[[int], bytes], what: str, budget: Budget) -> Stream:
    """A stream, which can be peeked at, of what `read` gives for a number of bytes at most: none at the end.

    `what` ("gzip") names the data in the InputError that is raised for broken ones; the budget may raise its own.
    """
    return io.BufferedReader(_Unpacked(read, what, budget), _BUFFER)


def broken(what: str, error: Exception) -> InputError:
    """The error for data that are broken or cut off, in words."""
    return InputError(f"the {what} data is broken: {error}; what came before was read. Save or pack the file again")


class _Unpacked(io.RawIOBase):
    def __init__(self, read: Callable[[int], bytes], what: str, budget: Budget) -> None:
        self._read = read
        self._what = what
        self._budget = budget
        self._fault: InputError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer, or as much of it as there is: a fault is raised once all that stands before it was given."""
        view = memoryview(buffer)
        size = 0
        while size < len(view) and self._fault is None:
            try:
                data = self._read(len(view) - size)
                self._budget.take(len(data))
            except BROKEN as error:
                self._fault = broken(self._what, error)
                self._fault.__cause__ = error
                break
            except InputError as error:
                self._fault = error
                break
            if not data:
                break
            view[size : size + len(data)] = data
            size += len(data)
        if self._fault is not None and not size:
            raise self._fault
        return size
