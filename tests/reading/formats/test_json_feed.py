"""JSON Feed 1.0 and 1.1, and the same broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.reading.formats.found import article, articles, faults, read, remarks

ITEM: dict[str, Any] = {
    "id": "https://fjord.example/bridge",
    "url": "/bridge",
    "title": "Bridge &amp; tunnel shut",
    "content_html": "<p>The bridge has been <b>shut</b> since Monday.</p><p>The tunnel follows in May.</p>",
    "date_published": "2024-11-15T10:48:00+01:00",
    "date_modified": "2024-11-15T11:30:00+01:00",
    "authors": [{"name": "Mara Lund"}, {"name": "Reuters"}],
    "tags": ["Roads", "weather"],
    "image": "https://fjord.example/a.jpg",
}
FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Fjord Courier - Latest",
    "home_page_url": "https://www.fjord-courier.example/",
    "language": "en-GB",
}


def feed(*items: Any, **more: Any) -> str:
    return json.dumps({**FEED, **more, "items": list(items)})


def test_an_item_gives_its_text_and_all_that_is_said_of_it(tmp_path: Path) -> None:
    found = read(tmp_path, feed(ITEM))
    only = article(found)
    assert only.text == "The bridge has been shut since Monday.\n\nThe tunnel follows in May."
    assert (only.title, only.id) == ("Bridge & tunnel shut", "https://fjord.example/bridge")
    assert (only.url, only.source) == ("https://www.fjord-courier.example/bridge", "Fjord Courier")
    assert (only.byline, only.agency, only.language) == ("Mara Lund", "Reuters", "en")
    assert only.tags == ("Roads", "weather")
    assert (str(only.dct), str(only.dating.updated)) == ("2024-11-15T10:48:00+01:00", "2024-11-15T11:30:00+01:00")
    assert not remarks(found)


def test_version_1_0_names_one_author(tmp_path: Path) -> None:
    item = {key: value for key, value in ITEM.items() if key != "authors"} | {"author": {"name": "Ole Brandt"}}
    only = article(read(tmp_path, feed(item, version="https://jsonfeed.org/version/1")))
    assert only.byline == "Ole Brandt"


def test_plain_content_keeps_its_paragraphs(tmp_path: Path) -> None:
    text = "It shut on Monday.\n\nIt is < 5 m wide."
    item = {"id": 7, "content_text": text}
    only = article(read(tmp_path, feed(item)))
    assert (only.id, only.text) == ("7", text)


def test_an_item_with_a_summary_only_is_read_and_the_feed_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, feed(ITEM, {"id": "2", "summary": "It shut [...]"}))
    assert [each.text for each in articles(found)][1] == "It shut …"
    assert "1 of its 2 entries hold a summary" in remarks(found)[0]


# broken


def test_a_feed_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    whole = feed(ITEM, {**ITEM, "id": "2"}, {**ITEM, "id": "3"})
    found = read(tmp_path, whole[: whole.rindex("The tunnel")])
    assert [each.id for each in articles(found)] == [ITEM["id"], "2"]
    assert "not valid JSON after record 2" in faults(found)[0]


def test_items_of_other_kinds_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    odd = {"id": None, "title": 5, "content_html": ["x"], "tags": "one", "authors": "Jane", "date_published": {}}
    found = read(tmp_path, feed("text", None, odd, {"id": "5"}, ITEM))
    assert [each.id for each in articles(found)] == [ITEM["id"]]
    assert sum("no text" in fault for fault in faults(found)) == 2


def test_a_feed_without_items_is_told(tmp_path: Path) -> None:
    assert "no article in it" in faults(read(tmp_path, feed()))[0]
    assert "no article in it" in faults(read(tmp_path, json.dumps({**FEED, "items": None})))[0]


def test_the_title_of_the_feed_may_stand_below_its_items(tmp_path: Path) -> None:
    turned = json.dumps({"version": FEED["version"], "items": [ITEM], "title": "Fjord Courier"})
    assert article(read(tmp_path, turned)).text.startswith("The bridge")
