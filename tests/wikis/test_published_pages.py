"""The whole way: published, edited around, published again, and opened in Chromium with the timeline inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .desk import Desk
from .mediawiki import MediaWiki
from .published import PublishedSite

pytestmark = pytest.mark.browser

TOPIC = "mount-orrin"


def test_a_published_page_shows_the_timeline_among_what_people_wrote(
    mediawiki: MediaWiki, published: PublishedSite, browser: Any, tmp_path: Path
) -> None:
    title, lines = "Orrin, the whole way", f'embed = "auto"\npages = {{"{TOPIC}" = "Orrin, the whole way"}}'
    desk = Desk("mediawiki", mediawiki.api, mediawiki.bot, published, tmp_path)
    with mediawiki.with_extension(published.origin):
        assert desk.publish(TOPIC, lines=lines).exit_code == 0
        mediawiki.write(title, f"Kept by the desk.\n\n{mediawiki.text(title).strip()}\n\nStill open: who pays.")
        assert desk.publish(TOPIC, lines=lines).exit_code == 0
        page = browser.new_page()
        page.goto(mediawiki.address(title))

        frame = page.locator(".ext-storytimeline iframe").element_handle().content_frame()
        frame.wait_for_selector("#chart[data-ready]", state="attached")
        assert frame.locator("#chart .points path.point").count() >= 2
        words = page.locator("#mw-content-text").inner_text()
        assert "Kept by the desk." in words
        assert "Still open: who pays." in words
        assert "story-timeline" not in words
        page.close()
