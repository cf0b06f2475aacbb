"""The panel that puts a timeline on another page: its code works where it is pasted, and every way of copying does."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from timeline.rendering.embedding import SANDBOX, frame_of
from timeline.rendering.folder import write_site
from timeline.rendering.site import render_site
from timeline.settings import Settings

from .fixtures import HOSTILE, bridge
from .framing import host_page
from .waiting import until
from .watching import served

pytestmark = pytest.mark.browser

PAGE = "topics/oster-bridge/index.html"
PUBLISHED = Settings(base_url="https://news.example/timelines")
FITTING, PLAIN = "#code-fitting", "#code-plain"


class Tags(HTMLParser):
    """The tags of a code with their attributes."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(code)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def panel(browser: Any, tmp_path: Path) -> Any:
    """The page of a topic with its panel open, read from a disk or at an address."""
    contexts = []

    def opened(settings: Settings, address: str | None = None, query: str = "", **look: Any) -> Any:
        write_site(render_site(bridge(), settings), tmp_path / "site")
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 900}} | look)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/{PAGE}{query}" if address else (tmp_path / "site" / PAGE).as_uri() + query)
        until(page, "document.querySelector('#chart')?.dataset.ready === ''")
        page.click("#embed-open")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_frame_has_a_name_for_readers_and_no_more_rights_than_it_needs(panel: Any) -> None:
    page = panel(PUBLISHED)
    for field in (FITTING, PLAIN):
        tag, attributes = Tags(page.input_value(field)).found[0]
        assert tag == "iframe"
        assert attributes["src"] == "https://news.example/timelines/topics/oster-bridge/embed.html"
        assert attributes["title"] == attributes["aria-label"] == "Oster Bridge closed after crack is found"
        assert attributes["loading"] == "lazy"
        assert attributes["sandbox"] == SANDBOX
        assert attributes["style"] == "width: 0; min-width: 100%; border: 0"
    assert page.input_value("#code-oembed") == "https://news.example/timelines/topics/oster-bridge/oembed.json"
    assert page.is_hidden("#embedding .address")


def test_hostile_title_stays_an_attribute_of_the_frame() -> None:
    title = f'{HOSTILE} {{src}} "onload=alert(1) x="'
    found = Tags(frame_of("{src}", title)).found
    assert [tag for tag, _ in found] == ["iframe"]
    assert found[0][1]["title"] == title
    assert set(found[0][1]) == {
        "src",
        "title",
        "aria-label",
        "loading",
        "sandbox",
        "height",
        "style",
        "data-story-timeline",
    }


def heights_given(host: Any) -> list[int]:
    return [round(frame.bounding_box()["height"]) for frame in host.locator("iframe").all()]


def heights_needed(host: Any) -> list[int]:
    needed = "Math.ceil(document.body.getBoundingClientRect().height)"
    return [frame.evaluate(needed) for frame in host.frames[1:]]


def test_pasted_code_gives_each_of_several_frames_its_own_height(browser: Any, panel: Any, tmp_path: Path) -> None:
    with served(tmp_path / "site") as address:
        page = panel(Settings(base_url=f"{address}/"))
        code = page.input_value(FITTING)
        narrow = f'<div style="width: 330px">{code}</div>'
        with host_page(browser, tmp_path, code + narrow) as host:
            frames = host.locator("iframe")
            for each in (0, 1):
                frames.nth(each).scroll_into_view_if_needed()
                until(host, f"document.querySelectorAll('iframe')[{each}].style.height !== ''")
            until(host, lambda: heights_given(host) == heights_needed(host))
            wide, small = heights_given(host)
            assert wide < small


def test_heights_that_no_frame_has_are_clamped_and_strangers_not_heard(
    browser: Any, panel: Any, tmp_path: Path
) -> None:
    code = panel(PUBLISHED).input_value(FITTING)
    code = re.sub(r'src="[^"]*"', 'src="about:blank"', code)
    with host_page(browser, tmp_path, code) as host:
        # heard last by who listens last: the code of the page has had its turn
        host.evaluate(
            "new Promise(heard => { addEventListener('message', heard, { once: true });"
            " postMessage({ type: 'story-timeline', height: 400 }, '*'); }).then(() => null)"
        )
        assert host.evaluate("document.querySelector('iframe').style.height") == ""
        speak = "data => dispatchEvent(new MessageEvent('message', { data, source: frames[0] }))"
        for height, shown in ((1e9, "1200px"), (3, "240px"), (500, "500px")):
            host.evaluate(speak, {"type": "story-timeline", "height": height})
            assert host.evaluate("document.querySelector('iframe').style.height") == shown
        for nonsense in (
            None,
            "story-timeline",
            {"type": "other", "height": 700},
            {"type": "story-timeline", "height": "x"},
        ):
            host.evaluate(speak, nonsense)
        assert host.evaluate("document.querySelector('iframe').style.height") == "500px"


def test_choices_go_into_the_address(panel: Any) -> None:
    page = panel(PUBLISHED, query="?source=Evening+Mail&sort=weight#event-contract")
    assert 'embed.html"' in page.input_value(PLAIN)
    page.select_option("#embedding select[name=theme]", "dark")
    page.check("#embedding input[name=shown]")
    (_, attributes), *_ = Tags(page.input_value(PLAIN)).found
    assert attributes["src"].endswith("/embed.html?source=Evening+Mail&theme=dark&event=contract")


def test_language_is_a_choice_where_there_are_several(panel: Any) -> None:
    page = panel(Settings(base_url="https://news.example/", embed_languages=("sv",)))
    assert page.locator("#embedding select[name=file] option").all_inner_texts() == ["English", "svenska"]
    page.select_option("#embedding select[name=file]", label="svenska")
    assert "topics/oster-bridge/embed.sv.html" in page.input_value(PLAIN)


def test_page_read_from_a_disk_says_that_its_address_is_missing(panel: Any) -> None:
    page = panel(Settings())
    assert "write its address before topics/oster-bridge/" in page.inner_text("#embedding .address")
    assert 'src="topics/oster-bridge/embed.html"' in page.input_value(PLAIN)
    assert page.locator("#code-oembed").count() == 0


def test_page_at_an_address_takes_that_where_none_is_set(panel: Any, tmp_path: Path) -> None:
    with served(tmp_path / "site") as address:
        page = panel(Settings(), address)
        assert f'src="{address}/topics/oster-bridge/embed.html"' in page.input_value(PLAIN)
        assert "base_url" in page.inner_text("#embedding .address")


def test_keys_open_copy_and_close_and_the_focus_comes_back(panel: Any, tmp_path: Path) -> None:
    with served(tmp_path / "site") as address:
        page = panel(PUBLISHED, address, permissions=["clipboard-read", "clipboard-write"])
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "embed-open"
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('#embedding').open")
        page.locator("[data-copy='code-fitting']").focus()
        page.keyboard.press("Enter")
        until(page, "document.querySelector('#embed-said').textContent !== ''")
        assert page.evaluate("navigator.clipboard.readText()") == page.input_value(FITTING)
        page.locator("#embedding .close").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "embed-open"


@pytest.mark.parametrize("self_contained", [False, True])
def test_texts_for_wikis_are_copied_as_they_stand_in_their_files(
    browser: Any, tmp_path: Path, *, self_contained: bool
) -> None:
    files = render_site(bridge(), Settings(), self_contained=self_contained)
    write_site(files, tmp_path / "site")
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((tmp_path / "site" / PAGE).as_uri())
    until(page, "document.querySelector('#chart')?.dataset.ready === ''")
    page.click("#embed-open")
    for name in ("wiki.txt", "wiki.md", "dokuwiki.txt", "confluence.xml"):
        page.evaluate("document.querySelector('#embed-said').textContent = ''")
        page.click(f"[data-text='{name}']")
        until(page, "document.querySelector('#embed-said').textContent !== ''")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == files[f"topics/oster-bridge/{name}"].decode()
    context.close()


@pytest.mark.parametrize(
    "look",
    [{}, {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}],
    ids=["wide", "phone dark"],
)
def test_axe_finds_nothing_on_the_panel(panel: Any, axe: str, look: dict[str, Any]) -> None:
    for settings in (PUBLISHED, Settings(embed_languages=("de",))):
        page = panel(settings, bypass_csp=True, **look)
        page.evaluate(axe)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("rules => axe.run('#embedding', { runOnly: rules })", rules)
        assert [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
