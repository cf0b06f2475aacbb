"""Reads XML of any size element by element: one record of it in memory at most, and broken XML as far as it goes.

What is no XML is mended first (`xml_mending`), in whatever encoding it is; libxml2, in its own mending mode, gets
UTF-8. Nothing is fetched, and no entity of the document's own is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from timeline.errors import InputError
from timeline.models import Diagnostic
from timeline.reading.encodings import LineDecoder
from timeline.reading.xml_mending import Mender

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

_DECLARED = re.compile(rb"""^(<\?xml\b[^>]{0,200}?)\s+encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_FEED = re.compile(rb"<\?xml [^<>]*\?>\s*" + _ROOT.pattern, re.IGNORECASE)
_SAMPLE = 1 << 16
_LONGEST_LINE = 1 << 17
"""Bytes; where no line ends before, the end of a tag is taken for that of a line."""

_MOST_ELEMENTS = 200_000
"""Elements within one record; an article has some hundreds."""

_TAIL = 4096
_TOO_LARGE = "XML_PARSE_HUGE"
"""In what libxml2 says of a text or a depth beyond its bounds."""


class XmlPieces:
    """A stream of XML as a parser may read it: mended, in UTF-8. `ended` once all is read; `tail` is the end of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._mender = Mender()
        self._lines: LineDecoder | None = None
        self._rest = b""
        self._says_what_it_is = False
        self._number = 0
        self._fault: str | None = None
        self._exhausted = False
        self.is_beyond_bounds = False
        self.ended = False
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        """The next piece, of about this size; nothing at the end only."""
        while not self._exhausted:
            piece = self._stream.read(size if size > 0 else _SAMPLE)
            if self._lines is None:
                piece = self._begin(piece)
            data = self._rest + piece
            end = _line_end(data) if piece else len(data)
            data, self._rest = data[:end], data[end:]
            mended = self._mender.feed(self._in_utf8(data), last=not piece)
            self.tail = (self.tail + mended)[-_TAIL:]
            self._exhausted = not piece
            if mended:
                return mended
        self.ended = True
        return b""

    def _begin(self, piece: bytes) -> bytes:
        """The first piece without what may stand before XML, and without its encoding: it will be in UTF-8."""
        piece = piece.removeprefix(b"\xef\xbb\xbf").lstrip()
        if (
            not piece.startswith(b"<?xml")
            and (feed := _FEED.search(piece))
            and not _ROOT.search(piece, 0, feed.start())
        ):
            piece = piece[feed.start() :]  # a server has put a warning before it
            self.note("something stands before <?xml")
        declared = _DECLARED.match(piece)
        labels = [declared[2].decode("ascii", "replace")] if declared else []
        self._says_what_it_is = bool(labels) and labels[0].casefold().replace("-", "") != "utf8"
        self._lines = LineDecoder(labels, piece[:_SAMPLE])
        return declared[1] + piece[declared.end() :] if declared else piece

    def _in_utf8(self, data: bytes) -> bytes:
        first = self._number + 1
        self._number += data.count(b"\n")
        if self._lines is None or data.isascii():
            return data
        lines = enumerate(data.splitlines(keepends=True), start=first)
        return "".join(self._lines.text(line, number) for number, line in lines).encode("utf-8", "replace")

    def note(self, fault: str) -> None:
        """Keep what was found that is no XML, if it is the first. What is beyond the bounds of the parser ends the
        reading, so that it comes before all else."""
        if _TOO_LARGE in fault:
            self.is_beyond_bounds = True
            self._fault = "a text of more than 10 MB, or 256 elements within each other"
        self._fault = self._fault or fault

    def remark(self, path: str, *, kept: bool = True) -> list[Diagnostic]:
        """What there is to say of XML that had to be mended, once it is read; `kept` unless nothing came of it."""
        said = []
        if self.is_beyond_bounds:
            reason = f"holds {self._fault}: what stands there and below is not read; no article is like that"
            said.append(Diagnostic(path=path, reason=reason))
        elif fault := self._mender.fault or self._fault:
            reason = f"is not well-formed XML ({fault}); read as far as it can be understood: check what came of it"
            said.append(Diagnostic(path=path, reason=reason, kept=kept))
        if self._lines is not None and self._lines.remark and not self._says_what_it_is:
            said.append(Diagnostic(path=path, reason=self._lines.remark, kept=kept))
        return said


def _line_end(data: bytes) -> int:
    end = data.rfind(b"\n") + 1
    if end or len(data) < _LONGEST_LINE:
        return end
    return data.rfind(b">") + 1 or len(data)


def read_elements(
    pieces: XmlPieces, records: Collection[str], within: Collection[str] = (), unread: Collection[str] = ()
) -> Iterator[Element]:
    """The elements of these local names, whole, and every other that stands directly in an element named in `within`.

    What stands in them under a name of `unread` is left out, however much it is. Each is emptied once the next is asked
    for; before that, `is_cut` tells whether the end of the document cut it off. Raises InputError where there is no
    XML, and for a record beyond all bounds.
    """
    from lxml import etree  # noqa: PLC0415  (only XML inputs need it)

    parsed = etree.iterparse(
        pieces,
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = kept = passing = 0
    inside: list[int] = []
    try:
        for event, element in parsed:
            if event == "start":
                depth += 1
                passing += bool(passing) or (bool(inside) and local(element) in unread)
                kept += not passing
                parent = element.getparent()
                beside = not inside and parent is not None and local(parent) in within and local(element) not in within
                if local(element) in records or beside:
                    inside.append(depth)
                if kept > _MOST_ELEMENTS:
                    raise InputError(f"has {kept:,} elements within one {local(element)!r}: no article is like that")
                continue
            ends = bool(inside) and inside[-1] == depth
            depth -= 1
            if passing:
                passing -= 1
                element.clear(keep_tail=True)
            if ends:
                inside.pop()
                yield element
                if inside:  # a record within a record, as where an end tag is missing: no part of that one
                    element.clear(keep_tail=True)
            if not inside:
                kept = 0
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is not XML that can be read: {error}; check how it was saved") from error
    for each in parsed.error_log:
        if _is_fault(each):
            pieces.note(f"line {each.line}: {each.message}")


def _is_fault(entry: Any) -> bool:
    return entry.level_name == "FATAL" and entry.type_name not in ("ERR_UNDECLARED_ENTITY", "ERR_INVALID_CHAR")


def is_cut(element: Element, pieces: XmlPieces) -> bool:
    """Whether the document ended before the element did."""
    if not pieces.ended:
        return False
    name = re.escape(str(element.tag).rsplit("}", 1)[-1].encode())
    begins = [each.start() for each in re.finditer(rb"<(?:[\w.-]+:)?" + name + rb"[\s>]", pieces.tail)]
    ends = [each.start() for each in re.finditer(rb"</(?:[\w.-]+:)?" + name + rb"\s*>", pieces.tail)]
    return not ends or (bool(begins) and begins[-1] > ends[-1])


def local(element: Element) -> str:
    """The name without namespace or prefix."""
    return str(element.tag).rsplit("}", 1)[-1].rsplit(":", 1)[-1]


def _forget(element: Element) -> None:
    """Empty an element, and take away those before it: its own place must stay, the text behind it is still to come."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
