"""A timeline in a page of a real wiki, as a reader finds it there in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from .dokuwiki import DokuWiki
from .mediawiki import MediaWiki
from .published import PublishedSite

pytestmark = pytest.mark.browser

TOPIC = "mount-orrin"
POINTS = "#chart .points path.point"
MARKS = "window.storyTimeline.chart.marks.length"
BEFORE, AFTER = "What the desk knows. " * 40, "What the desk has yet to ask. " * 400
SKINS = {"vector": "wide", "vector-2022": "wide", "monobook": "wide", "timeless": "phone", "minerva": "phone"}
SIZES = {"wide": (1200, 800), "phone": (390, 780)}


@pytest.fixture(scope="module")
def codes(published: PublishedSite, browser: Any) -> dict[str, str]:
    """What a reader copies from the page of the topic: the code of a frame that is fitted, and of a plain one."""
    page = browser.new_page()
    page.goto(published.page(TOPIC))
    page.locator("#embed-open").click()
    codes = {name: page.locator(f"#code-{name}").input_value() for name in ("fitting", "plain")}
    page.close()
    return codes


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


@pytest.fixture(params=["tag", "html", "dokuwiki"])
def opened(request: pytest.FixtureRequest, published: PublishedSite, codes: dict[str, str], page: Any) -> Iterator[Any]:
    """A page that holds the timeline between two texts, in each manner in which a wiki shows it at its real height."""
    with ExitStack() as meanwhile:
        if request.param == "dokuwiki":
            doku: DokuWiki = request.getfixturevalue("dokuwiki")
            meanwhile.enter_context(doku.settings("$conf['htmlok'] = 1;"))
            doku.write("orrin", f"{BEFORE}\n\n<HTML>{codes['fitting']}</HTML>\n\n{AFTER}")
            page.goto(doku.address("orrin"))
            yield page
            return
        wiki: MediaWiki = request.getfixturevalue("mediawiki")
        if request.param == "tag":
            meanwhile.enter_context(wiki.with_extension(published.origin))
            frame = f'<storytimeline src="{published.embed(TOPIC)}" title="Mount Orrin" />'
        else:
            meanwhile.enter_context(wiki.settings("$wgRawHtml = true;"))
            frame = f"<html>{codes['fitting']}</html>"
        wiki.write("Mount Orrin", f"{BEFORE}\n\n{frame}\n\n{AFTER}")
        # The skin that a wiki has for phones; the others leave a column of a finger's width there
        skin = "minerva" if page.viewport_size["width"] < 500 else "vector-2022"
        page.goto(f"{wiki.address('Mount Orrin')}&useskin={skin}")
        yield page


def inside(page: Any) -> Any:
    """The page in the frame, once its chart stands."""
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.locator("iframe").element_handle().content_frame()
    frame.wait_for_selector("#chart[data-ready]", state="attached")
    return frame


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Waits till it holds. The frame's own policy lets no condition be evaluated in it."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


def fits(frame: Any) -> bool:
    """Whether the frame is as high as what stands in it."""
    return bool(frame.evaluate("Math.abs(document.body.getBoundingClientRect().height - innerHeight) <= 1"))


def test_a_reader_finds_the_points_and_filters_them(opened: Any) -> None:
    frame = inside(opened)
    shown, marks = frame.locator(POINTS).count(), frame.evaluate(MARKS)
    assert shown >= 2

    frame.locator("#finding summary", has_text="Source").click()
    frame.locator("#finding label", has_text="Pacific Ledger").click()
    until(opened, lambda: 0 < frame.evaluate(MARKS) < marks)


def test_the_frame_has_the_height_that_the_timeline_tells_whatever_its_width(opened: Any) -> None:
    frame = inside(opened)

    until(opened, lambda: fits(frame))
    before = frame.evaluate("[innerWidth, innerHeight]")
    opened.set_viewport_size({"width": 340, "height": 700})
    until(opened, lambda: frame.evaluate("innerWidth") < before[0] and fits(frame))
    if before[0] > 700:
        assert frame.evaluate("innerHeight") > before[1]


def test_the_page_around_scrolls_while_the_pointer_is_over_the_frame(opened: Any) -> None:
    frame = inside(opened)
    until(opened, lambda: fits(frame))
    box = opened.locator("iframe").bounding_box()
    opened.mouse.move(box["x"] + box["width"] / 2, max(box["y"], 0) + 200)
    before = opened.evaluate("scrollY")

    opened.mouse.wheel(0, 300)
    until(opened, lambda: opened.evaluate("scrollY") > before + 250)


def test_the_page_around_is_no_wider_than_the_window(opened: Any) -> None:
    frame = inside(opened)
    until(opened, lambda: fits(frame))

    window, box = opened.viewport_size["width"], opened.locator("iframe").bounding_box()
    assert opened.evaluate("document.documentElement.scrollWidth") <= window
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("skin", "page"), SKINS.items(), indirect=["page"])
def test_the_tag_is_fitted_in_each_skin(mediawiki: MediaWiki, published: PublishedSite, page: Any, skin: str) -> None:
    with mediawiki.with_extension(published.origin):
        mediawiki.write("Fitted", f'<storytimeline src="{published.embed(TOPIC)}" height="300" />\n\n{AFTER}')
        page.goto(f"{mediawiki.address('Fitted')}&useskin={skin}")
        frame = inside(page)

        until(page, lambda: fits(frame))
        assert frame.evaluate("innerHeight") > 400
        assert not page.locator("figcaption").is_visible()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_two_timelines_of_one_page_have_each_its_own_height(
    mediawiki: MediaWiki, published: PublishedSite, page: Any
) -> None:
    tag = '<storytimeline src="{}" />'
    short = f"{published.embed(TOPIC)}?from=2025-01-01&amp;to=2025-02-01"
    with mediawiki.with_extension(published.origin):
        others = sorted(path.name for path in (published.folder / "topics").iterdir() if path.name != TOPIC)
        mediawiki.write("Two", "\n\n".join(tag.format(each) for each in (short, published.embed(others[0]))))
        page.goto(f"{mediawiki.address('Two')}&useskin=minerva")
        frames = []
        for frame in page.locator("iframe").all():
            frame.scroll_into_view_if_needed()
            frames.append(frame.element_handle().content_frame())

        until(page, lambda: all(fits(frame) for frame in frames))
        assert "from=2025-01-01" in frames[0].url
        assert "to=2025-02-01" in frames[0].url


def test_without_scripts_the_link_under_the_frame_is_there(
    mediawiki: MediaWiki, published: PublishedSite, browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    with mediawiki.with_extension(published.origin):
        mediawiki.write("Unscripted", f'<storytimeline src="{published.embed(TOPIC)}" height="700" />')
        page = context.new_page()
        page.goto(mediawiki.address("Unscripted"))

        assert page.locator("figcaption a").is_visible()
        assert page.locator("iframe").bounding_box()["height"] == 700
    context.close()


def test_the_frame_can_reach_neither_the_wiki_nor_its_window(
    mediawiki: MediaWiki, published: PublishedSite, browser: Any
) -> None:
    with mediawiki.with_extension(published.origin):
        mediawiki.write("Bounded", f'<storytimeline src="{published.embed(TOPIC)}" />')
        page = browser.new_page()
        page.goto(mediawiki.address("Bounded"))
        frame = inside(page)

        assert frame.evaluate("(() => { try { return document.cookie } catch { return null } })()") is None
        refused = "(() => { try { top.location = 'about:blank'; return false } catch { return true } })()"
        assert frame.evaluate(refused)
        assert frame.evaluate("document.referrer") == ""
        page.close()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_the_plain_frame_of_the_panel_shows_the_timeline_in_dokuwiki(
    dokuwiki: DokuWiki, codes: dict[str, str], page: Any
) -> None:
    with dokuwiki.settings("$conf['htmlok'] = 1;"):
        dokuwiki.write("plain", f"<HTML>{codes['plain']}</HTML>")
        page.goto(dokuwiki.address("plain"))

        assert inside(page).locator(POINTS).count() >= 2


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_without_raw_html_the_code_is_shown_as_text(dokuwiki: DokuWiki, codes: dict[str, str], page: Any) -> None:
    dokuwiki.write("refused", f"<HTML>{codes['plain']}</HTML>")
    page.goto(dokuwiki.address("refused"))

    assert page.locator("iframe").count() == 0
    assert "<iframe" in page.locator("body").inner_text()
