"""The members of a container, each as a value that another process can read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from timeline.models import Article, Diagnostic, Model, Moment
from timeline.reading.containers.budget import Budget
from timeline.reading.document import Document, Head, Stream
from timeline.reading.files import open_bytes, peek, read_whole
from timeline.reading.formats.kinds import Container, Format, RecordFormat
from timeline.reading.formats.registry import format_of
from timeline.reading.opening import Opening, Within, opened, unnoticed
from timeline.reading.reader import articles_of
from timeline.settings import FieldSettings, Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 16
_SMALL = 4_000_000
"""Bytes of a document of records that is handed over whole; a larger one is read where it was opened."""


class Member(Model, frozen=True):
    """A document that was taken out of a container, not read yet; see `Document`."""

    path: str
    data: bytes
    captured: Moment | None = None
    url: str | None = None
    headers: dict[str, str] = {}


def is_container(path: str) -> bool:
    """Whether a file holds other documents. Raises OSError where it cannot be opened."""
    with open_bytes(path) as stream:
        return isinstance(format_of(Head.of(peek(stream), path, FieldSettings())), Container)


def members_of(
    path: str, settings: Settings, captured_at: Moment | None, notice: Callable[[Within], None] = unnoticed
) -> Iterator[Member | Article | Diagnostic]:
    """The members of a container and of those within it, in their order; of a large one of records its articles.
    `notice` is as of `read_document`."""
    return opened(path, captured_at, settings.fields, partial(_taken, settings=settings), notice)


def read_member(member: Member, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The articles of a member."""
    stream = cast("Stream", io.BufferedReader(cast("io.RawIOBase", io.BytesIO(member.data)), _BUFFER))
    document = Document(
        path=member.path, stream=stream, captured=member.captured, url=member.url, headers=member.headers
    )
    return Opening(settings.fields, Budget(None), partial(articles_of, settings=settings)).found(document)


def _taken(document: Document, kind: Format, *, settings: Settings) -> Iterator[Member | Article | Diagnostic]:
    is_records = isinstance(kind, RecordFormat)
    data = document.stream.read(_SMALL) if is_records else read_whole(document.stream)
    if is_records and len(data) == _SMALL:
        whole = replace(document, stream=_after(data, document.stream))
        yield from articles_of(whole, kind, settings=settings)
    else:
        yield Member(
            path=document.path,
            data=data,
            captured=document.captured,
            url=document.url,
            headers=dict(document.headers),
        )


def _after(data: bytes, rest: Stream) -> Stream:
    """A stream of these bytes and what follows them."""
    return io.BufferedReader(_Rejoined(data, rest), _BUFFER)


class _Rejoined(io.RawIOBase):
    def __init__(self, data: bytes, rest: Stream) -> None:
        self._data = memoryview(data)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        if not self._data:
            return self._rest.readinto(buffer)
        view = memoryview(buffer)
        size = min(len(view), len(self._data))
        view[:size] = self._data[:size]
        self._data = self._data[size:]
        return size
