"""ninjs 1.x to 3.x, the IPTC's news in JSON: one object, a list, or one a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.bylines import after_byword
from timeline.reading.document import Document, Head
from timeline.reading.fields import Record, look_up
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.reading.markup import has_markup, markup_to_text
from timeline.reading.wire_prose import plain_prose
from timeline.reading.wire_story import OPEN_EMBARGO, finish, left_out
from timeline.reading.wire_times import as_iso, times_of
from timeline.settings import Settings

_TELLING = {
    *("versioncreated", "firstcreated", "contentcreated", "pubstatus", "representationtype", "copyrightholder"),
    *("copyrightnotice", "embargoed", "embargoedreason", "usageterms", "rightsinfo", "ednote", "infosources"),
    *("bodyxhtml", "bodyhtml", "bodytext", "bodies", "headlines", "slugline", "urgency", "profile", "altids"),
}
_ENOUGH = 3
"""Of the names that it shares with hardly any other export, so many make it ninjs where it does not say so; so does
`pubstatus` alone: a story that is withdrawn may state little else."""

_LISTS = ("_items", "items")
"""Under which content systems answer with several."""

_TEXT = ("text", "composite", "component", "")
_BODIES = ("body_xhtml", "body_html", "body_text", "body")
_FIRST_VERSION = ("firstPublished", "firstCreated", "versionCreated")
_PUBLISHED = ("firstPublished", "firstCreated", "contentCreated", "versionCreated")


def recognises(head: Head) -> bool:
    """By its own word (`standard`), or by an address and names that are its own."""
    record = head.record
    if record is None:
        return False
    standard = look_up(record, "standard.name") or record.get("standard")
    if isinstance(standard, str) and standard.casefold() == "ninjs":
        return True
    if any(key in record for key in _LISTS) and b'"versioncreated"' in head.data.lower():
        return True
    keys = {key.casefold().replace("_", "") for key in record}
    return "uri" in keys and ("pubstatus" in keys or len(keys & _TELLING) >= _ENOUGH)


def records(document: Document, _: Settings) -> Iterator[Found]:
    """A record an object with a text; pictures and other objects without one are counted, the stories of a package are
    taken out of it."""
    others: Counter[str] = Counter()
    for each in read_objects(document, _LISTS, _is_object):
        if isinstance(each, Diagnostic):
            yield each
        else:
            yield from _stories(each.where, each.value, document.path, others)
    yield from left_out(document.path, others)


def _is_object(member: Record) -> bool:
    return "uri" in member


def _stories(where: str, item: Record, path: str, others: Counter[str]) -> Iterator[Found]:
    story = read_object(item)
    members = [(name, each) for name, each in _associated(item) if _is_text(each) and _body(each)]
    if _text(item, "embargoedreason") and not _text(item, "embargoed"):
        yield Diagnostic(path=path, where=where, reason=OPEN_EMBARGO)
    elif not _is_text(item):
        others[_text(item, "type")] += 1
    elif story.get("text") or not members:
        yield where, story
    for name, member in members:
        yield from _stories(f"{where}, {name}", member, path, others)


def _is_text(item: Record) -> bool:
    return _text(item, "type").casefold() in _TEXT


def read_object(item: Record) -> dict[str, Any]:
    """One object in our own names; what it does not state is left out."""
    title = _text(item, "headline") or _of_role(look_up(item, "headlines")) or _text(item, "title", "name")
    named = [*_names(item, "infosource"), *_names(item, "infosources")]
    by = after_byword(_text(item, "byline", "by")) or ", ".join(_names(item, "authors"))
    record = {
        "id": _text(item, "uri", "guid"),
        "title": markup_to_text(title) if has_markup(title) else title,
        "text": _body(item),
        "source": _text(item, "source", "provider", "copyrightholder") or next(iter(named), ""),
        "byline": by,
        "url": _address(item),
        "section": next(iter(_names(item, "service")), ""),
        "language": _text(item, "language"),
        "tags": [*_names(item, "subject"), *_names(item, "subjects"), *_keywords(item)],
        "usage_terms": _text(item, "usageterms", "rightsinfo.usageterms"),
        "dateline": _text(item, "dateline.text", "located") or next(iter(_names(item, "located")), ""),
        **_times(item),
    }
    return finish(
        record,
        status=_text(item, "pubstatus") or None,
        signals=[_text(each, "code", "name") for each in _list(item, "signals")],
        notes=[note for note in (_text(item, "ednote"),) if note],
        credits=[*named, _text(item, "creditline"), *by.split(","), _text(item, "source")],
    )


def _times(item: Record) -> dict[str, Any]:
    names = ("firstPublished", "firstCreated", "versionCreated", "contentCreated", "contentModified", "embargoed")
    times = {name: as_iso(_text(item, name)) for name in names}
    is_first = (_text(item, "version") or "1") == "1"
    found = times_of(
        times, published=_FIRST_VERSION if is_first else _PUBLISHED, updated=("versionCreated",), embargo="embargoed"
    )
    expires = as_iso(_text(item, "expires", "expiry"))
    return found | ({"keep_until": expires} if expires else {})


def _body(item: Record) -> str:
    """The text in the first form that has words, of marked-up ones first: they have paragraphs."""
    marked = sorted(_list(item, "bodies"), key=lambda each: "html" not in _text(each, "contenttype").casefold())
    given = chain((_text(item, name) for name in _BODIES), (_text(each, "value") for each in marked))
    texts = (markup_to_text(each) if has_markup(each) else plain_prose(each) for each in given)
    return next((text for text in texts if text), "")


def _of_role(values: object) -> str:
    """The main one of several headlines, else the first."""
    listed = [each for each in values if isinstance(each, Mapping)] if isinstance(values, list) else []
    main = [each for each in listed if _text(each, "role").casefold() in ("main", "headline")]
    return next((text for each in [*main, *listed] if (text := _text(each, "value"))), "")


def _address(item: Record) -> str:
    """Where a reader finds it: an alternative id that is an address, else its own, where a browser can open that."""
    others = (_text(each, "value", "id", "href") for each in _list(item, "altids"))
    return next((each for each in others if each.startswith(("http://", "https://"))), "")


def _associated(item: Record) -> list[tuple[str, Record]]:
    """The objects within this one, by their names (1.x) or numbers."""
    members = look_up(item, "associations")
    named: Iterable[tuple[Any, Any]] = ()
    if isinstance(members, Mapping):
        named = members.items()
    elif isinstance(members, list):
        named = enumerate(members, start=1)
    return [(f"association {name}", each) for name, each in named if isinstance(each, Mapping)]


def _keywords(item: Record) -> list[str]:
    given = look_up(item, "keywords") or look_up(item, "keyword") or []
    return [word for word in given if isinstance(word, str)] if isinstance(given, list) else []


def _names(item: Record, key: str) -> list[str]:
    return [name for each in _list(item, key) if (name := _text(each, "name", "literal"))]


def _list(item: Record, key: str) -> list[Record]:
    found = look_up(item, key)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _text(item: Record, *paths: str) -> str:
    """The first of these that is a word or a number; "" where none is."""
    found = (look_up(item, path) for path in paths)
    return next((str(each).strip() for each in found if isinstance(each, str | int) and str(each).strip()), "")


FORMAT = RecordFormat(
    name="ninjs",
    told_by="`standard` is ninjs, or `uri` beside names that are its own (`versioncreated`, `pubstatus`, ...)",
    recognises=recognises,
    records=records,
)
