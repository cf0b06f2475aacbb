"""Every field of an article is hostile: what the real build makes of it runs nothing, asks nobody and offends no policy
in a browser, whatever a reader does on the page."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from timeline.cli import main

from .payloads import OWN, borrowed, write_inputs
from .watching import search_stories, served, use_everything, watched

browser_test = pytest.mark.browser
# Of the large collection each so many-th payload is tried; all of them, a quarter of an hour, where the environment has
# TIMELINE_ALL_PAYLOADS.
_SAMPLE = 20


def build(folder: Path, payloads: Sequence[str], *options: str) -> Path:
    """The site of articles with these payloads, through the command."""
    folder.mkdir()
    settings = write_inputs(folder, payloads)
    arguments = ["build", str(folder / "inbox"), "--config", str(settings), "-o", str(folder / "site"), "--quiet"]
    result = CliRunner().invoke(main, [*arguments, *options])
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile") / "shared", OWN)


@pytest.fixture(scope="module")
def single_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile") / "single", OWN, "--self-contained")


def pages(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(found) >= 3
    return found


def test_all_payloads_reach_the_page(site: Path) -> None:
    words = (site / "topics" / "batch-0" / "index.html").read_text(encoding="utf-8")
    for number in range(1, 25):
        assert f"struck={number}" in words or str(number) in words
    assert words.count("&lt;script&gt;window.struck=1&lt;/script&gt;") > 5


def test_payloads_stand_in_what_is_said_of_pictures_and_of_the_logo(site: Path) -> None:
    words = (site / "topics" / "batch-0" / "index.html").read_text(encoding="utf-8")
    alts = re.findall(r'<img [^>]*alt="([^"]*)"', words)
    captions = re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", words, re.DOTALL)
    assert len(alts) == 2
    assert len(captions) == 1
    for text in (*alts, *captions):
        assert "&lt;script&gt;window.struck=1&lt;/script&gt;" in text
        assert "<script" not in text


@browser_test
def test_nothing_runs_whatever_a_reader_does_on_any_page(site: Path, browser: Any) -> None:
    done: dict[str, int] = {}
    with served(site) as address, watched(browser, address, permissions=["clipboard-write"]) as watch:
        for path in pages(site):
            watch.visit(f"{address}/{path}")
            if path == "index.html":
                done["stories"] = search_stories(watch.page)
            if path.startswith("topics/"):
                for what, times in use_everything(watch.page).items():
                    done[what] = done.get(what, 0) + times
            assert watch.problems() == [], path
    assert all(done[what] > 2 for what in ("marks", "states", "copies", "menus", "searches")), done
    assert done["stories"], "no search of stories met a hostile title"


@browser_test
def test_nothing_runs_on_pages_that_hold_all_they_need(single_site: Path, browser: Any) -> None:
    with watched(browser, single_site.as_uri()) as watch:
        for path in pages(single_site):
            watch.visit((single_site / path).as_uri())
            if path == "index.html":
                assert search_stories(watch.page)
            if path.startswith("topics/"):
                use_everything(watch.page)
            assert watch.problems() == [], path


@browser_test
@pytest.mark.parametrize("query", ["?q={}&sort={}", "?source={}&certainty={}&status={}", "?asof={}&from={}&to={}"])
def test_nothing_runs_whatever_stands_in_the_address(site: Path, browser: Any, query: str) -> None:
    with served(site) as address, watched(browser, address) as watch:
        for payload in (*OWN[:5], "%E0%A4%A", "__proto__", "9" * 40, "2024-13-45"):
            watch.visit(f"{address}/topics/batch-0/index.html{query.replace('{}', quote(payload))}#event-{payload}")
            watch.page.wait_for_selector("#chart[data-ready]", state="attached")
            for name in (f"#event-{payload}", f"#article-{payload}", f"#{payload}", "#event-%"):
                watch.page.evaluate("name => { location.hash = name; }", name)
            assert watch.problems() == [], payload


@browser_test
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_picture_of_the_chart_is_inert(site: Path, browser: Any, tmp_path: Path, kind: str) -> None:
    with served(site) as address, watched(browser, address) as watch:
        watch.visit(f"{address}/topics/batch-0/index.html")
        watch.page.wait_for_selector("#chart[data-ready]", state="attached")
        with watch.page.expect_download() as download:
            watch.page.evaluate(f"document.querySelector('[data-save={kind}]').click()")
        picture = tmp_path / f"picture.{kind}"
        download.value.save_as(picture)
        assert watch.problems() == []
    if kind == "png":
        assert picture.read_bytes().startswith(b"\x89PNG")
        return
    text = picture.read_text(encoding="utf-8")
    assert "struck" in text
    assert re.findall(r"<(?:script|foreignObject|iframe|image|use|animate|set|handler)\b", text, re.IGNORECASE) == []
    with watched(browser, tmp_path.as_uri()) as watch:
        watch.visit(picture.as_uri())
        assert watch.problems() == []


def test_policy_of_every_page_forbids_what_stands_in_the_page_itself(site: Path, single_site: Path) -> None:
    for folder in (site, single_site):
        for path in pages(folder):
            page = (folder / path).read_text(encoding="utf-8")
            (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
            rules = {name: values for name, *values in (rule.split() for rule in policy.split(";"))}
            assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
            for directive in ("script-src", "style-src"):
                assert all(value == "'self'" or value.startswith("'sha256-") for value in rules[directive])
            assert not {"unsafe-inline", "unsafe-eval", "unsafe-hashes", "strict-dynamic", "*", "http"} & set(
                re.findall(r"[a-z*-]+", policy.replace("'self'", ""))
            )
            before = page[: page.index("<meta http-equiv")]
            assert not re.search(r"<(?:script|link|style|img)\b", before)
            assert '<meta name="referrer" content="no-referrer">' in page


def test_no_cell_of_a_table_is_run_as_a_formula(site: Path) -> None:
    cells = 0
    for path in site.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
            for cell in row:
                assert not re.match(r"[\s]*[=+@\u2212\uff1d\uff0b\uff20]|[\s]*-(?!\d+(\.\d+)?$)", cell), cell
                cells += cell.startswith(("'=", "'@"))
    assert cells > 4


def test_no_line_of_a_calendar_is_one_of_the_articles(site: Path) -> None:
    ours = (
        "BEGIN END VERSION PRODID CALSCALE X-WR-CALNAME UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION URL STATUS TRANSP"
    )
    known = rf"({'|'.join(ours.split())})[:;]"
    for path in site.rglob("*.ics"):
        content = path.read_bytes()
        assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
        lines = content.split(b"\r\n")
        assert max(len(line) for line in lines) <= 75
        unfolded = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
        assert all(re.match(known, line) for line in unfolded)
        assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") > 10


def test_data_files_are_json_and_their_scripts_hold_no_markup(site: Path) -> None:
    for path in site.rglob("*.json"):
        json.loads(path.read_bytes())
    scripts = [path for path in site.rglob("*.js") if path.parent.name != "assets"]
    assert scripts
    for path in scripts:
        assert not set("<>&\u2028\u2029") & set(path.read_text(encoding="utf-8"))


def test_no_file_is_written_outside_of_the_site_or_under_a_name_of_the_articles(site: Path) -> None:
    for path in site.rglob("*"):
        assert re.fullmatch(r"[\w.-]+", path.name), path
    assert {path.name for path in site.parent.iterdir()} <= {
        "inbox",
        ".site.lock",
        "logo.png",
        "site",
        "timeline.toml",
        "site.register.json",
    }


@browser_test
@pytest.mark.slow
def test_nothing_runs_of_a_large_collection_of_payloads(tmp_path: Path, browser: Any) -> None:
    payloads = borrowed()
    if not payloads:
        pytest.skip("no collection of payloads is kept beside the project")
    if "TIMELINE_ALL_PAYLOADS" not in os.environ:
        payloads = payloads[::_SAMPLE]
    site = build(tmp_path / "large", payloads)
    with served(site) as address, watched(browser, address, permissions=["clipboard-write"]) as watch:
        for path in pages(site):
            watch.visit(f"{address}/{path}")
            if path.endswith("/index.html"):
                use_everything(watch.page)
            assert watch.problems() == [], path
