"""Reads one document, whatever its format, as articles; what cannot be read becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.errors import InputError, TimelineError
from timeline.models import Article, Diagnostic, Moment
from timeline.reading.containers.budget import DEEPEST, MOST_MEMBERS, Budget, TooMuchUnpackedError
from timeline.reading.document import Document, Head
from timeline.reading.encodings import as_utf8
from timeline.reading.files import open_bytes, peek, read_whole, size_of
from timeline.reading.formats.content import not_text
from timeline.reading.formats.kinds import Container, PageFormat, RecordFormat, not_installed
from timeline.reading.formats.registry import format_of
from timeline.reading.record_files import read_records
from timeline.settings import Settings
from timeline.workers import fault


def read_document(path: str, settings: Settings, captured_at: Moment | None) -> Iterator[Article | Diagnostic]:
    """Read the articles of a file (or of standard input, `-`) in their order, one at a time, whatever it is packed in.

    `captured_at` is when the document was saved, where its records do not say themselves. One bad record, or one bad
    member of a container, is a diagnostic and the rest is read; so is a file that is empty, holds no article, is of no
    known format, cannot be opened or is too large for memory; what stands before a fault is read.
    """
    try:
        with open_bytes(path) as stream:
            yield from _read(
                Document(path=path, stream=stream, captured=captured_at), settings, Budget(size_of(stream))
            )
    except InputError as error:
        yield Diagnostic(path=path, reason=str(error))
    except OSError as error:
        yield Diagnostic(path=path, reason=f"cannot be read: {error.strerror or error}; check the file")


def _read(document: Document, settings: Settings, budget: Budget, depth: int = 0) -> Iterator[Article | Diagnostic]:
    found = False
    for each in _found(document, settings, budget, depth):
        found = True
        yield each
    if not found:
        reason = "no article in it: the file has no records; leave it out or export it again"
        yield Diagnostic(path=document.path, reason=reason)


def _found(document: Document, settings: Settings, budget: Budget, depth: int) -> Iterator[Article | Diagnostic]:
    document = replace(document, stream=as_utf8(document.stream))
    head = Head.of(peek(document.stream), document.path, settings.fields)
    if not head.data.strip() and not read_whole(document.stream).strip():
        yield Diagnostic(path=document.path, reason="the file is empty; leave it out or save it again")
        return
    kind = format_of(head)
    if kind is not None and not kind.is_installed:
        yield Diagnostic(path=document.path, reason=not_installed(kind))
    elif isinstance(kind, RecordFormat):
        yield from read_records(document, kind, settings)
    elif isinstance(kind, PageFormat):
        yield from kind.articles(document, settings)
    elif isinstance(kind, Container):
        yield from _members(document, kind, settings, budget, depth)
    else:
        yield Diagnostic(path=document.path, reason=not_text(head.data))


def _members(
    document: Document, kind: Container, settings: Settings, budget: Budget, depth: int
) -> Iterator[Article | Diagnostic]:
    if depth == DEEPEST:
        reason = f"is packed more than {DEEPEST} times over, as no articles are; unpack it yourself if you need it"
        yield Diagnostic(path=document.path, reason=reason)
        return
    for number, member in enumerate(kind.members(document, budget), start=1):
        if number > MOST_MEMBERS:
            raise InputError(f"holds more than {MOST_MEMBERS} documents, of which the first were read; split it")
        if isinstance(member, Diagnostic):
            yield member
            continue
        try:
            yield from _read(member, settings, budget, depth + 1)
        except TooMuchUnpackedError:
            raise
        except InputError as error:
            yield Diagnostic(path=member.path, reason=str(error))
        except TimelineError:
            raise
        except Exception as error:  # one member that trips a fault must not take the others along
            yield Diagnostic(path=member.path, reason=f"could not be read, a fault of this program: {fault(error)}")
