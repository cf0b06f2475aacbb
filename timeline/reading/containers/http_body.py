"""The body of an HTTP response as it was sent: its chunks joined, its encoding undone."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from timeline.errors import InputError
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.unpacked import unpacked
from timeline.reading.document import Stream

_PIECE = 1 << 14
_MOST = 1 << 18
_SIZE = re.compile(rb"([0-9a-fA-F]{1,16})[ \t]*(?:;[^\n]*)?\r?\n")
_LONGEST_SIZE = 1000
_GZIP = b"\x1f\x8b"
_NONE = ("", "identity", "none", "utf-8", "8bit", "binary")


def body_of(body: Stream, headers: Mapping[str, str], budget: Budget) -> Stream:
    """The page that a body is, by the headers of its response, their names in small letters. An archive may have kept
    the headers and undone what they tell of. Raises InputError for an encoding that is not known."""
    if "chunked" in headers.get("transfer-encoding", "").casefold() and _SIZE.match(body.peek(20)[:20]):
        body = unpacked(_reading(_joined(body)), "chunked", budget)
    encoding = headers.get("content-encoding", "").casefold()
    for name in reversed([each.strip() for each in encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            if body.peek(2)[:2] == _GZIP:
                body = unpacked(gzip.GzipFile(fileobj=cast("BinaryIO", body)).read1, "gzip", budget)
        elif name == "deflate":
            body = unpacked(_reading(_deflated(body)), "deflate", budget)
        elif name == "br":
            body = unpacked(_reading(_brotli(body)), "Brotli", budget)
        elif name not in _NONE:
            raise InputError(f"its content encoding {name[:40]!r} is not known; archive it without")
    return body


def _deflated(body: Stream) -> Iterator[bytes]:
    """With the header of zlib, as the standard has it, or without, as many servers send it."""
    first = body.peek(2)[:2]
    has_header = len(first) == 2 and first[0] & 0x0F == 8 and int.from_bytes(first, "big") % 31 == 0
    inflating = zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    while not inflating.eof:
        piece = inflating.unconsumed_tail or body.read1(_PIECE)
        if not piece:
            raise EOFError("it is cut off")
        yield inflating.decompress(piece, _MOST)


def _brotli(body: Stream) -> Iterator[bytes]:
    import brotli  # noqa: PLC0415  (few archives hold pages that are packed so)

    unpacking = brotli.Decompressor()
    while not unpacking.is_finished():
        piece = body.read1(_PIECE) if unpacking.can_accept_more_data() else b""
        if not piece and unpacking.can_accept_more_data():
            raise EOFError("it is cut off")
        try:
            yield unpacking.process(piece, output_buffer_limit=_MOST)
        except brotli.error as error:
            raise ValueError("it cannot be unpacked") from error


def _joined(body: Stream) -> Iterator[bytes]:
    """The chunks, each of which follows a line with its length; what is no such line ends the page."""
    while size := _SIZE.match(body.readline(_LONGEST_SIZE)):
        left = int(size[1], 16)
        if not left:
            return
        while left:
            piece = body.read1(min(left, _MOST))
            if not piece:
                raise EOFError("a chunk is cut off")
            left -= len(piece)
            yield piece
        body.readline(2)


def _reading(pieces: Iterator[bytes]) -> Callable[[int], bytes]:
    """A function that gives so many bytes of the pieces at most, and none at their end."""
    rest = b""

    def read(size: int) -> bytes:
        nonlocal rest
        while not rest:
            piece = next(pieces, None)
            if piece is None:
                return b""
            rest = piece
        data, rest = rest[:size], rest[size:]
        return data

    return read
