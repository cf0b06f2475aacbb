"""schema.org JSON-LD in a file of its own, and the same broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks

ARTICLE: dict[str, Any] = {
    "@type": "NewsArticle",
    "@id": "https://ledger.example/coast/ferry#article",
    "headline": "Ferry &amp; tug collide",
    "articleBody": "A ferry and a tug collided on Monday.\nNobody was hurt, the coast guard said.",
    "datePublished": "2024-11-15T10:48:00+01:00",
    "dateModified": "2024-11-15T12:00:00+01:00",
    "author": [{"@type": "Person", "name": "Mara Lund"}, {"@type": "Organization", "name": "Reuters"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Northern Ledger"},
    "articleSection": ["Coast", "News"],
    "keywords": "ferries, tugs",
    "inLanguage": "en-GB",
    "dateline": "Marrey",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://ledger.example/coast/ferry"},
}
CONTEXT = {"@context": "https://schema.org"}
TEXT = "A ferry and a tug collided on Monday.\n\nNobody was hurt, the coast guard said."


def test_an_article_gives_all_that_is_said_of_it(tmp_path: Path) -> None:
    only = article(read(tmp_path, json.dumps(CONTEXT | ARTICLE)))
    assert (only.text, only.title) == (TEXT, "Ferry & tug collide")
    assert (only.url, only.source) == ("https://ledger.example/coast/ferry", "Northern Ledger")
    assert (only.byline, only.agency) == ("Mara Lund", "Reuters")
    assert (only.section, only.tags, only.language) == ("Coast", ("ferries", "tugs"), "en")
    assert (str(only.dct), str(only.dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T12:00:00+01:00")
    assert only.filing is not None
    assert only.filing.place == "Marrey"


@pytest.mark.parametrize(
    "kind", ["NewsArticle", "schema:ReportageNewsArticle", "https://schema.org/BlogPosting", "Report"]
)
def test_all_kinds_of_articles_are_read(tmp_path: Path, kind: str) -> None:
    assert article(read(tmp_path, json.dumps(CONTEXT | ARTICLE | {"@type": ["Thing", kind]}))).text == TEXT


def test_a_graph_names_people_and_outlets_elsewhere(tmp_path: Path) -> None:
    pointing = ARTICLE | {"author": {"@id": "#mara"}, "publisher": {"@id": "#ledger"}}
    graph = [
        {"@type": "WebPage", "@id": "https://ledger.example/coast/ferry"},
        pointing,
        {"@type": "Person", "@id": "#mara", "name": "Mara Lund"},
        {"@type": "Organization", "@id": "#ledger", "name": "Northern Ledger"},
    ]
    only = article(read(tmp_path, json.dumps(CONTEXT | {"@graph": graph})))
    assert (only.byline, only.source) == ("Mara Lund", "Northern Ledger")


@pytest.mark.parametrize(
    "wrapped",
    [
        [CONTEXT | ARTICLE],
        CONTEXT | {"@type": "WebPage", "mainEntity": ARTICLE},
        CONTEXT | {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": ARTICLE}]},
        CONTEXT | {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": ARTICLE}]},
        {"@context": {"@vocab": "http://schema.org/"}} | ARTICLE,
    ],
)
def test_an_article_is_found_where_it_stands(tmp_path: Path, wrapped: object) -> None:
    assert article(read(tmp_path, json.dumps(wrapped))).text == TEXT


def test_each_update_of_a_live_blog_has_a_time_of_its_own(tmp_path: Path) -> None:
    update = {
        "@type": "BlogPosting",
        "url": "https://ledger.example/coast/ferry#tug",
        "headline": "Tug towed in",
        "articleBody": "The tug was towed in at noon.",
        "datePublished": "2024-11-15T12:20:00+01:00",
    }
    live = CONTEXT | ARTICLE | {"@type": "LiveBlogPosting", "liveBlogUpdate": [update]}
    first, second = articles(read(tmp_path, json.dumps(live)))
    assert (first.text, str(first.dct)) == (TEXT, "2024-11-15T10:48:00+01:00")
    assert (second.text, str(second.dct)) == ("The tug was towed in at noon.", "2024-11-15T12:20:00+01:00")
    assert (second.source, second.language, second.id) == ("Northern Ledger", "en", update["url"])


def test_a_live_blog_without_a_text_of_its_own_is_its_updates(tmp_path: Path) -> None:
    updates = [{"@type": "BlogPosting", "articleBody": "One."}, {"@type": "BlogPosting", "articleBody": "Two."}]
    live = CONTEXT | {"@type": "LiveBlogPosting", "headline": "The storm", "liveBlogUpdate": updates}
    found = read(tmp_path, json.dumps(live))
    assert [each.text for each in articles(found)] == ["One.", "Two."]
    assert not faults(found)


def test_what_stands_beside_articles_is_counted(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps([CONTEXT | ARTICLE, *[{"@type": "Person", "name": "A"}] * 3, {"name": "B"}]))
    assert article(found).text == TEXT
    assert remarks(found) == ["left out, being no article: 3 Person, 1 object without @type"]


def test_markup_in_the_body_becomes_text(tmp_path: Path) -> None:
    body = "<p>A ferry and a tug collided on Monday.</p><p>Nobody was hurt, the <b>coast guard</b> said.</p>"
    assert article(read(tmp_path, json.dumps(CONTEXT | ARTICLE | {"articleBody": body}))).text == TEXT


# broken


def test_what_is_no_article_is_told_with_its_kind(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps(CONTEXT | {"@type": "Recipe", "name": "Pancakes"}))
    assert not articles(found)
    assert "no article: 1 Recipe" in faults(found)[0]


def test_an_article_without_its_body_is_told(tmp_path: Path) -> None:
    bare = {key: value for key, value in ARTICLE.items() if key != "articleBody"}
    found = read(tmp_path, json.dumps([CONTEXT | bare, CONTEXT | ARTICLE]))
    assert article(found).text == TEXT
    assert "no text" in faults(found)[0]


def test_a_list_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    whole = json.dumps([CONTEXT | ARTICLE, CONTEXT | ARTICLE])
    found = read(tmp_path, whole[:-40])
    assert article(found).text == TEXT
    assert "not valid JSON after record 1" in faults(found)[0]


def test_values_of_other_kinds_leave_the_rest(tmp_path: Path) -> None:
    odd = {
        "author": 5,
        "publisher": ["x", None],
        "keywords": {"a": 1},
        "inLanguage": [],
        "url": {"x": 1},
        "dateline": 3,
    }
    only = article(read(tmp_path, json.dumps(CONTEXT | ARTICLE | odd)))
    assert (only.text, only.source, only.tags) == (TEXT, "x", ())
