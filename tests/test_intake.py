"""Duplicate ids and what counts as an input."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import SettingsError
from timeline.intake import capture_time, describe, join_duplicates
from timeline.models import Article, Diagnostic, Teaser
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


def test_a_capture_time_that_is_no_time_says_how_to_write_one() -> None:
    with pytest.raises(SettingsError, match="captured_at: 'yesterday' is no time; write it as 2024-11-15"):
        capture_time(Settings(captured_at="yesterday"))


def test_the_capture_time_keeps_its_offset() -> None:
    assert str(capture_time(Settings(captured_at="2024-11-15T18:00+01:00"))) == "2024-11-15T18:00+01:00"


def test_a_diagnostic_is_told_with_file_place_and_reason() -> None:
    assert describe(Diagnostic(path="a.csv", where="row 3", reason="no text")) == "a.csv, row 3: no text"


def test_the_register_stands_beside_the_output(tmp_path: Path) -> None:
    assert register_path(tmp_path / "site") == tmp_path / "site.register.json"
    assert register_path(tmp_path / "site" / ".") == tmp_path / "site.register.json"
