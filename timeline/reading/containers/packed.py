"""gzip, bzip2 and xz: one document, packed. It keeps the name of its file."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast

from timeline.models import Diagnostic
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.unpacked import unpacked
from timeline.reading.document import Document, Head, Stream
from timeline.reading.formats.kinds import Container

_MAGIC = {"gzip": b"\x1f\x8b", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00"}
_PIECE = 1 << 16
_MEMORY = 100_000_000
"""Bytes that unpacking xz may take; the strongest preset asks for 65 MB, a crafted file for as much as it likes."""


class _Xz:
    """Unpacks xz, one stream after the other, within `_MEMORY`; the module's own file class knows no such limit."""

    def __init__(self, packed: Stream) -> None:
        self._packed = packed
        self._rest = b""
        self._unpacking = self._begun()

    def read(self, size: int) -> bytes:
        """So many bytes at most, none at the end. Raises EOFError or LZMAError for data that is cut off or broken."""
        while True:
            if self._unpacking.eof:
                self._rest = (self._unpacking.unused_data or self._packed.read1(_PIECE)).lstrip(b"\x00")
                if not self._rest and not self._packed.peek(1):
                    return b""
                self._unpacking = self._begun()
            if self._unpacking.needs_input and not self._rest:
                self._rest = self._packed.read1(_PIECE)
                if not self._rest:
                    raise EOFError("it ends before its end-of-stream marker")
            data = self._unpacking.decompress(self._rest, size)
            self._rest = b""
            if data:
                return data

    @staticmethod
    def _begun() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_MEMORY)


def _gzip(stream: Stream) -> Callable[[int], bytes]:
    return gzip.GzipFile(fileobj=cast("BinaryIO", stream)).read1


def _bzip2(stream: Stream) -> Callable[[int], bytes]:
    return bz2.BZ2File(cast("BinaryIO", stream)).read1


def _xz(stream: Stream) -> Callable[[int], bytes]:
    return _Xz(stream).read


def _begins(name: str, head: Head) -> bool:
    return head.data.startswith(_MAGIC[name])


def _members(
    name: str, opened: Callable[[Stream], Callable[[int], bytes]], document: Document, budget: Budget
) -> Iterator[Document | Diagnostic]:
    yield replace(document, stream=unpacked(opened(document.stream), name, budget))


FORMATS = tuple(
    Container(
        name=name,
        told_by="its first bytes; what is packed is told by its own",
        recognises=partial(_begins, name),
        members=partial(_members, name, opened),
    )
    for name, opened in (("gzip", _gzip), ("bzip2", _bzip2), ("xz", _xz))
)
