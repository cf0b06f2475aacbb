"""What a build writes for wikis, through the parsers of real ones: all words of others stay text, and links lead only
where they should."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import pytest
from lxml import html

from tests.rendering.payloads import borrowed
from tests.rendering.wiki.hostile import ALL, HREF, sheet
from timeline.rendering.wiki import FORMATS, Sheet
from timeline.rendering.wiki.mediawiki import mediawiki as wikitext

from .dokuwiki import DokuWiki
from .mediawiki import MediaWiki

TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
ELEMENTS = TABLE | {"div", "p", "br", "sup", "a", "span", "b", "strong", "ol", "li", "img"}
OPENER = build_opener(ProxyHandler({}))
HREFS = {HREF, "https://news.example/timelines/topics/bridge/"}


def fetched(address: str, **fields: str) -> str:
    """What a wiki answers, to a form where there are fields."""
    with OPENER.open(address, urlencode(fields).encode() if fields else None, timeout=120) as answer:
        return str(answer.read().decode())


def by_mediawiki(wiki: MediaWiki, text: str) -> dict[str, Any]:
    """The text as it would be saved and shown: signatures are made by the first, all else by the second."""
    answer = json.loads(fetched(
        wiki.api, action="parse", title="Probe", text=text, contentmodel="wikitext", pst="1", format="json",
        formatversion="2", disablelimitreport="1", disableeditsection="1",
        prop="text|categories|links|templates|images|externallinks|properties",
    ))  # fmt: skip
    assert "parse" in answer, answer
    parsed: dict[str, Any] = answer["parse"]
    return parsed


def by_dokuwiki(wiki: DokuWiki, text: str) -> str:
    wiki.write("probe", text)
    return fetched(f"{wiki.address('probe')}&do=export_xhtmlbody")


def words(text: str) -> str:
    """Without what browsers do not show a difference in: blanks, and the sign that joins words."""
    return " ".join(text.replace("\u2060", "").split())


def assert_text_stays_text(shown: str, told: Sheet) -> None:
    tree = html.fromstring(f"<div>{shown}</div>")
    names = [each.tag for each in tree.iter() if isinstance(each.tag, str)]
    assert set(names) <= ELEMENTS, set(names) - ELEMENTS
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
    (table,) = tree.iter("table")
    rows = [[words(cell.text_content()) for cell in row.iter("td")] for row in table.iter("tr")][1:]
    assert len(rows) == len(told.rows)
    for row, (when, title, doubt, sources) in zip(told.rows, rows, strict=True):
        assert when == words(row.when)
        assert title == words(row.title)
        assert doubt == words(row.doubt[0] + "Planned") or doubt == words(f"{row.doubt[0]} Planned")
        outlet = words(row.sources[0].outlet)
        assert sources.startswith(outlet)
        assert re.fullmatch(r"(\s?\[?(S )?\d+\]?){1,2}", sources.removeprefix(outlet))
    # Cite puts links back to the table before the text
    items = [(each.find_class("reference-text") or [each])[0] for each in next(tree.iter("ol")).iter("li")]
    listed = [words(each.text_content()) for each in items]
    assert len(listed) == len(told.references)
    for reference, line in zip(told.references, listed, strict=True):
        said = f"{reference.outlet}: {reference.title}, {reference.published} (archived copy)"
        assert line == words(said)
    assert links(tree) <= HREFS
    assert {each.get("src", "") for each in tree.iter("img")} <= set(pictures(tree))


def links(tree: Any) -> set[str]:
    """Where links lead, those within the page left out."""
    found = (str(each.get("href", "")) for each in tree.iter("a"))
    return {href for href in found if not href.startswith("#") and "/lib/exe/" not in href and "Upload" not in href}


def pictures(tree: Any) -> Iterator[str]:
    yield from (str(each.get("src")) for each in tree.iter("img") if "opic-of-tests.png" in str(each.get("src")))


def batches(payloads: Sequence[str]) -> Iterator[Sheet]:
    for first in range(0, len(payloads), 100):
        yield sheet(payloads[first : first + 100])


@pytest.mark.parametrize("cite", [False, True], ids=["without extension", "with Cite"])
def test_text_stays_text_in_mediawiki(mediawiki: MediaWiki, cite: bool) -> None:
    told = sheet(ALL)
    with mediawiki.settings("wfLoadExtension( 'Cite' );" if cite else ""):
        parsed = by_mediawiki(mediawiki, wikitext(told, cite=cite))
    assert_text_stays_text(parsed["text"], told)
    assert {each["category"] for each in parsed["categories"]} == {"Pages_with_broken_file_links"}  # nobody uploaded it
    assert (parsed["links"], parsed["templates"]) == ([], [])
    assert parsed["images"] == ["Topic-of-tests.png"]
    assert set(parsed["externallinks"]) <= HREFS
    assert not parsed["properties"]


def test_text_stays_text_in_dokuwiki(dokuwiki: DokuWiki) -> None:
    told = sheet(ALL)
    with dokuwiki.settings("$conf['htmlok'] = 1; $conf['phpok'] = 1; $conf['camelcase'] = 1; $conf['typography'] = 2;"):
        assert_text_stays_text(by_dokuwiki(dokuwiki, FORMATS["dokuwiki"].write(told)), told)


@pytest.mark.skipif(not borrowed(), reason="the collections of payloads are not kept beside the project")
def test_text_of_collected_payloads_stays_text(mediawiki: MediaWiki, dokuwiki: DokuWiki) -> None:
    for told in batches(borrowed()[::20]):
        assert_text_stays_text(by_mediawiki(mediawiki, wikitext(told))["text"], told)
        assert_text_stays_text(by_dokuwiki(dokuwiki, FORMATS["dokuwiki"].write(told)), told)
