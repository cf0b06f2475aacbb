"""ZIP, and the web archives that are one (WACZ): its files in the order of its directory."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.names import is_hidden, member_path
from timeline.reading.containers.unpacked import BROKEN, broken, unpacked
from timeline.reading.containers.zip_salvage import salvaged
from timeline.reading.document import Document, Head, Stream
from timeline.reading.formats.kinds import Container

_OFFICE = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"mimetypeapplication/")
_PIECE = 1 << 20
_IN_MEMORY = 16_000_000
_LARGEST_WITHIN = 2_000_000_000
"""Bytes of a ZIP within another container: it is copied to a temporary file, since its directory stands at its end."""
_LARGEST_DIRECTORY = 30_000_000
"""Bytes of the directory, which is held in memory at some ten times that: the names of some 300,000 files."""
_END = b"PK\x05\x06"
_LONGEST_END = (1 << 16) + 22
_IN_ZIP64 = 0xFFFFFFFF
_LOCATOR = 20
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those that are unpacked a piece at a time; of the others, a small piece may become more than memory holds."""


def recognises(head: Head) -> bool:
    """Whether it is a ZIP, and not a document of an office program, which is one too."""
    begins = head.data.startswith((b"PK\x03\x04", _END))
    return begins and not any(mark in head.data[:200] for mark in _OFFICE)


def members(document: Document, budget: Budget) -> Iterator[Document | Diagnostic]:
    """Its files; of a WACZ, its web archives. Raises InputError where its directory is broken or missing, after the
    files before the cut, which a WACZ is then read by like any other."""
    with _seekable(document.stream) as file:
        _refuse_large_directory(file)
        try:
            archive = zipfile.ZipFile(file)
        except (*BROKEN, NotImplementedError) as error:
            file.seek(0)
            yield from _before_the_cut(file, document, budget)
            raise broken("ZIP", error) from error
        with archive:
            for entry in _wanted(archive.infolist()):
                yield _member(archive, entry, document, budget)


def _before_the_cut(file: IO[bytes] | Stream, document: Document, budget: Budget) -> Iterator[Document]:
    for entry in salvaged(file):
        if not entry.name.endswith("/") and not is_hidden(entry.name):
            path = member_path(document.path, entry.name)
            yield Document(path=path, stream=unpacked(entry.read, "ZIP", budget), captured=document.captured)


def _wanted(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    files = [each for each in entries if _is_file(each) and not is_hidden(each.filename)]
    crawls = [each for each in files if each.filename.startswith("archive/")]
    is_wacz = crawls and any(each.filename == "datapackage.json" for each in files)
    return crawls if is_wacz else files


def _is_file(entry: zipfile.ZipInfo) -> bool:
    """Whether it is no folder, link or the like, as far as the system that packed it says."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.filename.endswith("/") and kind in (0, stat.S_IFREG)


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, document: Document, budget: Budget
) -> Document | Diagnostic:
    path = member_path(document.path, entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        return Diagnostic(path=path, reason="is encrypted; pack it without a password")
    if entry.compress_type not in _METHODS:
        return Diagnostic(path=path, reason="is packed by a rare method; pack it as programs do by default (deflate)")
    try:
        content = cast("io.BufferedIOBase", archive.open(entry))
    except (*BROKEN, NotImplementedError, RuntimeError) as error:
        return Diagnostic(path=path, reason=str(broken("ZIP", error)))
    return Document(path=path, stream=unpacked(content.read1, "ZIP", budget), captured=document.captured)


def _seekable(stream: Stream) -> IO[bytes] | Stream:
    """The stream, or a temporary copy of one that cannot go back. Raises InputError for one that is too large."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  (the caller closes it)
    while piece := stream.read(_PIECE):
        copy.write(piece)
        if copy.tell() > _LARGEST_WITHIN:
            copy.close()
            raise InputError(
                f"the ZIP within is larger than {_LARGEST_WITHIN / 1e9:g} GB; give it as a file of its own"
            )
    copy.seek(0)
    return copy


def _refuse_large_directory(file: IO[bytes] | Stream) -> None:
    """Raise InputError for a directory of more names than memory should hold."""
    size = file.seek(0, 2)
    start = max(0, size - _LONGEST_END)
    file.seek(start)
    tail = file.read(_LONGEST_END)
    at = tail.rfind(_END)
    length = 0
    if at >= 0 and len(tail) >= at + 16:
        (length,) = struct.unpack_from("<I", tail, at + 12)
    if length == _IN_ZIP64:
        length = _length_in_zip64(file, tail[max(0, at - _LOCATOR) : at])
    file.seek(0)
    if length > _LARGEST_DIRECTORY:
        raise InputError("the ZIP lists more than some 300,000 files; give the folder, or several ZIPs")


def _length_in_zip64(file: IO[bytes] | Stream, locator: bytes) -> int:
    """The length of the directory of a large ZIP; 0 where it cannot be told, of which zipfile says what is wrong."""
    if len(locator) < _LOCATOR or not locator.startswith(b"PK\x06\x07"):
        return 0
    (place,) = struct.unpack_from("<Q", locator, 8)
    try:
        file.seek(place)
    except (OSError, ValueError, OverflowError):
        return 0
    end = file.read(56)
    return int.from_bytes(end[40:48], "little") if end.startswith(b"PK\x06\x06") and len(end) == 56 else 0


FORMAT = Container(
    name="ZIP", told_by="its first bytes; a WACZ by its datapackage.json", recognises=recognises, members=members
)
