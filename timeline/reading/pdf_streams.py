"""What the streams of a PDF unpack to, before a library is given them that unpacks each in one go."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_LOOKED_BACK = 400
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PIECE = 1 << 20


def largest_stream(data: bytes, most: int) -> int:
    """The bytes that the largest stream unpacks to; counted no further than just beyond `most`. Pictures, which are
    not unpacked for their text, do not count."""
    largest = 0
    view = memoryview(data)
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _LOOKED_BACK) : found.start()].rpartition(b"endobj")[2]
        if not _PICTURE.search(before):
            largest = max(largest, _unpacked(view[found.end() :], most))
        if largest > most:
            break
    return largest


def _unpacked(packed: memoryview, most: int) -> int:
    inflating = zlib.decompressobj()
    size = at = 0
    try:
        while not inflating.eof and size <= most and (at < len(packed) or inflating.unconsumed_tail):
            piece = inflating.unconsumed_tail or bytes(packed[at : at + _PIECE // 16])
            at += 0 if inflating.unconsumed_tail else len(piece)
            size += len(inflating.decompress(piece, _PIECE))
    except zlib.error:  # packed otherwise, or not at all
        return size
    return size
