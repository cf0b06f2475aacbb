"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import Summaries, entry, headline, is_cut_off, outlet_of, stated, times, without_brackets
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import fragment_text
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.reading.json_values import Object, named, text
from timeline.settings import Settings

_UPDATED = ("date_modified",)
_PUBLISHED = ("date_published", *_UPDATED)
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


def _record(item: Object, feed: Object, base: str) -> tuple[Record, bool]:
    """The item in our own names, and whether it has a summary only."""
    home = urljoin(base, text(feed.get("home_page_url")))
    url = urljoin(home, text(item.get("url")))
    title = headline(text(item.get("title")))
    whole = fragment_text(text(item.get("content_html")), title=title, url=url) or text(item.get("content_text"))
    summary = without_brackets(text(item.get("summary")))
    record: Record = {
        "id": text(item.get("id")) or url,
        "title": title,
        "text": whole or summary,
        "source": outlet_of(text(feed.get("title")), home or url),
        **credited(_authors(item) or _authors(feed)),
        "url": url or text(item.get("external_url")),
        **times({name: text(item.get(name)) for name in _PUBLISHED}, _PUBLISHED, _UPDATED),
        "language": text(item.get("language")) or text(feed.get("language")),
        "tags": named(item.get("tags")),
    }
    return stated(record), is_cut_off(whole) if whole else bool(summary)


def _authors(holder: Object) -> list[str]:
    """The names of `authors` (1.1) or `author` (1.0)."""
    return named(holder.get("authors"), "name") or named(holder.get("author"), "name")


FORMAT = RecordFormat(
    name="JSON Feed",
    told_by="a `version` of jsonfeed.org",
    recognises=recognises,
    records=records,
)
