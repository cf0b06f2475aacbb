"""Atom 1.0, and 0.3 as far as it is the same: entries with text, HTML or XHTML, addresses against `xml:base`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import Summaries, entry, is_cut_off, outlet_of, stated, times, without_brackets
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import element_text, fragment_text
from timeline.reading.json_files import Found
from timeline.reading.xml_stream import XmlPieces, is_cut, read_elements
from timeline.reading.xml_values import XML, by_name, first_of, markup, name_of, words
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMESPACES = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_UPDATED = ("updated", "modified")
_PUBLISHED = ("published", "issued", "created", "dc:date", *_UPDATED)
_PLAIN = ("text", "text/plain")
_CUT = "the feed ends in the middle of this entry, which is left out; fetch it again"

Children = dict[str, list["Element"]]


def recognises(head: Head) -> bool:
    if head.root is None:
        return False
    namespace, name = head.root
    return name in ("feed", "entry") and (namespace in _NAMESPACES or not namespace)


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record an entry; `where` is its number in the feed. An entry that the file's end cuts off is left out."""
    pieces = XmlPieces(document.stream)
    feed: Children = {}
    summaries = Summaries()
    number = 0
    for element in read_elements(pieces, {"entry"}, within={"feed"}):
        if name_of(element).removeprefix("atom:") != "entry":
            _remember(element, feed)
            continue
        number += 1
        where = f"entry {number}"
        if is_cut(element, pieces):
            yield Diagnostic(path=document.path, where=where, reason=_CUT)
            continue
        record, summary = _record(element, feed, document.url or "")
        summaries.count(summary=summary)
        yield entry(document.path, where, record)
    yield from pieces.remark(document.path, kept=number > 0)
    yield from summaries.remark(document.path)


def _remember(element: Element, feed: Children) -> None:
    """Keep what a feed says of itself, as a copy: the element is emptied."""
    from copy import deepcopy  # noqa: PLC0415  (lxml gives its elements their own)

    kept = feed.setdefault(_plain_name(element), [])
    if len(kept) < 10:
        kept.append(deepcopy(element))


def _record(element: Element, feed: Children, address: str) -> tuple[Record, bool]:
    """The entry in our own names, and whether it has a summary only."""
    children = _by_name(element)
    source = _by_name(children["source"][0]) if children.get("source") else {}
    above = source or feed
    base = urljoin(address, element.base or "")
    url = _link(children, base)
    home = _link(above, base) or first_of(above, "id")
    title = _title(children)
    text, summary = _text(children, title, url)
    authors = _people(children) or _people(source) or _people(feed)
    record = {
        "id": first_of(children, "id") or url,
        "title": title,
        "text": text,
        "source": first_of(children, "dc:publisher") or outlet_of(_title(above), home or url),
        **credited(authors),
        "url": url,
        "canonical_url": _link(children, base, "canonical"),
        **times({name: first_of(children, name) for name in _PUBLISHED}, _PUBLISHED, _UPDATED),
        "language": _language(element),
        "tags": [each.get("label") or each.get("term") or "" for each in children.get("category", ())],
    }
    return stated(record), summary


def _text(children: Children, title: str, url: str) -> tuple[str, bool]:
    for content in children.get("content", ()):
        if text := _construct(content, title, url):
            return text, is_cut_off(text)
    summary = without_brackets(_construct(next(iter(children.get("summary", ())), None), title, url))
    return summary, bool(summary)


def _construct(element: Element | None, title: str, url: str) -> str:
    """The words of a text construct: plain, HTML written out, or XHTML as elements. Content that stands elsewhere
    (`src`) or is a picture has none."""
    if element is None or element.get("src"):
        return ""
    kind = (element.get("type") or "text").casefold()
    if kind == "xhtml" or "xml" in kind or any(isinstance(child.tag, str) for child in element):
        return element_text(element, title=title, url=url)
    if kind in ("html", "text/html") or element.get("mode") == "escaped":
        return fragment_text(markup(element), title=title, url=url)
    if kind not in _PLAIN:
        return ""
    paragraphs = (" ".join(part.split()) for part in markup(element).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)


def _title(children: Children) -> str:
    return " ".join(_construct(next(iter(children.get("title", ())), None), "", "").split())


def _link(children: Children, base: str, relation: str = "alternate") -> str:
    """The address of the page; of several, the one that is HTML."""
    links = [each for each in children.get("link", ()) if each.get("rel", "alternate") == relation and each.get("href")]
    pages = [each for each in links if each.get("type", "text/html") in ("text/html", "application/xhtml+xml")]
    found = next(iter(pages or links), None)
    return urljoin(urljoin(base, found.base or ""), found.get("href")) if found is not None else ""


def _people(children: Children) -> list[str]:
    named = (first_of(_by_name(each), "name") or words(each) for each in children.get("author", ()))
    return [each for each in dict.fromkeys(named) if each and "@" not in each]


def _language(element: Element) -> str:
    found = (each.get(f"{XML}lang") for each in (element, *element.iterancestors()))
    return next((each for each in found if each), "")


def _by_name(element: Element) -> Children:
    """The children by their names, Atom's own without a prefix."""
    return {name.removeprefix("atom:"): found for name, found in by_name(element).items()}


def _plain_name(element: Element) -> str:
    return name_of(element).removeprefix("atom:")


FORMAT = RecordFormat(
    name="Atom",
    told_by="the first element: `feed` or `entry` of Atom",
    recognises=recognises,
    records=records,
)
