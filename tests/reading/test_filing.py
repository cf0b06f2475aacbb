"""When and where an agency filed a story that an outlet runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.models import Article, Filing
from timeline.reading.reader import read_document
from timeline.settings import Settings
from timeline.wire import article_to_wire

BODY = """The dam above the town burst on Wednesday after days of rain, and hundreds of people have left their homes.

Schools stay shut until Monday, the mayor said on Thursday. Nobody was hurt, a spokesman for the fire brigade said."""


def read(path: Path, content: str) -> Article:
    path.write_text(content, encoding="utf-8")
    (only,) = read_document(str(path), Settings(), None)
    assert isinstance(only, Article), only
    return only


def filing(article: Article) -> tuple[str | None, str | None, str | None]:
    found = article.filing or Filing()
    return (str(found.at) if found.at else None, found.place, found.zone)


def test_an_outlet_and_the_agency_whose_story_it_runs_keep_their_own_times(tmp_path: Path) -> None:
    record = {
        "text": f"SEOUL, Nov 14 (Reuters) - {BODY}",
        "source": "Northern Ledger",
        "published": "2024-11-15T10:48+01:00",
    }
    found = read(tmp_path / "a.jsonl", json.dumps(record))
    assert (found.source, found.agency) == ("Northern Ledger", "Reuters")
    assert str(found.dating.published) == "2024-11-15T10:48+01:00"
    assert filing(found) == ("2024-11-14", "SEOUL", "Asia/Seoul")
    assert article_to_wire(found)["filing"] == {"at": "2024-11-14", "place": "SEOUL", "zone": "Asia/Seoul"}


def test_a_stamp_is_in_the_zone_that_it_states(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", f"Dam bursts\n\nKELBY (AP) — {BODY}\n\nAP-NY-11-14-24 1432EST\n")
    assert filing(found)[0] == "2024-11-14T14:32-05:00"


def test_a_stamp_without_a_zone_is_in_that_of_its_desk_and_this_is_said(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", f"Damm bricht\n\nKelby (dpa) - {BODY}\n\ndpa xx n1 141432 Nov 24\nNNNN\n")
    assert filing(found)[0] == "2024-11-14T14:32+01:00"
    assert "filed 2024-11-14T14:32+01:00: 141432 Nov 24 (in the zone of the desk of dpa, Europe/Berlin)" in [
        clue.text for clue in found.dating.evidence
    ]
    assert found.dating.basis.zone == "inferred"


def test_a_stamp_of_an_agency_with_desks_everywhere_keeps_its_zone_open(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", f"Dam bursts\n\nKELBY (Reuters) - {BODY}\n\n141432 NOV 24\n")
    assert filing(found)[0] == "2024-11-14T14:32"


def test_a_wire_that_says_nothing_else_is_dated_by_its_stamp(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", f"Dam bursts\n\nKELBY (Reuters) - {BODY}\n\n141432Z NOV 24\n")
    assert str(found.dating.published) == "2024-11-14T14:32+00:00"
    assert found.dating.certainty == "inferred"
    assert any("taken from its filing" in clue.text for clue in found.dating.evidence)


def test_a_publication_that_the_page_states_outranks_the_stamp(tmp_path: Path) -> None:
    text = f"Dam bursts\n\nKELBY (Reuters) - {BODY}\n\n141432Z NOV 24\n\nPublished: 15 November 2024, 10:48\n"
    found = read(tmp_path / "a.txt", text)
    assert str(found.dating.published) == "2024-11-15T10:48"
    assert filing(found)[0] == "2024-11-14T14:32+00:00"


def test_a_stamp_after_the_publication_is_none_of_this_story(tmp_path: Path) -> None:
    record = {"text": f"{BODY}\n\n201432Z NOV 24", "agency": "Reuters", "published": "2024-11-15"}
    assert read(tmp_path / "a.jsonl", json.dumps(record)).filing is None


def test_the_year_of_a_dateline_is_the_last_one_up_to_the_publication(tmp_path: Path) -> None:
    record = {"text": f"SEOUL, Dec 31 (Reuters) - {BODY}", "published": "2024-01-01"}
    assert filing(read(tmp_path / "a.jsonl", json.dumps(record)))[0] == "2023-12-31"


def test_what_a_record_states_itself_counts_first(tmp_path: Path) -> None:
    stated = {"at": "2024-11-14T09:00+09:00", "place": "Busan, Nov 14 (Reuters) -", "zone": "Asia/Tokyo"}
    record = {"text": f"SEOUL (Reuters) - {BODY}", "published": "2024-11-15", "filing": stated}
    assert filing(read(tmp_path / "a.jsonl", json.dumps(record))) == ("2024-11-14T09:00+09:00", "Busan", "Asia/Tokyo")


@pytest.mark.parametrize("agency", ["Reuters", None])
def test_a_place_in_capitals_counts_only_in_a_story_of_an_agency(tmp_path: Path, agency: str | None) -> None:
    record = {"text": f"SEOUL — {BODY}", "published": "2024-11-15"} | ({"agency": agency} if agency else {})
    assert filing(read(tmp_path / "a.jsonl", json.dumps(record)))[1:] == (
        ("SEOUL", "Asia/Seoul") if agency else (None, None)
    )


def test_a_saved_page_keeps_the_dateline_that_its_text_loses(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in f"SEOUL, Nov 14 (Reuters) - {BODY}".split("\n\n"))
    page = (
        "<!doctype html><html><head><title>Dam bursts</title>"
        '<meta property="article:published_time" content="2024-11-15T10:48:00+01:00"></head>'
        f"<body><article><h1>Dam bursts</h1>{paragraphs}</article></body></html>"
    )
    found = read(tmp_path / "a.html", page)
    assert found.text.startswith("The dam above")
    assert (found.agency, *filing(found)) == ("Reuters", "2024-11-14", "SEOUL", "Asia/Seoul")


def test_an_article_without_an_agency_has_no_filing(tmp_path: Path) -> None:
    assert read(tmp_path / "a.jsonl", json.dumps({"text": BODY, "published": "2024-11-15"})).filing is None
