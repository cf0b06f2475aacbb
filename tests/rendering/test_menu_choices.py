"""A choice in a menu is made by a press on its words, not on its box alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from timeline.models import Edition

from .fixtures import bridge
from .test_browser import page_of
from .waiting import settle

pytestmark = pytest.mark.browser


def test_a_press_on_the_words_of_a_choice_makes_it_and_leaves_the_menu_open(
    browser: Any, written: Callable[[Edition], str]
) -> None:
    with page_of(browser, written(bridge())) as page:
        menu = page.locator("details.menu", has=page.locator("input[name=certainty]"))
        menu.locator("summary").click()

        # The page itself takes the focus from such a press, and Chromium crashed where the menu closed in its middle
        menu.locator("label span", has_text="stated").click()
        settle(page)
        assert menu.locator("input:checked").count() == 1
        assert menu.evaluate("each => each.open")

        page.locator("h1").click()
        assert not menu.evaluate("each => each.open")
