"""tar: its files one after the other; links, devices and holes in files are passed over."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.names import is_hidden, member_path
from timeline.reading.containers.unpacked import BROKEN, broken, unpacked
from timeline.reading.document import Document, Head, Stream
from timeline.reading.formats.kinds import Container
from timeline.workers import still_going

_PIECE = 1 << 20
_LONGEST_HEADERS = 1 << 20
"""Bytes of the headers of one member, which are held in memory; names and dates take some hundred."""
_MAGIC_AT = 257
_NO_HEADERS = (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError)  # type: ignore[attr-defined]  # no stubs


def recognises(head: Head) -> bool:
    return head.data[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar" or _is_old(head)


def members(document: Document, budget: Budget) -> Iterator[Document | Diagnostic]:
    """Its files, in their order. Raises InputError where it is broken or cut off, after the files before that."""
    source = _Metered(document.stream)
    try:
        with tarfile.open(
            fileobj=cast("BinaryIO", source), mode="r|", tarinfo=_Entry, errors="surrogateescape"
        ) as archive:
            while True:
                source.left = _LONGEST_HEADERS
                entry = archive.next()
                archive.members = []  # type: ignore[attr-defined]  # not in the stubs; else it keeps all it has met
                source.left = None
                if entry is None:
                    return
                if not entry.isreg() or is_hidden(entry.name):
                    continue
                path = member_path(document.path, entry.name)
                if entry.issparse():
                    yield Diagnostic(path=path, reason="is a file with holes, which is no article; pack it again")
                    continue
                content = cast("io.BufferedReader | None", archive.extractfile(entry))
                if content is None:
                    continue
                yield Document(path=path, stream=unpacked(content.read1, "tar", budget), captured=document.captured)
                while content.read(_PIECE):  # what its reader left, so that only headers stand before the next
                    still_going()
    except BROKEN as error:
        raise broken("tar", error) from error


def _is_old(head: Head) -> bool:
    """Whether it begins like a tar from before POSIX, which has no mark of its own but a sum of its header."""
    header = head.data[:512]
    if len(header) < 512 or not header[0] or not header[148:154].strip(b" 0").isdigit():
        return False
    try:
        tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


class _Entry(tarfile.TarInfo):
    """A header that says when it is none: after the first, tarfile takes such a one for the end."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile)
        except _NO_HEADERS as error:
            raise broken("tar", error) from error


class _Metered:
    """A stream that gives no more than `left` bytes until that is set anew; None: as much as there is."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.left: int | None = _LONGEST_HEADERS

    def read(self, size: int) -> bytes:
        if self.left is not None:
            self.left -= size
            if self.left < 0:
                raise InputError("the headers of a file in the tar are longer than 1 MB; pack it again")
        return self._stream.read1(size)


FORMAT = Container(
    name="tar", told_by="the mark or the sum of its first header", recognises=recognises, members=members
)
