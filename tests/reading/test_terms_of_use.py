"""Embargo, status and rights, as records state them."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Diagnostic, Moment, Rights, from_json, to_json
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings, SourceSettings
from timeline.wire import article_to_wire

PLAIN: dict[str, Any] = {"id": "a", "text": "The ferry sank on Monday.", "published": "2024-11-15", "source": "Ledger"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "input"


def read(path: Path, content: str, settings: Settings | None = None) -> Article | Diagnostic:
    path.write_text(content, encoding="utf-8")
    (only,) = read_document(str(path), settings or Settings(), None)
    return only


def used(found: Article | Diagnostic) -> Article:
    assert isinstance(found, Article), found
    return found


def refused(found: Article | Diagnostic) -> str:
    assert isinstance(found, Diagnostic), found
    assert not found.kept
    return found.reason


def test_jsonl_states_embargo_status_and_rights(path: Path) -> None:
    stated = {
        "embargo_until": "2024-11-16T06:00+01:00",
        "status": "corrected",
        "rights": {"max_quote": 80, "link_only": True, "keep_until": "2025-01-31", "usage_terms": "None."},
    }
    found = used(read(path, json.dumps(PLAIN | stated)))
    assert (str(found.embargo_until), found.status) == ("2024-11-16T06:00+01:00", "corrected")
    assert found.rights == Rights(
        max_quote=80, link_only=True, keep_until=Moment.parse("2025-01-31"), usage_terms="None."
    )
    assert stated.items() <= article_to_wire(found).items(), "it is printed as it came"
    assert from_json(to_json(found), Article) == found


def test_an_article_that_states_none_of_them_is_kept_and_printed_as_ever(path: Path) -> None:
    found = used(read(path, json.dumps(PLAIN)))
    assert (found.embargo_until, found.status, found.rights) == (None, "usable", None)
    assert not {b'"embargo_until"', b'"status"', b'"rights"'} & set(to_json(found).split(b":"))
    assert b"usable" not in to_json(found)
    assert article_to_wire(found).keys() == {"id", "text", "source", "published"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"embargo_until": "tomorrow morning"}, "embargo_until: 'tomorrow morning' is no time"),
        ({"embargo_until": True}, "embargo_until: 'True' is no time"),
        ({"embargo_until": "03/04/2024"}, "embargo_until: '03/04/2024' is no time"),
        ({"status": "withdrwan"}, "status: 'withdrwan' is none of usable, withdrawn, corrected"),
        ({"rights": {"max_quote": -1}}, "max_quote: '-1' is no number of characters"),
        ({"rights": {"max_quote": True}}, "max_quote: 'True' is no number"),
        ({"rights": {"link_only": "perhaps"}}, "link_only: 'perhaps' is neither true nor false"),
        ({"rights": {"keep_until": "for good"}}, "keep_until: 'for good' is no time"),
        ({"rights": {"maxquote": 5}}, "rights: 'maxquote' is none of its keys"),
        ({"rights": "link only"}, "rights: 'link only' is no object"),
    ],
)
def test_an_article_with_a_term_that_is_not_understood_is_not_used(
    path: Path, wrong: dict[str, Any], said: str
) -> None:
    assert said in refused(read(path, json.dumps(PLAIN | wrong)))


def test_what_is_empty_is_no_term(path: Path) -> None:
    found = used(read(path, json.dumps(PLAIN | {"embargo_until": None, "status": "", "rights": {}})))
    assert (found.embargo_until, found.status, found.rights) == (None, "usable", None)


def test_a_status_of_another_system_is_passed_over_unless_the_settings_name_it(path: Path) -> None:
    export = json.dumps([{"headline": "Ferry", "body": "It sank on Monday.", "status": "publish", "rights": "(c) L"}])
    assert used(read(path, export)).status == "usable"
    named = Settings(fields=FieldSettings(status="status"))
    assert "status: 'publish' is none of" in refused(read(path, export, named))
    withdrawn = export.replace("publish", "Withdrawn")
    assert used(read(path, withdrawn)).status == "withdrawn"


def test_a_table_states_them_in_the_columns_that_the_settings_name(path: Path) -> None:
    fields = FieldSettings(
        embargo_until="sperrfrist", status="state", max_quote="zitat", link_only="nur_link", keep_until="bis"
    )
    table = (
        "text,source,sperrfrist,state,zitat,nur_link,bis\n"
        '"The ferry sank on Monday, 11 November.",Ledger,2024-11-16T06:00,corrected,120,yes,2025-01-31\n'
    )
    found = used(read(path, table, Settings(fields=fields, sources={"Ledger": SourceSettings(zone="Europe/Vienna")})))
    assert str(found.embargo_until) == "2024-11-16T06:00+01:00", "in the zone of its source"
    assert found.rights == Rights(max_quote=120, link_only=True, keep_until=Moment.parse("2025-01-31"))
    assert found.status == "corrected"


def test_the_page_of_a_record_is_under_the_terms_of_its_record(path: Path) -> None:
    page = (
        "<html><head><title>Ferry</title></head><body><article><p>" + "The ferry sank on Monday. " * 9 + "</p></html>"
    )
    found = used(read(path, json.dumps({"id": "a", "html": page, "embargo_until": "2024-11-16"})))
    assert str(found.embargo_until) == "2024-11-16"


def test_a_value_that_came_from_another_process_is_kept_under_the_same_hash(path: Path) -> None:
    found = used(read(path, json.dumps(PLAIN)))
    again = pickle.loads(pickle.dumps(found))
    assert to_json(again) == to_json(found)


def test_a_withdrawal_without_its_text_is_told_what_to_do(path: Path) -> None:
    path.write_text(f"{json.dumps(PLAIN)}\n{json.dumps({'id': 'a', 'status': 'withdrawn'})}\n", encoding="utf-8")
    _, notice = read_document(str(path), Settings(), None)
    assert "timeline archive remove" in refused(notice)
