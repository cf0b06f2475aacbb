"""NITF 3.x, the News Industry Text Format of agencies and newspapers, in a document of its own or within NewsML-G2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.models import Diagnostic
from timeline.reading.bylines import after_byword
from timeline.reading.document import Document, Head
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.sources import find_agency
from timeline.reading.wire_prose import line, prose
from timeline.reading.wire_status import status_of
from timeline.reading.wire_story import CUT, OPEN_EMBARGO, finish, is_open_embargo
from timeline.reading.wire_times import as_iso, earliest, from_midnight, times_of
from timeline.reading.wire_xml import each_at, value_at, values_at, word_at, words_at
from timeline.reading.xml_stream import XmlPieces, is_cut, local, read_elements
from timeline.reading.xml_values import XML
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PUBLISHED = ("date.publication", "date.issue", "story.date")
"""Most telling first: that of the paper, of the issue, of writing."""

_BODY, _ABSTRACT = "body/body.content", "body/body.head/abstract"


def recognises(head: Head) -> bool:
    return head.root is not None and head.root[1].casefold() == "nitf"


def records(document: Document, _: Settings) -> Iterator[Found]:
    """The stories of the document; where one takes back another by its id, a withdrawal of that other, too."""
    pieces = XmlPieces(document.stream)
    for number, element in enumerate(read_elements(pieces, {"nitf"}), start=1):
        where = f"story {number}"
        record = read_story(element)
        if is_cut(element, pieces):
            yield Diagnostic(path=document.path, where=where, reason=CUT)
        elif is_open_embargo(value_at(element, "head/docdata", "management-status"), record):
            yield Diagnostic(path=document.path, where=where, reason=OPEN_EMBARGO)
        else:
            yield where, record
            if other := _withdrawal_of_another(element, record):
                yield f"{where}, of {other['id']}", other
    yield from pieces.remark(document.path)


def read_story(nitf: Element) -> dict[str, Any]:
    """The story of an element `nitf` in our own names; what it does not state is left out."""
    holders = [value_at(nitf, "head/pubdata", "name"), value_at(nitf, "head/docdata/doc.copyright", "holder")]
    languages = [
        nitf.get(f"{XML}lang"),
        nitf.get("baselang"),
        value_at(nitf, "body", f"{XML}lang"),
        value_at(nitf, "body", "lang"),
    ]
    record = {
        "id": value_at(nitf, "head/docdata/doc-id", "id-string") or nitf.get("uno"),
        "title": word_at(nitf, "body/body.head/hedline/hl1") or word_at(nitf, "head/title"),
        "text": next((words for path in (_BODY, _ABSTRACT) if (words := _prose(nitf, path))), None),
        "source": next((name for name in holders if name), None),
        "byline": _byline(nitf),
        "url": value_at(nitf, "head/pubdata", "ex-ref"),
        "section": value_at(nitf, "head/pubdata", "position.section"),
        "language": next((each for each in languages if each), None),
        "tags": _tags(nitf),
        "usage_terms": _usage_terms(nitf),
        "dateline": word_at(nitf, "body/body.head/dateline/location") or word_at(nitf, "body/body.head/dateline"),
        **_times(nitf),
    }
    corrections = ["correction" for _ in each_at(nitf, "head/docdata/correction")]
    return finish(
        record,
        status=value_at(nitf, "head/docdata", "management-status"),
        signals=[*values_at(nitf, "head/docdata/ed-msg", "msg-type"), *corrections],
        notes=[*values_at(nitf, "head/docdata/ed-msg", "info"), *words_at(nitf, "body/body.head/note")],
        credits=[*words_at(nitf, "body/body.head/distributor"), *words_at(nitf, "body/body.head/byline")],
    )


def _withdrawal_of_another(nitf: Element, record: dict[str, Any]) -> dict[str, Any] | None:
    """What takes back the story that this one names (`management-doc-idref`) as canceled or withheld, if any."""
    other = value_at(nitf, "head/docdata", "management-doc-idref")
    status = status_of(value_at(nitf, "head/docdata", "management-idref-status"))
    if other is None or other == record.get("id") or status != "withdrawn":
        return None
    kept = ("title", "text", "source", "agency", "published", "published_from", "times")
    return {name: record[name] for name in kept if name in record} | {"id": other, "status": status}


def _times(nitf: Element) -> dict[str, Any]:
    stated = {
        "date.publication": value_at(nitf, "head/pubdata", "date.publication"),
        "date.issue": value_at(nitf, "head/docdata/date.issue", "norm"),
        "story.date": value_at(nitf, "body/body.head/dateline/story.date", "norm"),
        "revision-history": max(values_at(nitf, "head/revision-history", "norm"), default=None),
        "date.expire": value_at(nitf, "head/docdata/date.expire", "norm"),
    }
    times = {name: as_iso(value, midnight_is_none=True) for name, value in stated.items()}
    times["date.release"] = from_midnight(
        as_iso(value_at(nitf, "head/docdata/date.release", "norm")), times["date.issue"]
    )
    found = times_of(times, published=_PUBLISHED, updated=("revision-history",), embargo="date.release")
    ends = [times["date.expire"], as_iso(value_at(nitf, "head/docdata/doc.rights", "enddate"), midnight_is_none=True)]
    own = {"keep_until": earliest(ends), "filed": times["story.date"]}
    return found | {name: value for name, value in own.items() if value}


def _usage_terms(nitf: Element) -> str:
    above = (each.text or "" for each in each_at(nitf, "body/body.head/rights"))
    return " ".join(" ".join([*values_at(nitf, "head/docdata/doc.rights", "limitations"), *above]).split())


def _byline(nitf: Element) -> str | None:
    """The names of whoever wrote it, without what they are and without agencies."""
    names: list[str | None] = []
    for byline in each_at(nitf, "body/body.head/byline"):
        persons = [name for each in byline.iterfind("{*}person") if (name := line(each))]
        own = [byline.text, *(part for each in byline if local(each) != "byttl" for part in (line(each), each.tail))]
        names += persons or [after_byword(" ".join(" ".join(part for part in own if part).split()))]
    return ", ".join(name for name in names if name and not find_agency(name)) or None


def _tags(nitf: Element) -> list[str]:
    named = [
        *values_at(nitf, "head/docdata/key-list/keyword", "key"),
        *values_at(nitf, "head/tobject/tobject.subject", "tobject.subject.type"),
        *values_at(nitf, "head/docdata/series", "series.name"),
    ]
    return list(dict.fromkeys(named))


def _prose(nitf: Element, path: str) -> str:
    return "\n\n".join(words for each in each_at(nitf, path) if (words := prose(each)))


FORMAT = RecordFormat(name="NITF", told_by="the first element: `nitf`", recognises=recognises, records=records)
