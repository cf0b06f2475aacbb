"""RSS in its versions, as feeds of newsrooms have it, and the same broken."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>Marrey Post - Coast</title>
  <link>https://www.marrey-post.example/</link>
  <atom:link rel="self" href="https://www.marrey-post.example/feed"/>
  <language>en-gb</language>
  <image><title>Not the outlet</title><url>https://www.marrey-post.example/logo.png</url></image>
"""
WHOLE = """  <item>
    <title>Lighthouse &amp;amp; keeper&#8217;s house to close</title>
    <link>https://www.marrey-post.example/coast/lighthouse</link>
    <guid isPermaLink="false">post-4711</guid>
    <dc:creator>Jane Roe</dc:creator><dc:creator>Reuters</dc:creator>
    <pubDate>Fri, 15 Nov 2024 10:48:00 +0100</pubDate>
    <atom:updated>2024-11-15T12:00:00+01:00</atom:updated>
    <category>Coast</category><category>History</category>
    <description>The light goes out.</description>
    <media:content url="https://www.marrey-post.example/a.jpg">
      <media:title>A caption</media:title><media:description>Another caption</media:description>
    </media:content>
    <content:encoded><![CDATA[<p>The lighthouse of Marrey closes on Monday, the council said.</p>
      <figure><img src="a.jpg"><figcaption>The lighthouse in May</figcaption></figure>
      <p><strong>Read more:</strong> <a href="/b">Keeper looks back on forty years</a></p>
      <p>It had stood for <em>two hundred</em> years &amp; more.</p>]]></content:encoded>
  </item>
"""
TAIL = "</channel></rss>\n"
SHORT = """  <item><title>{title}</title><link>https://www.marrey-post.example/{title}</link>
    <pubDate>Sat, 16 Nov 2024 08:00:00 GMT</pubDate><description>{text}</description></item>
"""


def test_an_item_gives_its_whole_text_and_all_that_is_said_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + WHOLE + TAIL)
    only = article(found)
    assert only.text == (
        "The lighthouse of Marrey closes on Monday, the council said.\n\nIt had stood for two hundred years & more."
    )
    assert only.title == "Lighthouse & keeper’s house to close"
    assert (only.id, only.url) == ("post-4711", "https://www.marrey-post.example/coast/lighthouse")
    assert (only.source, only.byline, only.agency) == ("Marrey Post", "Jane Roe", "Reuters")
    assert (only.language, only.tags) == ("en", ("Coast", "History"))
    assert (str(only.dct), str(only.dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T12:00:00+01:00")
    assert not remarks(found)


def test_an_item_with_a_summary_only_is_read_and_the_feed_is_told(tmp_path: Path) -> None:
    text = "The council meets on Monday [&amp;#8230;]"
    found = read(tmp_path, HEAD + WHOLE + SHORT.format(title="council", text=text) + TAIL)
    assert articles(found)[1].text == "The council meets on Monday …"
    assert articles(found)[1].url == "https://www.marrey-post.example/council"
    (remark,) = remarks(found)
    assert "1 of its 2 entries hold a summary" in remark


def test_a_description_of_several_paragraphs_is_the_whole_text(tmp_path: Path) -> None:
    text = "&lt;p&gt;The council met on Monday.&lt;/p&gt;&lt;p&gt;It decided nothing.&lt;/p&gt;"
    found = read(tmp_path, HEAD + SHORT.format(title="council", text=text) + TAIL)
    assert article(found).text == "The council met on Monday.\n\nIt decided nothing."
    assert not remarks(found)


def test_an_item_without_words_is_told_by_its_number(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + SHORT.format(title="picture", text="&lt;img src='a.jpg'&gt;") + WHOLE + TAIL)
    assert len(articles(found)) == 1
    (fault,) = faults(found)
    assert "no text" in fault


def test_what_a_blog_appends_to_its_entries_is_not_their_text(tmp_path: Path) -> None:
    text = (
        "&lt;p&gt;The council met on Monday.&lt;/p&gt;&lt;p&gt;The post &lt;a href='https://www.marrey-post.example/a'&gt;A"
        "&lt;/a&gt; appeared first on &lt;a href='https://www.marrey-post.example'&gt;Marrey Post&lt;/a&gt;.&lt;/p&gt;"
    )
    found = read(tmp_path, HEAD + SHORT.format(title="a", text=text) + TAIL)
    assert article(found).text == "The council met on Monday."


def test_rss_1_0_keeps_its_items_beside_the_channel(tmp_path: Path) -> None:
    feed = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://ledger.example/"><title>Northern Ledger</title><link>https://ledger.example/</link>
    <items><rdf:Seq><rdf:li resource="https://ledger.example/1"/></rdf:Seq></items><dc:language>sv</dc:language></channel>
  <item rdf:about="https://ledger.example/1"><title>Bro stängs</title><link>https://ledger.example/1</link>
    <description>Bron stängs i maj.</description><dc:date>2024-11-15T10:48+01:00</dc:date><dc:subject>Vägar</dc:subject>
    <dc:creator>Bo Ek</dc:creator></item>
</rdf:RDF>"""
    only = article(read(tmp_path, feed))
    assert (only.title, only.text, only.source) == ("Bro stängs", "Bron stängs i maj.", "Northern Ledger")
    assert (str(only.dct), only.language, only.tags) == ("2024-11-15T10:48+01:00", "sv", ("Vägar",))
    assert (only.byline, only.url) == ("Bo Ek", "https://ledger.example/1")


def test_rss_0_91_without_any_namespace_is_read(tmp_path: Path) -> None:
    feed = """<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "https://feeds.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>Ledger</title><link>https://ledger.example/</link><language>de</language>
<item><title>Br&uuml;cke gesperrt</title><link>/b</link>
<description>Die Br&uuml;cke ist seit Mai zu.</description></item>
</channel></rss>"""
    only = article(read(tmp_path, feed))
    assert (only.title, only.text) == ("Brücke gesperrt", "Die Brücke ist seit Mai zu.")
    assert (only.url, only.language, only.dct) == ("https://ledger.example/b", "de", None)


def test_the_source_of_an_item_outranks_the_feed_that_passes_it_on(tmp_path: Path) -> None:
    item = WHOLE.replace("<category>", '<source url="https://o.example/feed">Other Paper</source><category>', 1)
    assert article(read(tmp_path, HEAD + item + TAIL)).source == "Other Paper"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Marrey Post", "Marrey Post"),
        ("Marrey Post RSS feed", "Marrey Post"),
        ("Coast | Marrey Post", "Marrey Post"),
        ("World News: Latest and Breaking", "marrey-post.example"),
    ],
)
def test_the_outlet_is_the_part_of_the_title_that_the_host_is_named_after(
    tmp_path: Path, title: str, outlet: str
) -> None:
    feed = HEAD.replace("Marrey Post - Coast", title) + WHOLE + TAIL
    assert article(read(tmp_path, feed)).source == outlet


def test_mailboxes_of_authors_are_read_as_names(tmp_path: Path) -> None:
    item = WHOLE.replace("<dc:creator>Jane Roe</dc:creator><dc:creator>Reuters</dc:creator>", "{}")
    by = "<author>jane@marrey-post.example (Jane Roe)</author>"
    assert article(read(tmp_path, HEAD + item.format(by) + TAIL)).byline == "Jane Roe"
    only = "<author>news@marrey-post.example</author>"
    assert article(read(tmp_path, HEAD + item.format(only) + TAIL)).byline is None


# broken


def test_the_item_that_a_feed_ends_in_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    second = WHOLE.replace("post-4711", "post-2")
    whole = HEAD + WHOLE + second + TAIL
    found = read(tmp_path, whole[: whole.index("It had stood", len(HEAD + WHOLE))])
    assert [each.id for each in articles(found)] == ["post-4711"]
    (fault,) = faults(found)
    assert "ends in the middle of this item" in fault


def test_a_feed_that_lacks_only_its_last_tags_is_whole(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + WHOLE)
    assert article(found).id == "post-4711"
    assert not faults(found)


def test_signs_and_entities_that_are_no_xml_stay_in_the_text(tmp_path: Path) -> None:
    feed = HEAD + SHORT.format(title="a", text="Salt & Sons paid &pound;5 < &euro;6 in May, AT&T said&nbsp;so") + TAIL
    assert article(read(tmp_path, feed)).text == "Salt & Sons paid £5 < €6 in May, AT&T said so"


def test_markup_that_nobody_escaped_costs_no_other_item(tmp_path: Path) -> None:
    loose = SHORT.format(title="a", text="<p>The council met.<br>It <b>decided</i> nothing.</p></p>")
    found = read(tmp_path, HEAD + loose + WHOLE + SHORT.format(title="c", text="It met again.") + TAIL)
    first, second, third = articles(found)
    assert first.text.split() == ["The", "council", "met.", "It", "decided", "nothing."]
    assert (second.id, third.text) == ("post-4711", "It met again.")
    assert any("not well-formed XML" in remark for remark in remarks(found))


def test_a_missing_end_tag_of_an_item_costs_no_other_item(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + WHOLE.replace("</item>", "") + WHOLE.replace("post-4711", "post-2") + TAIL)
    assert sorted(each.id for each in articles(found)) == ["post-2", "post-4711"]


def test_bytes_of_another_encoding_are_read_and_told(tmp_path: Path) -> None:
    feed = (HEAD + SHORT.format(title="a", text="Das Rathaus in Köln schließt für Gäste.") + TAIL).encode("cp1252")
    found = read(tmp_path, feed)
    assert article(found).text == "Das Rathaus in Köln schließt für Gäste."
    assert any("not UTF-8" in remark for remark in remarks(found))


def test_the_encoding_that_a_feed_declares_is_used(tmp_path: Path) -> None:
    feed = HEAD.replace("UTF-8", "windows-1251") + SHORT.format(title="a", text="Мост закрыт с мая.") + TAIL
    found = read(tmp_path, feed.encode("cp1251"))
    assert article(found).text == "Мост закрыт с мая."
    assert not [each for each in remarks(found) if "summary" not in each]


def test_blank_lines_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    feed = "\n\n  " + HEAD + SHORT.format(title="a", text="One\x0b two\x00 three.") + TAIL
    assert article(read(tmp_path, feed)).text == "One two three."


def test_entities_that_the_document_declares_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    external = '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'
    for declared in (bomb, external):
        feed = HEAD.replace("<rss", declared + "<rss", 1) + SHORT.format(title="a", text="Before &l9; after.") + TAIL
        assert article(read(tmp_path, feed)).text == "Before &l9; after."


def test_a_warning_of_the_server_before_the_feed_does_no_harm(tmp_path: Path) -> None:
    found = read(tmp_path, "<br />\n<b>Warning</b>: deprecated in <b>feed.php</b><br />\n" + HEAD + WHOLE + TAIL)
    assert article(found).id == "post-4711"
    assert "something stands before <?xml" in remarks(found)[0]


def test_a_feed_that_shows_another_feed_is_itself(tmp_path: Path) -> None:
    shown = "<p>A feed begins so:</p><pre>&lt;?xml version='1.0'?&gt;</pre><?xml version='1.0'?> <rss><channel>"
    feed = HEAD.split("?>", 1)[1] + WHOLE.replace("<p>The lighthouse", shown + "<p>The lighthouse") + TAIL
    only = article(read(tmp_path, feed))
    assert (only.id, only.source) == ("post-4711", "Marrey Post")


def test_an_item_beyond_all_bounds_ends_the_feed_and_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + WHOLE + SHORT.format(title="a", text="word " * 2_200_000) + TAIL)
    assert [each.id for each in articles(found)] == ["post-4711"]
    assert any("more than 10 MB" in fault for fault in faults(found))


def test_content_that_breaks_off_is_told_as_a_summary(tmp_path: Path) -> None:
    cut = WHOLE.replace("&amp; more.</p>", "&amp; [...]</p>")
    found = read(tmp_path, HEAD + cut + TAIL)
    assert article(found).text.endswith("years & …")
    assert "holds a summary" in remarks(found)[0]


def test_fields_that_are_missing_or_odd_leave_the_rest(tmp_path: Path) -> None:
    item = "<item><title/><pubDate>some day</pubDate><description>It met.</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    only = article(read(tmp_path, feed))
    assert (only.text, only.title, only.source, only.url, only.dct) == ("It met.", None, None, None, None)
    assert [clue.kind for clue in only.dating.evidence] == ["field", "unreadable"]


def test_a_feed_without_items_is_told(tmp_path: Path) -> None:
    assert "no article in it" in faults(read(tmp_path, HEAD + TAIL))[0]


def test_a_well_kept_feed_library_reads_the_same(tmp_path: Path) -> None:
    feed = HEAD + WHOLE + SHORT.format(title="council", text="The council &amp;amp; mayor met.") + TAIL
    theirs = feedparser.parse(feed.encode())
    ours = articles(read(tmp_path, feed))
    assert [each.title for each in ours] == [entry.title.replace("&amp;", "&") for entry in theirs.entries]
    assert [each.url for each in ours] == [entry.link for entry in theirs.entries]
    assert [each.id for each in ours] == [entry.get("id", entry.link) for entry in theirs.entries]
    stated = [each.dct.at.utctimetuple()[:6] for each in ours if each.dct]
    assert stated == [tuple(entry.published_parsed)[:6] for entry in theirs.entries]
    assert [list(each.tags) for each in ours] == [
        [tag.term for tag in entry.get("tags", [])] for entry in theirs.entries
    ]
