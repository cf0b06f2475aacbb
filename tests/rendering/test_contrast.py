"""Every colour as the browser computes it, light and dark: letters stand out by 4.5 to 1 from their ground (large ones
by 3 to 1), and what must be made out to understand or to work the page by 3 to 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering.colours import contrast

from .fixtures import bridge
from .test_browser import page_of
from .waiting import settle

pytestmark = pytest.mark.browser

Write = Callable[[Edition], str]
# Each text with its colour and its ground as #rrggbb, its size in pixels and whether it is bold
TEXTS = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const hex = (part) => part.toString(16).padStart(2, "0");
  const over = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return "#" + [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(hex).join("");
  };
  const own = (each) => getComputedStyle(each).backgroundColor;
  const grounds = (each) => each ? [...grounds(each.parentElement), own(each)] : ["Canvas"];
  window.over = over; window.grounds = grounds;
  const told = [];
  for (const each of document.querySelectorAll("body *")) {
    const says = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says || !each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (each.closest("svg, script, .unseen, .spoken, option, [disabled], :disabled, .skip")) continue;
    const style = getComputedStyle(each);
    const under = grounds(each);
    told.push([over([...under, style.color]), over(under), parseFloat(style.fontSize), style.fontWeight >= 600,
               each.outerHTML.slice(0, 100)]);
  }
  return told;
}"""
# Lines of the chart and of what is worked, with the property that draws them, each on the page's paper
MARKS = {
    "#chart .points path.point": "stroke",
    "#chart .bars path": "stroke",
    "#chart-overview .density": "fill",
    "#chart-overview .window": "borderTopColor",
    "#legend .point": "stroke",
    "#legend .bar": "stroke",
    "#finding input[type=search]": "borderTopColor",
    "#finding .menu summary": "borderTopColor",
    "#finding select": "borderTopColor",
    "blockquote mark": "textDecorationColor",
    ".event h4 a:focus": "outlineColor",
}
COLOURS = """([selector, property]) => [...document.querySelectorAll(selector)].map((each) => {
  const under = window.grounds(each.closest("svg")?.parentElement || each.parentElement);
  return [window.over([...under, getComputedStyle(each)[property]]), window.over(under)];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(browser: Any, written: Write, scheme: str) -> None:
    with page_of(browser, written(bridge()), color_scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('li.event details').forEach((each) => { each.open = true; })")
        page.evaluate("location.hash = '#event-closed'")
        page.locator("#finding input[type=search]").fill("bridge")
        settle(page)
        texts = page.evaluate(TEXTS)
    assert len(texts) > 80
    for colour, ground, size, bold, where in texts:
        large = size >= 24 or (bold and size >= 18.66)
        assert contrast(colour, ground) >= (3 if large else 4.5), (colour, ground, where)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_and_every_edge_of_what_is_worked_can_be_made_out(browser: Any, written: Write, scheme: str) -> None:
    with page_of(browser, written(bridge()), color_scheme=scheme) as page:
        page.evaluate("storyTimeline.chart.show(storyTimeline.chart.whole)")
        settle(page)
        page.evaluate(TEXTS)
        page.locator(".event h4 a").first.focus()
        for selector, drawn_by in MARKS.items():
            pairs = page.evaluate(COLOURS, [selector, drawn_by])
            assert pairs, selector
            for colour, ground in pairs:
                assert contrast(colour, ground) >= 3, (selector, colour, ground)
