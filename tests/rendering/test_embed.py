"""The embed: the chart and one event at a time, in a frame on another page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Edition
from timeline.rendering.chosen_theme import by_choice
from timeline.rendering.embedding import SANDBOX
from timeline.rendering.folder import write_site
from timeline.rendering.list_pages import LONGEST
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import bridge, daily, edition_of, hostile
from .framing import SHOWN, frame_code, framed, host_page
from .test_browser import spot
from .waiting import NEXT_FRAME, until
from .watching import served

EMBED = "topics/oster-bridge/embed.html"
TITLE = "Oster Bridge closed after engineers find a crack"
POINTS = "document.querySelectorAll('#chart .points path.point').length"
MARKS = "storyTimeline.chart.stops().flatMap(({ marks }) => marks).length"  # by themselves or counted
Framing = Callable[..., Any]


def test_every_link_of_an_embed_opens_a_window_of_its_own() -> None:
    for edition in (bridge(), edition_of(daily(60))):
        page = render_site(edition, Settings())[EMBED].decode()
        links = re.findall(r"<a\b[^>]*>", page)
        assert links
        assert [each for each in links if 'target="_blank"' not in each] == []


def test_embed_tells_the_weightiest_events_without_a_script() -> None:
    page = render_site(bridge(), Settings())[EMBED].decode()
    few = re.findall(r'<li><b>[^<]*</b> <span[^>]*><a href="index.html#event-(\w+)"', page)
    assert few == ["contract", "closed", "crack", "warned", "ferry"]


def test_embed_in_another_language_has_its_dates_in_that_language_too() -> None:
    files = render_site(bridge(), Settings(embed_languages=("sv", "en", "de")))
    names = [path.rpartition("/")[2] for path in files if path.startswith("topics/oster-bridge/embed")]
    assert names == ["embed.de.html", "embed.html", "embed.sv.html"]
    assert '<html lang="sv"' in files[EMBED.replace(".html", ".sv.html")].decode()
    assert "12\xa0november\xa02024" in files[EMBED.replace(".html", ".sv.html")].decode()
    assert 'content="en sv de"' in files[EMBED].decode()


def test_embed_of_very_many_events_keeps_what_it_tells_of_each_in_a_file_of_its_own() -> None:
    files = render_site(edition_of(daily(LONGEST + 1, step=1)), Settings())
    (path,) = re.findall(r'data-events="(embed-[0-9a-f]{12}\.js)"', files[EMBED].decode())
    assert files[f"topics/oster-bridge/{path}"].startswith(b"window.storyTimeline.takeEvents({")
    assert 'id="embed-data"' not in files[EMBED].decode()


def test_dark_colours_answer_to_the_system_and_to_a_choice() -> None:
    sheet = by_choice(
        "a {}\n@media screen and (prefers-color-scheme: dark) { /* why */\n:root { --ink: #eee; } }\nb {}"
    )
    assert sheet == (
        "a {}\n@media screen and (prefers-color-scheme: dark) { /* why */\n"
        ":root:where(:not([data-theme=light])) { --ink: #eee; } }\n"
        "@media screen { :root:where([data-theme=dark]) { --ink: #eee; } }\nb {}"
    )


def test_no_dark_colour_of_the_pages_is_left_to_the_system_alone() -> None:
    files = render_site(bridge(), Settings())
    (sheet,) = (
        content.decode() for path, content in files.items() if path.startswith("assets/embed-") and "css" in path
    )
    assert sheet.count("prefers-color-scheme: dark") == sheet.count(":root:where([data-theme=dark])") >= 1


@pytest.fixture
def embedded(browser: Any, tmp_path: Path) -> Iterator[Framing]:
    """Puts an edition's embed in a frame on a page of another host; gives the page and the frame."""
    opened: list[Any] = []

    def show(
        edition: Edition,
        query: str = "",
        *,
        sandbox: str = SANDBOX,
        settings: Settings | None = None,
        ready: str | None = None,
        **look: Any,
    ) -> tuple[Any, Any]:
        write_site(render_site(edition, settings or Settings()), tmp_path / "site")
        site = served(tmp_path / "site")
        address = site.__enter__()
        opened.append(site)
        host = host_page(
            browser,
            tmp_path,
            frame_code(f"{address}/topics/{edition.topics[0].key}/embed.html{query}", sandbox),
            **look,
        )
        page = host.__enter__()
        opened.append(host)
        return page, framed(page, ready) if ready else framed(page)

    yield show
    for each in reversed(opened):
        each.__exit__(None, None, None)


@pytest.mark.browser
def test_sandboxed_frame_draws_the_chart_and_tells_the_weightiest_event(embedded: Framing) -> None:
    _, frame = embedded(bridge())
    assert frame.evaluate("self.origin") == "null"
    assert frame.evaluate(POINTS) >= 1
    assert frame.evaluate(MARKS) >= 4
    assert frame.evaluate(SHOWN) == TITLE
    assert frame.inner_text("#picked time").replace("\xa0", " ") == "Tuesday, 12 November 2024"
    assert "Sources differ" in frame.inner_text("#picked .differ")
    assert frame.inner_text("#picked mark") == "Tuesday"
    assert frame.get_attribute("#picked cite a", "href") == "https://news.example/oster?a=1&b=2"
    assert not frame.is_visible(".few")


@pytest.mark.browser
def test_reader_goes_from_event_to_event_and_picks_one_on_the_chart(embedded: Framing) -> None:
    page, frame = embedded(bridge())
    steps = page.evaluate("history.length")
    seen = [frame.evaluate(SHOWN)]
    while frame.is_enabled("[data-step='1']"):
        frame.click("[data-step='1']")
        seen.append(frame.evaluate(SHOWN))
    assert seen[-2:] == ["Divers examine the piers", "Two lanes shut"]
    assert frame.inner_text("#picked .place") == "9 of 9"
    frame.evaluate("storyTimeline.chart.reset()")
    x, y = spot(frame, "ferry")
    inside = page.locator("iframe").bounding_box()
    page.mouse.click(inside["x"] + x, inside["y"] + y)
    until(frame, f"{SHOWN} === 'Replacement ferry to start'")
    assert not frame.evaluate("document.querySelector('#chart-chosen').hidden")
    assert page.evaluate("history.length") == steps  # "back" leads out of the page, not through the events


@pytest.mark.browser
def test_filter_leaves_fewer_points_and_events(embedded: Framing) -> None:
    _, frame = embedded(bridge())
    marks = "storyTimeline.chart.marks.length"
    before = frame.evaluate(marks)
    frame.click("#finding details:first-of-type summary")
    frame.check("#finding input[value='Evening Mail']")
    until(frame, f"{marks} < {before}")
    assert frame.inner_text("#found .seen") == "4 of 9 events"
    assert frame.inner_text("#picked .place").endswith("of 4")
    frame.page.keyboard.press("Escape")
    frame.click("#found button")
    until(frame, f"{marks} === {before}")


@pytest.mark.browser
def test_address_chooses_event_view_and_filter(embedded: Framing) -> None:
    _, frame = embedded(bridge(), "?event=contract&source=Evening+Mail&from=2024-05-01&to=2024-08-01")
    assert frame.evaluate(SHOWN) == "Repair contract signed"
    until(frame, "document.querySelector('#chart-period').textContent === '1 May – 1 August 2024'")
    assert frame.inner_text("#found .seen") == "4 of 9 events"
    assert frame.get_attribute("#picked h2 a", "href").startswith("index.html?source=Evening+Mail&from=2024-05-01")
    assert frame.get_attribute("#picked h2 a", "href").endswith("#event-contract")


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "system"), [("dark", "light"), ("light", "dark")])
def test_address_chooses_the_colours_whatever_the_system_prefers(embedded: Framing, theme: str, system: str) -> None:
    _, frame = embedded(bridge(), f"?theme={theme}", color_scheme=system)
    paper = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"dark": "rgb(20, 22, 26)", "light": "rgb(255, 253, 249)"}[theme]
    assert frame.evaluate("storyTimeline.theme().paper") == paper


@pytest.mark.browser
def test_address_chooses_a_language_that_the_settings_ask_for(embedded: Framing) -> None:
    page, _ = embedded(bridge(), "?lang=de&theme=dark", settings=Settings(embed_languages=("de",)))
    frame = page.frames[1]
    until(frame, "document.documentElement.lang === 'de'")
    until(frame, f"{SHOWN} === '{TITLE}'")
    assert "Dienstag" in frame.inner_text("#picked time")
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.browser
def test_language_that_there_is_not_leaves_that_of_the_page(embedded: Framing) -> None:
    _, frame = embedded(bridge(), "?lang=../../x")
    assert frame.evaluate("document.documentElement.lang") == "en"


@pytest.mark.browser
@pytest.mark.parametrize("hand", ["wheel", "wheel after a click", "touch"])
def test_page_around_scrolls_on_over_the_chart(embedded: Framing, hand: str) -> None:
    page, frame = embedded(bridge(), has_touch=hand == "touch")
    page.locator("iframe").scroll_into_view_if_needed()
    page.evaluate("scrollBy({top: document.querySelector('iframe').getBoundingClientRect().top - 40})")
    box = page.locator("iframe").bounding_box()
    inside = frame.evaluate("document.querySelector('#chart').getBoundingClientRect().top")
    x, y = box["x"] + 300, box["y"] + inside + 60
    before = page.evaluate("scrollY")
    if hand == "touch":
        finger = page.context.new_cdp_session(page)
        for moved in range(0, 240, 20):
            kind = "touchMove" if moved else "touchStart"
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - moved}]})
            page.evaluate(NEXT_FRAME)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        page.mouse.move(x, y)
        if hand.endswith("click"):
            page.mouse.click(x, y)
        page.mouse.wheel(0, 200)
    until(page, f"scrollY >= {before + 150}")


@pytest.mark.browser
def test_height_is_told_at_first_on_resizing_and_when_asked(embedded: Framing, browser: Any) -> None:
    page, frame = embedded(bridge())
    page.evaluate(
        "addEventListener('message', ({ source, data }) => source === frames[0] && (window.told ||= []).push(data))"
    )
    page.evaluate("frames[0].postMessage({ type: 'story-timeline' }, '*')")
    until(page, "window.told?.length > 0")
    height = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert page.evaluate("told.at(-1)") == {"type": "story-timeline", "height": height}
    assert 440 <= height <= 660
    page.set_viewport_size({"width": 360, "height": 800})
    until(page, f"told.at(-1).height > {height}")


@pytest.mark.browser
def test_without_scripts_the_drawing_and_a_few_events_stand_there(embedded: Framing) -> None:
    page, frame = embedded(
        bridge(), sandbox=SANDBOX.replace("allow-scripts ", ""), ready="document.querySelector('.few') !== null"
    )
    assert frame.locator("#chart svg.drawing:visible").count() == 1
    assert frame.locator(".few li:visible").count() == 5
    assert not frame.is_visible("#picked")
    assert not frame.is_visible("#finding")
    assert not frame.is_visible("#chart-buttons")
    assert all("Blocked script execution" in each for each in page.problems)
    page.problems.clear()


@pytest.mark.browser
@pytest.mark.parametrize("lacking", ["", "allow-popups", "allow-popups-to-escape-sandbox"])
def test_each_token_of_the_sandbox_is_needed_for_its_links(embedded: Framing, lacking: str) -> None:
    page, frame = embedded(bridge(), sandbox=" ".join(each for each in SANDBOX.split() if each != lacking))
    here = page.url
    if lacking == "allow-popups":
        frame.click(".foot a")
        until(page, lambda: any("allow-popups" in each for each in page.problems))
        assert page.context.pages == [page]
        assert page.url == here
        page.problems.clear()
        return
    with page.context.expect_page() as opened:
        frame.click(".foot a")
    tab = opened.value
    assert page.url == here
    until(tab, "document.readyState === 'complete'")
    assert tab.evaluate("self.origin === 'null'") == (lacking == "allow-popups-to-escape-sandbox")


@pytest.mark.browser
def test_hostile_words_run_nothing_in_an_embed(embedded: Framing) -> None:
    _, frame = embedded(hostile())
    assert frame.evaluate("window.hacked") is None
    assert "<script>" in frame.evaluate(SHOWN)
    assert frame.locator("#picked script, #picked img").count() == 0


@pytest.mark.browser
def test_embed_that_holds_all_it_needs_works_alone_in_a_sandboxed_frame_from_a_disk(
    browser: Any, tmp_path: Path
) -> None:
    (tmp_path / "alone.html").write_bytes(render_site(bridge(), Settings(), self_contained=True)[EMBED])
    (tmp_path / "frame.html").write_text(frame_code("alone.html?theme=dark&event=ferry"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text))
    page.on("pageerror", lambda fault: problems.append(str(fault)))
    page.goto((tmp_path / "frame.html").as_uri())
    frame = framed(page)
    until(frame, f"{SHOWN} === 'Replacement ferry to start'")
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    context.close()
    assert problems == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "look",
    [
        {"viewport": {"width": 900, "height": 700}},
        {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"},
        {"viewport": {"width": 600, "height": 700}, "color_scheme": "dark"},
    ],
    ids=["wide", "phone dark", "middle dark"],
)
@pytest.mark.parametrize("name", ["bridge", "sixty"])
def test_axe_finds_nothing_on_an_embed(
    browser: Any, axe: str, written: Callable[[Edition], str], name: str, look: dict[str, Any]
) -> None:
    address = written({"bridge": bridge(), "sixty": edition_of(daily(60))}[name]).replace("index.html", "embed.html")
    context = browser.new_context(bypass_csp=True, **look)
    page = context.new_page()
    page.goto(address)
    until(page, "document.querySelector('#chart')?.dataset.ready === ''")
    page.evaluate(axe)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run({ runOnly: rules })", rules)
    told = [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert told == []
    assert overflow <= 0
