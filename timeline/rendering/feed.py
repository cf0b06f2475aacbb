"""changes.xml: what builds changed, for feed readers (Atom, RFC 4287)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID
from xml.etree import ElementTree as ET

from markupsafe import Markup

from timeline.models import ChangeSet, Edition, Moment, articles_of
from timeline.rendering.catalogue import Catalogue
from timeline.rendering.dates import large
from timeline.rendering.escaping import printable
from timeline.rendering.news import KeptNews, News, NewsTopic, news_of
from timeline.stories.moments import latest_stated

FEED = "changes.xml"
INDEX = "index.html"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ENTRIES = 20
_UNKNOWN = "1970-01-01T00:00:00Z"  # the format asks for a time, also where no article states one


def feed_of(edition: Edition, title: str, base_url: str | None, catalogue: Catalogue, kept: KeptNews) -> bytes:
    """The feed: an entry for each of the last sets of changes, the newest first. Without a `base_url`, links are
    relative. Ids come from what changed and in which order, so they stay. A time without a zone is taken for UTC."""
    ET.register_namespace("", _NAMESPACE)
    feed = _element("feed")
    feed.set("xml:lang", catalogue.language)
    last = edition.history[-1].at if edition.history else latest_stated(articles_of(edition.analyses).values())
    feed.append(_element("id", base_url or _urn(hashlib.sha256(title.encode("utf-8", "replace")).hexdigest())))
    feed.append(_element("title", f"{printable(title)} – {catalogue.text('news')}"))
    feed.append(_element("updated", _instant(last)))
    author = _element("author")
    author.append(_element("name", printable(title)))
    feed.append(author)
    feed.append(_link("alternate", f"{base_url or ''}{INDEX}", "text/html"))
    if base_url:
        feed.append(_link("self", base_url + FEED, "application/atom+xml"))
    for change in reversed(edition.history[-_ENTRIES:]):
        feed.append(_entry(change, news_of(change, edition, catalogue, kept), base_url or ""))
    ET.indent(feed, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"


def _entry(change: ChangeSet, news: News, base: str) -> ET.Element:
    entry = _element("entry")
    topics = [*news.topics, *news.others]
    entry.append(_element("id", _urn(change.id)))
    entry.append(_element("title", large(news.told)))
    entry.append(_element("updated", _instant(change.at)))
    entry.append(_link("alternate", base + (topics[0].href if len(topics) == 1 else INDEX), "text/html"))
    content = _element("content", str(Markup().join(_content(topics, news.more, base))))
    content.set("type", "html")
    entry.append(content)
    return entry


def _content(topics: Iterable[NewsTopic], more: str, base: str) -> Iterator[Markup]:
    for topic in topics:
        mark = f" ({topic.mark})" if topic.mark else ""
        yield Markup('<h3><a href="{}">{}</a>{}</h3>').format(base + topic.href, topic.title, mark)
        lines = [
            Markup('<li><a href="{}">{}</a>, {}</li>').format(
                base + line.href, line.title, ". ".join([line.when, *line.words])
            )
            for line in topic.lines
        ]
        yield Markup("<ul>{}</ul>").format(Markup().join(lines)) if lines else Markup()
        yield Markup("<p>{}</p>").format(topic.rest) if topic.rest else Markup()
    yield Markup("<p>{}</p>").format(more) if more else Markup()


def _element(name: str, text: str | None = None) -> ET.Element:
    element = ET.Element(f"{{{_NAMESPACE}}}{name}")
    element.text = text
    return element


def _link(relation: str, href: str, kind: str) -> ET.Element:
    link = _element("link")
    link.attrib.update({"rel": relation, "type": kind, "href": href})
    return link


def _urn(digest: str) -> str:
    """The first 32 digits of a hash as a name that is unique everywhere (RFC 9562, version 8)."""
    return UUID(hex=f"{digest[:12]}8{digest[13:16]}{'89ab'[int(digest[16], 16) % 4]}{digest[17:32]}").urn


def _instant(at: Moment | None) -> str:
    if at is None:
        return _UNKNOWN
    stated = at.at.replace(tzinfo=UTC) if at.at.tzinfo is None else at.at
    try:
        instant = stated.astimezone(UTC)
    except OverflowError:  # 0001-01-01 with an offset
        instant = stated.replace(tzinfo=UTC)
    return _written(instant)


def _written(instant: datetime) -> str:
    return instant.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
