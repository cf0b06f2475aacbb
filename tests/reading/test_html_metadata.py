"""What a page says of itself: address, section, language, site, and whom it credits."""

from __future__ import annotations

import json

import pytest

from tests.reading.made_pages import page, paragraphs, read
from timeline.models import Article
from timeline.reading.html_credits import read_page_credits


def with_head(head: str, url: str | None = None) -> Article:
    return read(page(paragraphs(), head), url)


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("head", "fetched", "canonical"),
    [
        ("<link rel='canonical' href='https://harbour.example/ferry'>", None, "https://harbour.example/ferry"),
        (
            "<link rel='Canonical nofollow' href='/ferry'>",
            "https://m.harbour.example/a?x=1",
            "https://m.harbour.example/ferry",
        ),
        ("<meta property='og:url' content='https://harbour.example/ferry'>", None, "https://harbour.example/ferry"),
        (
            "<link rel='canonical' href='https://harbour.example/'><meta property='og:url' content='https://harbour.example/f'>",
            None,
            "https://harbour.example/f",
        ),
        ("<link rel='canonical' href='javascript:alert(1)'>", None, None),
        ("<link rel='canonical' href='https://[broken/'>", "https://harbour.example/a", None),
    ],
)
def test_the_canonical_address_is_kept_beside_the_one_it_was_fetched_from(
    head: str, fetched: str | None, canonical: str | None
) -> None:
    article = with_head(head, fetched)
    assert article.canonical_url == canonical
    assert article.url == (fetched or canonical)


CRUMBS = linked(
    **{
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "item": {"@id": "/", "name": "Home"}},
            {"@type": "ListItem", "position": 2, "name": "Coast"},
            {"@type": "ListItem", "position": 3, "name": "Ferry sinks in gale"},
        ],
    }
)


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (linked(**{"@type": "NewsArticle", "articleSection": ["Coast", "News"]}), "Coast"),
        ("<meta property='article:section' content='Coast &amp;amp; Sea'>", "Coast & Sea"),
        (CRUMBS, "Coast"),
        ("<meta property='article:section' content='https://harbour.example/coast'>", None),
        (
            "<meta property='og:site_name' content='The Harbour News'><meta name='section' content='The Harbour News'>",
            None,
        ),
        ("", None),
    ],
)
def test_the_section_is_as_stated_or_the_first_breadcrumb(head: str, section: str | None) -> None:
    assert with_head(head).section == section


@pytest.mark.parametrize(
    ("html", "language"),
    [
        (page(paragraphs()), "en"),
        (page(paragraphs()).replace("lang='en'", "lang='EN_gb'"), "en"),
        (page(paragraphs(), "<meta property='og:locale' content='sv_SE'>").replace(" lang='en'", ""), "sv"),
        (page(paragraphs(), linked(**{"@type": "NewsArticle", "inLanguage": "de-AT"})).replace(" lang='en'", ""), "de"),
        (page(paragraphs()).replace("lang='en'", "lang='{{locale}}'"), None),
    ],
)
def test_the_language_is_what_the_page_states(html: str, language: str | None) -> None:
    assert read(html).language == language


def test_the_outlet_is_read_from_the_window_where_the_page_names_none_else() -> None:
    assert read(page(paragraphs())).source == "The Harbour News"


@pytest.mark.parametrize(
    ("authors", "byline", "agency"),
    [
        (["Jo Lind"], "Jo Lind", None),
        (["By Jo Lind and Per Holm"], "Jo Lind, Per Holm", None),
        (["Von Jo Lind | 12.03.2025"], "Jo Lind", None),
        (["Jo Lind, Reuters"], "Jo Lind", "Reuters"),
        (["dpa"], None, "dpa"),
        (["The Harbour News"], None, None),
        (["Harbour News und AFP"], None, "AFP"),
        (["Redaktion", "Online-Redaktion", "news@harbour.example", "Staff Reporter"], None, None),
        (["José Ortega y Gasset"], "José Ortega y Gasset", None),
        (["Ana Paz y Luis Mar"], "Ana Paz, Luis Mar", None),
        (["Jo Lind", "Jo Lind"], "Jo Lind", None),
        ([], None, None),
    ],
)
def test_people_are_told_from_agencies_and_from_the_outlet(
    authors: list[str], byline: str | None, agency: str | None
) -> None:
    found = read_page_credits(authors, ["The Harbour News", "Harbour News"], ())
    assert (found.byline, found.agency) == (byline, agency)


@pytest.mark.parametrize("line", ["Quelle: harbour.example, jl/dpa", "jl/dpa", "Source: dpa"])
def test_the_agency_is_read_from_the_credit_below_the_text(line: str) -> None:
    article = read(page(f"<article>{paragraphs()}</article><p>{line}</p>"))
    assert article.agency == "dpa"
    assert line not in article.text


def test_the_agency_of_a_picture_is_none_of_the_story() -> None:
    figure = "<figure><img src='a.jpg'><span>Source: dpa</span></figure>"
    assert read(page(f"<article>{figure}{paragraphs()}</article>")).agency is None


@pytest.mark.parametrize(
    "marked", ["<a rel='author' href='/jo'>Jo Lind</a>", "<span itemprop='author'><b>Jo Lind</b></span>"]
)
def test_an_author_that_only_the_body_of_the_page_marks_is_its_byline(marked: str) -> None:
    assert read(page(f"<div>{marked}</div>{paragraphs()}")).byline == "Jo Lind"
