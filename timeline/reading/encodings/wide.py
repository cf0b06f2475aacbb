"""UTF-16 and UTF-32: by their byte order mark, else by the zero bytes that every other letter then has."""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which bytes of four are mostly zero, in text that is mostly in Latin letters
_ZEROS = {".0.0": "utf-16-le", "0.0.": "utf-16-be", ".000": "utf-32-le", "000.": "utf-32-be"}
_SAMPLE = 4096
_PIECE = 1 << 16
_MOSTLY = 0.7
_DECLARATION = re.compile(r"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']{0,40}["']""")


def wide_codec(data: bytes) -> str | None:
    """The codec of bytes that are UTF-16 or UTF-32; None for any others."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    head = data[: min(_SAMPLE, len(data) - len(data) % 4)]
    if len(head) < 8 or b"\x00" not in head:
        return None
    zeros = "".join("0" if head[start::4].count(0) * 4 > _MOSTLY * len(head) else "." for start in range(4))
    return _ZEROS.get(zeros)


def is_wide(head: bytes) -> bool:
    """Whether a document of which these are the first bytes is UTF-16 or UTF-32."""
    return wide_codec(head) is not None


def as_utf8(stream: io.BufferedReader[io.RawIOBase]) -> io.BufferedReader[io.RawIOBase]:
    """The same document as UTF-8, without byte order mark, and without the encoding that its XML declares; as it is
    where it is neither UTF-16 nor UTF-32. What is broken in it becomes U+FFFD."""
    codec = wide_codec(stream.peek(_SAMPLE)[:_SAMPLE])
    return io.BufferedReader(_Narrow(stream, codec), _PIECE) if codec else stream


class _Narrow(io.RawIOBase):
    def __init__(self, stream: io.BufferedReader[io.RawIOBase], codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._left = b""
        self._begun = False
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(cast("bytearray", buffer))
        while not self._left and not self._ended:
            piece = self._stream.read(_PIECE)
            self._ended = not piece
            text = self._decoder.decode(piece, final=self._ended)
            if not self._begun and text:
                self._begun = True
                text = _DECLARATION.sub(r"\1", text.removeprefix("\ufeff"), count=1)
            self._left = text.encode("utf-8", "replace")
        count = min(len(view), len(self._left))
        view[:count], self._left = self._left[:count], self._left[count:]
        return count
