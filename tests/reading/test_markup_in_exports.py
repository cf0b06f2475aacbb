"""Texts of exports that are HTML: the article's own words, in whatever kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reading.formats.found import article, read

HTML = (
    "<h1>Ferry lost</h1><p>The ferry was lost on <b>Monday</b>, police said.</p>"
    '<figure><figcaption>The harbour</figcaption></figure><p>Read more: <a href="/b">What is known of the line</a></p>'
    "<p>It was old &amp; small.</p>"
)
TEXT = "The ferry was lost on Monday, police said.\n\nIt was old & small."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([{"title": "Ferry lost", "body": HTML}])),
        ("a.csv", 'title,body\nFerry lost,"' + HTML.replace('"', '""') + '"\n'),
        ("a.tsv", "title\tbody\nFerry lost\t" + HTML + "\n"),
    ],
)
def test_boxes_and_pointers_in_a_field_of_html_are_no_text(tmp_path: Path, name: str, content: str) -> None:
    assert article(read(tmp_path, content, name=name)).text == TEXT


def test_empty_lines_part_paragraphs_where_a_field_has_none_of_its_own(tmp_path: Path) -> None:
    text = "The ferry was lost on <b>Monday</b>.\n\nIt was old &amp; small."
    record = json.dumps([{"title": "T", "body": text}])
    assert article(read(tmp_path, record)).text == "The ferry was lost on Monday.\n\nIt was old & small."
