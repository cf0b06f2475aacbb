"""Passing an event on: links that stay, citations, and what can be saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.pipeline import build
from timeline.settings import Settings, TopicSettings

from .fixtures import bridge, daily, edition_of
from .test_browser import page_of
from .waiting import settle, until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
FIRST = {
    "id": "first", "source": "Storvik Post", "published": "2025-03-11T09:00", "title": "Quarry wall at Storvik fails",
    "text": "A wall of the Storvik quarry gave way on Monday, the owner said. The quarry was opened in 1978.",
}  # fmt: skip
SECOND = {
    "id": "second", "source": "Northern Ledger", "published": "2025-03-14T09:00", "title": "Storvik quarry may reopen",
    "text": "The Storvik quarry was closed on Tuesday. Its wall gave way on Monday, 10 March, according to the owner.",
}  # fmt: skip
EARLIER = {
    "id": "earlier", "source": "Coast Herald", "published": "2025-02-01T09:00", "title": "Quarry of Storvik inspected",
    "text": "Inspectors visited the Storvik quarry on 30 January. They found water in its wall in December.",
}  # fmt: skip


def rebuilt(folder: Path, *articles: dict[str, str]) -> tuple[Edition, str]:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    topics = {"quarry": TopicSettings(title="The Storvik quarry", words=("quarry",))}
    edition = build([str(path)], folder / "site", Settings(topics=topics))
    return edition, (folder / "site" / "topics" / "quarry" / "index.html").as_uri()


def test_links_to_events_hold_when_articles_come_that_are_older_and_newer(browser: Any, tmp_path: Path) -> None:
    before, address = rebuilt(tmp_path, FIRST)
    after, _ = rebuilt(tmp_path, EARLIER, FIRST, SECOND)
    assert len(after.topics[0].events) > len(before.topics[0].events)
    titles = {event.id: event.title for event in after.topics[0].events}
    for event in before.topics[0].events:
        with page_of(browser, f"{address}#event-{event.id}") as page:
            target = page.locator(":target")
            assert target.locator("h4").inner_text() == titles[event.id]
            quoted = " ".join(target.locator("blockquote p").all_inner_texts())
            assert all(mention.text in quoted for mention in event.evidence)


def test_copied_link_leads_to_the_event_and_leaves_the_readers_choice_out(browser: Any, written: Write) -> None:
    address = written(bridge())
    with page_of(browser, address + "?q=crack", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("#event-crack button[data-do=link]").click()
        until(page, "document.getElementById('copied').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}#event-crack"


def test_link_from_a_further_page_goes_to_the_first_which_knows_where_the_event_is(
    browser: Any, written: Write
) -> None:
    address = written(edition_of(daily(600, step=1)))
    further = address.replace("index.html", "page-6.html")
    with page_of(browser, further, wait=False, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("#event-n590 button[data-do=link]").click()
        until(page, "document.getElementById('copied').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}#event-n590"


def test_citation_has_quotation_outlet_date_and_all_addresses(browser: Any, written: Write) -> None:
    address = written(bridge())
    with page_of(browser, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("#event-contract button[data-do=cite]").click()
        until(page, "document.getElementById('copied').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
            "“The contract for the repair was signed in June.” Harbour Post, 12 November 2024, 09:05.",
            "https://news.example/oster?a=1&b=2",
            "Archived copy: https://archive.example/oster",
            "",
            "“The board and a builder signed the repair contract last summer.” Evening Mail (NNA), "
            "13 November 2024, 18:30 (UTC).",
            "",
            f"Repair contract signed (June 2024), {address}#event-contract",
        ]


def test_where_the_clipboard_is_refused_the_old_way_copies(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate(REFUSED)
        page.evaluate("() => { document.execCommand = (what) => what === 'copy'; }")
        page.locator("#event-crack button[data-do=link]").click()
        until(page, "document.getElementById('copied').textContent === 'Copied'")
        assert page.locator(".acts textarea").count() == 0
        assert page.evaluate("document.activeElement.dataset.do") == "link"


def test_where_all_copying_is_refused_the_text_stands_there_selected(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate(REFUSED)
        page.evaluate("() => { document.execCommand = () => false; }")
        page.locator("#event-crack button[data-do=cite]").click()
        until(page, "document.activeElement.tagName === 'TEXTAREA'")
        field = "document.activeElement"
        assert page.evaluate(f"{field}.selectionEnd - {field}.selectionStart === {field}.value.length")
        assert "The crack was seen" in page.evaluate(f"{field}.value")
        assert "Copying is not allowed here" in page.locator("#copied").inner_text()


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_view_is_saved_as_a_picture(browser: Any, written: Write, kind: str, begins: bytes) -> None:
    with page_of(browser, written(bridge())) as page:
        page.locator("details.save summary").click()
        with page.expect_download() as saved:
            page.click(f"button[data-save={kind}]")
        assert saved.value.suggested_filename == f"oster-bridge.{kind}"
        assert Path(saved.value.path()).read_bytes().startswith(begins)
        page.problems = [each for each in page.problems if "blob:" not in each]


def test_files_beside_the_page_can_be_saved_and_the_page_printed(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate("window.print = () => { window.printed = true; }")
        page.locator("details.save summary").click()
        names = page.locator("details.save a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        texts = ["confluence.xml", "dokuwiki.txt", "wiki.md", "wiki.txt"]
        assert sorted(names) == sorted(
            ["events.csv", "events.ics", "evidence.csv", "timeline.json", "timelinejs.json", *texts]
        )
        page.click("button[data-save=print]")
        settle(page)
        assert page.evaluate("window.printed") is True
        assert page.locator("details.save[open]").count() == 0


def test_without_scripts_each_file_is_offered_once_and_nothing_that_needs_one(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), wait=False, java_script_enabled=False) as page:
        page.locator("details.save summary").click()
        assert page.locator("details.save button:visible").count() == 0
        for name in ("timeline.json", "events.csv", "evidence.csv", "events.ics"):
            assert page.locator(f"a[download='{name}']:visible").count() == 1
