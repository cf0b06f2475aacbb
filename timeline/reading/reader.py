"""Reads one document, whatever its format, as articles; what cannot be read becomes a diagnostic."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from timeline.errors import InputError
from timeline.models import Article, Diagnostic, Moment
from timeline.reading.document import Document, Head
from timeline.reading.files import open_bytes, peek, read_whole
from timeline.reading.formats.content import not_text
from timeline.reading.formats.kinds import PageFormat, RecordFormat
from timeline.reading.formats.registry import format_of
from timeline.reading.record_files import read_records
from timeline.settings import Settings


def read_document(path: str, settings: Settings, captured_at: Moment | None) -> Iterator[Article | Diagnostic]:
    """Read the articles of a file (or of standard input, `-`) in their order, one at a time.

    `captured_at` is when the document was saved, where its records do not say themselves. One bad record is a
    diagnostic and the rest is read; so is a file that is empty, holds no article, is no text, cannot be opened or is
    too large for memory; what stands before a line that is too long is read.
    """
    found = False
    try:
        with open_bytes(path) as stream:
            for each in _read(Document(path=path, stream=stream, captured=captured_at), settings):
                found = True
                yield each
    except InputError as error:
        yield Diagnostic(path=path, reason=str(error))
        return
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or f"the gzip data is broken: {error}"
        yield Diagnostic(path=path, reason=f"cannot be read: {reason}; check the file")
        return
    if not found:
        yield Diagnostic(path=path, reason="no article in it: the file has no records; leave it out or export it again")


def _read(document: Document, settings: Settings) -> Iterator[Article | Diagnostic]:
    head = Head.of(peek(document.stream), document.path, settings.fields)
    if not head.data.strip() and not read_whole(document.stream).strip():
        yield Diagnostic(path=document.path, reason="the file is empty; leave it out or save it again")
        return
    kind = format_of(head)
    if isinstance(kind, RecordFormat):
        yield from read_records(document, kind, settings)
    elif isinstance(kind, PageFormat):
        yield from kind.articles(document, settings)
    else:
        yield Diagnostic(path=document.path, reason=not_text(head.data))
