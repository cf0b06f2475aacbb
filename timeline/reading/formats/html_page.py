"""Saved HTML pages, and pieces of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.models import Article, Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.encodings import declared_in, decode_text
from timeline.reading.files import read_whole
from timeline.reading.formats.kinds import PageFormat
from timeline.reading.under_notices import under_notices
from timeline.settings import Settings

_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(rb"<(?:html|head|body|article|meta|div|p)\b[^<>]*>", re.IGNORECASE)


def begins_a_page(head: Head) -> bool:
    return _PAGE.match(head.data.lstrip()[:4000]) is not None


def has_elements(head: Head) -> bool:
    """Whether two elements of HTML stand near the beginning of what starts with an element."""
    content = head.data.lstrip()
    return content.startswith(b"<") and len(_ELEMENT.findall(content[:8000])) >= 2


def articles(document: Document, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The article of the page."""
    from timeline.reading.html_pages import read_html  # noqa: PLC0415  (trafilatura is slow to import)

    data = read_whole(document.stream)
    page = decode_text(data, declared_in(data, document.headers.get("content-type", "")))
    article = read_html(
        page.text, document.path, settings, document.captured, url=document.url, headers=document.headers
    )
    if article is None:
        reason = "no article in it: the page has no main text; save the article's own page"
        yield Diagnostic(path=document.path, reason=reason)
    else:
        yield under_notices(article, article.text.split("\n\n"), None, settings)
    if article and page.remark:
        yield Diagnostic(path=document.path, reason=page.remark, kept=True)


PAGE = PageFormat(name="HTML", told_by="<!doctype html> or <html>", recognises=begins_a_page, articles=articles)
PIECE = PageFormat(
    name="HTML fragment",
    told_by="an element, and no other format of XML",
    recognises=has_elements,
    articles=articles,
)
