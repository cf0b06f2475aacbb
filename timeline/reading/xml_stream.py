"""Reads XML of any size element by element: one record of it in memory at most, and broken XML as far as it goes.

libxml2 in its mending mode closes what is left open and goes past what is no XML; before it sees the bytes, `&` that
begin nothing are written out (it would leave out what follows) and the entities of HTML, which feeds use without
declaring them, become characters. Nothing is fetched, no entity of the document's own is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from timeline.errors import InputError
from timeline.models import Diagnostic

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

_CDATA = rb"<!\[CDATA\[|\]\]>"
_ODD = re.compile(
    _CDATA + rb"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([A-Za-z0-9]{2,31});)?"
)
_NO_XML = bytes([*range(9), 11, 12, *range(14, 32)])
_LONGEST_TOKEN = 40
"""Bytes: an entity or the beginning of a section that a piece may end in the middle of."""

_MOST_ELEMENTS = 200_000
"""Elements within one record; an article has some hundreds."""

_TAIL = 4096


class XmlPieces:
    """A stream of XML as a parser may read it. `ended` once all is read; `tail` is the end of what there was, and
    `fault` the first thing in it that is no XML."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._rest = b""
        self._in_cdata = False
        self._wide = False
        self._begun = False
        self.ended = False
        self.tail = b""
        self.fault: str | None = None

    def read(self, size: int = -1) -> bytes:
        """The next piece, of about this size; nothing at the end only."""
        while True:
            piece = self._stream.read(size if size > 0 else 1 << 16)
            if not piece:
                self.ended = not self._rest
                rest, self._rest = self._rest, b""
                return self._mended(rest) if rest else b""
            self.tail = (self.tail + piece)[-_TAIL:]
            if mended := self._mended_up_to_a_token(piece):
                return mended

    def remark(self, path: str) -> list[Diagnostic]:
        """What there is to say of XML that had to be mended, once it is read."""
        if self.fault is None:
            return []
        reason = f"is not well-formed XML ({self.fault}); read as far as it can be understood: check what came of it"
        return [Diagnostic(path=path, reason=reason, kept=True)]

    def _mended_up_to_a_token(self, piece: bytes) -> bytes:
        if not self._begun:
            self._begun = True
            self._wide = b"\x00" in piece[:4]
            piece = piece if self._wide else piece.lstrip()
        if self._wide:  # UTF-16: an `&` there is two bytes
            return piece
        data = self._rest + piece
        end = max(data.rfind(mark, len(data) - _LONGEST_TOKEN) for mark in (b"&", b"<", b"]"))
        end = len(data) if end < 0 or len(data) <= _LONGEST_TOKEN else end
        end -= data[end - 1 : end] == b"]"
        data, self._rest = data[:end], data[end:]
        return self._mended(data)

    def _mended(self, data: bytes) -> bytes:
        return _ODD.sub(self._written_out, data.translate(None, _NO_XML))

    def _written_out(self, found: re.Match[bytes]) -> bytes:
        whole = found.group()
        if whole[:1] != b"&":
            self._in_cdata = whole[:1] == b"<" or (self._in_cdata and whole[:1] != b"]")
            return whole
        if self._in_cdata:
            return whole
        name = found.group(1)
        if name is None:
            return b"&amp;" + whole[1:]
        characters = html5.get(f"{name.decode('ascii')};")
        return whole if characters is None else "".join(f"&#{ord(each)};" for each in characters).encode("ascii")


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
    pieces.fault = next((f"line {each.line}: {each.message}" for each in parsed.error_log if _is_fault(each)), None)


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
