"""Reads one document, whatever its format, as articles; what cannot be read becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from timeline.models import Article, Diagnostic, Moment
from timeline.reading.document import Document
from timeline.reading.formats.kinds import Format, PageFormat, RecordFormat
from timeline.reading.opening import Within, opened, unnoticed
from timeline.reading.record_files import read_records
from timeline.settings import Settings


def read_document(
    path: str, settings: Settings, captured_at: Moment | None, notice: Callable[[Within], None] = unnoticed
) -> Iterator[Article | Diagnostic]:
    """Read the articles of a file (or of standard input, `-`) in their order, one at a time, whatever it is packed in.

    `captured_at` is when the document was saved, where its records do not say themselves. One bad record, or one bad
    member of a container, is a diagnostic and the rest is read; so is a file that is empty, holds no article, is of no
    known format, cannot be opened or is too large for memory; what stands before a fault is read. `notice` is told of
    each document, before its articles, in which formats it is; of containers too.
    """
    return opened(path, captured_at, settings.fields, partial(articles_of, settings=settings), notice)


def articles_of(document: Document, kind: Format, *, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The articles of a document of this format."""
    if isinstance(kind, RecordFormat):
        yield from read_records(document, kind, settings)
    elif isinstance(kind, PageFormat):
        yield from kind.articles(document, settings)
