"""Saved HTML pages: text, headline, teasers, and the publication time by what the markup states."""

from __future__ import annotations

import pytest

from timeline.models import Article, Certainty
from timeline.reading.html_pages import read_html
from timeline.settings import Settings

BODY = """
<p>The ferry sank on Monday in a gale off the coast, with the loss of fourteen lives, the police said in writing.</p>
<p>It was built in 1998 and had last been inspected in October, according to the maritime authority of Marrey.</p>
<p>Divers have reached the wreck, and the captain has been arrested; the prosecutor spoke of negligence at sea.</p>
"""


def page(head: str = "", top: str = "", body: str = BODY, below: str = "") -> str:
    return (
        f"<html lang='en-GB'><head><title>Ferry sinks in gale | The Harbour News</title>{head}"
        "<meta property='og:site_name' content='The Harbour News'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Ferry sinks in gale</h1>{top}{body}</article>{below}</body></html>"
    )


def read(html: str) -> Article:
    article = read_html(html, "page.html", Settings(), None)
    assert article is not None
    return article


def test_headline_source_language_and_text_are_read() -> None:
    article = read(page())
    assert (article.title, article.source, article.language) == ("Ferry sinks in gale", "The Harbour News", "en")
    assert article.text.startswith("The ferry sank on Monday")
    assert article.text.endswith("at sea.")
    assert "Home" not in article.text


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage",
"datePublished": "2001-01-01"}, {"@type": "NewsArticle", "headline": "Ferry sinks in gale",
"datePublished": "2025-03-10T21:40:00+01:00", "dateModified": "2025-03-11T08:00:00+01:00",
"author": [{"@type": "Person", "name": "Moira Tennant"}, {"@type": "Organization", "name": "Reuters"}]}]}</script>"""


@pytest.mark.parametrize(
    ("html", "published", "kind"),
    [
        (page(JSON_LD), "2025-03-10T21:40:00+01:00", "JSON-LD datePublished"),
        (
            page("<meta property='article:published_time' content='2025-03-10T21:40+01:00'>"),
            "2025-03-10T21:40+01:00",
            "meta article:published_time",
        ),
        (page(top="<time pubdate datetime='2025-03-10T21:40'>10 March</time>"), "2025-03-10T21:40", "time element"),
        (page(top="<span class='article-date'>10 March 2025 21:40</span>"), "2025-03-10T21:40", "date line"),
    ],
)
def test_the_publication_time_is_what_the_markup_states_first(html: str, published: str, kind: str) -> None:
    dating = read(html).dating
    assert (str(dating.published), dating.evidence[0].kind, dating.certainty) == (published, kind, Certainty.STATED)


def test_update_byline_and_agency_come_from_json_ld() -> None:
    article = read(page(JSON_LD))
    assert str(article.dating.updated) == "2025-03-11T08:00:00+01:00"
    assert (article.byline, article.agency) == ("Moira Tennant", "Reuters")


def test_the_offset_is_taken_from_another_statement_of_the_same_time() -> None:
    naive = JSON_LD.replace("21:40:00+01:00", "21:40:00")
    article = read(page(naive + "<meta name='date' content='2025-03-10T21:40:00+01:00'>"))
    assert str(article.dating.published) == "2025-03-10T21:40:00+01:00"


def test_times_of_other_stories_and_comments_do_not_date_the_page() -> None:
    aside = "<aside class='related'><time datetime='2024-01-01T10:00'>1 January</time></aside>"
    article = read(page(top="<time datetime='2025-03-10T21:40'>10 March</time>", below=aside))
    assert str(article.dating.published) == "2025-03-10T21:40"


def test_a_page_without_any_date_is_unknown() -> None:
    dating = read(page()).dating
    assert (dating.published, dating.certainty) == (None, Certainty.UNKNOWN)


def test_headlines_in_related_blocks_are_teasers_and_no_text() -> None:
    below = """<aside class="most-read"><h3>Most read</h3><ul><li><a href="/1">Whale seen in the harbour basin</a></li>
    <li><a href="/1">Whale seen in the harbour basin</a></li><li><a href="/2">More</a></li></ul></aside>"""
    article = read(page(below=below))
    assert [teaser.text for teaser in article.teasers] == ["Whale seen in the harbour basin"]
    assert "Whale" not in article.text


def test_scripts_and_hostile_markup_never_reach_the_text() -> None:
    hostile = "<script>alert(1)</script><style>p{}</style><p onclick='x()'>The end came at dawn, a witness said.</p>"
    article = read(page(body=BODY + hostile))
    assert "alert" not in article.text
    assert "onclick" not in article.text


def test_broken_json_ld_is_passed_over() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'
    article = read(page(broken + "<meta name='date' content='2025-03-10'>"))
    assert str(article.dating.published) == "2025-03-10"


def test_a_byline_that_only_the_page_shows_is_read() -> None:
    page = (
        "<html><head><title>Dam breaks</title></head><body><h1>Dam breaks above Orvik</h1>"
        "<div class='meta'>By Jo Lind | 8 January 2025 | 17:30</div><article>"
        + "<p>The dam above Orvik broke on Tuesday and water filled the lower streets within an hour.</p>" * 4
        + "</article></body></html>"
    )
    article = read_html(page, "dam.html", Settings(), None)
    assert article is not None
    assert article.byline == "Jo Lind"
