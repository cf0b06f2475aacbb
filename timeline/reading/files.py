"""Finds the files that the user names, and opens them."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar, cast

from timeline.errors import InputError

STANDARD_INPUT = "-"

Letters_co = TypeVar("Letters_co", bytes, str, covariant=True)

_PEEK = 1 << 16
_PIECE = 1 << 20

LARGEST = 200_000_000
"""Bytes of a document, or of one line of it, that is held in memory at once, unpacked: far more than an article or a
page has, and no more than any machine can hold, where a small gzip file may unpack to a thousand times its size."""


def find_documents(inputs: Sequence[str]) -> list[str]:
    """The files behind files, folders (walked, sorted, hidden ones left out), globs and `-` (standard input).

    Paths are as given, in the order of the inputs, each once. Raises InputError for the first input that is missing,
    an empty folder, or a glob that meets nothing.
    """
    found: dict[str, None] = {}
    for given in inputs:
        found.update(dict.fromkeys(_documents(given)))
    return list(found)


def _documents(given: str) -> list[str]:
    path = Path(given)
    if given == STANDARD_INPUT or path.is_file():
        return [given]
    if path.is_dir():
        return list(_walk(given)) or _missing(f"{given}: the folder holds no files; name the folder that does")
    if not glob.has_magic(given):
        if path.exists():
            return [given]  # a named pipe, as of `<(zcat ...)`
        return _missing(f"{given}: no such file or folder; check the path, or quote it if it holds * or ?")
    met = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    met = [each for each in met if not Path(each).name.startswith(".")]
    if not met:
        return _missing(f"{given}: no file meets this pattern; check it, or name the folder instead")
    return [document for each in met for document in (_walk(each) if Path(each).is_dir() else [each])]


def _missing(reason: str) -> list[str]:
    raise InputError(reason)


def _walk(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        paths = (Path(root) / name for name in sorted(names) if not name.startswith("."))
        yield from (str(path) for path in paths if not _never_ends(path))


def _never_ends(path: Path) -> bool:
    """Whether it is a pipe, socket or device: reading one that nobody named would wait for ever."""
    return path.is_fifo() or path.is_socket() or path.is_char_device() or path.is_block_device()


def open_bytes(path: str) -> io.BufferedReader[io.RawIOBase]:
    """Open a file, or standard input for `-`, as bytes that can be peeked at. Raises OSError where it cannot be."""
    raw = sys.stdin.buffer if path == STANDARD_INPUT else io.FileIO(path)
    return io.BufferedReader(cast("io.RawIOBase", raw), _PEEK)


def size_of(stream: io.BufferedReader[io.RawIOBase]) -> int | None:
    """The size of an open file in bytes; None for standard input and other pipes, of which it is not known."""
    try:
        state = os.fstat(stream.fileno())
    except OSError:
        return None
    return state.st_size if stat.S_ISREG(state.st_mode) else None


def peek(stream: io.BufferedReader[io.RawIOBase]) -> bytes:
    """The first bytes, up to 64 KB, without moving on."""
    return stream.peek(_PEEK)[:_PEEK]


def read_whole(stream: io.BufferedReader[io.RawIOBase]) -> bytes:
    """All that is left of a document. Raises InputError where that is more than `LARGEST`."""
    data = bytearray()
    while piece := stream.read(_PIECE):
        data += piece
        if len(data) > LARGEST:
            raise InputError(_too_large("the document"))
    return bytes(data)


class Readable(Protocol[Letters_co]):
    """A stream of bytes or of text that is read by the line."""

    def readline(self, size: int, /) -> Letters_co: ...


def read_lines(stream: Readable[Letters_co]) -> Iterator[Letters_co]:
    """Its lines, with their ends, one at a time. Raises InputError at one of more than `LARGEST` bytes or letters."""
    for number in count(1):
        line = stream.readline(LARGEST + 1)
        if len(line) > LARGEST:
            raise InputError(_too_large(f"line {number}"))
        if not line:
            return
        yield line


def _too_large(what: str) -> str:
    return (
        f"{what} is larger than {LARGEST / 1e6:g} MB, unpacked where it is compressed; check that it is what you mean, "
        "and split it into several files or give one article a line (JSONL)"
    )
