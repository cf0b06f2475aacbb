"""Finds the files that the user names, and opens them."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar, cast

from timeline.errors import InputError
from timeline.reading.walking import meeting, walk

STANDARD_INPUT = "-"

Letters_co = TypeVar("Letters_co", bytes, str, covariant=True)

_PEEK = 1 << 16
_PIECE = 1 << 20

LARGEST = 32_000_000
"""Bytes of a document, or of one record or line of it, that is held in memory at once, unpacked: far more than an
article or a page has, with its pictures; what is made of it takes ten times that."""
LARGEST_TEXT = 8_000_000
"""Bytes of a text that is one article; the longest novels have half of that."""


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
        return list(walk(given)) or _missing(f"{given}: the folder holds no files; name the folder that does")
    if not glob.has_magic(given):
        if path.exists():
            return [given]  # a named pipe, as of `<(zcat ...)`
        return _missing(f"{given}: no such file or folder; check the path, or quote it if it holds * or ?")
    return meeting(given) or _missing(f"{given}: no file meets this pattern; check it, or name the folder instead")


def _missing(reason: str) -> list[str]:
    raise InputError(reason)


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


def read_whole(stream: io.BufferedReader[io.RawIOBase], most: int | None = None) -> bytes:
    """All that is left of a document. Raises InputError where that is more than `most` bytes (None: `LARGEST`)."""
    most = min(most or LARGEST, LARGEST)
    data = bytearray()
    while piece := stream.read(_PIECE):
        data += piece
        if len(data) > most:
            raise InputError(_too_large("the document", most))
    return bytes(data)


def is_blank(stream: io.BufferedReader[io.RawIOBase]) -> bool:
    """Whether nothing but blanks is left of a document, which is read for it."""
    return not any(piece.strip() for piece in iter(lambda: stream.read(_PIECE), b""))


class Readable(Protocol[Letters_co]):
    """A stream of bytes or of text that is read by the line."""

    def readline(self, size: int, /) -> Letters_co: ...


def read_lines(
    stream: Readable[Letters_co], too_long: Callable[[int, str], None] | None = None
) -> Iterator[Letters_co]:
    """Its lines, with their ends, one at a time.

    At one of more than `LARGEST` bytes or letters InputError is raised; with `too_long` that is told its number and
    what to say of it, and the line is passed over: the end of it alone comes.
    """
    for number in count(1):
        line = stream.readline(LARGEST + 1)
        if len(line) > LARGEST:
            if too_long is None:
                raise InputError(_too_large(f"line {number}", LARGEST))
            too_long(number, _too_large("the line", LARGEST))
            line = _end_of_line(stream)
        if not line:
            return
        yield line


def _end_of_line(stream: Readable[Letters_co]) -> Letters_co:
    """The last letter of the line that the stream is in."""
    piece = stream.readline(_PIECE)
    while len(piece) == _PIECE and piece[-1:] not in (b"\n", "\n"):
        piece = stream.readline(_PIECE)
    return piece[-1:]


def _too_large(what: str, most: int) -> str:
    return (
        f"{what} is larger than {most / 1e6:g} MB, unpacked where it is compressed; check that it is what you mean, "
        "and split it into several files or give one article a line (JSONL)"
    )
