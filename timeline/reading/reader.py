"""Reads one document, whatever its format, as articles; what cannot be read becomes a diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

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

Within = tuple[str, ...]
"""The formats around and of a document, outermost first: `("ZIP", "gzip", "HTML")`."""


def _unnoticed(_: Within) -> None:
    """For whom it does not matter what a document is."""


def read_document(
    path: str, settings: Settings, captured_at: Moment | None, notice: Callable[[Within], None] = _unnoticed
) -> Iterator[Article | Diagnostic]:
    """Read the articles of a file (or of standard input, `-`) in their order, one at a time, whatever it is packed in.

    `captured_at` is when the document was saved, where its records do not say themselves. One bad record, or one bad
    member of a container, is a diagnostic and the rest is read; so is a file that is empty, holds no article, is of no
    known format, cannot be opened or is too large for memory; what stands before a fault is read. `notice` is told of
    each document, before its articles, in which formats it is; of containers too.
    """
    try:
        with open_bytes(path) as stream:
            reading = _Reading(settings, Budget(size_of(stream)), notice)
            yield from reading.articles(Document(path=path, stream=stream, captured=captured_at))
    except InputError as error:
        yield Diagnostic(path=path, reason=str(error))
    except OSError as error:
        yield Diagnostic(path=path, reason=f"cannot be read: {error.strerror or error}; check the file")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reading of one file, with all that is packed in it."""

    settings: Settings
    budget: Budget
    notice: Callable[[Within], None]

    def articles(self, document: Document, within: Within = ()) -> Iterator[Article | Diagnostic]:
        """What a document holds that lies in containers of these formats; never nothing."""
        found = False
        for each in self._found(document, within):
            found = True
            yield each
        if not found:
            reason = "no article in it: the file has no records; leave it out or export it again"
            yield Diagnostic(path=document.path, reason=reason)

    def _found(self, document: Document, within: Within) -> Iterator[Article | Diagnostic]:
        document = replace(document, stream=as_utf8(document.stream))
        head = Head.of(peek(document.stream), document.path, self.settings.fields)
        if not head.data.strip() and not read_whole(document.stream).strip():
            yield Diagnostic(path=document.path, reason="the file is empty; leave it out or save it again")
            return
        kind = format_of(head)
        if kind is None:
            yield Diagnostic(path=document.path, reason=not_text(head.data))
            return
        within = (*within, kind.name)
        self.notice(within)
        if not kind.is_installed:
            yield Diagnostic(path=document.path, reason=not_installed(kind))
        elif isinstance(kind, RecordFormat):
            yield from read_records(document, kind, self.settings)
        elif isinstance(kind, PageFormat):
            yield from kind.articles(document, self.settings)
        elif isinstance(kind, Container):
            yield from self._members(document, kind, within)

    def _members(self, document: Document, kind: Container, within: Within) -> Iterator[Article | Diagnostic]:
        if len(within) > DEEPEST:
            reason = f"is packed more than {DEEPEST} times over, as no articles are; unpack it yourself if you need it"
            yield Diagnostic(path=document.path, reason=reason)
            return
        for number, member in enumerate(kind.members(document, self.budget), start=1):
            if number > MOST_MEMBERS:
                raise InputError(f"holds more than {MOST_MEMBERS} documents, of which the first were read; split it")
            yield from [member] if isinstance(member, Diagnostic) else self._member(member, within)

    def _member(self, member: Document, within: Within) -> Iterator[Article | Diagnostic]:
        """What one member holds; its faults cost the others nothing, save that of a file that unpacks without end."""
        try:
            yield from self.articles(member, within)
        except TooMuchUnpackedError:
            raise
        except InputError as error:
            yield Diagnostic(path=member.path, reason=str(error))
        except TimelineError:
            raise
        except Exception as error:  # as in a record that trips a fault
            yield Diagnostic(path=member.path, reason=f"could not be read, a fault of this program: {fault(error)}")
