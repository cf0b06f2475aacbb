"""Absurd, broken and bare pages: the article that is in them is read, and soon."""

from __future__ import annotations

import pytest

from tests.reading.made_pages import SENTENCES, page, paragraphs, read, text_of
from timeline.reading.html_pages import read_html
from timeline.reading.html_tree import parse_html
from timeline.settings import Settings

ALL = list(SENTENCES)


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>x</td></tr></table>{paragraphs()}",
        f"{'<div>' * 50_000}{paragraphs()}{'</div>' * 50_000}",
        f"{'<div>' * 240}{paragraphs()}{'</div>' * 240}",
        f"{'<blockquote>' * 5_000}{paragraphs()}",
        f"{'<b><i>' * 5_000}</b>{paragraphs()}",
        f"{'<p>' * 20_000}{paragraphs()}",
        f"{'<a>' * 5_000}{paragraphs()}",
        f"{'<table><tr><td>' * 200}{paragraphs()}",
        f"<div data-x='{'y' * 2_000_000}'>{paragraphs()}</div>",
        paragraphs().replace("</p>", ""),
        f"<p>{'</div></span></p>' * 500}{paragraphs()}",
        f"<noscript>{paragraphs()}</noscript>",
        f"<svg><p>Axis</p></svg>{paragraphs()}",
        f"<p/><br/><div/>{paragraphs()}",
    ],
    ids=range(14),
)
def test_the_article_is_found_in_absurd_markup(body: str) -> None:
    assert text_of(page(body)) == ALL


def test_characters_that_no_markup_may_hold_leave_text_title_and_byline() -> None:
    body = f"<p>By Jo\x00 Lind</p>{paragraphs()}".replace("ferry", "fer\x00ry").replace("coast", "co&#0;a&#x1F;st")
    article = read(page(body, "<meta name='author' content='Jo&#8; Li\x07nd'>", title="Ferry\x00 sinks&#1;"))
    assert article.text.split("\n\n") == ALL
    assert (article.title, article.byline) == ("Ferry sinks", "Jo Lind")


def test_a_page_without_its_end_or_any_closing_tag_is_read() -> None:
    cut = f"<html><head><title>Ferry sinks</title><body><h1>Ferry sinks<p>{'<p>'.join(SENTENCES)}"
    assert text_of(cut) == ALL


def test_a_page_in_the_markup_of_amp_is_read_and_names_the_page_it_stands_for() -> None:
    article = read(
        "<!doctype html><html ⚡ lang='en'><head><meta charset='utf-8'><title>Ferry sinks</title>"
        "<link rel='canonical' href='https://harbour.example/ferry'><style amp-boilerplate>body{}</style></head><body>"
        "<amp-sidebar id='s'><ul><li><a href='/'>Home</a></li></ul></amp-sidebar><article><h1>Ferry sinks</h1>"
        f"<amp-img src='a.jpg' width=1 height=1></amp-img><amp-ad type='x'></amp-ad>{paragraphs()}</article>",
        url="https://harbour.example/ferry.amp",
    )
    assert article.text.split("\n\n") == ALL
    assert (article.url, article.canonical_url) == (
        "https://harbour.example/ferry.amp",
        "https://harbour.example/ferry",
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "   \n",
        "<!-- nothing -->",
        page(""),
        "<html><frameset cols='50%,50%'><frame src='a.html'><noframes>Your browser does not support frames.</noframes>"
        "</frameset></html>",
        page("<div id='app'></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
    ],
    ids=["empty", "blanks", "comment", "headline only", "frames", "script only"],
)
def test_a_page_without_an_article_gives_none(html: str) -> None:
    assert read_html(html, "page.html", Settings(), None) is None


def test_a_page_that_declares_one_encoding_and_has_come_as_text_is_not_decoded_again() -> None:
    tree = parse_html("<?xml version='1.0' encoding='iso-8859-1'?><html><meta charset='latin-1'><p>Fähre</p></html>")
    assert tree is not None
    assert tree.text_content().strip() == "Fähre"
