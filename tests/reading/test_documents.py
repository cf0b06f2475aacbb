"""Documents as a whole: their format by content, and what is said of those that give no article."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from timeline.models import Article, Diagnostic
from timeline.reading import files
from timeline.reading.document import Head
from timeline.reading.formats.registry import format_of
from timeline.reading.reader import read_document
from timeline.settings import FieldSettings, Settings


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"text": "a"}', "JSON lines"),
        (b'{"id": "broken"\n{"text": "b"}\n', "JSON lines"),
        (b'\xef\xbb\xbf\n{"text": "a"}\n{"text": "b"}', "JSON lines"),
        (b'{\n "response": {"docs": []}\n}', "JSON"),
        (b'{"response": {"docs": [{"text": "a"}]}}', "JSON"),
        (b'[{"body": "a"}]', "JSON"),
        (b"[Correction: the ferry did not sink.]", "plain text"),
        (b"<!DOCTYPE html><html><body>", "HTML"),
        (b"<!-- saved -->\n<html lang=en>", "HTML"),
        (b"<div class=a><p>One.</p></div>", "HTML fragment"),
        (b"title;body;date\nA;B;C", "table"),
        (b"Ferry sinks, many dead\nThe ferry sank.", "plain text"),
        (b"%PDF-1.7 ...", "PDF"),
        ("Fähre".encode("utf-16"), None),
    ],
)
def test_the_format_is_told_by_content(head: bytes, expected: str | None) -> None:
    kind = format_of(Head.of(head, "whatever.bin", FieldSettings()))
    assert (kind and kind.name) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"Home\nNews\nSport\n", "no article in it"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"<html><body></body></html>", "no article in it"),
        (b"title,body\n", "no article in it"),
        (b"[]", "no article"),
        (gzip.compress(b"The ferry sank." * 1000, mtime=0)[:-20], "gzip"),
    ],
)
def test_a_document_that_gives_no_article_is_told_once_with_its_reason(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    (told,) = read_document(str(path), Settings(), None)
    assert isinstance(told, Diagnostic)
    assert told.path == str(path)
    assert said in told.reason


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (told,) = read_document(str(tmp_path / "gone.txt"), Settings(), None)
    assert isinstance(told, Diagnostic)
    assert "cannot be read" in told.reason


def test_packed_text_is_read_and_named_as_given(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(gzip.compress(b"Ferry sinks in gale\n\nThe ferry sank on Monday in a gale, police said.\n"))
    (found,) = read_document(str(path), Settings(), None)
    assert isinstance(found, Article)
    assert (found.path, found.title) == (str(path), "Ferry sinks in gale")


def test_a_line_without_a_full_stop_is_still_an_article(tmp_path: Path) -> None:
    path = tmp_path / "flash.txt"
    path.write_text("Ferry sinks off the coast of Marrey")
    (found,) = read_document(str(path), Settings(), None)
    assert isinstance(found, Article)
    assert found.text == "Ferry sinks off the coast of Marrey"


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_small_gzip_file_that_unpacks_to_more_than_memory_should_hold_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 2_000_000)
    beginning = {"page.txt": "", "page.html": "<html><body><p>"}[name]
    path = tmp_path / name
    path.write_bytes(gzip.compress(f"{beginning}{'The ferry sank. ' * 200_000}".encode()))
    assert path.stat().st_size < 20_000
    (told,) = read_document(str(path), Settings(), None)
    assert isinstance(told, Diagnostic)
    assert told.reason.startswith("the document is larger than 2 MB, unpacked")


@pytest.mark.parametrize(("name", "line"), [("a.jsonl", '{"text": "%s"}\n'), ("a.csv", "a,%s\n")])
def test_a_line_that_is_too_long_is_told_and_what_stands_around_it_is_read(
    name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 2_000)
    head = "id,text\n" if name.endswith("csv") else ""
    path = tmp_path / name
    path.write_text(head + line % "The ferry sank." + line % ("The ferry sank. " * 200) + line % "It sank.")
    first, told, last = read_document(str(path), Settings(), None)
    assert isinstance(first, Article)
    assert isinstance(told, Diagnostic)
    assert told.where == f"line {3 if head else 2}"
    assert told.reason.startswith("the line is larger than")
    assert isinstance(last, Article)
    assert last.text == "It sank."
