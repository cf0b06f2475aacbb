"""WordPress: its export and its REST interface, and the same broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks
from timeline.settings import FieldSettings, Settings

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- made by a blog -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Marrey Post</title><link>https://marrey-post.example</link><language>en-GB</language>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[jroe]]></wp:author_login>
    <wp:author_display_name><![CDATA[Jane Roe]]></wp:author_display_name></wp:author>
"""
POST = """  <item>
    <title><![CDATA[Lighthouse & keeper]]></title>
    <link>https://marrey-post.example/coast/lighthouse/</link>
    <pubDate>Fri, 15 Nov 2024 09:48:00 +0000</pubDate>
    <dc:creator><![CDATA[jroe]]></dc:creator>
    <guid isPermaLink="false">https://marrey-post.example/?p=47</guid>
    <content:encoded><![CDATA[{content}]]></content:encoded>
    <excerpt:encoded><![CDATA[The light goes out.]]></excerpt:encoded>
    <wp:post_id>47</wp:post_id>
    <wp:post_date><![CDATA[2024-11-15 10:48:00]]></wp:post_date>
    <wp:post_date_gmt><![CDATA[2024-11-15 09:48:00]]></wp:post_date_gmt>
    <wp:post_modified><![CDATA[2024-11-15 12:00:00]]></wp:post_modified>
    <wp:post_modified_gmt><![CDATA[2024-11-15 11:00:00]]></wp:post_modified_gmt>
    <wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>
    <category domain="category" nicename="coast"><![CDATA[Coast]]></category>
    <category domain="post_tag" nicename="lights"><![CDATA[lights]]></category>
    <wp:postmeta><wp:meta_key>_yoast_wpseo_canonical</wp:meta_key>
      <wp:meta_value><![CDATA[https://other.example/lighthouse]]></wp:meta_value></wp:postmeta>
    <wp:comment><wp:comment_content><![CDATA[What a pity!]]></wp:comment_content></wp:comment>
  </item>
"""
TAIL = "</channel></rss>\n"
BLOCKS = """<!-- wp:paragraph {"fontSize":"large"} -->
<p>The lighthouse closes on Monday.</p>
<!-- /wp:paragraph -->
<!-- wp:image {"id":5} -->
<figure class="wp-block-image"><img src="a.jpg"/><figcaption>In May</figcaption></figure>
<!-- /wp:image -->
<!-- wp:embed {"url":"https://video.example/1"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://video.example/1</div></figure>
<!-- /wp:embed -->
<!-- wp:paragraph -->
<p>It had stood for years [sic].</p>
<!-- /wp:paragraph -->"""
CLASSIC = """The lighthouse closes
on Monday.

[caption id="attachment_5" align="left"]<img src="a.jpg" /> In May[/caption]

[gallery ids="1,2,3"]
It had stood for <em>years</em> [sic].<!--more-->"""
TEXT = "The lighthouse closes on Monday.\n\nIt had stood for years [sic]."


def post(content: str = BLOCKS, status: str = "publish", kind: str = "post", password: str = "") -> str:
    return POST.format(content=content, status=status, kind=kind, password=password)


@pytest.mark.parametrize("content", [BLOCKS, CLASSIC])
def test_the_text_of_a_post_is_without_blocks_shortcodes_and_captions(tmp_path: Path, content: str) -> None:
    assert article(read(tmp_path, HEAD + post(content) + TAIL)).text == TEXT


def test_a_post_gives_all_that_is_said_of_it(tmp_path: Path) -> None:
    only = article(read(tmp_path, HEAD + post() + TAIL))
    assert (only.title, only.id) == ("Lighthouse & keeper", "https://marrey-post.example/?p=47")
    assert (only.url, only.canonical_url) == (
        "https://marrey-post.example/coast/lighthouse/",
        "https://other.example/lighthouse",
    )
    assert (only.source, only.byline, only.language) == ("Marrey Post", "Jane Roe", "en")
    assert (only.section, only.tags) == ("Coast", ("lights", "Coast"))


def test_the_times_of_a_post_are_in_the_zone_of_its_blog(tmp_path: Path) -> None:
    dating = article(read(tmp_path, HEAD + post() + TAIL)).dating
    assert (str(dating.published), str(dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T12:00:00+01:00")


@pytest.mark.parametrize(
    ("gmt", "published"),
    [
        ("0000-00-00 00:00:00", "2024-11-15T10:48:00"),
        ("2024-11-15 05:18:00", "2024-11-15T10:48:00+05:30"),
        ("2024-11-15 14:18:00", "2024-11-15T10:48:00-03:30"),
        ("2024-11-10 09:47:13", "2024-11-10T09:47:13+00:00"),
    ],
)
def test_the_zone_is_what_lies_between_the_two_times(tmp_path: Path, gmt: str, published: str) -> None:
    export = HEAD + post().replace("2024-11-15 09:48:00", gmt) + TAIL
    assert str(article(read(tmp_path, export)).dct) == published


def test_what_is_no_published_article_is_left_out_and_counted(tmp_path: Path) -> None:
    others = [
        post(status="draft"),
        post(status="draft"),
        post(status="private"),
        post(status="trash"),
        post(kind="page"),
        post(kind="attachment", status="inherit"),
        post(password="open sesame"),
    ]
    found = read(tmp_path, HEAD + post() + "".join(others) + TAIL)
    assert len(articles(found)) == 1
    (remark,) = remarks(found)
    for counted in ("2 with status draft", "1 with status private", "1 with status trash", "1 of type page"):
        assert counted in remark
    assert "1 of type attachment" in remark
    assert "1 with a password" in remark
    assert not faults(found)


def test_types_that_newsrooms_name_for_their_articles_are_read(tmp_path: Path) -> None:
    kinds = ["news", "press_release", "story", "product", "nav_menu_item"]
    found = read(tmp_path, HEAD + "".join(post(kind=kind) for kind in kinds) + TAIL)
    assert len(articles(found)) == 3


def test_comments_however_many_are_not_read(tmp_path: Path) -> None:
    comment = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>So?</wp:comment_content></wp:comment>"
    found = read(tmp_path, HEAD + post().replace("</item>", comment * 80_000 + "</item>") + TAIL)
    assert article(found).text == TEXT


def test_authors_of_a_plugin_come_before_who_typed_it_in(tmp_path: Path) -> None:
    authors = '<category domain="author" nicename="cap-a"><![CDATA[Mara Lund]]></category>'
    export = HEAD + post().replace("<category", authors + "<category", 1) + TAIL
    assert article(read(tmp_path, export)).byline == "Mara Lund"


def test_an_export_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    export = HEAD + post() + post().replace("?p=47", "?p=48")
    found = read(tmp_path, export[: export.rindex("It had stood")])
    assert [each.id for each in articles(found)] == ["https://marrey-post.example/?p=47"]
    assert "ends in the middle of this item" in faults(found)[0]


def test_an_export_that_declares_no_namespaces_is_one_all_the_same(tmp_path: Path) -> None:
    bare = "<rss><channel><title>Marrey Post</title><wp:wxr_version>1.2</wp:wxr_version>"
    found = read(tmp_path, bare + post() + post(status="draft") + TAIL)
    assert article(found).text == TEXT
    assert "1 with status draft" in remarks(found)[-1]


def test_a_post_in_no_category_has_no_section(tmp_path: Path) -> None:
    none = '<category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>'
    export = post().replace('<category domain="category" nicename="coast"><![CDATA[Coast]]></category>', none)
    only = article(read(tmp_path, HEAD + export + TAIL))
    assert (only.section, only.tags) == (None, ("lights",))


def test_a_post_with_pictures_only_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + post('<figure><img src="a.jpg"></figure>') + post() + TAIL)
    assert len(articles(found)) == 1
    assert "no text" in faults(found)[0]


# REST

ANSWER: dict[str, Any] = {
    "id": 47,
    "date": "2024-07-15T10:48:00",
    "date_gmt": "2024-07-15T08:48:00",
    "guid": {"rendered": "https://marrey-post.example/?p=47"},
    "modified": "2024-07-15T10:48:00",
    "modified_gmt": "2024-07-15T08:48:00",
    "status": "publish",
    "type": "post",
    "link": "https://marrey-post.example/coast/lighthouse/",
    "title": {"rendered": "Lighthouse &#038; keeper"},
    "content": {
        "rendered": "<p>The lighthouse closes on Monday.</p>\n<p>It had stood for years [sic].</p>",
        "protected": False,
    },
    "excerpt": {"rendered": "<p>The light goes out.</p>"},
    "_embedded": {
        "author": [{"id": 2, "name": "Jane Roe"}],
        "wp:term": [
            [{"taxonomy": "category", "name": "Coast &amp; sea"}],
            [{"taxonomy": "post_tag", "name": "lights"}],
        ],
    },
}


@pytest.mark.parametrize("answer", [[ANSWER], ANSWER])
def test_an_answer_of_the_rest_interface_is_read(tmp_path: Path, answer: object) -> None:
    only = article(read(tmp_path, json.dumps(answer)))
    assert (only.text, only.title) == (TEXT, "Lighthouse & keeper")
    assert (only.id, only.url) == (
        "https://marrey-post.example/?p=47",
        "https://marrey-post.example/coast/lighthouse/",
    )
    assert (str(only.dct), only.dating.updated) == ("2024-07-15T10:48:00+02:00", None)
    assert (only.source, only.byline, only.section) == ("marrey-post.example", "Jane Roe", "Coast & sea")
    assert only.tags == ("lights", "Coast & sea")


def test_answers_saved_a_line_each_are_read(tmp_path: Path) -> None:
    second = {**ANSWER, "guid": {"rendered": "second"}}
    found = read(tmp_path, "".join(json.dumps(each) + "\n" for each in (ANSWER, second)))
    assert [each.id for each in articles(found)] == ["https://marrey-post.example/?p=47", "second"]


def test_drafts_and_protected_posts_of_an_answer_are_counted(tmp_path: Path) -> None:
    draft, protected = {**ANSWER, "status": "draft"}, {**ANSWER, "content": {"rendered": "", "protected": True}}
    found = read(tmp_path, json.dumps([ANSWER, draft, protected]))
    assert len(articles(found)) == 1
    assert "1 with a password, 1 with status draft" in remarks(found)[0]


def test_an_answer_with_values_of_other_kinds_is_no_fault(tmp_path: Path) -> None:
    odd = {**ANSWER, "title": {"rendered": 5}, "_embedded": {"author": "x", "wp:term": [None, ["x"]]}, "link": None}
    found = read(tmp_path, json.dumps([odd, 5, None]))
    assert article(found).text == TEXT
    assert len(faults(found)) == 2


def test_the_fields_of_the_settings_outrank_the_interface(tmp_path: Path) -> None:
    settings = Settings(fields=FieldSettings(text="excerpt.rendered"))
    assert article(read(tmp_path, json.dumps([ANSWER]), settings)).text == "The light goes out."
