"""The JSON-LD of a page: what it says of its article in a script for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"article|posting|report|liveblog|story|analysis|opinion|review|background", re.IGNORECASE)
_NOT_ARTICLE = re.compile(r"video|webpage|website|collection|item|gallery", re.IGNORECASE)
_COMMENT = re.compile(
    r"^\s*(?:/\*.*?\*/|<!--|<!\[CDATA\[|//[^\n]*\n)|(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s*\*/)?)\s*$", re.DOTALL
)
_CONTROL = re.compile(r"[\x00-\x1f]")
_DEEPEST = 4


def linked_objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """All JSON-LD objects of a page, in page order; broken JSON-LD is skipped."""
    return [each for script in tree.iterfind(".//script[@type]") for each in _objects(script)]


def article_objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in page order."""
    return articles_among(linked_objects(tree))


def articles_among(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the objects that describe an article; where none says so, those with a publication time."""
    articles = [each for each in found if _is_article(each)]
    return articles or [each for each in found if "datePublished" in each]


def crumbs(found: list[dict[str, Any]]) -> list[str]:
    """The names of the breadcrumbs, from the site downwards; those that the page states first."""
    for each in found:
        if "BreadcrumbList" in _kinds(each) and isinstance(each.get("itemListElement"), list):
            items = [item for item in each["itemListElement"] if isinstance(item, dict)]
            names = [item.get("name") or _name(item.get("item")) for item in items]
            return [name for name in names if isinstance(name, str)]
    return []


def _name(value: object) -> object:
    return value.get("name") if isinstance(value, dict) else None


def _objects(script: HtmlElement) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or ""):
        return
    text = _COMMENT.sub("", script.text_content().strip()).strip().rstrip(";")
    for attempt in (text, _CONTROL.sub(" ", text)):  # raw line breaks within strings are common
        try:
            data = msgspec.json.decode(attempt)
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _walk(data, 0)
        return


def _walk(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for each in data:
            yield from _walk(each, depth)
    elif isinstance(data, dict) and depth < _DEEPEST:
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(data.get(key), depth + 1)


def _is_article(data: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) and not _NOT_ARTICLE.search(kind) for kind in _kinds(data))


def _kinds(data: dict[str, Any]) -> list[str]:
    kinds = data.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
