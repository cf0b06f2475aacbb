"""NewsML-G2 of news agencies: an item by itself, or a message with several; their text is NITF, XHTML or plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.models import Diagnostic
from timeline.reading.bylines import after_byword
from timeline.reading.document import Document, Head
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.formats.nitf import read_story
from timeline.reading.json_files import Found
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.wire_prose import line, plain_prose, prose
from timeline.reading.wire_status import code
from timeline.reading.wire_story import CUT, OPEN_EMBARGO, finish, is_open_embargo, left_out
from timeline.reading.wire_times import as_iso, times_of
from timeline.reading.xml_stream import XmlPieces, is_cut, local, read_elements
from timeline.reading.xml_values import XML
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMESPACE = "http://iptc.org/std/nar/"
_ROOTS = ("newsItem", "newsMessage", "packageItem")
_TEXT = ("", "text", "composite")
"""Classes of item that may hold a story; "" is none stated."""

_PUBLISHED, _FIRST_VERSION = ("firstCreated", "contentCreated", "versionCreated"), ("firstCreated", "versionCreated")
_ELSEWHERE = "its text lies elsewhere, at {href}; give that file too, or export items with their text in them"
_PACKAGE = "is a package: it names stories and holds none; give the items themselves"


def recognises(head: Head) -> bool:
    if head.root is None or head.root[1] not in _ROOTS:
        return False
    return head.root[0].startswith(_NAMESPACE) or b"NewsML-G2" in head.data


def records(document: Document, _: Settings) -> Iterator[Found]:
    """A record an item with a text, `where` by its number and id; pictures and other items without one are counted."""
    pieces = XmlPieces(document.stream)
    others: Counter[str] = Counter()
    for number, item in enumerate(read_elements(pieces, {"newsItem", "packageItem"}), start=1):
        where = f"item {number}, {guid}" if (guid := item.get("guid")) else f"item {number}"
        if is_cut(item, pieces):
            yield Diagnostic(path=document.path, where=where, reason=CUT)
        elif local(item) == "packageItem":
            if number == 1 and item.getparent() is None:
                yield Diagnostic(path=document.path, where=where, reason=_PACKAGE)
            else:
                others["package"] += 1
        elif (kind := _class(item)) not in _TEXT:
            others[kind] += 1
        else:
            yield _found(item, document.path, where)
    yield from left_out(document.path, others)
    yield from pieces.remark(document.path)


def _found(item: Element, path: str, where: str) -> Found:
    record = read_item(item)
    if is_open_embargo("embargoed" if _has(item, "itemMeta/embargoed") else None, record) and not _embargo(item):
        return Diagnostic(path=path, where=where, reason=OPEN_EMBARGO)
    remote = next((each.get("href") for each in item.iterfind(_path("contentSet/remoteContent"))), None)
    if not record.get("text") and remote:
        return Diagnostic(path=path, where=where, reason=_ELSEWHERE.format(href=remote[:200]))
    return where, record


def read_item(item: Element) -> dict[str, Any]:
    """An element `newsItem` in our own names; what neither it nor the NITF in it states is left out."""
    story = next((read_story(each) for each in item.iterfind(_path("contentSet/inlineXML/nitf"))), {})
    record = story | _stated(
        {
            "id": item.get("guid"),
            "title": _line(item, "contentMeta/headline") or story.get("title") or _line(item, "itemMeta/title"),
            "text": _text(item),
            "source": _name(item, "itemMeta/provider") or _name(item, "rightsInfo/copyrightHolder"),
            "byline": _byline(item),
            "section": _name(item, "itemMeta/service"),
            "language": _attribute(item, "contentMeta/language", "tag") or item.get(f"{XML}lang"),
            "tags": _tags(item),
            "usage_terms": " ".join(filter(None, map(line, item.iterfind(_path("rightsInfo/usageTerms"))))),
            "dateline": _line(item, "contentMeta/dateline") or _name(item, "contentMeta/located"),
            **_times(item),
        }
    )
    return finish(
        record,
        status=_attribute(item, "itemMeta/pubStatus", "qcode", "uri"),
        signals=[each.get("qcode") or each.get("uri") or "" for each in item.iterfind(_path("itemMeta/signal"))],
        notes=[note for each in item.iterfind(_path("itemMeta/edNote")) if (note := line(each))],
        credits=[
            *_names(item, "contentMeta/infosource"),
            _line(item, "contentMeta/creditline"),
            _line(item, "contentMeta/by"),
            *_names(item, "contentMeta/creator"),
            story.get("agency"),
        ],
    )


def _times(item: Element) -> dict[str, Any]:
    paths = {
        "firstCreated": "itemMeta/firstCreated",
        "versionCreated": "itemMeta/versionCreated",
        "contentCreated": "contentMeta/contentCreated",
        "contentModified": "contentMeta/contentModified",
        "embargoed": "itemMeta/embargoed",
    }
    times = {name: as_iso(_line(item, path)) for name, path in paths.items()}
    is_first = (item.get("version") or "1") == "1"
    found = times_of(
        times,
        published=_FIRST_VERSION if is_first else _PUBLISHED,
        updated=("versionCreated", "contentModified"),
        embargo="embargoed",
    )
    expires = as_iso(_line(item, "itemMeta/expires"))
    return found | ({"keep_until": expires} if expires else {})


def _text(item: Element) -> str | None:
    """The story in the first form that has words: of marked-up ones first."""
    for content in item.iterfind(_path("contentSet/inlineXML")):
        body = next((each for name in ("body.content", "body") for each in content.iter(f"{{*}}{name}")), content)
        if words := prose(body):
            return words
    for content in item.iterfind(_path("contentSet/inlineData")):
        given = "".join(content.itertext())
        is_markup = "html" in (content.get("contenttype") or "") or has_markup(given)
        if words := markup_to_text(given) if is_markup else plain_prose(given):
            return words
    return None


def _byline(item: Element) -> str | None:
    creators = [name for name in _names(item, "contentMeta/creator") if name]
    written = after_byword(_line(item, "contentMeta/by") or "")
    return written or ", ".join(creators) or None


def _tags(item: Element) -> list[str]:
    named = [_line_of(each) for each in item.iterfind(_path("contentMeta/keyword"))]
    named += [_named(each) for each in item.iterfind(_path("contentMeta/subject"))]
    named += [_line(item, "contentMeta/slugline")]
    return list(dict.fromkeys(each for each in named if each))


def _class(item: Element) -> str:
    return code(_attribute(item, "itemMeta/itemClass", "qcode", "uri") or "")


def _embargo(item: Element) -> str | None:
    return _line(item, "itemMeta/embargoed")


def _has(item: Element, path: str) -> bool:
    return next(item.iterfind(_path(path)), None) is not None


def _names(item: Element, path: str) -> list[str | None]:
    return [_named(each) or _coded(each) for each in item.iterfind(_path(path))]


def _name(item: Element, path: str) -> str | None:
    return next((name for name in _names(item, path) if name), None)


def _named(element: Element) -> str | None:
    """Its name in words: of several languages, the first."""
    return line(next(element.iterfind("{*}name"), None)) or element.get("literal")


def _coded(element: Element) -> str | None:
    """The last part of its code, as it is written there (`nprov:AFP`)."""
    return (element.get("qcode") or "").rpartition(":")[2] or None


def _line(item: Element, path: str) -> str | None:
    return next((words for each in item.iterfind(_path(path)) if (words := _line_of(each))), None)


def _line_of(element: Element) -> str | None:
    return line(element)


def _attribute(item: Element, path: str, *names: str) -> str | None:
    found = (each.get(name) for each in item.iterfind(_path(path)) for name in names)
    return next((value for value in found if value), None)


def _stated(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}


def _path(path: str) -> str:
    """In whatever namespace: its version is part of it."""
    return "/".join(f"{{*}}{step}" for step in path.split("/"))


FORMAT = RecordFormat(
    name="NewsML-G2",
    told_by="the first element: `newsItem`, `newsMessage` or `packageItem` of NewsML-G2",
    recognises=recognises,
    records=records,
)
