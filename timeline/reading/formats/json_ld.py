"""schema.org JSON-LD in a file of its own: NewsArticle and its kin, alone, in a list, a graph, or a list of items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.models import Diagnostic
from timeline.reading.credits import credited
from timeline.reading.document import Document, Head
from timeline.reading.feeds import entry, headline, stated, times
from timeline.reading.fields import Record
from timeline.reading.formats.kinds import RecordFormat
from timeline.reading.fragments import fragment_text
from timeline.reading.json_files import Found
from timeline.reading.json_stream import read_objects
from timeline.reading.json_values import Object, first_text, named, objects, several, text
from timeline.reading.markup import has_markup
from timeline.settings import Settings

_ARTICLE = re.compile(r"(?:https?://schema\.org/|schema:)?(?:\w*Article|\w*BlogPosting|Report|DiscussionForumPosting)$")
_LISTS = ("itemListElement", "dataFeedElement")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "item", "hasPart")
_UPDATES = "liveBlogUpdate"
_SHARED = ("publisher", "inLanguage", "articleSection", "author")
_DEEPEST = 4
_PUBLISHED, _UPDATED = ("datePublished", "dateCreated"), ("dateModified",)

Nodes = Mapping[str, Object]


def recognises(head: Head) -> bool:
    record = head.record or {}
    context = record.get("@context")
    return "schema.org" in str(context) or ("@type" in record and any(map(_is_article, several(record["@type"]))))


def records(document: Document, _: Settings) -> Iterator[Found]:
    """One record an article, and one an update of a live blog, which has a time of its own. `where` is the number of
    the object, and of the article in it where it has several. What is no article is counted."""
    others: Counter[str] = Counter()
    found = False
    for each in read_objects(document, _LISTS):
        if isinstance(each, Diagnostic):
            yield each
            continue
        nodes = {node_id: node for node in _all(each.value, 0) if (node_id := text(node.get("@id")))}
        articles = [node for node in _all(each.value, 0) if any(map(_is_article, several(node.get("@type"))))]
        articles = [node for node in articles if _says_something(node)]
        if not articles:
            others[", ".join(named(each.value.get("@type"))[:3]) or "object without @type"] += 1
        for number, node in enumerate(articles, start=1):
            found = True
            where = each.where if len(articles) == 1 else f"{each.where}, article {number}"
            yield entry(document.path, where, _record(node, nodes))
    if others:
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        advice = "" if found else "; give NewsArticle or another kind of Article with its articleBody"
        yield Diagnostic(path=document.path, reason=f"left out, being no article: {listed}{advice}", kept=found)


def _all(value: object, depth: int) -> Iterator[Object]:
    """An object and those that stand in it where articles do, in order; an update of a live blog with what only the
    blog says of all of them."""
    for each in objects(value):
        yield each
        if depth < _DEEPEST:
            for key in _INSIDE:
                yield from _all(each.get(key), depth + 1)
            shared = {name: each[name] for name in _SHARED if name in each}
            yield from ({**shared, **update} for update in objects(each.get(_UPDATES)))


def _is_article(kind: object) -> bool:
    return isinstance(kind, str) and _ARTICLE.match(kind) is not None


def _says_something(node: Object) -> bool:
    """Whether an article is told here, not only pointed to by its `@id` or its address, nor by its updates."""
    if node.get(_UPDATES) and not _first_of(node, "articleBody", "text"):
        return False
    return any(node.get(key) for key in ("articleBody", "text", "headline", "name", "datePublished"))


def _record(node: Object, nodes: Nodes) -> Record:
    title = headline(first_text(node.get("headline"), node.get("name"), node.get("alternativeHeadline")))
    url = _address(node)
    sections = named(node.get("articleSection"))
    publishers = _names(_first_of(node, "publisher", "sourceOrganization", "provider", "isPartOf"), nodes)
    record: Record = {
        "id": first_text(_identifier(node), node.get("url"), url),
        "title": title,
        "text": _text(node, title, url),
        "source": next(iter(publishers), ""),
        **credited(_names(_first_of(node, "author", "creator"), nodes)),
        "url": url,
        **times({name: text(node.get(name)) for name in (*_PUBLISHED, *_UPDATED)}, _PUBLISHED, _UPDATED),
        "language": next(iter(named(node.get("inLanguage"), "alternateName", "name")), ""),
        "section": sections[0] if sections else "",
        "tags": _keywords(node),
        "dateline": text(node.get("dateline")),
    }
    return stated(record)


def _first_of(node: Object, *keys: str) -> Any:
    """The value of the first of these keys that holds anything."""
    return next((node[key] for key in keys if node.get(key)), None)


def _address(node: Object) -> str:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, Mapping) else page
    found = (text(node.get("url")), *(text(each).split("#")[0] for each in (page, node.get("@id"))))
    return next((each for each in found if each.startswith(("http://", "https://"))), "")


def _identifier(node: Object) -> str:
    return next(iter(named(node.get("identifier"), "value", "@value")), "")


def _names(value: Any, nodes: Nodes) -> list[str]:
    """The names of people or organisations, told here or elsewhere in the graph."""
    told = (nodes.get(text(each.get("@id")), each) if isinstance(each, Mapping) else each for each in several(value))
    return named(list(told), "name", "legalName")


def _keywords(node: Object) -> list[str]:
    words = named(node.get("keywords"), "name")
    return list(dict.fromkeys(part.strip() for each in words for part in each.split(",") if part.strip()))


def _text(node: Object, title: str, url: str) -> str:
    body = "\n\n".join(text(each) for each in several(_first_of(node, "articleBody", "text")))
    if has_markup(body):
        return fragment_text(body, title=title, url=url, by_blank_lines=True)
    lines = (" ".join(line.split()) for line in body.splitlines())
    return "\n\n".join(line for line in lines if line)


FORMAT = RecordFormat(
    name="schema.org JSON-LD",
    told_by="an `@context` of schema.org, or an `@type` that is a kind of Article",
    recognises=recognises,
    records=records,
)
