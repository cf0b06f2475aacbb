"""Duplicate ids and what counts as an input."""

from __future__ import annotations

from pathlib import Path

from timeline.intake import describe, join_duplicates, read_inputs
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
