"""Pages whose text a script or a payment would bring: they are read by what they say below their headline."""

from __future__ import annotations

from timeline.models import Article
from timeline.reading.html_pages import read_html
from timeline.settings import Settings

DECK = "The ferry sank in a gale on Monday with the loss of fourteen lives, the police said."


def read(head: str) -> Article | None:
    page = (
        f"<html><head><title>Ferry sinks | The Harbour News</title>{head}</head>"
        "<body><h1>Ferry sinks</h1><div id='app'></div></body></html>"
    )
    return read_html(page, "page.html", Settings(), None)


def described(deck: str) -> str:
    return f"<meta name='description' content='{deck}'>"


DATED = "<meta property='article:published_time' content='2025-03-10T21:40+01:00'>"


def test_a_dated_page_without_text_is_read_by_its_deck() -> None:
    article = read(DATED + described(DECK))
    assert article is not None
    assert (article.text, str(article.dct)) == (DECK, "2025-03-10T21:40+01:00")


def test_a_page_without_a_date_or_with_a_slogan_for_a_deck_is_no_article() -> None:
    assert read(described(DECK)) is None
    assert read(DATED + described("News from the harbour")) is None
    assert read(DATED) is None
