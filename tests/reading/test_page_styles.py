"""Whole pages of several houses: each file in `pages/` is a page as scraped and what must be read out of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Moment
from timeline.reading.scraped_pages import read_page_text
from timeline.settings import Settings

PAGES = sorted((Path(__file__).parent / "pages").glob("*.toml"))

Page = tuple[Article, dict[str, Any]]


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Page:
    expected = tomllib.loads(request.param.read_text(encoding="utf-8"))
    captured = Moment.parse(expected["captured_at"]) if "captured_at" in expected else None
    article = read_page_text(expected["page"], "page.txt", Settings(), captured)
    assert article is not None
    return article, expected


def test_headline_and_credits_are_the_page_s(page: Page) -> None:
    article, expected = page
    read = (article.title, article.source, article.agency, article.byline)
    assert read == tuple(expected.get(name) for name in ("title", "source", "agency", "byline"))


def test_publication_and_update_are_as_stated(page: Page) -> None:
    article, expected = page
    dating = article.dating
    read = {name: str(each) for name, each in (("published", dating.published), ("updated", dating.updated)) if each}
    assert read == {name: expected[name] for name in ("published", "updated") if name in expected}, dating.evidence
    assert dating.certainty.value == expected["certainty"]
    assert dating.evidence


def test_text_is_the_article_and_nothing_else(page: Page) -> None:
    article, expected = page
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == len(expected["paragraphs"]), paragraphs
    for paragraph, start in zip(paragraphs, expected["paragraphs"], strict=True):
        assert paragraph.startswith(start)


def test_other_stories_are_teasers_each_once_with_their_parent(page: Page) -> None:
    article, expected = page
    assert [teaser.text for teaser in article.teasers] == expected["teasers"]
    assert {teaser.parent for teaser in article.teasers} <= {article.id}


def test_furniture_is_neither_text_nor_teaser(page: Page) -> None:
    article, expected = page
    everything = "\n".join([article.title or "", article.text, *(teaser.text for teaser in article.teasers)])
    assert [words for words in expected.get("nowhere", []) if words in everything] == []
