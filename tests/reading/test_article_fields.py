"""Section, canonical address and filing of articles: from records, over pages, and out and in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.containers.holding import page
from timeline.models import Article, Filing, Moment, from_json, to_json
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings
from timeline.wire import article_to_wire

TEXT = "The ferry left the harbour of Marrey on Monday in a gale."
FILING = {"at": "2024-11-15T09:31:00+00:00", "place": "PORT MARREY", "zone": "Europe/Oslo"}


def read(tmp_path: Path, record: dict[str, Any], fields: FieldSettings | None = None) -> Article:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record))
    (article,) = read_document(str(path), Settings(fields=fields or FieldSettings()), None)
    assert isinstance(article, Article)
    return article


def test_an_article_is_the_same_after_it_was_written_and_read(tmp_path: Path) -> None:
    given = {
        "id": "ferry",
        "text": TEXT,
        "url": "https://ledger.example/amp/ferry",
        "canonical_url": "https://ledger.example/ferry",
        "section": "Coast",
        "filing": FILING,
    }
    article = read(tmp_path, given)
    assert (article.section, article.canonical_url) == ("Coast", "https://ledger.example/ferry")
    assert article.filing == Filing(at=Moment.parse(FILING["at"]), place="PORT MARREY", zone="Europe/Oslo")
    assert read(tmp_path, article_to_wire(article)) == article
    assert from_json(to_json(article), Article) == article


@pytest.mark.parametrize("part", FILING)
def test_a_part_of_a_filing_is_kept_by_itself(part: str, tmp_path: Path) -> None:
    article = read(tmp_path, {"id": "ferry", "text": TEXT, "filing": {part: FILING[part]}})
    assert article_to_wire(article)["filing"] == {part: FILING[part]}


def test_an_article_without_them_says_nothing_of_them(tmp_path: Path) -> None:
    article = read(tmp_path, {"id": "ferry", "text": TEXT})
    assert (article.section, article.canonical_url, article.filing) == (None, None, None)
    assert set(article_to_wire(article)) == {"id", "text"}


def test_the_settings_say_where_an_export_keeps_them(tmp_path: Path) -> None:
    fields = FieldSettings(text="t", section="desk.label", filed="wire.sent", dateline="wire.from", canonical_url="own")
    record = {
        "t": TEXT,
        "desk": {"label": "Coast"},
        "wire": {"sent": "2024-11-15T09:31Z", "from": "Port Marrey"},
        "own": "https://ledger.example/ferry",
    }
    article = read(tmp_path, record, fields)
    assert article.section == "Coast"
    assert article.filing == Filing(at=Moment.parse("2024-11-15T09:31+00:00"), place="Port Marrey")
    assert (article.canonical_url, article.url) == ("https://ledger.example/ferry",) * 2


def test_what_a_record_says_counts_before_the_page_that_it_holds(tmp_path: Path) -> None:
    record = {"html": page("Ferry lost").decode(), "section": "Coast", "filing": {"place": "PORT MARREY"}}
    article = read(tmp_path, record)
    assert (article.title, article.section) == ("Ferry lost", "Coast")
    assert article.filing == Filing(place="PORT MARREY")
