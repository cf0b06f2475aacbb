"""Pages that hold all they need: alone on a disk, and in a sandboxed frame."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from timeline.models import Edition
from timeline.rendering.assets import load_assets
from timeline.rendering.packing import LARGEST_EXPORT, shared, single
from timeline.rendering.site import render_site
from timeline.settings import PictureSettings, Settings, TopicSettings

from .fixtures import bridge, edition_of, hostile
from .images import png
from .waiting import until

READY = "document.querySelector('#chart')?.dataset.ready === ''"
PAGE = "topics/oster-bridge/index.html"


def policy(page: str) -> dict[str, list[str]]:
    """The sources that the page's policy allows, by directive."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return {words[0]: words[1:] for words in (each.split() for each in found[1].split(";"))}


def test_every_script_and_sheet_in_a_page_is_named_by_its_hash_and_no_other_may_run() -> None:
    files = render_site(edition_of(bridge().topics[0].events), Settings(), self_contained=True)
    for path in ("index.html", PAGE):
        page = files[path].decode()
        allowed = policy(page)
        assert not [each for sources in allowed.values() for each in sources if "unsafe" in each or each == "'self'"]
        for tag, directive in (("script", "script-src"), ("style", "style-src")):
            for attributes, text in re.findall(rf"<{tag}([^>]*)>(.*?)</{tag}>", page, re.DOTALL):
                if "application/json" not in attributes:
                    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                    assert f"'sha256-{digest}'" in allowed[directive]


def test_page_needs_no_file_beside_it_but_keeps_its_links(tmp_path: Path) -> None:
    (tmp_path / "bridge.png").write_bytes(png(64, 48))
    picture = PictureSettings(str(tmp_path / "bridge.png"), alt="A bridge", credit="Eva Lund")
    settings = Settings(topics={"oster-bridge": TopicSettings(title="Oster Bridge", picture=picture)})
    files = render_site(bridge(), settings, self_contained=True)
    page = files[PAGE].decode()
    markup = re.sub(r"(?s)(<script[^>]*>).*?</script>", r"\1", page)  # Plotly's own code has the beginning of an image
    assert not re.findall(r'<(?:script|img|source|link)[^>]* (?:src|href|srcset)="(?!data:)', markup)
    assert f'src="data:image/png;base64,{base64.b64encode(png(64, 48)).decode()}"' in page
    assert '<a href="../../index.html">' in page
    assert not re.findall(r'href="[\w.-]+" download', page)
    for name in ("timeline.json", "evidence.csv", "events.csv", "events.ics"):
        (held,) = re.findall(rf'href="data:[\w/]+;base64,([^"]+)" download="{name}"', page)
        assert base64.b64decode(held) == files[f"topics/oster-bridge/{name}"]
    assert not [path for path in files if path.endswith((".js", ".css"))]


def test_words_that_would_end_a_script_or_a_sheet_are_written_otherwise() -> None:
    assets = load_assets("/* </style><script>1</script> */")
    script = b'a = "</script><!-- <script>"; /<\\/Script>/;'
    files = {**assets.files, assets.paths["page.js"]: script}
    packed = single(replace(assets, files=files), {})
    assert packed.script("page.js", "") == '<script>a = "\\x3c/script>\\x3c!-- \\x3cscript>"; /<\\/Script>/;</script>'
    assert packed.style("theme.css", "").count("</") == 1


def test_export_that_would_make_a_page_too_large_stays_a_link() -> None:
    packed = single(load_assets(), {})
    assert packed.download("timeline.json", b" " * (LARGEST_EXPORT + 1)) == "timeline.json"
    assert packed.download("timeline.json", b"{}") == "data:application/json;base64,e30="
    assert shared(load_assets(), {}).download("timeline.json", b"{}") == "timeline.json"


@contextmanager
def framed(browser: Any, folder: Path, edition: Edition, path: str, *, sandboxed: bool) -> Iterator[Any]:
    """One page of the site, alone in a folder of its own, by itself or in a sandboxed frame. On the way out: no message
    on the console (violations of the policy are such), no fault, and no request but for the page."""
    page_file = folder / "alone.html"
    page_file.write_bytes(render_site(edition, Settings(), self_contained=True)[path])
    shown = page_file
    if sandboxed:
        shown = folder / "frame.html"
        shown.write_text('<iframe sandbox="allow-scripts" src="alone.html" width="1000" height="800"></iframe>')
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    tab = context.new_page()
    problems: list[str] = []
    tab.on("console", lambda message: problems.append(message.text))
    tab.on("pageerror", lambda fault: problems.append(str(fault)))
    tab.on("request", lambda asked: asked.url.startswith("data:") or problems.append(f"asked for {asked.url}"))
    tab.goto(shown.as_uri())
    try:
        yield tab.frames[-1]
        expected = [f"asked for {each.as_uri()}" for each in dict.fromkeys((shown, page_file))]
        assert problems == expected
    finally:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("sandboxed", [False, True])
def test_topic_page_draws_and_finds_without_a_violation(browser: Any, tmp_path: Path, sandboxed: bool) -> None:
    with framed(browser, tmp_path, bridge(), PAGE, sandboxed=sandboxed) as page:
        until(page, READY)
        assert page.evaluate("self.origin") == "null"
        page.click("button[data-do=in]")
        page.click("#event-contract .acts + details summary")
        page.click("#rails a[href='#event-lanes']")
        until(page, "location.hash === '#event-lanes'")
        box = "document.querySelector('#event-lanes').getBoundingClientRect()"
        until(page, f"{box}.top < innerHeight && {box}.bottom > 0")
        lifted = "getComputedStyle(document.querySelector('#event-lanes')).backgroundColor"
        assert page.evaluate(lifted) != page.evaluate(lifted.replace("lanes", "contract"))


@pytest.mark.browser
def test_export_is_saved_from_a_page_that_stands_alone(browser: Any, tmp_path: Path) -> None:
    with framed(browser, tmp_path, bridge(), PAGE, sandboxed=False) as page:
        page.click("details.save summary")
        with page.page.expect_download() as saved:
            page.click("a[download='events.csv']")
        expected = render_site(bridge(), Settings())["topics/oster-bridge/events.csv"]
        assert saved.value.suggested_filename == "events.csv"
        assert Path(saved.value.path()).read_bytes() == expected


@pytest.mark.browser
@pytest.mark.parametrize("sandboxed", [False, True])
def test_index_searches_without_a_violation(browser: Any, tmp_path: Path, sandboxed: bool) -> None:
    first = bridge()
    other = replace(first.topics[0], key="second", title="Harbour dredged")
    edition = replace(first, topics=(*first.topics, other))
    with framed(browser, tmp_path, edition, "index.html", sandboxed=sandboxed) as page:
        page.fill("#seek-words", "harbour d")
        until(page, "document.querySelectorAll('.cards > li:not([hidden])').length === 1")
        page.fill("#seek-words", "")
        until(page, "document.querySelectorAll('.cards > li:not([hidden])').length === 2")


@pytest.mark.browser
def test_hostile_words_run_nothing_where_scripts_stand_in_the_page(browser: Any, tmp_path: Path) -> None:
    with framed(browser, tmp_path, hostile(), "topics/hostile/index.html", sandboxed=True) as page:
        until(page, READY)
        assert page.evaluate("window.hacked") is None
