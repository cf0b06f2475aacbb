"""Narrow windows, large letters, wide spacing and colours of the reader's own: nothing is lost, cut or too pale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge, bridge_events, daily, edition_of, hostile
from .test_browser import page_of
from .waiting import settle

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 3
LONG_WORDS = edition_of(
    tuple(replace(event, title=LONG, label=LONG, outlets=(LONG,)) for event in bridge_events()), title=LONG
)
EDITIONS = {"bridge": bridge(), "hostile": hostile(), "long words": LONG_WORDS, "sixty": edition_of(daily(60))}
# A page of 1280 pixels at a zoom of 200 % and of 400 %
ZOOMS = {
    200: {"viewport": {"width": 640, "height": 512}, "device_scale_factor": 2},
    400: {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}
# What WCAG 1.4.12 lets readers set; sheets made like this are subject to no policy of the page
SPACING = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet]; }"""
# Text that its own box or one around it cuts, but for what is there for the ear alone and what says that it goes on
CUT = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const style = getComputedStyle(each);
  if (!each.checkVisibility({ visibilityProperty: true })) return false;
  if (each.closest("svg, .unseen, .spoken, #chart, select")) return false;
  if (!each.textContent.trim() || style.textOverflow === "ellipsis" || style.overflowY === "auto") return false;
  const wide = style.overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
  const high = style.overflowY !== "visible" && each.scrollHeight > each.clientHeight + 1;
  return wide || high;
}).map((each) => each.outerHTML.slice(0, 120))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = "document.querySelectorAll('li.event details').forEach((each) => { each.open = true; })"


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("name", EDITIONS)
def test_large_letters_fit_without_scrolling_sideways(browser: Any, written: Write, name: str, zoom: int) -> None:
    with page_of(browser, written(EDITIONS[name]), **ZOOMS[zoom]) as page:
        page.evaluate(OPEN)
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.evaluate(CUT) == []
        for menu in page.locator("details.menu:visible").all():
            menu.locator("summary").click()
            settle(page)
            box = menu.locator(":scope > :not(summary)").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= page.viewport_size["width"]
            page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [320, 1200])
def test_spacing_of_the_reader_s_own_cuts_nothing(browser: Any, written: Write, width: int) -> None:
    with page_of(browser, written(bridge()), viewport={"width": width, "height": 700}) as page:
        page.evaluate(OPEN)
        page.evaluate(SPACING)
        settle(page)
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [320, 640])
def test_index_fits_into_a_narrow_window(browser: Any, tmp_path: Path, width: int) -> None:
    topics = tuple(replace(edition.topics[0], key=f"t{n}") for n, edition in enumerate(EDITIONS.values()))
    together = replace(bridge(), topics=topics, analyses=bridge().analyses | hostile().analyses)
    write_site(render_site(together, Settings(site_title=LONG)), tmp_path / "site")
    viewport = {"width": width, "height": 512}
    with page_of(browser, (tmp_path / "site" / "index.html").as_uri(), wait=False, viewport=viewport) as page:
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_the_reader_s_own_keep_every_mark_apart_from_its_ground(
    browser: Any, written: Write, scheme: str
) -> None:
    with page_of(browser, written(bridge()), forced_colors="active", color_scheme=scheme) as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        strokes = page.evaluate("""[...document.querySelectorAll("#chart .point, #chart .plot-container .points path")]
          .map((each) => getComputedStyle(each).stroke)""")
        assert len(strokes) >= 6
        assert ground not in strokes
        focused = page.locator("button[data-do=in]")
        focused.focus()
        assert focused.evaluate("each => getComputedStyle(each).borderTopColor") != ground
