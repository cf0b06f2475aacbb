"""The texts for wikis, read by the wikis themselves: what an article says stays text, whatever it would mean there."""

from __future__ import annotations

import re
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest
from msgspec.structs import replace

from tests.rendering.wiki.hostile import ALL, HREF, sheet
from timeline.rendering.wiki.dokuwiki import dokuwiki as dokuwiki_text
from timeline.rendering.wiki.mediawiki import mediawiki as mediawiki_text
from timeline.rendering.wiki.plain import plain

from .dokuwiki import DokuWiki
from .elements import Elements
from .mediawiki import MediaWiki

# What the text itself is made of, in either wiki
OURS = {
    "div",
    "p",
    "b",
    "strong",
    "span",
    "br",
    "sup",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
PAGE = "https://news.example/timelines/topics/bridge/"
HOSTILE = replace(sheet(ALL), picture=None)


def words_of(cell: str) -> str:
    """Without the invisible signs that part letters or keep a direction, and with one blank for several."""
    return re.sub(r"\s+", " ", re.sub("[\u2060\u2066-\u2069\u200b\ufeff]", "", cell)).strip()


def read(wiki: DokuWiki, page: str) -> Elements:
    """What stands between the marks that DokuWiki sets around a page."""
    with build_opener(ProxyHandler({})).open(wiki.address(page)) as answer:
        html = answer.read().decode()
    return Elements(html.partition("<!-- wikipage start -->")[2].partition("<!-- wikipage stop -->")[0])


def test_mediawiki_reads_each_headline_as_the_text_that_it_is(mediawiki: MediaWiki) -> None:
    elements = Elements(mediawiki.parse(mediawiki_text(HOSTILE)).html)

    assert [words_of(row[1]) for row in elements.rows[1:]] == [words_of(plain(each)) for each in ALL]


def test_dokuwiki_reads_each_headline_as_the_text_that_it_is(dokuwiki: DokuWiki) -> None:
    dokuwiki.write("hostile", dokuwiki_text(HOSTILE))
    elements = read(dokuwiki, "hostile")

    assert [words_of(row[1]) for row in elements.rows[1:]] == [words_of(plain(each)) for each in ALL]


def test_mediawiki_finds_no_markup_but_ours(mediawiki: MediaWiki) -> None:
    parsed = mediawiki.parse(mediawiki_text(HOSTILE))

    elements = Elements(parsed.html)
    assert elements.names() <= OURS, elements.names() - OURS
    assert not parsed.categories
    leads = {link["href"] for link in elements.all("a")}
    own = {each for each in leads if each and each.startswith("#topic-of-tests-article-")}
    assert leads - own == {HREF, PAGE}


def test_dokuwiki_finds_no_markup_but_ours(dokuwiki: DokuWiki) -> None:
    dokuwiki.write("hostile", dokuwiki_text(HOSTILE))
    elements = read(dokuwiki, "hostile")

    assert elements.names() <= OURS, elements.names() - OURS
    assert {link["href"] for link in elements.all("a")} == {HREF, PAGE}


def test_a_wiki_that_allows_raw_html_finds_none_in_a_headline(mediawiki: MediaWiki, dokuwiki: DokuWiki) -> None:
    dokuwiki.write("hostile", dokuwiki_text(HOSTILE))
    with mediawiki.settings("$wgRawHtml = true;"), dokuwiki.settings("$conf['htmlok'] = 1; $conf['phpok'] = 1;"):
        assert Elements(mediawiki.parse(mediawiki_text(HOSTILE)).html).names() <= OURS
        assert read(dokuwiki, "hostile").names() <= OURS


def test_the_articles_are_references_where_the_wiki_has_cite(mediawiki: MediaWiki) -> None:
    told = sheet(ALL[:12])
    text = mediawiki_text(replace(told, picture=None), cite=True)
    with mediawiki.settings("wfLoadExtension( 'Cite' );"):
        elements = Elements(mediawiki.parse(text).html)

    assert "Cite error" not in elements.text
    notes = [each for each in elements.all("li") if (each.get("id") or "").startswith("cite_note")]
    assert len(notes) == len(told.references)


@pytest.mark.browser
def test_nothing_runs_in_pages_with_hostile_headlines(mediawiki: MediaWiki, dokuwiki: DokuWiki, browser: Any) -> None:
    mediawiki.write("Hostile", mediawiki_text(HOSTILE))
    dokuwiki.write("hostile", dokuwiki_text(HOSTILE))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for wiki, address in ((mediawiki, mediawiki.address("Hostile")), (dokuwiki, dokuwiki.address("hostile"))):
        asked.clear()
        page.goto(address, wait_until="load")
        assert page.evaluate("window.struck") is None
        assert [each for each in asked if not each.startswith((wiki.url, "data:"))] == []
    page.close()


@pytest.mark.browser
def test_the_table_is_sorted_by_machine_dates(mediawiki: MediaWiki, browser: Any) -> None:
    first, second, third, *_ = HOSTILE.rows
    rows = (
        replace(first, sort="2024-05-04", when="4 May 2024"),
        replace(second, sort="1978", when="1978"),
        replace(third, sort="2024-02", when="February 2024"),
    )
    mediawiki.write("Sorted", mediawiki_text(replace(HOSTILE, rows=rows)))
    page = browser.new_page()
    page.goto(mediawiki.address("Sorted"))
    heading = page.locator("table.sortable th.headerSort", has_text="Date")

    heading.click()
    dates = page.locator("table.sortable tbody td:first-child")
    assert dates.all_inner_texts() == ["1978", "February 2024", "4 May 2024"]
    heading.click()
    assert dates.all_inner_texts() == ["4 May 2024", "February 2024", "1978"]
    page.close()
