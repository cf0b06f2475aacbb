"""The texts for wikis in Chromium: nothing of a headline runs, and the table is sorted as a reader asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from tests.rendering.wiki.hostile import ALL, sheet
from timeline.rendering.wiki import FORMATS

from .dokuwiki import DokuWiki
from .mediawiki import MediaWiki

pytestmark = pytest.mark.browser

HOSTILE = replace(sheet(ALL), picture=None)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


def open_alone(page: Any, address: str, wiki: str) -> list[str]:
    """What the page asks for outside of its wiki, once it is there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="load")
    return [each for each in asked if not each.startswith((wiki, "data:"))]


def test_nothing_of_a_headline_runs_in_a_mediawiki_that_allows_raw_html(mediawiki: MediaWiki, page: Any) -> None:
    with mediawiki.settings("$wgRawHtml = true;"):
        mediawiki.write("Hostile", FORMATS["mediawiki"].write(HOSTILE))

        assert open_alone(page, mediawiki.address("Hostile"), mediawiki.url) == []
        assert "<script>window.struck=1</script>" in page.locator("table.wikitable").inner_text()
        assert page.evaluate("window.struck") is None


def test_nothing_of_a_headline_runs_in_a_dokuwiki_that_allows_raw_html(dokuwiki: DokuWiki, page: Any) -> None:
    with dokuwiki.settings("$conf['htmlok'] = 1; $conf['phpok'] = 1;"):
        dokuwiki.write("hostile", FORMATS["dokuwiki"].write(HOSTILE))

        assert open_alone(page, dokuwiki.address("hostile"), dokuwiki.url) == []
        assert "<script>window.struck=1</script>" in page.locator("div.table").inner_text()
        assert page.evaluate("window.struck") is None


def test_the_table_is_sorted_by_machine_dates(mediawiki: MediaWiki, page: Any) -> None:
    first, second, third, *_ = HOSTILE.rows
    rows = (
        replace(first, sort="2024-05-04", when="4 May 2024"),
        replace(second, sort="1978", when="1978"),
        replace(third, sort="2024-02", when="February 2024"),
    )
    mediawiki.write("Sorted", FORMATS["mediawiki"].write(replace(HOSTILE, rows=rows)))
    page.goto(mediawiki.address("Sorted"))
    heading = page.locator("table.sortable th.headerSort", has_text="Date")

    heading.click()
    dates = page.locator("table.sortable tbody td:first-child")
    assert dates.all_inner_texts() == ["1978", "February 2024", "4 May 2024"]
    heading.click()
    assert dates.all_inner_texts() == ["4 May 2024", "February 2024", "1978"]
