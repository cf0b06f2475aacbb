"""Parquet: rows of an export, and the same broken."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.reading.formats.found import article, articles, faults, read, remarks
from timeline.settings import FieldSettings, Settings

pyarrow = pytest.importorskip("pyarrow", reason="an extra: pip install 'story-timeline[parquet]'")


def parquet(rows: list[dict[str, Any]], **more: Any) -> bytes:
    from pyarrow import parquet as writer  # noqa: PLC0415  (an extra)

    file = io.BytesIO()
    writer.write_table(pyarrow.Table.from_pylist(rows), file, **more)
    return file.getvalue()


ROW = {
    "id": "7",
    "headline": "Ferry lost",
    "body": "<p>The ferry was lost.</p><p>It was <b>old</b>.</p>",
    "published": datetime(2024, 11, 15, 9, 48, tzinfo=UTC),
    "authors": [{"name": "Mara Lund"}, {"name": "Ole Brandt"}],
    "source": {"name": "Northern Ledger"},
    "tags": ["ferries", "sea"],
}


def test_a_row_is_an_article_by_the_common_names(tmp_path: Path) -> None:
    only = article(read(tmp_path, parquet([ROW])))
    assert (only.id, only.title) == ("7", "Ferry lost")
    assert only.text == "The ferry was lost.\n\nIt was old."
    assert (str(only.dct), only.byline) == ("2024-11-15T09:48:00+00:00", "Mara Lund, Ole Brandt")
    assert (only.source, only.tags) == ("Northern Ledger", ("ferries", "sea"))


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (date(2024, 11, 15), "2024-11-15"),
        (datetime(2024, 11, 15, 10, 48), "2024-11-15T10:48:00"),
        ("2024-11-15T10:48+01:00", "2024-11-15T10:48+01:00"),
        (1731664080, "2024-11-15T09:48:00+00:00"),
        (None, "None"),
    ],
)
def test_a_time_is_as_exact_as_its_column(tmp_path: Path, value: object, published: str) -> None:
    assert str(article(read(tmp_path, parquet([{**ROW, "published": value}]))).dct) == published


def test_times_to_the_nanosecond_are_read(tmp_path: Path) -> None:
    from pyarrow import parquet as writer  # noqa: PLC0415  (an extra)

    times = pyarrow.array([1731664080_123456789], pyarrow.timestamp("ns", tz="Europe/Oslo"))
    file = io.BytesIO()
    writer.write_table(pyarrow.table({"text": ["It was lost."], "date": times}), file)
    assert str(article(read(tmp_path, file.getvalue())).dct) == "2024-11-15T10:48:00+01:00"


def test_the_settings_say_which_columns_there_are(tmp_path: Path) -> None:
    rows = [{"rubrik": "Ferry lost", "brod": {"text": "It was lost."}, "nr": Decimal("7")}]
    settings = Settings(fields=FieldSettings(title="rubrik", text="brod.text", id="nr", source="utgivare"))
    found = read(tmp_path, parquet(rows), settings)
    assert (article(found).title, article(found).text, article(found).id) == ("Ferry lost", "It was lost.", "7")
    assert "[fields] source" in remarks(found)[0]


def test_all_row_groups_are_read_in_order(tmp_path: Path) -> None:
    rows = [{**ROW, "id": str(number)} for number in range(300)]
    found = read(tmp_path, parquet(rows, row_group_size=70))
    assert [each.id for each in articles(found)] == [str(number) for number in range(300)]


# broken


def test_a_row_without_a_text_is_told_with_its_number(tmp_path: Path) -> None:
    found = read(tmp_path, parquet([ROW, {**ROW, "body": None}, ROW]))
    assert len(articles(found)) == 2
    assert "no text" in faults(found)[0]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    data = parquet([{**ROW, "id": str(number)} for number in range(50)])
    found = read(tmp_path, data[: int(len(data) * share)])
    assert "is broken Parquet" in faults(found)[0]


def test_damage_within_a_row_group_costs_what_follows_only(tmp_path: Path) -> None:
    rows = [{**ROW, "id": str(number), "body": f"The ferry {number} was lost. " * 50} for number in range(400)]
    from pyarrow import parquet as reader  # noqa: PLC0415  (an extra)

    data = bytearray(parquet(rows, row_group_size=100))
    third = reader.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(2).column(2)
    start = third.dictionary_page_offset or third.data_page_offset
    data[start : start + 40] = b"\xff" * 40
    found = read(tmp_path, bytes(data))
    assert len(articles(found)) >= 100
    assert len(articles(found)) < 400
    assert "is broken Parquet after row" in faults(found)[0]


def test_parquet_without_a_text_column_is_told_with_its_columns(tmp_path: Path) -> None:
    found = read(tmp_path, parquet([{"spalte": 1, "wert": 2.5}]))
    assert "spalte" in faults(found)[0]
