"""Makes well-formed XML of what feeds and exports write for it, piece by piece, without changing what is well-formed.

libxml2 mends too, but it takes every end tag for that of the innermost element: one `<br>` in a description, or one
`</p>` too many, and all that follows stands in the wrong place. So tags are paired here: an end tag that nothing waits
for goes, and elements that are open within the one it ends are ended with it. `&` and `<` that begin nothing are
written out, entities of HTML, which feeds use without declaring them, become characters, attributes get their quotes.

The document type is left out, so that no entity can be declared: ten lines of them are more than any memory holds.
"""

from __future__ import annotations

import re
from html.entities import html5

_SPECIAL = re.compile(rb"<!\[CDATA\[|<!--|<\?|<!DOCTYPE", re.IGNORECASE)
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->", b"<?": b"?>"}
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[\]<>]*+(?:\[(?:\"[^\"]*\"|'[^']*'|[^\"'\]])*+\]\s*)?>", re.IGNORECASE)
_LONGEST_DOCTYPE = 1 << 20

_NAME = rb"[A-Za-z_\x80-\xff][\w:.\-\x80-\xff]*"
_XML_OWN = rb"(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
_TOKEN = re.compile(
    rb"<(?P<slash>/?)(?P<name>" + _NAME + rb")(?P<rest>(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*+|[^<>]*+)>"
    rb"|(?P<stray>\]\]>)|(?P<less><)|&(?!" + _XML_OWN + rb")(?:(?P<entity>[A-Za-z0-9]{2,31});)?"
)
_ODD = re.compile(rb"(?P<less><)|&(?!" + _XML_OWN + rb")(?:(?P<entity>[A-Za-z0-9]{2,31});)?")
_SOUND = re.compile(rb"(?:\s+" + _NAME + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?")
_ATTRIBUTE = re.compile(rb"(" + _NAME + rb")(?:\s*=\s*(\"[^\"]*\"?|'[^']*'?|[^\s\"'/]+(?:/(?!$)[^\s\"'/]*)*))?")
_QUOTES = re.compile(rb"=\s*(?:\"[^\"]*|'[^']*)\Z")
_NO_XML = bytes([*range(9), 11, 12, *range(14, 32)])
_LONGEST_ENTITY = 40
_LONGEST_TAG = 1 << 16
_DEEPEST = 300
"""Elements within each other; libxml2 ends the reading at 256."""


class Mender:
    """Mends a document that is given in pieces. `fault` is the first thing in it that is no XML."""

    def __init__(self) -> None:
        self._open: list[bytes] = []
        self._until: bytes | None = None
        self._rest = b""
        self.fault: str | None = None

    def feed(self, piece: bytes, *, last: bool = False) -> bytes:
        """What there is up to here, mended; what the next piece may go on with is held back, unless it is the last."""
        data = self._rest + piece.translate(None, _NO_XML)
        self._rest = b""
        mended: list[bytes] = []
        while data:
            done, data = self._section(data, last) if self._until else self._markup(data, last)
            mended.append(done)
            if not done and data:  # it needs more than there is
                self._rest = data
                break
        return b"".join(mended)

    def _section(self, data: bytes, last: bool) -> tuple[bytes, bytes]:
        """A section whose content is no markup, or the part of it that is there."""
        end = self._until or b""
        at = data.find(end)
        if at >= 0:
            self._until = None
            return data[: at + len(end)], data[at + len(end) :]
        kept = 0 if last else len(end) - 1
        return data[: len(data) - kept], data[len(data) - kept :]

    def _markup(self, data: bytes, last: bool) -> tuple[bytes, bytes]:
        special = _SPECIAL.search(data)
        if special is None:
            end = len(data) if last else _settled(data)
            return _TOKEN.sub(self._mended, data[:end]), data[end:]
        before = _TOKEN.sub(self._mended, data[: special.start()])
        data = data[special.start() :]
        self._until = _ENDS.get(special.group())
        if self._until:
            return before + special.group(), data[len(special.group()) :]
        declared = _DOCTYPE.match(data)
        if declared:
            lines = b"\n" * declared.group().count(b"\n")
            return before + b" " + lines, data[declared.end() :]
        if last or len(data) > _LONGEST_DOCTYPE:
            self._fault("a document type that does not end")
            return before + b"&lt;", data[1:]
        return before, data

    def _mended(self, found: re.Match[bytes]) -> bytes:
        if found["stray"]:
            self._fault("a section within a section")
            return b""
        name = found["name"]
        if name is None:
            return self._written_out(found)
        if found["slash"]:
            return self._ended(name)
        rest = found["rest"]
        if not _SOUND.fullmatch(rest):
            self._fault(f"attributes of <{_shown(name)}>")
            rest = _quoted(rest)
        if b"&" in rest or b"<" in rest:
            rest = _ODD.sub(self._written_out, rest)
        if not rest.endswith(b"/") and len(self._open) < _DEEPEST:
            self._open.append(name)
        return b"<" + name + rest + b">"

    def _ended(self, name: bytes) -> bytes:
        if self._open and self._open[-1] == name:
            self._open.pop()
            return b"</" + name + b">"
        if name not in self._open:
            self._fault(f"</{_shown(name)}> ends nothing")
            return b""
        self._fault(f"</{_shown(name)}> where <{_shown(self._open[-1])}> is open")
        ends = []
        while (each := self._open.pop()) != name:
            ends.append(each)
        return b"".join(b"</" + each + b">" for each in [*ends, name])

    def _written_out(self, found: re.Match[bytes]) -> bytes:
        whole, entity = found.group(), found["entity"]
        if found["less"]:
            self._fault("a bare <")
            return b"&lt;"
        if entity is None:
            self._fault("a bare &")
            return b"&amp;" + whole[1:]
        characters = html5.get(f"{entity.decode('ascii')};")
        return whole if characters is None else "".join(f"&#{ord(each)};" for each in characters).encode("ascii")

    def _fault(self, words: str) -> None:
        self.fault = self.fault or words


def _settled(data: bytes) -> int:
    """Up to where data can be mended before more is known: not into a tag or an entity."""
    tag = data.rfind(b"<")
    if tag >= 0 and len(data) - tag <= _LONGEST_TAG and not _is_whole(data, tag):
        return tag
    if data.endswith(b"]"):
        return len(data) - (2 if data.endswith(b"]]") else 1)
    entity = data.rfind(b"&", max(data.rfind(b">") + 1, len(data) - _LONGEST_ENTITY, 0))
    return entity if entity >= 0 and data.find(b";", entity) < 0 else len(data)


def _is_whole(data: bytes, tag: int) -> bool:
    """Whether the last tag ends: not at a `>` within quotes, of which the second is still to come."""
    end = data.find(b">", tag)
    return end >= 0 and (_QUOTES.search(data, tag, end) is None or data.find(b">", end + 1) >= 0)


def _quoted(rest: bytes) -> bytes:
    """Attributes with a value in quotes each: its name where there is none."""
    seen: dict[bytes, bytes] = {}
    for found in _ATTRIBUTE.finditer(rest):
        name, value = found[1], found[2] if found[2] is not None else found[1]
        seen.setdefault(name, value.strip(b"\"'").replace(b'"', b"&quot;"))
    attributes = b"".join(b" " + name + b'="' + value + b'"' for name, value in seen.items())
    return attributes + (b"/" if rest.rstrip().endswith(b"/") else b"")


def _shown(name: bytes) -> str:
    return name[:40].decode("utf-8", "replace")
