"""Correcting an event from its page: the lines for the overrides file, shown and copied."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge, daily, edition_of, hostile
from .test_browser import page_of
from .waiting import until

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
CRACK = '[events."crack"]\nwas = "Crack seen in the main span"\n# date = "2024-11-12T06:40"'
BUTTON, FIELD = "#event-crack button[data-do=correct]", "#event-crack .correct textarea"
REFUSED = """() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  document.execCommand = () => false; }"""
COPIED = "document.getElementById('copied').textContent === 'Copied'"


def test_lines_are_copied_and_shown(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), permissions=["clipboard-read", "clipboard-write"]) as page:
        assert page.locator(FIELD).is_hidden()
        page.locator(BUTTON).click()
        until(page, COPIED)
        assert page.evaluate("navigator.clipboard.readText()") == CRACK
        assert page.locator(FIELD).is_visible()


def test_every_copied_line_is_toml_that_names_the_event_whatever_its_title(browser: Any, written: Write) -> None:
    edition = hostile()
    with page_of(browser, written(edition)) as page:
        found = page.locator(".correct textarea").evaluate_all("all => all.map((each) => each.value)")
    assert len(found) == len(edition.topics[0].events)
    corrected = [tomllib.loads(lines.replace("\n# date", "\ndate"))["events"] for lines in found]
    assert {key for each in corrected for key in each} == {event.id for event in edition.topics[0].events}


def test_keyboard_opens_it_with_the_lines_selected_and_comes_back_when_it_is_closed(
    browser: Any, written: Write
) -> None:
    with page_of(browser, written(bridge())) as page:
        page.evaluate(REFUSED)
        page.locator(BUTTON).focus()
        page.keyboard.press("Enter")
        until(page, "document.activeElement.tagName === 'TEXTAREA'")
        assert page.evaluate("getSelection().toString()") == CRACK
        assert "Copying is not allowed here" in page.locator("#copied").inner_text()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        until(page, "document.activeElement.dataset.do === 'correct'")
        assert page.locator(FIELD).is_hidden()


def test_without_scripts_the_lines_stand_behind_a_summary(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge()), wait=False, java_script_enabled=False) as page:
        assert page.locator(BUTTON).is_hidden()
        page.locator("#event-crack .correct summary").click()
        assert page.locator(FIELD).is_visible()
        assert page.locator(FIELD).input_value() == CRACK
        assert page.locator(FIELD).get_attribute("aria-label") == "Lines for timeline.overrides.toml"


def test_paper_has_nothing_of_it_even_where_it_is_open(browser: Any, written: Write) -> None:
    with page_of(browser, written(bridge())) as page:
        page.locator(BUTTON).click()
        page.emulate_media(media="print")
        assert page.locator(FIELD).is_hidden()


def test_further_pages_and_pages_of_one_file_have_it_too(browser: Any, tmp_path: Path) -> None:
    write_site(render_site(bridge(), Settings(), self_contained=True), tmp_path / "one")
    with page_of(browser, (tmp_path / "one/topics/oster-bridge/index.html").as_uri()) as page:
        page.locator(BUTTON).click()
        assert page.locator(FIELD).input_value() == CRACK
    edition = edition_of(daily(600, step=1))
    write_site(render_site(edition, Settings()), tmp_path / "long")
    further = tmp_path / "long" / "topics" / edition.topics[0].key / "page-6.html"
    with page_of(browser, further.as_uri(), wait=False) as page:
        page.locator("#event-n590 button[data-do=correct]").click()
        assert page.locator("#event-n590 .correct textarea").input_value().startswith('[events."n590"]\n')


def test_embeds_have_none_and_the_setting_takes_it_off_all_pages() -> None:
    files = render_site(bridge(), Settings())
    assert b"[events.&#34;crack&#34;]" in files["topics/oster-bridge/index.html"]
    assert b"[events." not in files["topics/oster-bridge/embed.html"]
    without = render_site(bridge(), Settings(corrections=False))["topics/oster-bridge/index.html"]
    assert b"[events." not in without
    assert b'data-do="correct"' not in without
