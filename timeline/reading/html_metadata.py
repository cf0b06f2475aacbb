"""What a page says of itself in its head: headline, site, authors, address, section, language; JSON-LD before meta
tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from timeline.reading.headline import split_site
from timeline.reading.html_title import Headings, choose_title
from timeline.reading.linked_data import articles_among, crumbs, linked_objects

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HOME = frozenset({"home", "homepage", "start", "startseite", "inicio", "accueil", "hem", "hjem", "forside", "news"})
_AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author")
_SECTIONS = ("article:section", "section", "parsely-section", "og:article:section", "rnews:articlesection")
_LONGEST_SECTION = 40


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """None and () where the page says nothing. `titles` are all forms in which it gives its headline, `deck` what it
    says below it, `body` the text of the article as it stands in JSON-LD, `authors` as credited: names, agencies, the
    outlet itself."""

    title: str | None
    titles: tuple[str, ...]
    deck: str | None
    body: str | None
    site: str | None
    authors: tuple[str, ...]
    url: str | None
    language: str | None
    section: str | None
    tags: tuple[str, ...]


def read_metadata(tree: HtmlElement, address: str | None = None) -> PageMetadata:
    """Read the head of a page; `address` is where it was fetched from, where that is known."""
    linked = linked_objects(tree)
    objects = articles_among(linked)
    metas = meta_tags(tree)
    publisher = next((name for each in objects for name in _names(each.get("publisher"))), None)
    site = metas.get("og:site_name") or publisher or metas.get("application-name")
    headings = _headings(tree, objects, metas)
    if site is None and headings.window and split_site(headings.window)[0] in headings.shown:
        site = split_site(headings.window)[1]
    title = choose_title(headings, [name for name in (site, publisher) if name])
    keywords = metas.get("news_keywords") or metas.get("keywords") or ""
    authors = [name for each in objects for name in _names(each.get("author"))]
    return PageMetadata(
        title=title,
        titles=headings.forms_of(title),
        deck=next(_texts(objects, "description"), None) or metas.get("og:description") or metas.get("description"),
        body=max(_bodies(objects), key=len, default=None),
        site=site,
        authors=tuple(dict.fromkeys(authors or _meta_authors(metas))),
        url=_url(tree, metas, address),
        language=_language(tree, objects, metas),
        section=_section(linked, objects, metas, {*headings.forms_of(title), site}),
        tags=tuple(dict.fromkeys(word.strip() for word in keywords.split(",") if word.strip())),
    )


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The contents of the meta tags by `property`, `name` or `itemprop` in small letters; of several the first."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = clean(tag.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").strip().casefold()
            if name and content:
                found.setdefault(name, content)
    return found


def _headings(tree: HtmlElement, objects: list[dict[str, Any]], metas: dict[str, str]) -> Headings:
    shown = (_text(each) for each in tree.iter("h1"))
    return Headings(
        stated=tuple(_texts(objects, "headline")),
        shared=tuple(metas[name] for name in ("og:title", "twitter:title") if name in metas),
        shown=tuple(text for text in shown if text),
        window=_text(tree.find(".//title")),
    )


def _texts(objects: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    for each in objects:
        if isinstance(each.get(key), str) and (text := clean(each[key])):
            yield text


def _bodies(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (body for each in objects for key in ("articleBody", "text") if isinstance(body := each.get(key), str))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str) and value.strip() and "://" not in value:
        yield clean(value)


def _meta_authors(metas: dict[str, str]) -> list[str]:
    return next(([metas[name]] for name in _AUTHORS if "://" not in metas.get(name, "://")), [])


def _url(tree: HtmlElement, metas: dict[str, str], address: str | None) -> str | None:
    """What the page calls its own address. The site's front page is nobody's, though templates may say so."""
    links = (
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").casefold().split()
    )
    stated = [link.strip() for link in (*links, metas.get("og:url")) if link and link.strip()]
    whole = [found for each in stated if (found := _web_address(each, address))]
    return next((each for each in whole if urlsplit(each).path.strip("/") or urlsplit(each).query), None)


def _web_address(link: str, address: str | None) -> str | None:
    try:
        whole = urljoin(address, link) if address else link
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _language(tree: HtmlElement, objects: list[dict[str, Any]], metas: dict[str, str]) -> str | None:
    stated = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    stated += [*_texts(objects, "inLanguage"), metas.get("og:locale"), metas.get("dc.language")]
    for each in stated:
        code = (each or "").strip().replace("_", "-").split("-")[0].casefold()
        if 2 <= len(code) <= 3 and code.isalpha():
            return code
    return None


def _section(
    linked: list[dict[str, Any]], objects: list[dict[str, Any]], metas: dict[str, str], others: set[str | None]
) -> str | None:
    """The part of the site that an article stands in: as stated, else the first breadcrumb below the front page.
    `others` are the headline and the name of the site, which some pages state as it."""
    sections = [each.get("articleSection") for each in objects]
    stated = [each[0] if isinstance(each, list) and each else each for each in sections]
    stated += [metas.get(name) for name in _SECTIONS]
    stated += crumbs(linked)
    cleaned = (clean(each) for each in stated if isinstance(each, str))
    fitting = (each for each in cleaned if 0 < len(each) <= _LONGEST_SECTION and not re.search(r"/|\.\w", each))
    return next((each for each in fitting if each.casefold() not in _HOME and each not in others), None)


def _text(element: HtmlElement | None) -> str | None:
    return clean(element.text_content()) or None if element is not None else None


def clean(text: str) -> str:
    """On one line, without invisible characters, and with entities that were escaped twice as what they mean."""
    return " ".join(_INVISIBLE.sub("", unescape(text)).split())
