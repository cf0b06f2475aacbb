"""Duplicate ids and what counts as an input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.intake import describe, join_duplicates, read_inputs
from timeline.models import Article, Diagnostic, Teaser
from timeline.reading import reader, record_files
from timeline.reading.fields import Record
from timeline.reading.records import read_record
from timeline.registry import register_path
from timeline.settings import Settings


def article(id: str = "a", text: str = "The bridge opened.", path: str = "one.txt") -> Article:
    return Article(id=id, text=text, path=path)


def test_the_same_article_from_two_files_is_one_article() -> None:
    ids, articles, diagnostics = join_duplicates([article(), article(path="two.txt"), article(id="b")])
    assert ids == ("a", "a", "b")
    assert [each.path for each in articles.values()] == ["one.txt", "one.txt"]
    assert diagnostics == ()


def test_one_id_with_two_contents_gives_two_articles_and_a_remark() -> None:
    other = Article(id="a", text="The tunnel closed.", path="two.txt", teasers=(Teaser(text="More", parent="a"),))
    ids, articles, diagnostics = join_duplicates([article(), other, other])
    assert ids[0] == "a"
    assert ids[1] == ids[2]
    assert ids[1].startswith("a~")
    assert articles[ids[1]].text == "The tunnel closed."
    assert articles[ids[1]].teasers[0].parent == ids[1]
    assert [(each.path, each.kept) for each in diagnostics] == [("two.txt", True)]
    assert "one.txt" in diagnostics[0].reason


def test_a_distinguishing_id_depends_on_the_content_alone() -> None:
    texts = ["The tunnel closed.", "The pier burned."]
    first, _, _ = join_duplicates([article(), *(article(text=text) for text in texts)])
    second, _, _ = join_duplicates([article(), *(article(text=text) for text in reversed(texts))])
    assert first[1:] == second[:0:-1]


def test_a_diagnostic_is_told_with_file_place_and_reason() -> None:
    assert describe(Diagnostic(path="a.csv", where="row 3", reason="no text")) == "a.csv, row 3: no text"


def test_the_register_stands_beside_the_output(tmp_path: Path) -> None:
    assert register_path(tmp_path / "site") == tmp_path / "site.register.json"
    assert register_path(tmp_path / "site" / ".") == tmp_path / "site.register.json"


def test_the_settings_that_lie_among_the_articles_are_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dam breaks\n\n14 November 2024 10:48\n\nThe dam above Orvik broke on Thursday.\n")
    (tmp_path / "timeline.toml").write_text('language = "en"\n')
    found = read_inputs([str(tmp_path)], Settings())
    assert [Path(article.path).name for article in found.articles] == ["a.txt"]
    assert found.diagnostics == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "The ferry sank on Monday."}', "utf-8")
    found = read_inputs([str(tmp_path)], Settings(), ours=[tmp_path / "site"])
    assert [each.id for each in found.articles] == ["a"]
    assert [Path(each.path).name for each in found.skipped] == ["self"]


@pytest.mark.parametrize(
    ("name", "lines", "where"),
    [
        (
            "export.jsonl",
            ['{"id": "a", "text": "The dam broke."}', '{"id": "b", "text": "The pier burned."}', "",
             '{"id": "c", "text": "The tunnel closed."}'],
            "line 2",
        ),
        (
            "export.csv",
            ["id,title,text", "a,Dam,The dam broke.", "b,Pier,The pier burned.", "c,Tunnel,The tunnel closed."],
            "line 3",
        ),
        (
            "export.json",
            ['[{"id": "a", "title": "Dam", "text": "The dam broke."}, {"id": "b", "title": "P", "text": "The pier."},'
             ' {"id": "c", "title": "Tunnel", "text": "The tunnel closed."}]'],
            "record 2",
        ),
    ],
)  # fmt: skip
def test_a_record_that_trips_a_fault_is_named_with_its_place_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, lines: list[str], where: str
) -> None:
    def trips(record: Record, *given: Any, **named: Any) -> Article | Diagnostic:
        if record["id"] == "b":
            raise KeyError("pier")
        return read_record(record, *given, **named)

    monkeypatch.setattr(record_files, "read_record", trips)
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = read_inputs([str(path)], Settings(), jobs=1)
    assert [each.id for each in found.articles] == ["a", "c"]
    (told,) = found.diagnostics
    assert (told.path, told.where, told.kept) == (str(path), where, False)
    assert "KeyError: 'pier' (test_intake.py:" in told.reason


def test_what_was_read_of_a_file_before_it_trips_a_fault_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*given: Any) -> Iterator[Article]:
        yield article()
        raise ValueError("the end is not to be read")

    monkeypatch.setattr(reader, "read_document", breaks)
    path = tmp_path / "a.txt"
    path.write_text("The dam broke.", encoding="utf-8")
    found = read_inputs([str(path)], Settings(), jobs=1)
    assert [each.id for each in found.articles] == ["a"]
    assert ["the end is not to be read" in each.reason for each in found.diagnostics] == [True]
