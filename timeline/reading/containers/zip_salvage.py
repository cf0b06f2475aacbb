"""The files of a ZIP that is cut off before its directory: by their own headers, one after the other."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from timeline.reading.document import Stream

HEADER = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
_SIZE = 30
_SIZE_FOLLOWS, _ENCRYPTED, _IS_UTF8 = 0x8, 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_IN_ZIP64 = 0xFFFFFFFF
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as its header names it, of which `read` gives so many bytes at most, and none at its end."""

    name: str
    contents: _Contents

    def read(self, size: int) -> bytes:
        """Raises EOFError where the ZIP ends within it, ValueError or zlib.error where it is damaged."""
        return self.contents.read(size)


def salvaged(file: IO[bytes] | Stream) -> Iterator[Entry]:
    """The files whose beginnings are there, in their order; each is to be read before the next is asked for. Ends at
    the first header that is none or that does not tell how long its file is."""
    source = _Source(file)
    while (entry := _next(source)) is not None:
        yield entry
        try:
            while entry.read(_PIECE):  # what its reader left
                pass
        except (EOFError, ValueError, zlib.error):
            return


class _Source:
    """A file into which what was read too far can be put back."""

    def __init__(self, file: IO[bytes] | Stream) -> None:
        self._file = file
        self._back = b""

    def read(self, size: int) -> bytes:
        data, self._back = self._back[:size], self._back[size:]
        return data + self._file.read(size - len(data)) if len(data) < size else data

    def put_back(self, data: bytes) -> None:
        self._back = data + self._back


class _Contents:
    """The data of one file, whose sum is compared at its end."""

    def __init__(self, source: _Source, flags: int, method: int, size: int, total: int) -> None:
        self._source = source
        self._size_follows = bool(flags & _SIZE_FOLLOWS)
        self._left = size
        self._sum, self._total = 0, total
        self._inflating = zlib.decompressobj(-zlib.MAX_WBITS) if method == _DEFLATED else None
        self._has_ended = False

    def read(self, size: int) -> bytes:
        if self._has_ended:
            return b""
        data = self._inflated(size) if self._inflating is not None else self._stored(size)
        self._sum = zlib.crc32(data, self._sum)
        if not data:
            self._has_ended = True
            if self._size_follows:
                self._total = self._described()
            if self._sum != self._total:
                raise ValueError("its sum is another")
        return data

    def _stored(self, size: int) -> bytes:
        data = self._source.read(min(size, self._left))
        if self._left and not data:
            raise EOFError("it is cut off")
        self._left -= len(data)
        return data

    def _inflated(self, size: int) -> bytes:
        inflating = self._inflating
        assert inflating is not None  # else it is stored
        while not inflating.eof:
            piece = inflating.unconsumed_tail or self._source.read(_PIECE)
            if not piece:
                raise EOFError("it is cut off")
            data = inflating.decompress(piece, size)
            if inflating.eof:
                self._source.put_back(inflating.unused_data)
            if data:
                return data
        return b""

    def _described(self) -> int:
        """The sum in the descriptor that follows the data, which may have a mark and has two sizes of 4 or 8 bytes."""
        data = self._source.read(26)
        start = 4 if data.startswith(_DESCRIPTOR) else 0
        lengths = [start + 12, start + 20]
        length = next((each for each in lengths if data[each : each + 2] == b"PK"), lengths[0])
        self._source.put_back(data[length:])
        return int.from_bytes(data[start : start + 4], "little")


def _next(source: _Source) -> Entry | None:
    header = source.read(_SIZE)
    if len(header) < _SIZE or not header.startswith(HEADER):
        return None
    flags, method, total, size, _, name_size, extra_size = struct.unpack_from("<HH4xIIIHH", header, 6)
    name, extra = source.read(name_size), source.read(extra_size)
    if size == _IN_ZIP64:
        size = _size_in_zip64(extra)
    is_known = method == _DEFLATED or (method == _STORED and not flags & _SIZE_FOLLOWS)
    if flags & _ENCRYPTED or not is_known:
        return None
    decoded = name.decode("utf-8", "replace") if flags & _IS_UTF8 else name.decode("cp437")
    return Entry(decoded, _Contents(source, flags, method, size, total))


def _size_in_zip64(extra: bytes) -> int:
    """The packed size among the fields of a large file; 0 where it is not there."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1 and size >= 16:
            return int.from_bytes(extra[at + 12 : at + 20], "little")
        at += 4 + size
    return 0
