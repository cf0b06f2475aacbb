"""Spreadsheets: rows by the names above them, with their times; and what cannot be read is told."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.formats import kinds, spreadsheet
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings

openpyxl = pytest.importorskip("openpyxl")

NAMES = ["id", "title", "text", "published", "source"]


def sheet(*rows: list[Any], title: str = "Export", others: dict[str, list[list[Any]]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, lines in (others or {}).items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(path: Path, data: bytes, settings: Settings | None = None) -> tuple[list[Article], list[Diagnostic]]:
    path.write_bytes(data)
    found = list(read_document(str(path), settings or Settings(), None))
    return [each for each in found if isinstance(each, Article)], [
        each for each in found if isinstance(each, Diagnostic)
    ]


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def test_each_row_is_an_article_by_the_names_above_it(tmp_path: Path) -> None:
    rows = [
        NAMES,
        [7, "Dam", "The dam burst.", "2024-11-15T10:48+01:00", "Ledger"],
        [],
        [8, "Pier", "It burned.", None],
    ]
    articles, told = read(tmp_path / "export.xlsx", sheet(*rows))
    assert [(each.id, each.title, each.text) for each in articles] == [
        ("7", "Dam", "The dam burst."),
        ("8", "Pier", "It burned."),
    ]
    assert (str(articles[0].dct), articles[0].source) == ("2024-11-15T10:48+01:00", "Ledger")
    assert told == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (datetime(2024, 11, 15, 10, 48), "2024-11-15T10:48:00"),
        (datetime(2024, 11, 15), "2024-11-15T00:00:00"),
        (date(2024, 11, 15), "2024-11-15"),
        ("15 November 2024", "2024-11-15"),
    ],
)
def test_a_day_is_no_midnight(cell: object, expected: str, tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "export.xlsx", sheet(NAMES, ["a", "Dam", "The dam burst.", cell]))
    assert str(article.dct) == expected


def test_empty_rows_above_the_names_and_columns_without_one_are_passed_over(tmp_path: Path) -> None:
    rows = [[], [None, ""], ["title", None, "text"], ["Dam", "aside", "The dam burst."]]
    (article,), told = read(tmp_path / "export.xlsx", sheet(*rows))
    assert (article.title, article.text) == ("Dam", "The dam burst.")
    assert told == []


def test_all_sheets_are_read_each_by_its_own_names(tmp_path: Path) -> None:
    others = {"More": [["text", "title"], ["It burned.", "Pier"]], "Notes": [["who"], ["Mara"]], "Empty": []}
    articles, (told,) = read(
        tmp_path / "export.xlsx", sheet(["title", "text"], ["Dam", "The dam burst."], others=others)
    )
    assert [each.title for each in articles] == ["Dam", "Pier"]
    assert told.where == "Notes, row 2"
    assert "the record has: who" in told.reason


def test_the_settings_say_which_column_is_which(tmp_path: Path) -> None:
    fields = FieldSettings(text="Brödtext", title="Rubrik")
    data = sheet(["Nr", "Rubrik", "Brödtext"], [1.0, "Dam", "<p>The dam burst.</p>"])
    (article,), _ = read(tmp_path / "export.xlsx", data, Settings(fields=fields))
    assert (article.title, article.text) == ("Dam", "The dam burst.")


def test_without_its_extra_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "find_spec", lambda _: None)
    _, (told,) = read(tmp_path / "export.xlsx", sheet(NAMES))
    assert "story-timeline[xlsx]" in told.reason


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_spreadsheet_that_is_cut_off_is_told(part: float, tmp_path: Path) -> None:
    data = sheet(NAMES, ["a", "Dam", "The dam burst."])
    _, (told,) = read(tmp_path / "export.xlsx", data[: int(len(data) * part)])
    assert told.reason.startswith(("is a broken spreadsheet", "is in no format that is known"))


def test_what_stands_before_a_fault_is_read(tmp_path: Path) -> None:
    rows = [[str(number), "Dam", "The dam burst."] for number in range(2_000)]
    data = changed(sheet(NAMES, *rows), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) * 3 // 4])
    articles, told = read(tmp_path / "export.xlsx", data)
    assert len(articles) > 500
    assert told[-1].reason.startswith("is a broken spreadsheet after Export, row")


@pytest.mark.parametrize(
    ("pattern", "lie"),
    [
        (rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"'),
        (rb'<row r="2"', b'<row r="99999999999"'),
        (rb'r="C2"', b'r="XFD2"'),
    ],
)
def test_a_sheet_that_lies_about_its_size_is_no_harm(pattern: bytes, lie: bytes, tmp_path: Path) -> None:
    data = changed(
        sheet(NAMES, ["a", "Dam", "The dam burst."]), "xl/worksheets/sheet1.xml", lambda xml: re.sub(pattern, lie, xml)
    )
    articles, told = read(tmp_path / "export.xlsx", data)
    assert articles or told
    assert len(articles) + len(told) == 1


def test_one_that_unpacks_to_more_than_memory_should_hold_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "_LARGEST_HELD", 1_000)
    rows = [[str(number), "Dam", f"The dam burst {number} times."] for number in range(100)]
    articles, (told,) = read(tmp_path / "export.xlsx", sheet(NAMES, *rows))
    assert articles == []
    assert "save it as CSV" in told.reason
