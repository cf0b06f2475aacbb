"""Inputs in any encoding, of each format that is text: read, and what was decided is told in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings

TITLE = "Brücke gesperrt"
TEXT = "Die Brücke über die Hölle wurde am Dienstag für Monate gesperrt. Größere Schäden gab es nicht."
HTML = f"""<html><head>{{meta}}<title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>15. November 2024</p>
<p>{TEXT}</p><p>Der Bürgermeister sagte, die Prüfer kämen am Donnerstag zurück.</p></article></body></html>"""


def read(path: Path, data: bytes, settings: Settings | None = None) -> tuple[list[Article], list[Diagnostic]]:
    path.write_bytes(data)
    found = list(read_document(str(path), settings or Settings(), None))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [each for each in found if isinstance(each, Diagnostic)]


def contents() -> dict[str, str]:
    record = {"title": TITLE, "text": TEXT, "published": "2024-11-15"}
    line = json.dumps(record, ensure_ascii=False)
    return {
        "text": f"{TITLE}\n\n15. November 2024, 10:48\n\n{TEXT}\n",
        "page": HTML.format(meta=""),
        "lines": f"{line}\n{line.replace('Dienstag', 'Mittwoch')}\n",
        "document": json.dumps({"articles": [record]}, ensure_ascii=False),
        "table": f'title,text,published\n"{TITLE}","{TEXT}",2024-11-15\n',
    }


@pytest.mark.parametrize("kind", contents())
def test_an_encoding_that_nothing_declares_is_found_and_told(tmp_path: Path, kind: str) -> None:
    articles, told = read(tmp_path / "in", contents()[kind].encode("cp1252"))
    assert TEXT in articles[0].text
    assert articles[0].title == TITLE
    assert [each.kept for each in told] == [True]
    assert "UTF-8" in told[0].reason
    assert "Windows-1252" in told[0].reason


@pytest.mark.parametrize("kind", contents())
def test_utf_8_is_told_of_by_nothing(tmp_path: Path, kind: str) -> None:
    articles, told = read(tmp_path / "in", contents()[kind].encode())
    assert TEXT in articles[0].text
    assert not told


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("kind", contents())
def test_wide_letters_are_read_in_every_format(tmp_path: Path, kind: str, codec: str) -> None:
    articles, told = read(tmp_path / "in", contents()[kind].encode(codec))
    assert TEXT in articles[0].text
    assert not told


def test_what_a_page_declares_is_obeyed_without_a_word(tmp_path: Path) -> None:
    page = HTML.format(meta='<meta charset="iso-8859-1">').encode("cp1252")
    articles, told = read(tmp_path / "page.html", page)
    assert TEXT in articles[0].text
    assert not told


def test_a_page_that_declares_what_it_is_not_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = HTML.format(meta='<meta charset="shift_jis">').encode("cp1252")
    articles, told = read(tmp_path / "page.html", page)
    assert TEXT in articles[0].text
    assert "not CP932, which it declares" in told[0].reason


@pytest.mark.parametrize("kind", ["text", "page", "table", "document"])
def test_text_that_was_saved_through_a_wrong_encoding_is_put_right_and_told(tmp_path: Path, kind: str) -> None:
    misread = contents()[kind].encode().decode("latin-1")
    articles, told = read(tmp_path / "in", misread.encode())
    assert TEXT in articles[0].text
    assert ["wrong encoding" in each.reason for each in told if each.kept] == [True]


def test_text_that_is_taken_as_it_is_keeps_each_letter(tmp_path: Path) -> None:
    misread = TEXT.encode().decode("latin-1")
    articles, _ = read(tmp_path / "in.jsonl", json.dumps({"id": "a", "text": misread}).encode())
    assert articles[0].text == misread


def test_the_columns_of_a_table_are_known_in_its_own_encoding(tmp_path: Path) -> None:
    settings = Settings(fields=FieldSettings(title="Überschrift", text="Inhalt"))
    table = f"Nr;Überschrift;Inhalt\r\n1;{TITLE};{TEXT}\r\n".encode("cp1252")
    articles, _ = read(tmp_path / "in.csv", table, settings)
    assert (articles[0].title, articles[0].text) == (TITLE, TEXT)


def test_a_table_of_an_old_mac_has_its_rows_apart(tmp_path: Path) -> None:
    table = f"title,text\r{TITLE},{TEXT}\rZwei,Zweiter Text.\r".encode("mac_roman")
    articles, _ = read(tmp_path / "in.csv", table)
    assert [each.title for each in articles] == [TITLE, "Zwei"]
