"""An export of WordPress (WXR): its published posts, with authors and categories under the names that readers see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import entry, headline, outlet_of, stated, times
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.json_files import Found
from timeline.reading.wordpress_posts import NO_CATEGORY, LeftOut, post_text, zoned
from timeline.reading.xml_stream import XmlPieces, is_cut, read_elements
from timeline.reading.xml_values import by_name, first_of, markup, name_of, words
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIGNS = (b"wordpress.org/export/", b"<wp:wxr_version>", b"<wp:post_type>")
_CANONICAL = ("_yoast_wpseo_canonical", "rank_math_canonical_url", "_aioseo_canonical_url")
_CUT = "the export ends in the middle of this item, which is left out; export it again"


def recognises(head: Head) -> bool:
    return head.root is not None and head.root[1] == "rss" and any(sign in head.data for sign in _SIGNS)


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record a published post; `where` is the number of its item. Comments are not read."""
    pieces = XmlPieces(document.stream)
    site: dict[str, str] = {}
    authors: dict[str, str] = {}
    left_out = LeftOut()
    number = 0
    for element in read_elements(pieces, {"item"}, within={"rss", "channel"}, unread={"comment"}):
        name = name_of(element)
        if name == "wp:author":
            of = by_name(element)
            authors[first_of(of, "wp:author_login")] = first_of(of, "wp:author_display_name")
        elif name != "item":
            site.setdefault(name, words(element))
        else:
            number += 1
            where = f"item {number}"
            if is_cut(element, pieces):
                yield Diagnostic(path=document.path, where=where, reason=_CUT)
                continue
            children = by_name(element)
            kind, status = first_of(children, "wp:post_type"), first_of(children, "wp:status")
            if not left_out.takes(kind, status, has_password=bool(first_of(children, "wp:post_password"))):
                yield entry(document.path, where, _record(children, site, authors))
    yield from pieces.remark(document.path, kept=number > 0)
    yield from left_out.remark(document.path)


def _record(children: dict[str, list[Element]], site: Mapping[str, str], authors: Mapping[str, str]) -> Record:
    url = first_of(children, "link")
    title = headline(first_of(children, "title"))
    content = markup(next(iter(children.get("content:encoded", ())), None))
    login = first_of(children, "dc:creator")
    written = {
        "post_date": zoned(first_of(children, "wp:post_date"), first_of(children, "wp:post_date_gmt")),
        "post_modified": zoned(first_of(children, "wp:post_modified"), first_of(children, "wp:post_modified_gmt")),
        "pubDate": first_of(children, "pubDate"),
    }
    sections = _terms(children, "category")
    record = {
        "id": first_of(children, "guid") or url,
        "title": title,
        "text": post_text(content, title, url),
        "source": outlet_of(site.get("title", ""), site.get("link") or url),
        **credited(_terms(children, "author") or [authors.get(login) or login]),
        "url": url,
        "canonical_url": _meta(children, _CANONICAL),
        **times(written, ("post_date", "pubDate"), ("post_modified",)),
        "language": site.get("language"),
        "section": sections[0] if sections else "",
        "tags": [*_terms(children, "post_tag"), *sections],
    }
    return stated(record)


def _terms(children: dict[str, list[Element]], domain: str) -> list[str]:
    """The names of its terms of a kind, without the category of what has none."""
    terms = [each for each in children.get("category", ()) if each.get("domain") == domain]
    found = (words(each) for each in terms if each.get("nicename") not in NO_CATEGORY)
    return list(dict.fromkeys(each for each in found if each))


def _meta(children: dict[str, list[Element]], keys: tuple[str, ...]) -> str:
    """The value of the first of these that plugins keep with a post."""
    for each in children.get("wp:postmeta", ()):
        of = by_name(each)
        if first_of(of, "wp:meta_key") in keys:
            return first_of(of, "wp:meta_value")
    return ""


FORMAT = RecordFormat(
    name="WordPress export",
    told_by="the first element `rss` with the namespace of WordPress exports (WXR)",
    recognises=recognises,
    records=records,
)
