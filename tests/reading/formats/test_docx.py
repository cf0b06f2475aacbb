"""Word documents: headings, paragraphs, lists and tables in their order; and what cannot be read is told."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.formats import docx as format_
from timeline.reading.formats import kinds
from timeline.reading.reader import read_document
from timeline.settings import Settings

docx = pytest.importorskip("docx")

TEXT = "The council closed the bridge at Ullmouth on Monday, and the harbour office says that it opens in June."


def word(*paragraphs: str, title: str | None = "Bridge closed", **about: Any) -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime(2024, 11, 16, 9, 12)
    for name, value in about.items():
        setattr(document.core_properties, name, value)
    if title:
        document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(path: Path, data: bytes) -> list[Article | Diagnostic]:
    path.write_bytes(data)
    return list(read_document(str(path), Settings(), None))


def article(path: Path, data: bytes) -> Article:
    (only,) = read(path, data)
    assert isinstance(only, Article), only
    return only


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "export.bin"


def test_the_first_heading_is_the_title_and_paragraphs_are_kept_apart(path: Path) -> None:
    found = article(path, word(TEXT, "", "  It was\tclosed before. "))
    assert found.title == "Bridge closed"
    assert found.text.split("\n\n") == [TEXT, "It was closed before."]


def test_further_headings_lists_and_tables_stand_in_their_order(path: Path) -> None:
    document = docx.Document(io.BytesIO(word(TEXT)))
    document.add_heading("What comes next", level=2)
    document.add_paragraph("Divers on Thursday", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "wide"
    document.add_paragraph("The end.")
    assert article(path, saved(document)).text.split("\n\n")[1:] == [
        "What comes next",
        "Divers on Thursday",
        "cell 0 | cell 1 | cell 2",
        "wide | cell 5",
        "The end.",
    ]


def test_what_it_says_of_itself_is_kept_and_it_is_dated_by_its_text(path: Path) -> None:
    about = {"author": "Ida Holm", "language": "en-GB", "keywords": "harbour; bridge"}
    found = article(path, word("15 November 2024, 10:48", TEXT, **about))
    assert (found.byline, found.language, found.tags) == ("Ida Holm", "en", ("harbour", "bridge"))
    assert str(found.captured) == "2024-11-16T09:12:00+00:00"
    assert str(found.dct) == "2024-11-15T10:48"


STATED = "Published 15 November 2024, 10:48"


def set_aside(found: Article) -> list[str]:
    return [clue.text for clue in found.dating.evidence if "not taken for the capture" in clue.text]


def test_what_the_template_of_the_library_states_is_nothing_of_the_document(path: Path) -> None:
    document = docx.Document()
    assert document.core_properties.modified.year == 2013
    document.add_paragraph(STATED)
    document.add_paragraph(TEXT)
    found = article(path, saved(document))
    assert str(found.dct) == "2024-11-15T10:48"
    assert (found.captured, found.byline) == (None, None)
    assert not set_aside(found)


def test_a_template_that_was_filled_later_leaves_when_it_was_made(path: Path) -> None:
    made = article(path, word(TEXT, modified=datetime(2013, 12, 23, 23, 15)))
    assert str(made.captured) == "2024-11-16T09:12:00+00:00"


@pytest.mark.parametrize("lines", [(STATED,), ("Published 1 May 2019", "Updated: 15 November 2024, 10:48")])
def test_a_time_in_the_file_is_set_aside_and_told_where_the_text_states_a_later_one(
    path: Path, lines: tuple[str, ...]
) -> None:
    found = article(path, word(*lines, TEXT, modified=datetime(2019, 5, 2, 8, 0)))
    assert "2024-11-15T10:48" in (str(found.dct), str(found.dating.updated))
    assert found.captured is None
    assert len(set_aside(found)) == 1
    assert "2019-05-02" in set_aside(found)[0]


def test_without_a_heading_the_stated_title_counts(path: Path) -> None:
    document = docx.Document(io.BytesIO(word(TEXT, title=None)))
    document.core_properties.title = "The bridge"
    assert article(path, saved(document)).title == "The bridge"


def repacked(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """The same document with other parts; None leaves one out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            content = change.get(each, old.read(each))
            if content is not None:
                new.writestr(each, content)
    return packed.getvalue()


BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word(title=None), "no text"),
        (word(TEXT)[:-200], "broken Word document"),
        (repacked(word(TEXT), {BODY: None}), "no Word document that can be read"),
        (repacked(word(TEXT), {BODY: b"<w:document"}), "no Word document that can be read"),
        (repacked(word(TEXT), {"word/styles.xml": b" " * 17_000_000}), "unpacks to"),
    ],
    ids=["no text", "cut off", "no body", "broken body", "bomb"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(path: Path, data: bytes, said: str) -> None:
    (told,) = read(path, data)
    assert isinstance(told, Diagnostic)
    assert said in told.reason


def test_no_file_is_read_for_an_entity(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password", "utf-8")
    document = zipfile.ZipFile(io.BytesIO(word(TEXT))).read(BODY).decode()
    entity = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    begin, root, rest = document.partition("<w:document")
    hostile = begin + entity + root + rest.replace("on Monday", "on Monday &x;")
    found = read(path, repacked(word(TEXT), {BODY: hostile.encode()}))
    assert "password" not in str(found)


def test_where_the_extra_is_missing_it_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "find_spec", lambda name: None)
    (told,) = read(path, word(TEXT))
    assert isinstance(told, Diagnostic)
    assert "story-timeline[docx]" in told.reason


def test_a_zip_of_other_files_is_none(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", f"Bridge closed\n\n15 November 2024\n\n{TEXT}\n")
    assert article(path, packed.getvalue()).text == TEXT
    assert format_.FORMAT.extra == "docx"
