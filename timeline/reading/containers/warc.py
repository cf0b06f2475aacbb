"""Web archives (WARC, and ARC before it): each page with when and from where it was fetched."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from timeline.errors import InputError
from timeline.models import Diagnostic, Moment
from timeline.reading.containers.budget import Budget
from timeline.reading.containers.http_body import body_of
from timeline.reading.containers.unpacked import broken, unpacked
from timeline.reading.document import Document, Head, Stream
from timeline.reading.first_element import first_element
from timeline.reading.formats.kinds import Container
from timeline.workers import still_going

_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/ld+json")
_XML = ("text/xml", "application/xml")
_OF_ARTICLES = frozenset({"rss", "RDF", "feed", "html", "nitf", "newsItem", "newsMessage"})
"""First elements of what is sent as XML and holds articles; most of it are lists of addresses."""
_TEXTS = ("text/plain",)
_SUCCESS = ("200", "203")
_PIECE = 1 << 16
_LONGEST_HEADERS = 1 << 20
"""Bytes of the headers of a record, which are held in memory."""
_BEGINNING = b"WARC/"


def recognises(head: Head) -> bool:
    return head.data.startswith((_BEGINNING, b"filedesc://"))


def members(document: Document, budget: Budget) -> Iterator[Document | Diagnostic]:
    """Its pages and feeds, in their order. Other kinds of file, and answers other than success, are passed over and
    counted; requests and repeated visits are passed over. Of a text that a crawler took out of a page, the text.

    A record that is broken is a diagnostic, and reading goes on with the next. Raises InputError for a file of which
    nothing more can be read.
    """
    passed: Counter[str] = Counter()
    archive = _Archive(document.stream)
    for record in archive.records():
        path = f"{document.path}, record {archive.number}"
        if isinstance(record, str):
            yield Diagnostic(path=path, reason=record)
            continue
        headers = _headers_of(record)
        why_not = _reason_to_pass(record, headers)
        if why_not is not None:
            passed[why_not] += 1
            continue
        try:
            body = body_of(unpacked(record.raw_stream.read, "WARC", budget), headers, budget)
        except InputError as error:
            yield Diagnostic(path=path, reason=str(error))
            continue
        if _mime(record, headers) in _XML and not _holds_articles(body):
            passed[_mime(record, headers)] += 1
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        captured = _moment(record.rec_headers.get_header("WARC-Date")) or document.captured
        yield Document(path=path, stream=body, captured=captured, url=url, headers=headers)
    passed.pop("", None)
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield Diagnostic(path=document.path, reason=f"no pages of articles, passed over: {kinds}", kept=True)


def _headers_of(record: Any) -> dict[str, str]:
    """The headers of the response, names in small letters; of one that comes twice, the last."""
    if record.http_headers is None:
        return {}
    return {name.casefold(): value for name, value in record.http_headers.headers}


def _reason_to_pass(record: Any, headers: dict[str, str]) -> str | None:
    """What a record is that is no page; "" for one that says nothing of its own, None for one to read."""
    kind = record.rec_type
    if kind not in ("response", "resource", "conversion"):
        return ""
    if kind == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        if status not in _SUCCESS:
            return f"with status {status[:3]}"
    mime = _mime(record, headers)
    wanted = _TEXTS if kind == "conversion" else (*_PAGES, *_FEEDS, *_XML)
    return mime if mime and mime not in wanted else None


def _mime(record: Any, headers: dict[str, str]) -> str:
    """The kind of file that the answer says it is, or, of one without an answer, the record."""
    of_answer = record.rec_type == "response" and record.http_headers is not None
    stated = headers.get("content-type", "") if of_answer else record.content_type or ""
    return stated.partition(";")[0].strip().casefold()[:60]


def _holds_articles(body: Stream) -> bool:
    root = first_element(body.peek(_PIECE)[:_PIECE].removeprefix(b"\xef\xbb\xbf"))
    return root is None or root[1] in _OF_ARTICLES


def _moment(stated: str | None) -> Moment | None:
    try:
        return Moment.parse(stated) if stated else None
    except ValueError:
        return None


class _Archive:
    """The records one after the other, as warcio reads them; `number` is that of the record at hand, from 1 on."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        self._source = _Source(stream)

    def records(self) -> Iterator[Any]:
        """Records, and in place of one that is broken, the reason. Each is to be read before the next is asked for."""
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (only archives need it)
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  (as above)

        is_old = self._source.is_arc()
        archive = ArchiveIterator(self._source, arc2warc=is_old)
        while True:
            self.number += 1
            self._source.left = _LONGEST_HEADERS
            try:
                with contextlib.redirect_stderr(io.StringIO()):  # warcio warns there of what is told here
                    record = next(archive, None)
            except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError, IndexError) as error:
                yield f"is no record of a web archive: {str(error)[:100]}; the next one is looked for"
                self._source.left = None
                if not self._source.go_to_next(archive.reader):
                    return
                archive = ArchiveIterator(self._source)
                continue
            self._source.left = None
            if record is None:
                return
            yield record
            while record.raw_stream.read(_PIECE):  # what its reader left
                still_going()  # hours of film may stand between two pages
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise broken("WARC", EOFError(f"record {self.number} is cut off"))


class _Source:
    """A stream that gives no more than `left` bytes until that is set anew (None: as much as there is), and into which
    what was read too far can be put back."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._back = b""
        self.left: int | None = None

    def is_arc(self) -> bool:
        return not self._stream.peek(len(_BEGINNING)).startswith(_BEGINNING)

    def read(self, size: int) -> bytes:
        if self._back:
            data, self._back = self._back[:size], self._back[size:]
            return data
        if self.left is not None:
            self.left -= size
            if self.left < 0:
                raise InputError("the headers of a record are longer than 1 MB, as those of no archive are")
        return self._stream.read1(size)

    def go_to_next(self, reader: Any) -> bool:
        """Go on to the next line that begins a record, after what a reader had taken; whether there is one."""
        data = b"\n" + (reader.buff.read() if reader is not None and reader.buff else b"") + self._back
        while (at := data.find(b"\n" + _BEGINNING)) < 0:
            piece = self._stream.read1(_PIECE)
            if not piece:
                return False
            data = data[-len(_BEGINNING) :] + piece
        self._back = data[at + 1 :]
        return True


FORMAT = Container(
    name="WARC", told_by="a first line WARC/1.0 or the like, or that of an ARC", recognises=recognises, members=members
)
