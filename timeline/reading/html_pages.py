"""Reads a saved HTML page: main text by trafilatura, the rest from the page's own markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.models import Article, Moment, Teaser
from timeline.reading.bylines import visible_byline
from timeline.reading.classifiers import classify
from timeline.reading.frames import frame_for
from timeline.reading.html_dates import date_page
from timeline.reading.html_metadata import read_metadata
from timeline.reading.html_teasers import find_teasers
from timeline.reading.identity import content_id
from timeline.reading.lines import Role, split_lines
from timeline.reading.scraped_pages import read_page_text
from timeline.reading.sources import canonical_source, find_agency, read_dateline, source_of_url
from timeline.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SHORTEST_DECK = 4
"""Words; what is shorter above the first paragraph is the name of a section or a place."""

_NOT_TEXT = frozenset(
    {
        Role.READ_TIME,
        Role.CREDIT,
        Role.TAIL_HEADING,
        Role.CONTROL,
        Role.PROMO,
        Role.LEGAL,
        Role.END,
        Role.MENU,
    }
)


def decode_html(data: bytes) -> str:
    """The page as text: by its byte order mark, as UTF-8, by the charset that it declares, else as Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _CHARSET.search(data[:4096])
    names = ["utf-8", declared.group(1).decode("ascii") if declared else "cp1252", "cp1252"]
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def read_html(
    page: str, path: str, settings: Settings, captured: Moment | None, url: str | None = None
) -> Article | None:
    """Take the article out of a page; None where it has no main text. `url` outranks what the page says of itself."""
    import trafilatura  # noqa: PLC0415  (315 ms that only HTML inputs need)

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    metadata = read_metadata(tree)
    url = url or metadata.url
    text = _main_text(page, metadata.title) or _visible_text(tree, path, settings)
    if not text:
        return None
    source = canonical_source(metadata.site, settings.sources) or source_of_url(url, settings.sources)
    text, agency = _without_dateline(text)
    authors = metadata.authors or tuple(name for name in (visible_byline(tree),) if name)
    agency = next((found for name in authors if (found := find_agency(name))), None) or agency
    identity = content_id(metadata.title, text, source, url)
    return Article(
        id=identity,
        text=text,
        path=path,
        title=metadata.title,
        source=source,
        agency=agency,
        byline=", ".join(name for name in authors if not find_agency(name)) or None,
        url=url,
        dating=date_page(tree, page, url, frame_for(source, settings, captured)),
        captured=captured,
        language=metadata.language,
        tags=metadata.tags,
        teasers=tuple(Teaser(text=each, parent=identity) for each in find_teasers(tree, metadata.title, text)),
    )


def _main_text(page: str, title: str | None) -> str:
    """The paragraphs that trafilatura takes for the article, less the headline and what is furniture even there."""
    import trafilatura  # noqa: PLC0415  (see above)

    extracted = (
        trafilatura.extract(
            page, include_comments=False, include_tables=False, deduplicate=False, favor_precision=False
        )
        or ""
    )
    paragraphs: list[str] = []
    for line in split_lines(extracted):
        reading = classify(line)
        if (title and line.text.casefold() == title.casefold()) or reading.role in _NOT_TEXT:
            continue
        if not paragraphs and reading.role is Role.SHORT and line.size < _SHORTEST_DECK:
            continue
        paragraphs.append(line.text)
    return "\n\n".join(paragraphs)


def _without_dateline(text: str) -> tuple[str, str | None]:
    _, agency, length = read_dateline(text)
    return text[length:] or text, agency


def _visible_text(tree: HtmlElement, path: str, settings: Settings) -> str:
    """On a page so bare that no main text stands out: what a reader sees of it, read like scraped text."""
    silent = {"script", "style", "noscript", "template", "svg", "head"}
    blocks = [element for element in tree.iter() if isinstance(element.tag, str) and element.tag not in silent]
    pieces = [piece for each in blocks for piece in (each.text, *(child.tail for child in each)) if piece]
    article = read_page_text("\n".join(pieces), path, settings, None)
    return article.text if article else ""
