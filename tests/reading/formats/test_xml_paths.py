"""Any XML by the paths of the settings, and what is said where they lead nowhere."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks
from timeline.errors import SettingsError
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings, load_settings

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<e:export xmlns:e="urn:example:cms">
  <e:articles>
    <e:article nr="7" xml:lang="sv" kind="news">
      <e:head><e:rubrik>Bro &amp; tunnel stängda</e:rubrik><e:dag>2024-11-15</e:dag><e:tid>10:48</e:tid></e:head>
      <e:skribent>Mara Lund</e:skribent><e:skribent>Ole Brandt</e:skribent>
      <e:meta name="adress" href="https://ledger.example/bro"/>
      <e:body>
        <e:ingress>Bron är <e:i>stängd</e:i> sedan i måndags.</e:ingress><e:stycke>Tunneln följer.</e:stycke></e:body>
    </e:article>
    <e:article nr="8" kind="ad"><e:head><e:rubrik>Rea</e:rubrik></e:head>
      <e:body><e:stycke>Nu!</e:stycke></e:body></e:article>
  </e:articles>
  <e:archive><e:article nr="9"><e:body><e:stycke>Gammalt.</e:stycke></e:body></e:article></e:archive>
</e:export>
"""
PATHS: dict[str, Any] = {
    "records": "//articles/article",
    "id": "@nr",
    "title": "head/rubrik",
    "text": "body",
    "published": "concat(head/dag, 'T', head/tid)",
    "byline": "skribent",
    "url": "meta[@name='adress']/@href",
    "language": "@lang",
}


def by_paths(**more: Any) -> Settings:
    return Settings(fields=FieldSettings(**{**PATHS, **more}))


def test_paths_find_the_fields_of_each_record(tmp_path: Path) -> None:
    first, second = articles(read(tmp_path, EXPORT, by_paths()))
    assert first.text == "Bron är stängd sedan i måndags.\n\nTunneln följer."
    assert (first.id, first.title) == ("7", "Bro & tunnel stängda")
    assert (str(first.dct), first.language) == ("2024-11-15T10:48", "sv")
    assert (first.byline, first.url) == ("Mara Lund, Ole Brandt", "https://ledger.example/bro")
    assert (second.id, second.text) == ("8", "Nu!")


@pytest.mark.parametrize(
    ("records", "ids"),
    [
        ("//article", ["7", "8", "9"]),
        ("article", ["7", "8", "9"]),
        ("/export/archive/article", ["9"]),
        ("//article[@kind='news']", ["7"]),
        ("//articles/article[head/dag]", ["7"]),
    ],
)
def test_the_path_of_records_says_which_elements_are_articles(tmp_path: Path, records: str, ids: list[str]) -> None:
    assert [each.id for each in articles(read(tmp_path, EXPORT, by_paths(records=records)))] == ids


def test_the_first_of_several_paths_that_finds_something_counts(tmp_path: Path) -> None:
    settings = by_paths(title=("head/kicker", "head/rubrik"), records="//article[@nr='7']")
    assert article(read(tmp_path, EXPORT, settings)).title == "Bro & tunnel stängda"


def test_a_path_may_lead_to_the_elements_around_a_record(tmp_path: Path) -> None:
    export = "<issue date='2024-11-15'><page nr='3'><story><p>It was lost.</p></story></page></issue>"
    fields = FieldSettings(records="//story", text="p", section="../@nr", published="../../@date")
    only = article(read(tmp_path, export, Settings(fields=fields)))
    assert (only.text, only.section, str(only.dct)) == ("It was lost.", "3", "2024-11-15")


def test_common_names_need_no_path(tmp_path: Path) -> None:
    export = """<news><item id="1"><title>Bridge shut</title><author>Mara Lund</author><pubDate>2024-11-15</pubDate>
<body><p>The bridge is <b>shut</b>.</p><p>The tunnel follows.</p></body></item></news>"""
    only = article(read(tmp_path, export, Settings(fields=FieldSettings(records="//item"))))
    assert (only.id, only.title, only.byline) == ("1", "Bridge shut", "Mara Lund")
    assert (only.text, str(only.dct)) == ("The bridge is shut.\n\nThe tunnel follows.", "2024-11-15")


def test_html_that_is_written_out_in_an_element_becomes_text(tmp_path: Path) -> None:
    export = "<a><b><t><![CDATA[<p>The bridge is shut.</p><p>Salt &amp; sand.</p>]]></t></b></a>"
    settings = Settings(fields=FieldSettings(records="//b", text="t"))
    assert article(read(tmp_path, export, settings)).text == "The bridge is shut.\n\nSalt & sand."


def test_a_path_that_several_elements_are_at_gives_their_paragraphs(tmp_path: Path) -> None:
    only = article(read(tmp_path, EXPORT, by_paths(records="//article[@nr='7']", text="body/*")))
    assert only.text == "Bron är stängd sedan i måndags.\n\nTunneln följer."


def test_paths_outrank_a_standard_that_the_file_is_in(tmp_path: Path) -> None:
    item = "<item><title>T</title><description>Short.</description><long>The long one.</long></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    settings = Settings(fields=FieldSettings(records="//channel/item", text="long"))
    assert article(read(tmp_path, feed, settings)).text == "The long one."


def test_the_settings_of_the_documentation_read_what_they_are_for(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "inputs.md").read_text(encoding="utf-8")
    shown = page.split("## XML by paths", 1)[1].split("```toml\n", 1)[1].split("```", 1)[0]
    file = tmp_path / "timeline.toml"
    file.write_text(shown, encoding="utf-8")
    export = """<export><articles><article nr="7" kind="news"><head><headline>Ferry lost</headline><day>2024-11-15</day>
<time>10:48</time></head><meta name="address" href="https://ledger.example/ferry"/>
<body><p>It was lost.</p></body></article>
<article kind="ad"><body><p>Buy!</p></body></article></articles></export>"""
    only = article(read(tmp_path, export, load_settings(file)))
    assert (only.id, only.title, only.text) == ("7", "Ferry lost", "It was lost.")
    assert (str(only.dct), only.url) == ("2024-11-15T10:48", "https://ledger.example/ferry")


# where paths lead nowhere


def test_xml_that_no_path_is_given_for_is_told_with_what_it_has(tmp_path: Path) -> None:
    (fault,) = faults(read(tmp_path, EXPORT))
    assert "[fields] records" in fault
    assert "export/articles/article" in fault


def test_records_that_the_file_does_not_have_are_told_with_where_they_are(tmp_path: Path) -> None:
    (fault,) = faults(read(tmp_path, EXPORT, by_paths(records="/export/article")))
    assert "export/articles/article" in fault
    (fault,) = faults(read(tmp_path, EXPORT, by_paths(records="//story")))
    assert "'//story' is not in this file" in fault


def test_a_text_that_a_path_does_not_find_is_told_with_what_there_is(tmp_path: Path) -> None:
    found = read(tmp_path, EXPORT, by_paths(text="brodtext", records="//article[@nr='7']"))
    assert not articles(found)
    assert "'brodtext' is missing or empty" in faults(found)[0]
    assert "head.rubrik" in faults(found)[0]


def test_a_field_that_no_record_has_is_told_once(tmp_path: Path) -> None:
    found = read(tmp_path, EXPORT, by_paths(source="utgivare"))
    assert len(articles(found)) == 2
    assert ["[fields] source" in each for each in remarks(found)] == [True]


@pytest.mark.parametrize(("field", "path"), [("text", "body/p["), ("title", "head//"), ("records", "//a b")])
def test_a_path_that_is_none_ends_the_run_with_the_key(tmp_path: Path, field: str, path: str) -> None:
    with pytest.raises(SettingsError, match=rf"\[fields\] {field} = "):
        read(tmp_path, EXPORT, by_paths(**{field: path}))


def test_paths_of_a_json_export_do_no_harm_to_xml_beside_it(tmp_path: Path) -> None:
    settings = Settings(fields=FieldSettings(records="response.docs", text="blocks.*.text"))
    (fault,) = faults(read(tmp_path, EXPORT, settings))
    assert "'response.docs' is not in this file" in fault


def test_an_export_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    found = read(tmp_path, EXPORT[: EXPORT.index("Nu!")], by_paths())
    assert [each.id for each in articles(found)] == ["7"]
    assert any("ends in the middle of this element" in each for each in faults(found))


def test_a_large_export_is_read_in_little_memory(tmp_path: Path) -> None:
    record = "<article><head><rubrik>T</rubrik></head><body><stycke>" + "Bron. " * 200 + "</stycke></body></article>"
    path = tmp_path / "large.xml"
    path.write_text("<export><articles>" + record * 5000 + "</articles></export>")
    read(tmp_path, EXPORT, by_paths())  # what is imported for it
    tracemalloc.start()
    count = sum(1 for _ in read_document(str(path), by_paths(), None))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count >= 5000
    assert most < path.stat().st_size / 3
