"""axe-core finds nothing on the pages, whatever is open on them. It cannot tell whether the keyboard reaches
everything, nor what paper or a narrow window make of a page: other tests do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.site import render_site
from timeline.settings import Settings
from timeline.theme_settings import LinkSettings, LogoSettings, ThemeSettings

from .arabic import catalogue_folder, river
from .fixtures import bridge, bridge_events, daily, edition_of, hostile

pytestmark = pytest.mark.browser

LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1200, "height": 900}},
    "phone": {"viewport": {"width": 320, "height": 640}, "has_touch": True},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
}
EDITIONS = {"bridge": bridge(), "sixty": edition_of(daily(60)), "hostile": hostile()}
# Also what axe leaves out unless asked: the size of targets, and good practice such as landmarks and headings
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DRAWN = "#chart[data-ready]"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 36"><rect width="160" height="36"/></svg>'


def nothing(page: Any) -> None:
    """Leaves the page as it comes."""


def open_reasons(page: Any) -> None:
    for details in page.locator("li.event .acts + details").all()[:3]:
        details.locator("summary").click()


def correct(page: Any) -> None:
    page.locator("li.event button[data-do=correct]").first.click()
    page.locator("li.event .correct[open] textarea").wait_for()


def keep_few(page: Any) -> None:
    """Of many entries that are alike, so many as axe looks through in a second or two."""
    open_reasons(page)
    page.evaluate("[...document.querySelectorAll('li.event')].slice(20).forEach(each => each.remove())")
    assert page.locator("li.event").count() == 20


def open_menu(name: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        page.locator("details.menu summary", has_text=name).click()

    return act


def open_count(page: Any) -> None:
    page.evaluate("""() => { const { chart } = storyTimeline;
      chart.popover.open(chart.stops().find(({ counted }) => counted) || chart.stops()[0]); }""")
    assert page.locator("#chart-list a").first.is_visible()


def search(words: str) -> Callable[[Any], None]:
    def act(page: Any) -> None:
        page.locator("#finding input[type=search]").fill(words)

    return act


def hover(page: Any) -> None:
    x, y = page.evaluate("""() => { const { box } = storyTimeline.chart.stops()[0];
      const at = document.getElementById("chart").getBoundingClientRect();
      return [at.left + (box.left + box.right) / 2, at.top + (box.top + box.bottom) / 2]; }""")
    page.mouse.move(x, y)
    assert page.locator("#chart-tip").is_visible()


STATES = {
    "reasons": open_reasons,
    "correct": correct,
    "certainty": open_menu("Certainty"),
    "downloads": open_menu("Download"),
    "count": open_count,
    "found": search("bridge"),
    "none": search("nowhere at all"),
    "tip": hover,
}


@pytest.fixture
def violations(browser: Any, axe: str) -> Callable[..., list[str]]:
    """What axe-core finds on a page in a look, once `act` has been done, each with its rule, the place and why."""

    def find(address: str, ready: str, act: Callable[[Any], None] = nothing, **look: Any) -> list[str]:
        context = browser.new_context(bypass_csp=True, **look)
        try:
            page = context.new_page()
            page.goto(address)
            page.wait_for_selector(ready, state="attached")
            act(page)
            page.evaluate(axe)
            # what an open menu lies over cannot be pressed until it is closed
            under = ["#events"] if page.locator("details.menu[open]").count() else []
            found = page.evaluate("([rules, exclude]) => axe.run({ exclude }, { runOnly: rules })", [RULES, under])
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
    assert violations(written(EDITIONS[name]), DRAWN, open_reasons, **LOOKS[look]) == []


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_whatever_is_open(
    written: Callable[[Edition], str], violations: Callable[..., list[str]], state: str
) -> None:
    crowd = tuple(replace(event, id=f"c{n}", interval=bridge_events()[3].interval) for n, event in enumerate(daily(40)))
    address = written(edition_of((*bridge_events(), *crowd)))
    for look in ("wide", "phone"):
        assert violations(address, DRAWN, STATES[state], **LOOKS[look]) == [], look


@pytest.mark.parametrize("look", ["wide", "phone"])
def test_axe_finds_nothing_on_a_page_from_right_to_left(
    tmp_path: Path, violations: Callable[..., list[str]], look: str
) -> None:
    settings = Settings(page_language="ar", catalogue_folder=catalogue_folder(tmp_path))
    write_site(render_site(river(), settings), tmp_path / "site")
    address = (tmp_path / "site" / "topics" / "jisr" / "index.html").as_uri()
    assert violations(address, DRAWN, open_reasons, **LOOKS[look]) == []


def test_axe_finds_nothing_on_the_further_pages_of_a_long_list(
    written: Callable[[Edition], str], violations: Callable[..., list[str]]
) -> None:
    address = written(edition_of(daily(LONGEST + 3, step=1)))
    for look in LOOKS.values():
        assert violations(address.replace("index.html", "page-2.html"), "h1", keep_few, **look) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_index_in_a_dress_of_its_own(
    tmp_path: Path, violations: Callable[..., list[str]], look: str
) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    theme = ThemeSettings(
        footer="The Harbour Post",
        logo=LogoSettings(file=(tmp_path / "logo.svg").as_posix(), alt="Harbour Post"),
        links=(LinkSettings("Imprint", "https://post.example/"), LinkSettings("Contact", "https://post.example/who")),
    )
    write_site(render_site(bridge(), Settings(theme=theme)), tmp_path / "site")
    assert violations((tmp_path / "site" / "index.html").as_uri(), "h1", **LOOKS[look]) == []
    address = (tmp_path / "site" / "topics" / "oster-bridge" / "index.html").as_uri()
    assert violations(address, DRAWN, **LOOKS[look]) == []


def test_axe_sees_what_is_wrong(tmp_path: Path, violations: Callable[..., list[str]]) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(
        "<!doctype html><title>Wrong</title><h1>Wrong</h1><img src='x.png'><h4>Deep</h4>"
        + "<button style='padding:0;width:9px;height:9px'>a</button>" * 2,
        encoding="utf-8",
    )
    found = violations(page.as_uri(), "h1", **LOOKS["wide"])
    assert {line.split(":")[0] for line in found} >= {
        *("html-has-lang", "image-alt", "heading-order", "target-size", "landmark-one-main")
    }
