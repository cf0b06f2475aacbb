"""Reads a saved HTML page: parsed once, dated, its own story told from the others on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.models import Article, Moment, Teaser
from timeline.reading.datelines import read_dateline
from timeline.reading.filing import with_filing
from timeline.reading.frames import frame_for
from timeline.reading.html_asides import remove_asides, remove_menus, remove_wordless
from timeline.reading.html_credits import credit_lines, read_page_credits, shown_authors
from timeline.reading.html_dates import date_page
from timeline.reading.html_metadata import PageMetadata, read_metadata
from timeline.reading.html_prose import Prose
from timeline.reading.html_teasers import OtherStories, find_teasers
from timeline.reading.html_text import main_text
from timeline.reading.html_tree import parse_html
from timeline.reading.identity import content_id
from timeline.reading.scraped_pages import read_page_text
from timeline.reading.sources import canonical_source, source_of_url
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORTEST_DECK = 8
"""Words; what is shorter below a headline is no sentence that tells the story."""


def read_html(
    page: str,
    path: str,
    settings: Settings,
    captured: Moment | None,
    url: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Article | None:
    """Take the article out of a page; None where it has no main text. `url` is where it was fetched from, `headers` are
    those of the HTTP response, their names in small letters."""
    tree = parse_html(page)
    if tree is None:
        return None
    prose = Prose(tree)
    metadata = read_metadata(tree, url)
    source = canonical_source(metadata.site, settings.sources) or source_of_url(url or metadata.url, settings.sources)
    dating = date_page(tree, url or metadata.url, frame_for(source, settings, captured), headers)
    headlines, text = _stories(tree, prose, metadata, path, settings)
    text = text or (_deck_alone(metadata) if dating.published else "")
    if not text:
        return None
    outlets = [name for name in (source, metadata.site) if name]
    credits = read_page_credits(metadata.authors or shown_authors(tree), outlets, tuple(credit_lines(tree)))
    paragraphs = text.split("\n\n")
    text, agency = _without_dateline(text)
    identity = content_id(metadata.title, text, source, url or metadata.url)
    teasers = find_teasers(headlines, metadata.title, text)
    article = Article(
        id=identity,
        text=text,
        path=path,
        title=metadata.title,
        source=source,
        agency=agency or credits.agency,
        byline=credits.byline,
        url=url or metadata.url,
        canonical_url=metadata.url,
        dating=dating,
        captured=captured,
        language=metadata.language,
        section=metadata.section,
        tags=metadata.tags,
        teasers=tuple(Teaser(text=each, parent=identity) for each in teasers),
    )
    return with_filing(article, paragraphs)


def _stories(
    tree: HtmlElement, prose: Prose, metadata: PageMetadata, path: str, settings: Settings
) -> tuple[list[str], str]:
    """The headlines of the other stories, and the text of the page's own; what is not its own leaves the tree."""
    others = OtherStories(tree, prose)
    headlines = others.headlines()
    others.remove()
    remove_asides(tree, prose)
    remove_wordless(tree, prose)
    remove_menus(tree, prose)
    return headlines, main_text(tree, prose, metadata) or _visible_text(tree, metadata, path, settings)


def _deck_alone(metadata: PageMetadata) -> str:
    """Of a dated page whose text a script or a payment would bring: what it says below its headline."""
    deck = metadata.deck or ""
    return deck if metadata.title and deck not in metadata.titles and len(deck.split()) >= _SHORTEST_DECK else ""


def _without_dateline(text: str) -> tuple[str, str | None]:
    _, agency, length = read_dateline(text)
    return text[length:] or text, agency


def _visible_text(tree: HtmlElement, metadata: PageMetadata, path: str, settings: Settings) -> str:
    """On a page so bare that no main text stands out: what a reader sees of it, read like scraped text; empty where
    that is no more than the headline."""
    silent = {"script", "style", "noscript", "template", "svg", "head"}
    blocks = [element for element in tree.iter() if isinstance(element.tag, str) and element.tag not in silent]
    pieces = [piece for each in blocks for piece in (each.text, *(child.tail for child in each)) if piece]
    article = read_page_text("\n".join(pieces), path, settings, None)
    return article.text if article and article.text not in metadata.titles else ""
