"""What a page says of itself in its head: headline, site, authors, address, language; JSON-LD before meta tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.reading.html_title import Headings, choose_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"article|posting|report|liveblog|story|analysis|opinion|review|background", re.IGNORECASE)
_NOT_ARTICLE = re.compile(r"video|webpage|website|collection|item|gallery", re.IGNORECASE)
_COMMENT = re.compile(r"^\s*(?:/\*.*?\*/|<!--|//[^\n]*\n)|(?:-->)\s*$", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """None and () where the page says nothing."""

    title: str | None
    site: str | None
    authors: tuple[str, ...]
    url: str | None
    language: str | None
    tags: tuple[str, ...]


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """Read the head of a page."""
    objects = article_objects(tree)
    authors = [name for each in objects for name in _names(each.get("author"))]
    publisher = next((name for each in objects for name in _names(each.get("publisher"))), None)
    site = meta(tree, "og:site_name") or publisher
    keywords = meta(tree, "news_keywords") or meta(tree, "keywords") or ""
    return PageMetadata(
        title=choose_title(_headings(tree, objects), [name for name in (site, publisher) if name]),
        site=site,
        authors=tuple(dict.fromkeys(authors or _meta_authors(tree))),
        url=_url(tree),
        language=_language(tree),
        tags=tuple(dict.fromkeys(word.strip() for word in keywords.split(",") if word.strip())),
    )


def article_objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD objects that describe an article, in page order; broken JSON-LD is skipped."""
    found = [each for script in tree.iterfind(".//script[@type]") for each in _objects(script)]
    articles = [each for each in found if _is_article(each)]
    return articles or [each for each in found if "datePublished" in each]


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
    elif isinstance(data, dict) and depth < 4:
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(data.get(key), depth + 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) and not _NOT_ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and value.strip() and "://" not in value:
        yield clean(value)


def meta(tree: HtmlElement, name: str) -> str | None:
    """The content of the first meta tag with this `name`, `property` or `itemprop`, in any case."""
    for tag in tree.iterfind(".//meta"):
        keys = (tag.get("property"), tag.get("name"), tag.get("itemprop"))
        if any(key and key.strip().casefold() == name for key in keys) and (tag.get("content") or "").strip():
            return clean(tag.get("content") or "")
    return None


def _meta_authors(tree: HtmlElement) -> list[str]:
    author = meta(tree, "author") or meta(tree, "article:author")
    return [author] if author and "://" not in author else []


def _headings(tree: HtmlElement, objects: list[dict[str, Any]]) -> Headings:
    shared = (meta(tree, name) for name in ("og:title", "twitter:title"))
    shown = (_text(each) for each in tree.iterfind(".//h1"))
    return Headings(
        stated=tuple(
            text for each in objects if isinstance(each.get("headline"), str) and (text := clean(each["headline"]))
        ),
        shared=tuple(text for text in shared if text),
        shown=tuple(text for text in shown if text),
        window=_text(tree.find(".//title")),
    )


def _url(tree: HtmlElement) -> str | None:
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    found = next((link.strip() for link in [*links, meta(tree, "og:url")] if link), None)
    return found if found and found.startswith(("http://", "https://")) else None


def _language(tree: HtmlElement) -> str | None:
    code = (tree.get("lang") or meta(tree, "og:locale") or "").replace("_", "-").split("-")[0].casefold()
    return code if 2 <= len(code) <= 3 and code.isalpha() else None


def _text(element: HtmlElement | None) -> str | None:
    return clean(element.text_content()) or None if element is not None else None


def clean(text: str) -> str:
    """On one line, without invisible characters."""
    from html import unescape  # noqa: PLC0415  (JSON-LD keeps entities that were escaped twice)

    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", unescape(text)).split())
