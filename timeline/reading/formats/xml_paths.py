"""Any XML: `[fields] records` of the settings says which element is an article, and paths what stands where in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.errors import SettingsError
from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.formats.kinds import RecordFormat, Text
from timeline.reading.json_files import Found
from timeline.reading.xml_records import Paths, as_record, compiled, paths_in
from timeline.reading.xml_stream import XmlPieces, is_cut, local, read_elements
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PATH = re.compile(r"(?P<start>//?)?(?P<steps>[^\W\d][\w.-]*(?:/[^\W\d][\w.-]*)*)(?P<test>\[.+\])?")
_HTML = frozenset(
    [
        *("html", "head", "body", "title", "meta", "link", "script", "style", "main", "section"),
        *("article", "header", "footer", "nav", "aside", "div", "p", "span", "a", "b", "i", "em", "strong"),
        *("img", "figure", "picture", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table"),
        *("form", "iframe", "video", "blockquote", "pre", "br", "hr", "center", "font", "time", "details"),
        *("noscript", "template"),
    ]
)
_XHTML = "http://www.w3.org/1999/xhtml"
_MOST_PATHS = 12
_CUT = "the file ends in the middle of this element, which is left out; export it again"


def is_mapped(head: Head) -> bool:
    """Whether the settings name an element that stands in this document."""
    found = _PATH.fullmatch(head.fields.records or "")
    if head.root is None or found is None:
        return False
    name = re.escape(found["steps"].rpartition("/")[2].encode())
    return re.search(rb"<(?:[\w.-]+:)?" + name + rb"[\s/>]", head.data) is not None


def is_xml(head: Head) -> bool:
    """Whether it is XML and no page."""
    if head.root is None or head.root[0] == _XHTML:
        return False
    return head.root[1].casefold() not in _HTML or head.data.lstrip().startswith(b"<?xml")


def records(document: Document, settings: Settings) -> Iterator[Found]:
    """One record an element that `[fields] records` names; `where` is its number.

    Raises SettingsError for a path of the settings that is none, once there is an element to look for it in.
    """
    path = settings.fields.records
    if path is None:
        reason = f'which element is an article? Name it in timeline.toml: [fields] records = "//..."; {_seen(document)}'
        yield Diagnostic(path=document.path, reason=reason)
        return
    asked = _PATH.fullmatch(path)
    if asked is None:
        raise SettingsError(f'[fields] records = {path!r} is no path to an element of XML; write it as "//article"')
    steps = asked["steps"].split("/")
    pieces = XmlPieces(document.stream)
    number = 0
    met: dict[str, None] = {}
    paths: Paths = {}
    for element in read_elements(pieces, {steps[-1]}):
        line = _line(element)
        met.setdefault("/".join(line))
        if not _is_at(line, steps, asked["start"] or "//"):
            continue
        paths = paths or paths_in(settings.fields)
        number += 1
        where = f"{steps[-1]} {number}"
        if is_cut(element, pieces):
            yield Diagnostic(path=document.path, where=where, reason=_CUT)
            continue
        record = as_record(element, paths)
        if asked["test"] is None or compiled(f"self::node(){asked['test']}", "records")(element):
            yield where, record
    yield from pieces.remark(document.path, kept=number > 0)
    if not number:
        there = f"it has {', '.join(list(met)[:_MOST_PATHS])}" if met else "check the name"
        yield Diagnostic(path=document.path, reason=f"[fields] records = {path!r} is not in this file; {there}")


def _line(element: Element) -> list[str]:
    """The names from the root to the element."""
    return [*(local(each) for each in reversed(list(element.iterancestors()))), local(element)]


def _is_at(line: list[str], steps: list[str], start: str) -> bool:
    return line == steps if start == "/" else line[-len(steps) :] == steps


def _seen(document: Document) -> str:
    """The elements near the beginning, as paths, for a message."""
    from io import BytesIO  # noqa: PLC0415  (for a message only)

    from timeline.reading.files import peek  # noqa: PLC0415  (as above)

    seen: dict[str, None] = {}
    head = peek(document.stream)
    for element in read_elements(XmlPieces(BytesIO(head)), _names(head)):
        seen.setdefault("/".join(_line(element)))
    return f"the file has: {', '.join(sorted(seen)[:_MOST_PATHS])}"


def _names(head: bytes) -> set[str]:
    found = re.findall(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)", head)
    return {name.decode("ascii", "replace") for name in found}


MAPPED = RecordFormat(
    name="XML by paths",
    told_by="the element that [fields] records names",
    recognises=is_mapped,
    records=records,
    mapped=True,
    text=Text.PLAIN,
)
OTHER = RecordFormat(
    name="XML",
    told_by="XML that no other format is told by; needs [fields] records",
    recognises=is_xml,
    records=records,
    mapped=True,
    text=Text.PLAIN,
)
