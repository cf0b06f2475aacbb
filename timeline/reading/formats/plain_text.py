"""Plain text: an article, or what a page shows, copied or scraped."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Article, Diagnostic
from timeline.reading.document import Document, Head
from timeline.reading.encodings import declared_in, decode_text
from timeline.reading.files import LARGEST_TEXT, read_whole
from timeline.reading.formats.content import is_text
from timeline.reading.formats.kinds import PageFormat
from timeline.reading.lines import split_lines
from timeline.reading.scraped_pages import read_page_text
from timeline.reading.under_notices import under_notices
from timeline.settings import Settings


def recognises(head: Head) -> bool:
    return is_text(head.data)


def articles(document: Document, settings: Settings) -> Iterator[Article | Diagnostic]:
    """The article among whatever else the text of a page holds."""
    data = read_whole(document.stream, LARGEST_TEXT)
    decoded = decode_text(data, declared_in(b"", document.headers.get("content-type", "")))
    article = read_page_text(decoded.text, document.path, settings, document.captured)
    if article is None:
        reason = "no article in it: no running text was found; save the article's own page"
        yield Diagnostic(path=document.path, reason=reason)
    else:
        yield under_notices(article, [line.text for line in split_lines(decoded.text)], None, settings)
    if article and decoded.remark:
        yield Diagnostic(path=document.path, reason=decoded.remark, kept=True)


FORMAT = PageFormat(
    name="plain text",
    told_by="any other text: an article, or what a page shows",
    recognises=recognises,
    articles=articles,
)
