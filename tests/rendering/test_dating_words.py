"""By what an article is dated, as the list of articles tells it to readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.models import Article
from timeline.reading.html_pages import read_html
from timeline.reading.reader import read_document
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.dating_words import dating_in_words
from timeline.settings import Settings

HEAD = """<!doctype html><html lang="en"><head><title>Dam breaks</title>{head}</head><body><article><h1>Dam breaks</h1>
<p>The dam above the town broke in the night and flooded the lower streets, the mayor said at noon.</p>
<p>Nobody was hurt, for the sirens had sounded an hour before, and the bridges were closed until the evening.</p>
</article></body></html>"""
LINKED = '<script type="application/ld+json">{}</script>'


def page(head: str) -> Article:
    article = read_html(HEAD.format(head=head), "a.html", Settings(), None)
    assert article is not None
    return article


def linked(**fields: str) -> str:
    return LINKED.format(json.dumps({"@type": "NewsArticle", **fields}))


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def told(article: Article, language: str = "en") -> tuple[str, ...]:
    return dating_in_words(article, load_catalogue(language))


def record(tmp_path: Path, **fields: str) -> Article:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "The dam broke.", **fields}) + "\n", encoding="utf-8")
    (article,) = read_document(str(path), Settings(), None)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("dated by its JSON-LD and its meta tags", "its update by its JSON-LD")),
        ("de", ("datiert nach seinem JSON-LD und seinen Meta-Angaben", "Aktualisierung nach seinem JSON-LD")),
        ("sv", ("daterad efter sin JSON-LD och sina metataggar", "uppdateringen efter sin JSON-LD")),
    ],
)
def test_markup_that_dates_an_article_is_named_for_readers(language: str, words: tuple[str, ...]) -> None:
    at = "2025-03-12T21:40:00+00:00"
    head = linked(datePublished=at, dateModified="2025-03-12T23:05:00+00:00") + meta("article:published_time", at)
    assert told(page(head), language) == words


def test_a_witness_of_another_day_is_told_with_that_day() -> None:
    head = linked(datePublished="2025-03-12T21:40:00+00:00") + meta("article:published_time", "2025-03-10")
    assert told(page(head)) == ("dated by its JSON-LD", "but by its meta tags: 10 March 2025")


def test_an_update_by_meta_tags_dates_no_publication() -> None:
    head = meta("article:published_time", "2025-03-12") + meta("article:modified_time", "2025-03-13")
    assert told(page(head)) == ("dated by its meta tags", "its update by its meta tags")


def test_a_field_that_is_a_time_is_a_record_and_one_that_is_none_is_told_as_unreadable(tmp_path: Path) -> None:
    assert told(record(tmp_path, published="2025-03-12")) == ("dated by its data record",)
    dated, *more = told(record(tmp_path, published="2025-03-12", updated="soon"))
    assert dated == "dated by its data record"
    assert [line.partition(";")[0] for line in more] == ["updated: 'soon' is no time"]
    assert "dated by its data record" not in told(record(tmp_path, published="soon"))


def test_an_article_without_any_date_says_so_without_a_label(tmp_path: Path) -> None:
    (line,) = told(record(tmp_path))
    assert line.startswith("the record names no publication time")
