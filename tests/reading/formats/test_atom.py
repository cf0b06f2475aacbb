"""Atom, as its standard has it, and the same broken."""

from __future__ import annotations

from pathlib import Path

import feedparser

from tests.reading.formats.found import article, articles, faults, read, remarks

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://fjord.example/news/">
  <title type="html">The &lt;i&gt;Fjord&lt;/i&gt; Courier</title>
  <link rel="self" href="feed.atom"/><link href="/"/>
  <id>tag:fjord.example,2024:feed</id><updated>2024-11-15T12:00:00Z</updated>
  <author><name>Fjord staff</name></author>
"""
ENTRY = """  <entry>
    <title>Bridge &amp; tunnel shut</title>
    <id>tag:fjord.example,2024:bridge</id>
    <link rel="enclosure" type="audio/mpeg" href="bridge.mp3"/>
    <link rel="alternate" type="text/html" href="bridge.html"/>
    <published>2024-11-15T10:48:00+01:00</published><updated>2024-11-15T11:30:00+01:00</updated>
    <author><name>Mara Lund</name><email>mara@fjord.example</email></author>
    <author><name>Reuters</name></author>
    <category term="roads" label="Roads"/><category term="weather"/>
    <summary>Two roads are shut.</summary>
    {content}
  </entry>
"""
TAIL = "</feed>\n"
XHTML = """<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p>The bridge has been <b>shut</b> since Monday.</p>
      <p>The tunnel follows in May.</p></div></content>"""
HTML = """<content type="html">&lt;p&gt;The bridge has been &lt;b&gt;shut&lt;/b&gt; since Monday.&lt;/p&gt;
      &lt;p&gt;The tunnel follows in May.&lt;/p&gt;</content>"""
TEXT = "The bridge has been shut since Monday.\n\nThe tunnel follows in May."


def test_an_entry_gives_its_text_and_all_that_is_said_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + ENTRY.format(content=XHTML) + TAIL)
    only = article(found)
    assert only.text == TEXT
    assert (only.title, only.id) == ("Bridge & tunnel shut", "tag:fjord.example,2024:bridge")
    assert (only.url, only.source) == ("https://fjord.example/news/bridge.html", "The Fjord Courier")
    assert (only.byline, only.agency) == ("Mara Lund", "Reuters")
    assert (only.language, only.tags) == ("en", ("Roads", "weather"))
    assert (str(only.dct), str(only.dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T11:30:00+01:00")
    assert not remarks(found)


def test_html_that_is_written_out_gives_the_same_text(tmp_path: Path) -> None:
    assert article(read(tmp_path, HEAD + ENTRY.format(content=HTML) + TAIL)).text == TEXT


def test_plain_text_keeps_what_looks_like_markup(tmp_path: Path) -> None:
    plain = '<content type="text">Speed &lt;b&gt; 50 was measured on Monday.</content>'
    only = article(read(tmp_path, HEAD + ENTRY.format(content=plain) + TAIL))
    assert only.text == "Speed <b> 50 was measured on Monday."


def test_a_prefix_for_the_namespace_changes_nothing(tmp_path: Path) -> None:
    feed = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Courier</a:title><a:entry><a:title>T</a:title><a:id>1</a:id>'
        '<a:content type="html">&lt;p&gt;It shut.&lt;/p&gt;</a:content></a:entry></a:feed>'
    )
    only = article(read(tmp_path, feed))
    assert (only.text, only.title, only.id, only.source) == ("It shut.", "T", "1", "Courier")


def test_an_entry_with_a_summary_only_is_read_and_the_feed_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + ENTRY.format(content="") + TAIL)
    assert article(found).text == "Two roads are shut."
    assert "its only entry holds a summary" in remarks(found)[0]


def test_content_that_stands_elsewhere_leaves_the_summary(tmp_path: Path) -> None:
    elsewhere = '<content type="video/mp4" src="https://fjord.example/a.mp4"/>'
    assert article(read(tmp_path, HEAD + ENTRY.format(content=elsewhere) + TAIL)).text == "Two roads are shut."


def test_an_entry_that_was_taken_over_keeps_its_source(tmp_path: Path) -> None:
    source = '<source><title>Marrey Post</title><id>x</id><link href="https://marrey-post.example/"/></source>'
    feed = HEAD + ENTRY.format(content=XHTML + source) + TAIL
    assert article(read(tmp_path, feed)).source == "Marrey Post"


def test_the_author_of_the_feed_counts_where_an_entry_names_none(tmp_path: Path) -> None:
    entry = ENTRY.format(content=XHTML)
    start, end = entry.index("<author>"), entry.rindex("</author>") + len("</author>")
    assert article(read(tmp_path, HEAD + entry[:start] + entry[end:] + TAIL)).byline == "Fjord staff"


def test_an_entry_by_itself_is_a_document(tmp_path: Path) -> None:
    entry = ENTRY.format(content=XHTML).strip().replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">', 1)
    only = article(read(tmp_path, entry))
    assert (only.text, only.url) == (TEXT, "bridge.html")


def test_the_update_dates_an_entry_that_does_not_say_when_it_was_published(tmp_path: Path) -> None:
    entry = ENTRY.format(content=XHTML).replace("<published>2024-11-15T10:48:00+01:00</published>", "")
    assert str(article(read(tmp_path, HEAD + entry + TAIL)).dct) == "2024-11-15T11:30:00+01:00"


# broken


def test_the_entry_that_a_feed_ends_in_is_left_out(tmp_path: Path) -> None:
    feed = HEAD + ENTRY.format(content=XHTML) + ENTRY.format(content=XHTML).replace(":bridge", ":second")
    found = read(tmp_path, feed[: feed.rindex("The tunnel")])
    assert [each.id for each in articles(found)] == ["tag:fjord.example,2024:bridge"]
    assert "ends in the middle of this entry" in faults(found)[0]


def test_wrong_nesting_within_an_entry_costs_no_other(tmp_path: Path) -> None:
    bad = ENTRY.format(content=XHTML.replace("<b>shut</b>", "<b>shut<i></b>")).replace(":bridge", ":bad")
    found = read(tmp_path, HEAD + bad + ENTRY.format(content=XHTML) + TAIL)
    assert [each.text for each in articles(found)] == [TEXT, TEXT]


def test_an_entry_with_next_to_nothing_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "<entry><id>1</id></entry>" + ENTRY.format(content=XHTML) + TAIL)
    assert len(articles(found)) == 1
    assert "no text" in faults(found)[0]


def test_a_well_kept_feed_library_reads_the_same(tmp_path: Path) -> None:
    feed = HEAD + ENTRY.format(content=XHTML) + TAIL
    (theirs,) = feedparser.parse(feed.encode()).entries
    ours = article(read(tmp_path, feed))
    assert (ours.title, ours.id) == (theirs.title.replace("&amp;", "&"), theirs.id)
    assert ours.url == theirs.link
    assert ours.dct is not None
    assert ours.dct.at.utctimetuple()[:6] == tuple(theirs.published_parsed)[:6]
