"""axe-core finds nothing on the pages. It cannot tell whether the keyboard reaches everything: other tests do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings
from timeline.theme_settings import LinkSettings, LogoSettings, ThemeSettings

from .fixtures import bridge, daily, edition_of, hostile
from .images import png

pytestmark = pytest.mark.browser

LOOKS = {
    "wide": {"viewport": {"width": 1200, "height": 900}},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
}
EDITIONS = {"bridge": bridge(), "sixty": edition_of(daily(60)), "hostile": hostile()}


@pytest.fixture
def violations(browser: Any, axe: str) -> Callable[..., list[str]]:
    """What axe-core finds on a page in a look, each with its rule, the place and why."""

    def find(address: str, ready: str, **look: Any) -> list[str]:
        context = browser.new_context(bypass_csp=True, **look)
        try:
            page = context.new_page()
            page.goto(address)
            page.wait_for_selector(ready)
            for details in page.locator("li.event details").all()[:3]:
                details.locator("summary").click()
            page.evaluate(axe)
            found = page.evaluate("axe.run()")
        finally:
            context.close()
        return [
            f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return find


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", EDITIONS)
def test_axe_finds_nothing_on_the_page_of_a_topic(
    written: Callable[[Edition], str], violations: Callable[..., list[str]], name: str, look: str
) -> None:
    address = written(EDITIONS[name])
    assert violations(address, "#chart-buttons:not([hidden])", **LOOKS[look]) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_index(tmp_path: Path, violations: Callable[..., list[str]], look: str) -> None:
    write_site(render_site(bridge(), Settings()), tmp_path / "site")
    assert violations((tmp_path / "site" / "index.html").as_uri(), "h1", **LOOKS[look]) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_pages_with_a_logo_and_a_foot_of_their_own(
    tmp_path: Path, violations: Callable[..., list[str]], look: str
) -> None:
    (tmp_path / "logo.png").write_bytes(png(240, 48))
    logo = LogoSettings(str(tmp_path / "logo.png"), alt="Northern Ledger")
    theme = ThemeSettings(logo=logo, footer="The desk", links=(LinkSettings("Imprint", "https://ledger.example"),))
    write_site(render_site(bridge(), Settings(theme=theme)), tmp_path / "site")
    for path, ready in (("index.html", "h1"), ("topics/oster-bridge/index.html", "#chart-buttons:not([hidden])")):
        assert violations((tmp_path / "site" / path).as_uri(), ready, **LOOKS[look]) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_a_further_page_of_a_long_list(
    written: Callable[[Edition], str], violations: Callable[..., list[str]], look: str
) -> None:
    address = written(edition_of(daily(506, step=1))).replace("index.html", "page-2.html")
    assert violations(address, "li.event", **LOOKS[look]) == []


def test_axe_sees_what_is_wrong(tmp_path: Path, violations: Callable[..., list[str]]) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><title>Wrong</title><h1>Wrong</h1><img src='x.png'>", encoding="utf-8")
    found = violations(page.as_uri(), "h1", **LOOKS["wide"])
    assert {line.split(":")[0] for line in found} >= {"html-has-lang", "image-alt"}
