"""NewsML 1.x, the elder standard that agencies still send: components with news lines, metadata and their content."""

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
from timeline.reading.wire_prose import plain_prose, prose
from timeline.reading.wire_story import CUT, OPEN_EMBARGO, finish, is_open_embargo, left_out
from timeline.reading.wire_times import as_iso, times_of
from timeline.reading.wire_xml import each_at, first_at, value_at, values_at, word_at, words_at
from timeline.reading.xml_stream import XmlPieces, is_cut, local, read_elements
from timeline.reading.xml_values import XML
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_STORIES = {"caption", "summary", "headline", "synopsis", "teaser", "picture", "photo", "related"}
"""Roles of components whose text is not the story."""

_INSIDE = ("body.content", "body", "bodycontent")


def recognises(head: Head) -> bool:
    return head.root is not None and head.root[1] == "NewsML"


def records(document: Document, _: Settings) -> Iterator[Found]:
    """A record an item with a text, `where` by its number and id; other items are counted."""
    pieces = XmlPieces(document.stream)
    others: Counter[str] = Counter()
    for number, item in enumerate(read_elements(pieces, {"NewsItem"}), start=1):
        record = read_item(item)
        where = f"item {number}, {record['id']}" if "id" in record else f"item {number}"
        if is_cut(item, pieces):
            yield Diagnostic(path=document.path, where=where, reason=CUT)
        elif is_open_embargo(value_at(item, "NewsManagement/Status", "FormalName"), record):
            yield Diagnostic(path=document.path, where=where, reason=OPEN_EMBARGO)
        elif "text" not in record and (kind := _media(item)):
            others[kind] += 1
        else:
            yield where, record
    yield from left_out(document.path, others)
    yield from pieces.remark(document.path)


def read_item(item: Element) -> dict[str, Any]:
    """An element `NewsItem` in our own names; what neither it nor the NITF in it states is left out."""
    content = next(_contents(item), None)
    lines = _above(content, "NewsLines") if content is not None else first_at(item, "NewsComponent/NewsLines")
    nitf = next(content.iter("{*}nitf"), None) if content is not None else None
    story = read_story(nitf) if nitf is not None else {}
    own = {
        "id": _id(item),
        "title": _line(lines, "HeadLine") or story.get("title") or word_at(item, "Identification/NameLabel"),
        "text": _text(content) if content is not None else None,
        "source": _party(item, "Provider") or word_at(item, "Identification/NewsIdentifier/ProviderId"),
        "byline": after_byword(_line(lines, "ByLine") or ""),
        "language": next((each.get("FormalName") for each in item.iter("{*}Language")), None) or item.get(f"{XML}lang"),
        "tags": [word for name in ("KeywordLine", "SlugLine") for word in _lines(lines, name)],
        "usage_terms": _line(lines, "RightsLine"),
        "dateline": _line(lines, "DateLine"),
        **_times(item),
    }
    instructions = values_at(item, "NewsManagement/Instruction", "FormalName")
    return finish(
        story | {name: value for name, value in own.items() if value},
        status=value_at(item, "NewsManagement/Status", "FormalName"),
        signals=instructions,
        notes=[*words_at(item, "NewsManagement/Instruction"), *_lines(lines, "NewsLine")],
        credits=[_party(item, "Source"), _line(lines, "CreditLine"), _line(lines, "ByLine"), _party(item, "Creator")],
    )


def _times(item: Element) -> dict[str, Any]:
    names = ("FirstCreated", "ThisRevisionCreated")
    times = {name: as_iso(word_at(item, f"NewsManagement/{name}")) for name in names}
    change = "NewsManagement/StatusWillChange"
    if (value_at(item, f"{change}/FutureStatus", "FormalName") or "").casefold() == "usable":
        times["StatusWillChange"] = as_iso(word_at(item, f"{change}/DateAndTime"))
    day = {"DateId": as_iso(word_at(item, "Identification/NewsIdentifier/DateId"))}
    return times_of(
        times | day, published=(*names, "DateId"), updated=("ThisRevisionCreated",), embargo="StatusWillChange"
    )


def _id(item: Element) -> str | None:
    """The identifier without the number of the revision, which all versions of a story share."""
    parts = [word_at(item, f"Identification/NewsIdentifier/{name}") for name in ("ProviderId", "DateId", "NewsItemId")]
    whole = word_at(item, "Identification/NewsIdentifier/PublicIdentifier")
    return f"urn:newsml:{':'.join(part for part in parts if part)}" if all(parts) else whole


def _contents(item: Element) -> Iterator[Element]:
    """The content items that hold a story, the main component's first."""
    found = [each for each in item.iter("{*}ContentItem") if _media_of(each) in ("text", "") and _text(each)]
    stories = [each for each in found if _roles(each).isdisjoint(_NO_STORIES)]
    yield from sorted(stories, key=lambda each: "main" not in _roles(each))


def _roles(content: Element) -> set[str]:
    """What the component around it is, and those around that."""
    around = (each for each in content.iterancestors() if local(each) == "NewsComponent")
    return {role.casefold() for each in around if (role := value_at(each, "Role", "FormalName"))}


def _media(item: Element) -> str | None:
    return next((kind for each in item.iter("{*}ContentItem") if (kind := _media_of(each)) not in ("text", "")), None)


def _media_of(content: Element) -> str:
    return (value_at(content, "MediaType", "FormalName") or "").casefold()


def _text(content: Element) -> str | None:
    for data in content.iter("{*}DataContent"):
        body = next((each for each in data.iter() if local(each).casefold() in _INSIDE), data)
        given = "".join(data.itertext()) if not len(data) else ""
        if words := (markup_to_text(given) if has_markup(given) else plain_prose(given)) if given else prose(body):
            return words
    return None


def _above(content: Element, name: str) -> Element | None:
    """The nearest element of this name beside or above the content: components lie within each other."""
    around = (each for each in content.iterancestors() if local(each) == "NewsComponent")
    return next((found for each in around if (found := first_at(each, name)) is not None), None)


def _line(lines: Element | None, name: str) -> str | None:
    return word_at(lines, name) if lines is not None else None


def _lines(lines: Element | None, name: str) -> list[str]:
    return words_at(lines, name) if lines is not None else []


def _party(item: Element, role: str) -> str | None:
    """Who has a role in the metadata, by the name or the code that is given."""
    parties = (party for each in item.iter(f"{{*}}{role}") for party in each_at(each, "Party"))
    return next((name for each in parties if (name := each.get("FormalName"))), None)


FORMAT = RecordFormat(name="NewsML 1", told_by="the first element: `NewsML`", recognises=recognises, records=records)
