"""JSONL, JSON and CSV: what a record becomes, and what is said of one that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Certainty, Diagnostic, Moment
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings, SourceSettings

TEXT = "The ferry sank on Monday.\n  Two spaces stay.\n"


def read(path: Path, content: str | bytes, settings: Settings | None = None) -> list[Article | Diagnostic]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_document(str(path), settings or Settings(), None))


def article(found: list[Article | Diagnostic]) -> Article:
    (only,) = found
    assert isinstance(only, Article), only
    return only


def jsonl(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "input"


def test_the_text_of_jsonl_is_taken_as_it_is(path: Path) -> None:
    found = article(read(path, jsonl({"id": "a", "text": TEXT, "title": "T", "source": "reuters.com"})))
    assert (found.id, found.text, found.title, found.source) == ("a", TEXT, "T", "Reuters")
    assert found.text_is_as_given


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-11-15", "2024-11-15"),
        ("2024-11-15T10:48", "2024-11-15T10:48"),
        ("2024-11-15T10:48:00-05:00", "2024-11-15T10:48:00-05:00"),
        ("2024-11-15 10:48:00+0100", "2024-11-15T10:48:00+01:00"),
        ("2024-11-15T10:48:00.123Z", "2024-11-15T10:48:00+00:00"),
        ("Fri, 15 Nov 2024 10:48:00 +0100", "2024-11-15T10:48:00+01:00"),
        ("15.11.2024 10:48", "2024-11-15T10:48"),
        ("20241115", "2024-11-15"),
        (1731664080, "2024-11-15T09:48:00+00:00"),
        (1731664080000, "2024-11-15T09:48:00+00:00"),
    ],
)
def test_a_time_is_kept_as_exact_as_it_is_stated(path: Path, stated: object, published: str) -> None:
    dating = article(read(path, jsonl({"id": "a", "text": TEXT, "published": stated}))).dating
    assert (str(dating.published), dating.certainty) == (published, Certainty.STATED)
    assert dating.evidence[0].kind == "field"


@pytest.mark.parametrize("stated", ["soon", "2024-13-45", "99999999999999999999", "03/04/2024", True])
def test_a_time_that_cannot_be_read_leaves_the_article_undated_with_a_clue(path: Path, stated: object) -> None:
    dating = article(read(path, jsonl({"id": "a", "text": TEXT, "published": stated}))).dating
    assert (dating.published, dating.certainty) == (None, Certainty.UNKNOWN)
    assert dating.evidence


def test_a_record_s_own_capture_time_gives_today_its_day(path: Path) -> None:
    record = {"id": "a", "text": TEXT, "published": "Today, 07:40", "captured": "2024-11-15T18:00+01:00"}
    found = article(read(path, jsonl(record)))
    assert str(found.dating.published) == "2024-11-15T07:40"
    assert found.captured == Moment.parse("2024-11-15T18:00+01:00")


def test_a_date_line_in_the_text_dates_a_record_that_states_none(path: Path) -> None:
    text = "Ferry sinks in gale\nPublished: 15 November 2024 10:48\nThe ferry sank on Monday in a gale, police said.\n"
    found = article(read(path, jsonl({"id": "a", "text": text})))
    assert str(found.dating.published) == "2024-11-15T10:48"
    assert found.text == text


def test_an_id_that_is_missing_is_made_from_the_content_alone(tmp_path: Path) -> None:
    records = jsonl({"text": TEXT, "source": "A"}, {"text": TEXT, "source": "B"})
    first, second = (read(tmp_path / name, records) for name in ("one", "two"))
    ids = [[each.id for each in found if isinstance(each, Article)] for found in (first, second)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(path: Path) -> None:
    content = (
        b'{"id": "a", "text": "One."\n{"id": "b", "text": "Two."}\n[1]\n\n{"id": "c", "text": "\xff"}\n{"id": "d"}\n'
    )
    found = read(path, content)
    assert [each.id for each in found if isinstance(each, Article)] == ["b", "c"]
    told = {each.where: each.reason for each in found if isinstance(each, Diagnostic)}
    assert list(told) == ["line 1", "line 3", "line 6", None]
    assert "JSON" in told["line 1"]
    assert "line 5 is not UTF-8" in told[None]
    assert "no text" in told["line 6"]


def test_the_zone_of_its_source_completes_a_clock_without_one(path: Path) -> None:
    settings = Settings(sources={"Fjord Courier": SourceSettings(aliases=("FC",), zone="Europe/Oslo")})
    found = article(
        read(path, jsonl({"id": "a", "text": TEXT, "source": "fc", "published": "2024-07-15T10:48"}), settings)
    )
    assert found.source == "Fjord Courier"
    assert str(found.dating.published) == "2024-07-15T10:48+02:00"
    assert found.dating.zone == "Europe/Oslo, from the settings of Fjord Courier"


def test_the_source_is_the_host_where_none_is_named(path: Path) -> None:
    found = article(read(path, jsonl({"id": "a", "text": TEXT, "url": "https://www.harbour-news.example/a"})))
    assert found.source == "harbour-news.example"


CMS = {
    "response": {
        "docs": [
            {
                "_id": "7",
                "headline": {"main": "Ferry sinks"},
                "authors": [{"name": "Ada Holm"}, {"name": "Jon Vik"}],
                "blocks": [
                    {"content": "<p>The ferry sank &amp; rose.</p><script>x()</script>"},
                    {"content": "<p>Then it rained.</p>"},
                ],
                "pub": {"first": "2024-11-15T10:48:00Z"},
            },
            {"_id": "8", "headline": {"main": "Empty"}},
        ]
    }
}


def test_nested_paths_lead_to_the_fields_of_a_cms_export(path: Path) -> None:
    fields = FieldSettings(
        records="response.docs",
        title="headline.main",
        text="blocks.*.content",
        byline="authors.0.name",
        published=("missing.path", "pub.first"),
    )
    first, second = read(path, json.dumps(CMS), Settings(fields=fields))
    assert isinstance(first, Article)
    assert (first.id, first.title, first.byline) == ("7", "Ferry sinks", "Ada Holm")
    assert first.text == "The ferry sank & rose.\n\nThen it rained."
    assert str(first.dating.published) == "2024-11-15T10:48:00+00:00"
    assert not first.text_is_as_given
    assert isinstance(second, Diagnostic)
    assert "blocks.*.content" in second.reason
    assert "headline.main" in second.reason


def test_a_list_of_records_that_is_not_there_is_told_with_the_keys_that_are(path: Path) -> None:
    (told,) = read(path, json.dumps(CMS), Settings(fields=FieldSettings(records="results")))
    assert isinstance(told, Diagnostic)
    assert "results" in told.reason
    assert "response.docs" in told.reason


def test_a_mapped_field_that_no_record_has_is_remarked(path: Path) -> None:
    settings = Settings(fields=FieldSettings(title="titel"))
    found = read(path, json.dumps([{"body": "The ferry sank.", "headline": "Ferry"}]), settings)
    assert [type(each) for each in found] == [Article, Diagnostic]
    remark = found[1]
    assert isinstance(remark, Diagnostic)
    assert remark.kept
    assert "titel" in remark.reason
    assert "headline" in remark.reason


def test_common_names_need_no_mapping_and_a_nested_list_is_found(path: Path) -> None:
    export = {"status": "ok", "data": {"items": [{"headline": "Ferry", "body": "It sank.", "pubDate": "2024-11-15"}]}}
    found = article(read(path, json.dumps(export)))
    assert (found.title, found.text, str(found.dating.published)) == ("Ferry", "It sank.", "2024-11-15")


def test_broken_json_says_where(path: Path) -> None:
    (told,) = read(path, '[{"text": "One."},\n')
    assert isinstance(told, Diagnostic)
    assert "not valid JSON" in told.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_with_any_usual_delimiter(path: Path, delimiter: str) -> None:
    rows = [["headline", "body", "date"], ["Ferry", '"It sank; then,\nit rose | twice.\t"', "2024-11-15"]]
    found = article(read(path, "\n".join(delimiter.join(row) for row in rows)))
    assert (found.title, found.text) == ("Ferry", "It sank; then,\nit rose | twice.")
    assert str(found.dating.published) == "2024-11-15"


def test_a_table_without_a_text_column_is_told_with_its_columns(tmp_path: Path) -> None:
    (told,) = read(tmp_path / "export.csv", "Nr,Kopf,Inhalt\n1,Fähre,Sie sank.\n")
    assert isinstance(told, Diagnostic)
    assert told.where == "line 2"
    assert "Inhalt" in told.reason
    mapped = Settings(fields=FieldSettings(text="Inhalt", title="Kopf"))
    assert article(read(tmp_path / "export.csv", "Nr,Kopf,Inhalt\n1,Fähre,Sie sank.\n", mapped)).text == "Sie sank."


def test_a_row_with_too_many_cells_is_left_out_and_one_in_another_encoding_is_read_and_told(path: Path) -> None:
    found = read(path, b"title,text\nA,One.,more\nB,Tw\xe9.\nC,Three.\n")
    told = [each for each in found if isinstance(each, Diagnostic)]
    assert [(each.where, each.kept) for each in told] == [("line 2", False), (None, True)]
    assert "line 3 is not UTF-8" in told[1].reason
    assert [each.text for each in found if isinstance(each, Article)] == ["Twé.", "Three."]


def test_articles_in_our_own_form_are_read_beside_a_mapped_export(path: Path) -> None:
    settings = Settings(fields=FieldSettings(text="BODY_TXT", title="HED"))
    lines = [
        json.dumps({"id": "a", "text": "The dam broke on Friday.", "title": "Dam breaks"}),
        json.dumps({"BODY_TXT": "The ferry sank.", "HED": "Ferry sinks"}),
    ]
    first, second = read(path, "\n".join(lines), settings)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title) == ("Dam breaks", "Ferry sinks")
