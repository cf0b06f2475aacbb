"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from timeline.models import Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.feeds import Summaries, entry, is_cut_off, outlet_of, stated, without_brackets
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import fragment_text
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.settings import Settings

_VERSION = "jsonfeed.org/version/"


def recognises(head: Head) -> bool:
    return head.record is not None and _VERSION in str(head.record.get("version") or "")


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record an item; `where` is its number in the feed."""
    summaries = Summaries()
    for each in read_objects(document, ["items"]):
        if isinstance(each, Diagnostic):
            yield each
        elif _VERSION not in str(each.value.get("version") or ""):  # a feed without items is no item
            record, summary = _record(each.value, each.around, document.url or "")
            summaries.count(summary=summary)
            yield entry(document.path, each.where, record)
    yield from summaries.remark(document.path)


def _record(item: Mapping[str, Any], feed: Mapping[str, Any], base: str) -> tuple[Record, bool]:
    """The item in our own names, and whether it has a summary only."""
    home = urljoin(base, _text(feed.get("home_page_url")))
    url = urljoin(home, _text(item.get("url")))
    title = _text(item.get("title"))
    plain = _text(item.get("content_text")).strip()
    whole = fragment_text(_text(item.get("content_html")), title=title, url=url) or plain
    text = whole or without_brackets(_text(item.get("summary")).strip())
    record = {
        "id": _text(item.get("id")) or url,
        "title": title,
        "text": text,
        "source": outlet_of(_text(feed.get("title")), home or url),
        "byline": ", ".join(_authors(item) or _authors(feed)),
        "url": url or _text(item.get("external_url")),
        "published": _text(item.get("date_published")),
        "updated": _text(item.get("date_modified")),
        "language": _text(item.get("language")) or _text(feed.get("language")),
        "tags": [_text(each) for each in _list(item.get("tags"))],
    }
    return stated(record), bool(text) and (not whole or is_cut_off(whole))


def _authors(holder: Mapping[str, Any]) -> list[str]:
    """The names of `authors` (1.1) or `author` (1.0)."""
    people = [*_list(holder.get("authors")), holder.get("author")]
    names = (_text(each.get("name")).strip() for each in people if isinstance(each, Mapping))
    return list(dict.fromkeys(name for name in names if name))


def _text(value: object) -> str:
    """A string, or a number as one, as ids often are; "" for anything else."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


FORMAT = RecordFormat(
    name="JSON Feed",
    told_by="a `version` of jsonfeed.org",
    recognises=recognises,
    records=records,
)
