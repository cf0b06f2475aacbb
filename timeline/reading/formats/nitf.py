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
from timeline.reading.wire_times import as_iso, from_midnight, times_of
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
        elif is_open_embargo(_value(element, "head/docdata", "management-status"), record):
            yield Diagnostic(path=document.path, where=where, reason=OPEN_EMBARGO)
        else:
            yield where, record
            if other := _withdrawal_of_another(element, record):
                yield f"{where}, of {other['id']}", other
    yield from pieces.remark(document.path)


def read_story(nitf: Element) -> dict[str, Any]:
    """The story of an element `nitf` in our own names; what it does not state is left out."""
    holders = [_value(nitf, "head/pubdata", "name"), _value(nitf, "head/docdata/doc.copyright", "holder")]
    languages = [nitf.get(f"{XML}lang"), _value(nitf, "body", f"{XML}lang"), _value(nitf, "body", "lang")]
    record = {
        "id": _value(nitf, "head/docdata/doc-id", "id-string") or nitf.get("uno"),
        "title": line(_find(nitf, "body/body.head/hedline/hl1")) or line(_find(nitf, "head/title")),
        "text": next((words for path in (_BODY, _ABSTRACT) if (words := _prose(nitf, path))), None),
        "source": next((name for name in holders if name), None),
        "byline": _byline(nitf),
        "url": _value(nitf, "head/pubdata", "ex-ref"),
        "section": _value(nitf, "head/pubdata", "position.section"),
        "language": next((each for each in languages if each), None),
        "tags": _tags(nitf),
        "usage_terms": line(_find(nitf, "body/body.head/rights")),
        "dateline": line(_find(nitf, "body/body.head/dateline/location"))
        or line(_find(nitf, "body/body.head/dateline")),
        **_times(nitf),
    }
    corrections = ["correction" for _ in nitf.iterfind(_path("head/docdata/correction"))]
    return finish(
        record,
        status=_value(nitf, "head/docdata", "management-status"),
        signals=[*_values(nitf, "head/docdata/ed-msg", "msg-type"), *corrections],
        notes=[*_values(nitf, "head/docdata/ed-msg", "info"), *_words(nitf, "body/body.head/note")],
        credits=[*_words(nitf, "body/body.head/distributor"), *_words(nitf, "body/body.head/byline")],
    )


def _withdrawal_of_another(nitf: Element, record: dict[str, Any]) -> dict[str, Any] | None:
    """What takes back the story that this one names (`management-doc-idref`) as canceled or withheld, if any."""
    other = _value(nitf, "head/docdata", "management-doc-idref")
    status = status_of(_value(nitf, "head/docdata", "management-idref-status"))
    if other is None or other == record.get("id") or status != "withdrawn":
        return None
    kept = ("title", "text", "source", "agency", "published", "published_from", "times")
    return {name: record[name] for name in kept if name in record} | {"id": other, "status": status}


def _times(nitf: Element) -> dict[str, Any]:
    stated = {
        "date.publication": _value(nitf, "head/pubdata", "date.publication"),
        "date.issue": _value(nitf, "head/docdata/date.issue", "norm"),
        "story.date": _value(nitf, "body/body.head/dateline/story.date", "norm"),
        "revision-history": max(_values(nitf, "head/revision-history", "norm"), default=None),
        "date.expire": _value(nitf, "head/docdata/date.expire", "norm"),
    }
    times = {name: as_iso(value, midnight_is_none=True) for name, value in stated.items()}
    times["date.release"] = from_midnight(
        as_iso(_value(nitf, "head/docdata/date.release", "norm")), times["date.issue"]
    )
    found = times_of(times, published=_PUBLISHED, updated=("revision-history",), embargo="date.release")
    own = {"keep_until": times["date.expire"], "filed": times["story.date"]}
    return found | {name: value for name, value in own.items() if value}


def _byline(nitf: Element) -> str | None:
    """The names of whoever wrote it, without what they are and without agencies."""
    names: list[str | None] = []
    for byline in nitf.iterfind(_path("body/body.head/byline")):
        persons = [name for each in byline.iterfind("{*}person") if (name := line(each))]
        own = [byline.text, *(part for each in byline if local(each) != "byttl" for part in (line(each), each.tail))]
        names += persons or [after_byword(" ".join(" ".join(part for part in own if part).split()))]
    return ", ".join(name for name in names if name and not find_agency(name)) or None


def _tags(nitf: Element) -> list[str]:
    named = [
        *_values(nitf, "head/docdata/key-list/keyword", "key"),
        *_values(nitf, "head/tobject/tobject.subject", "tobject.subject.type"),
        *_values(nitf, "head/docdata/series", "series.name"),
    ]
    return list(dict.fromkeys(named))


def _prose(nitf: Element, path: str) -> str:
    return "\n\n".join(words for each in nitf.iterfind(_path(path)) if (words := prose(each)))


def _words(nitf: Element, path: str) -> list[str]:
    return [words for each in nitf.iterfind(_path(path)) if (words := line(each))]


def _values(nitf: Element, path: str, name: str) -> list[str]:
    return [words for each in nitf.iterfind(_path(path)) if (words := " ".join((each.get(name) or "").split()))]


def _value(nitf: Element, path: str, name: str) -> str | None:
    return next(iter(_values(nitf, path, name)), None)


def _find(nitf: Element, path: str) -> Element | None:
    return next(nitf.iterfind(_path(path)), None)


def _path(path: str) -> str:
    """In whatever namespace: NITF has had one, and none."""
    return "/".join(f"{{*}}{step}" for step in path.split("/"))


FORMAT = RecordFormat(name="NITF", told_by="the first element: `nitf`", recognises=recognises, records=records)
