"""Opens a file, and all that is packed in it, down to documents that are no containers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from timeline.errors import InputError, TimelineError
from timeline.models import Diagnostic, Moment
from timeline.reading.containers.budget import DEEPEST, Budget, TooMuchUnpackedError
from timeline.reading.document import Document, Head
from timeline.reading.encodings import as_utf8
from timeline.reading.files import is_blank, open_bytes, peek, size_of
from timeline.reading.formats.content import not_text
from timeline.reading.formats.kinds import Container, Format, not_installed
from timeline.reading.formats.registry import format_of
from timeline.settings import FieldSettings
from timeline.workers import fault, still_going

Found = TypeVar("Found")

Within = tuple[str, ...]
"""The formats around and of a document, outermost first: `("ZIP", "gzip", "HTML")`."""


def unnoticed(_: Within) -> None:
    """For whom it does not matter in which formats a document is."""


@dataclass(frozen=True, slots=True)
class Opening(Generic[Found]):
    """How one file is opened. `take` makes what is wanted of a document and its format, `notice` is told in which
    formats it is, before that and of containers too; `fields` is where records keep what we need."""

    fields: FieldSettings
    budget: Budget
    take: Callable[[Document, Format], Iterator[Found | Diagnostic]]
    notice: Callable[[Within], None] = unnoticed

    def found(self, document: Document, within: Within = ()) -> Iterator[Found | Diagnostic]:
        """What a document holds that lies in containers of these formats; never nothing."""
        is_empty = True
        for each in self._found(document, within):
            is_empty = False
            yield each
        if is_empty:
            reason = "no article in it: the file has no records; leave it out or export it again"
            yield Diagnostic(path=document.path, reason=reason)

    def _found(self, document: Document, within: Within) -> Iterator[Found | Diagnostic]:
        document = replace(document, stream=as_utf8(document.stream))
        head = Head.of(peek(document.stream), document.path, self.fields)
        if not head.data.strip() and is_blank(document.stream):
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
        elif isinstance(kind, Container):
            yield from self._members(document, kind, within)
        else:
            yield from self.take(document, kind)

    def _members(self, document: Document, kind: Container, within: Within) -> Iterator[Found | Diagnostic]:
        if len(within) > DEEPEST:
            reason = f"is packed more than {DEEPEST} times over, as no articles are; unpack it yourself if you need it"
            yield Diagnostic(path=document.path, reason=reason)
            return
        for member in kind.members(document, self.budget):
            self.budget.enter()
            still_going()
            if isinstance(member, Diagnostic):
                yield member
            else:
                yield from self._member(member, within)

    def _member(self, member: Document, within: Within) -> Iterator[Found | Diagnostic]:
        """What one member holds; its faults cost the others nothing, save that of a file that unpacks without end."""
        try:
            yield from self.found(member, within)
        except TooMuchUnpackedError:
            raise
        except InputError as error:
            yield Diagnostic(path=member.path, reason=str(error))
        except TimelineError:
            raise
        except Exception as error:  # as in a record that trips a fault
            yield Diagnostic(path=member.path, reason=f"could not be read, a fault of this program: {fault(error)}")


def opened(
    path: str,
    captured_at: Moment | None,
    fields: FieldSettings,
    take: Callable[[Document, Format], Iterator[Found | Diagnostic]],
    notice: Callable[[Within], None] = unnoticed,
) -> Iterator[Found | Diagnostic]:
    """What a file (or standard input, `-`) holds, in its order; see `Opening`. What stands before a fault is found."""
    try:
        with open_bytes(path) as stream:
            opening = Opening(fields, Budget(size_of(stream)), take, notice)
            yield from opening.found(Document(path=path, stream=stream, captured=captured_at))
    except InputError as error:
        yield Diagnostic(path=path, reason=str(error))
    except OSError as error:
        yield Diagnostic(path=path, reason=f"cannot be read: {error.strerror or error}; check the file")
