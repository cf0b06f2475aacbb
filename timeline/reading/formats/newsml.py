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
from timeline.reading.sources import find_agency
from timeline.reading.wire_prose import plain_prose, prose
from timeline.reading.wire_status import code
from timeline.reading.wire_story import CUT, OPEN_EMBARGO, finish, left_out
from timeline.reading.wire_times import as_iso, times_of
from timeline.reading.wire_xml import each_at, first_at, value_at, values_at, word_at, words_at
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
    if first_at(item, "itemMeta/embargoed") is not None and word_at(item, "itemMeta/embargoed") is None:
        return Diagnostic(path=path, where=where, reason=OPEN_EMBARGO)
    remote = value_at(item, "contentSet/remoteContent", "href")
    if not record.get("text") and remote:
        return Diagnostic(path=path, where=where, reason=_ELSEWHERE.format(href=remote[:200]))
    return where, record


def read_item(item: Element) -> dict[str, Any]:
    """An element `newsItem` in our own names; what neither it nor the NITF in it states is left out."""
    story = next((read_story(each) for each in each_at(item, "contentSet/inlineXML/nitf")), {})
    services = _names(item, "itemMeta/service")
    record = story | _stated(
        {
            "id": item.get("guid"),
            "title": word_at(item, "contentMeta/headline") or story.get("title") or word_at(item, "itemMeta/title"),
            "text": _text(item),
            "source": _provider(item) or _name(item, "rightsInfo/copyrightHolder"),
            "byline": _byline(item),
            "section": services[0] if len(services) == 1 else None,
            "language": value_at(item, "contentMeta/language", "tag") or item.get(f"{XML}lang"),
            "tags": _tags(item),
            "usage_terms": " ".join(words_at(item, "rightsInfo/usageTerms")),
            "dateline": word_at(item, "contentMeta/dateline") or _name(item, "contentMeta/located"),
            **_times(item),
        }
    )
    return finish(
        record,
        status=value_at(item, "itemMeta/pubStatus", "qcode", "uri"),
        signals=values_at(item, "itemMeta/signal", "qcode", "uri"),
        notes=words_at(item, "itemMeta/edNote"),
        credits=[
            *_names(item, "contentMeta/infosource"),
            *_names(item, "contentMeta/infoSource"),
            word_at(item, "contentMeta/creditline"),
            word_at(item, "contentMeta/by"),
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
    times = {name: as_iso(word_at(item, path)) for name, path in paths.items()}
    is_first = (item.get("version") or "1") == "1"
    found = times_of(
        times,
        published=_FIRST_VERSION if is_first else _PUBLISHED,
        updated=("versionCreated", "contentModified"),
        embargo="embargoed",
    )
    expires = as_iso(word_at(item, "itemMeta/expires"))
    return found | ({"keep_until": expires} if expires else {})


def _text(item: Element) -> str | None:
    """The story in the first form that has words: of marked-up ones first."""
    for content in each_at(item, "contentSet/inlineXML"):
        body = next((each for name in ("body.content", "body") for each in content.iter(f"{{*}}{name}")), content)
        if words := prose(body):
            return words
    for content in each_at(item, "contentSet/inlineData"):
        given = "".join(content.itertext())
        is_markup = "html" in (content.get("contenttype") or "") or has_markup(given)
        if words := markup_to_text(given) if is_markup else plain_prose(given):
            return words
    return None


def _provider(item: Element) -> str | None:
    """Its name; where that or its code is an agency's, the usual one of that."""
    given = [name for each in each_at(item, "itemMeta/provider") for name in (_named(each), _coded(each)) if name]
    return next((agency for name in given if (agency := find_agency(name))), next(iter(given), None))


def _byline(item: Element) -> str | None:
    creators = [name for name in _names(item, "contentMeta/creator") if name and " " in name]  # not "roe.jon", "VRG"
    written = after_byword(word_at(item, "contentMeta/by") or "")
    return written or ", ".join(creators) or None


def _tags(item: Element) -> list[str]:
    subjects = [_named(each) for each in each_at(item, "contentMeta/subject")]
    named = [*words_at(item, "contentMeta/keyword"), *subjects, word_at(item, "contentMeta/slugline")]
    return list(dict.fromkeys(each for each in named if each))


def _class(item: Element) -> str:
    return code(value_at(item, "itemMeta/itemClass", "qcode", "uri") or "")


def _names(item: Element, path: str) -> list[str | None]:
    return [_named(each) or _coded(each) for each in each_at(item, path)]


def _name(item: Element, path: str) -> str | None:
    return next((name for name in _names(item, path) if name), None)


def _named(element: Element) -> str | None:
    """Its name in words: of several languages, the first."""
    return word_at(element, "name") or element.get("literal")


def _coded(element: Element) -> str | None:
    """The last part of its code, as it is written there (`nprov:AFP`)."""
    return (element.get("qcode") or "").rpartition(":")[2] or None


def _stated(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value}


FORMAT = RecordFormat(
    name="NewsML-G2",
    told_by="the first element: `newsItem`, `newsMessage` or `packageItem` of NewsML-G2",
    recognises=recognises,
    records=records,
)
