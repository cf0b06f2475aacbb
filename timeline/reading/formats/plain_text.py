"""Plain text: an article, or what a page shows, copied or scraped."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Article, Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.files import read_whole
from timeline.reading.formats.content import is_text
from timeline.reading.formats.kinds import PageFormat
from timeline.reading.scraped_pages import read_page_text
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    return is_text(head.data)


def articles(document: Document, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The article among whatever else the text of a page holds."""
    try:
        text = read_whole(document.stream).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 text (byte {error.start + 1}); convert it, e.g. with iconv"
        yield Diagnostic(path=document.path, reason=reason)
        return
    article = read_page_text(text, document.path, settings, document.captured)
    yield article or Diagnostic(
        path=document.path, reason="no article in it: no running text was found; save the article's own page"
    )


FORMAT = PageFormat(
    name="plain text",
    told_by="any other text: an article, or what a page shows",
    recognises=recognises,
    articles=articles,
)
