"""The guide, docs/wiki.md, followed to the letter on real wikis."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest

from timeline.settings import load_settings

from .dokuwiki import DokuWiki
from .elements import Elements
from .mediawiki import EXTENSION, MediaWiki
from .published import PublishedSite

GUIDE = (Path(__file__).parents[2] / "docs" / "wiki.md").read_text(encoding="utf-8")


TOPIC = "mount-orrin"


def fetched(address: str) -> bytes:
    with build_opener(ProxyHandler({})).open(address) as answer:
        return bytes(answer.read())


def codes(heading: str, language: str) -> list[str]:
    """The blocks of code in a language under a heading, without their indent."""
    found = re.search(rf"^## {re.escape(heading)}$\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", found[1], re.MULTILINE | re.DOTALL)
    return [re.sub(f"^{indent}", "", block, flags=re.MULTILINE) for indent, block in blocks]


def test_the_lines_for_the_extension_and_the_tag_show_the_timeline(mediawiki: MediaWiki) -> None:
    [settings], [tag] = codes("MediaWiki with the extension", "php"), codes("MediaWiki with the extension", "wikitext")
    # Where "the folder extensions of the wiki" is in this one
    folder = f"$wgExtensionDirectory = {str(EXTENSION.parents[1])!r};"

    with mediawiki.settings(f"{folder}\n{settings}"):
        [frame] = Elements(mediawiki.parse(tag).html).all("iframe")
    assert frame["title"] == "The eruption of Mount Orrin"
    assert f'src="{frame["src"]}"' in tag


def test_the_line_for_raw_html_lets_a_frame_stand_in_mediawiki(mediawiki: MediaWiki) -> None:
    [settings] = codes("MediaWiki with raw HTML", "php")
    text = '<html><iframe src="https://news.example/"></iframe></html>'

    assert not Elements(mediawiki.parse(text).html).all("iframe")
    with mediawiki.settings(settings):
        assert Elements(mediawiki.parse(text).html).all("iframe")


def test_the_line_for_raw_html_lets_a_frame_stand_in_dokuwiki(dokuwiki: DokuWiki) -> None:
    [settings] = codes("DokuWiki", "php")
    dokuwiki.write("guide", '<HTML><iframe src="https://news.example/"></iframe></HTML>')

    with dokuwiki.settings(settings):
        assert b'<iframe src="https://news.example/"></iframe>' in fetched(dokuwiki.address("guide"))


def test_the_line_for_the_picture_shows_it_in_mediawiki(
    mediawiki: MediaWiki, published: PublishedSite, tmp_path: Path
) -> None:
    [line] = re.findall(r"`(\[\[File:[^`]+\]\])`", GUIDE)
    (tmp_path / "Mount Orrin timeline.png").write_bytes(published.picture(TOPIC))
    mediawiki.maintain("importImages", str(tmp_path))

    [image] = Elements(mediawiki.parse(line).html).all("img")
    assert fetched(f"{mediawiki.url}{image['src']}") == published.picture(TOPIC)
    assert image["width"] == "900"


def test_the_line_for_the_picture_shows_it_in_dokuwiki(dokuwiki: DokuWiki, published: PublishedSite) -> None:
    [line] = re.findall(r"`(\{\{[^`]+\}\})`", GUIDE)
    dokuwiki.upload("mount-orrin-timeline.png", published.picture(TOPIC))
    dokuwiki.write("pictured", line)

    html = fetched(dokuwiki.address("pictured")).decode()
    [image] = [each for each in Elements(html).all("img") if "mount-orrin" in (each["src"] or "")]
    assert fetched(f"{dokuwiki.url}{image['src']}").startswith(b"\x89PNG")
    assert image["width"] == "900"


@pytest.mark.browser
def test_the_text_for_dokuwiki_shows_the_picture_of_the_published_site(
    dokuwiki: DokuWiki, published: PublishedSite, browser: Any
) -> None:
    dokuwiki.write("pasted", published.text(TOPIC, "dokuwiki.txt"))
    page = browser.new_page()
    page.goto(dokuwiki.address("pasted"))

    picture = page.locator("img[alt*='The eruption of Mount Orrin']")
    assert picture.evaluate("async each => { await each.decode(); return each.naturalWidth }") > 0
    assert page.get_by_role("link", name="Open the timeline").get_attribute("href") == f"{published.url}topics/{TOPIC}/"
    page.close()


def test_the_text_for_mediawiki_shows_the_table(mediawiki: MediaWiki, published: PublishedSite) -> None:
    elements = Elements(mediawiki.parse(published.text(TOPIC, "wiki.txt")).html)

    assert ["August 2024", "The geological service raised its alert to level two"] in [row[:2] for row in elements.rows]


def test_the_words_of_the_panel_are_those_that_the_guide_names(published: PublishedSite) -> None:
    page = (published.folder / "topics" / TOPIC / "index.html").read_text(encoding="utf-8")
    panel = page.partition('<dialog class="embedding"')[2].partition("</dialog>")[0]

    for words in ("Frame that fits its height", "Plain frame"):
        assert f'"{words}"' in GUIDE
        assert f">{words}</h3>" in panel
    for name in ("wiki.txt", "dokuwiki.txt", "wiki.md", "confluence.xml", "timeline.png"):
        assert f"`{name}`" in GUIDE
        assert f'download="{name}"' in panel


def test_the_settings_of_the_nightly_run_are_read(tmp_path: Path) -> None:
    [toml] = codes("By itself, every night", "toml")
    path = tmp_path / "timeline.toml"
    path.write_text(toml, encoding="utf-8")

    publish = load_settings(path).publish
    assert publish.mode == "automatic"
    assert publish.wikis["mediawiki"].page == "Timelines/{topic}"
