"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules that newsrooms use: content, Dublin Core, Atom's links and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import (
    Summaries,
    entry,
    headline,
    is_cut_off,
    is_summary,
    outlet_of,
    person,
    stated,
    times,
    without_brackets,
)
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import element_text, fragment_text
from timeline.reading.json_files import Found
from timeline.reading.xml_stream import XmlPieces, is_cut, read_elements
from timeline.reading.xml_values import all_of, by_name, first_of, markup, name_of, words
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BELOW = re.compile(rb"<\?xml [^<>]*\?>\s*<rss\b[^<>]*>\s*<channel\b")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_WHOLE = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content", "fulltext", "full-text")
_UPDATED = ("dcterms:modified", "atom:updated", "atom:modified")
_PUBLISHED = (
    *("pubDate", "pubdate", "dcterms:issued", "dcterms:created", "atom:published", "atom:issued", "dc:date"),
    *_UPDATED,
)


def recognises(head: Head) -> bool:
    """Also where a server put a warning before the feed."""
    namespace, name = head.root or ("", "")
    if name.casefold() == "rss" or (name != "feed" and _BELOW.search(head.data)):
        return True
    return name == "RDF" and namespace == _RDF and b"rss" in head.data[:4096]


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record an item; `where` is its number in the feed. An item that the end of the file cuts off is left out."""
    pieces = XmlPieces(document.stream)
    channel: dict[str, str] = {}
    summaries = Summaries()
    number = 0
    for element in read_elements(pieces, {"item"}, within={"rss", "RSS", "channel", "RDF"}):
        name = name_of(element)
        if name != "item":
            channel.setdefault(name, words(element) or element.get("href") or "")
            continue
        number += 1
        where = f"item {number}"
        if is_cut(element, pieces):
            yield Diagnostic(path=document.path, where=where, reason=_CUT)
            continue
        record, summary = _record(element, channel, document.url or "")
        summaries.count(summary=summary)
        yield entry(document.path, where, record)
    yield from pieces.remark(document.path, kept=number > 0)
    yield from summaries.remark(document.path)


_CUT = "the feed ends in the middle of this item, which is left out; fetch it again"


def _record(item: Element, channel: dict[str, str], base: str) -> tuple[Record, bool]:
    """The item in our own names, and whether it has a summary only."""
    children = by_name(item)
    home = urljoin(base, channel.get("link") or channel.get("atom:link") or "")
    url = urljoin(home, _address(children))
    title = headline(first_of(children, "title", "dc:title"))
    text, summary = _text(children, title, url)
    outlet = first_of(children, "source", "dc:publisher") or channel.get("dc:publisher") or ""
    authors = [person(each) for each in all_of(children, "dc:creator", "author", "atom:author")]
    record = {
        "id": first_of(children, "guid", "atom:id", "dc:identifier") or url,
        "title": title,
        "text": text,
        "source": outlet or outlet_of(channel.get("title", ""), home or url),
        **credited(authors),
        "url": url,
        "canonical_url": first_of(children, "feedburner:origLink"),
        **times({name: first_of(children, name) for name in (*_PUBLISHED, *_UPDATED)}, _PUBLISHED, _UPDATED),
        "language": first_of(children, "dc:language", "language")
        or channel.get("language")
        or channel.get("dc:language"),
        "tags": all_of(children, "category", "dc:subject"),
    }
    return stated(record), summary


def _address(children: dict[str, list[Element]]) -> str:
    """Where the article is: its link, else a guid that is an address, else Atom's link to the page."""
    guid = next(iter(children.get("guid", ())), None)
    permanent = words(guid) if guid is not None and guid.get("isPermaLink", "true") != "false" else ""
    links = (each.get("href") for each in children.get("atom:link", ()) if each.get("rel", "alternate") == "alternate")
    found = (first_of(children, "link"), permanent if permanent.startswith("http") else "", *links)
    return next((each for each in found if each), "")


def _text(children: dict[str, list[Element]], title: str, url: str) -> tuple[str, bool]:
    for name in _WHOLE:
        for element in children.get(name, ()):
            whole = len(element) and element_text(element, title=title, url=url)
            text = whole or fragment_text(markup(element), title=title, url=url)
            if text:
                return without_brackets(text), is_cut_off(text)
    described = next(iter(children.get("description", children.get("dc:description", ()))), None)
    text = without_brackets(fragment_text(markup(described), title=title, url=url))
    return text, bool(text) and is_summary(text)


FORMAT = RecordFormat(
    name="RSS",
    told_by="the first element: `rss`, or `rdf:RDF` with RSS in it",
    recognises=recognises,
    records=records,
)
