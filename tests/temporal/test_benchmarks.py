"""The commands that measure: they run, they say what they cannot do, and they tell gains from losses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import peers, revisions
from benchmarks.changes import read_lines
from benchmarks.corpora import ROOT, Document, Expression, own_corpus, read_corpus
from benchmarks.differences import Change, differences, summary
from benchmarks.shapes import SHAPES, shaped
from benchmarks.tagger import without_times
from timeline.errors import InputError

TEXT = "It fell on Friday, and two days later it rose again in May."
GOLD = Document(
    "d",
    "2024-11-15",
    TEXT,
    (
        Expression(11, 17, "Friday", "DATE", "2024-11-15"),
        Expression(23, 37, "two days later", "DATE", "2024-11-17"),
        Expression(55, 58, "May", "DATE", "2025-05"),
    ),
)


def at(words: str, value: str) -> Expression:
    start = TEXT.index(words)
    return Expression(start, start + len(words), words, "DATE", value, "a rule")


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def changes(before: list[Expression], after: list[Expression], *, judge: bool = True) -> list[Change]:
    return list(differences({"d": before}, {"d": after}, {"d": GOLD}, judge=judge))


def test_what_is_the_same_is_no_change() -> None:
    assert changes([at("Friday", "2024-11-15")], [at("Friday", "2024-11-15")]) == []


def test_gains_losses_and_new_values_are_told_in_the_order_of_the_text() -> None:
    found = changes(
        [at("Friday", "2024-11-15"), at("two days later", "2024-11-13"), at("it rose", "2024")],
        [at("two days later", "2024-11-17"), at("May", "2024-05")],
    )
    assert [(change.kind, change.context.split("[")[1].split("]")[0]) for change in found] == [
        ("lost", "Friday"),
        ("changed", "two days later"),
        ("lost", "it rose"),
        ("gained", "May"),
    ]
    assert [(change.before and change.before.verdict, change.after and change.after.verdict) for change in found] == [
        ("right", None),
        ("wrong", "right"),
        ("not in gold", None),
        (None, "wrong"),
    ]
    assert summary(found) == "1 gained (0 right), 2 lost (1 were right), 1 changed (1 right, 0 were)"
    assert "2024-05 by a rule  wrong (2025-05)" in str(found[-1])


def test_a_span_that_grew_is_one_change_and_shows_both() -> None:
    (change,) = changes([at("two days", "P2D")], [at("two days later", "2024-11-17")])
    assert change.kind == "changed"
    assert "was [two days]" in str(change)
    assert "[two days later]" in str(change)


def test_without_gold_nothing_is_judged() -> None:
    found = changes([], [at("May", "2024-05")], judge=False)
    assert summary(found) == "1 gained, 0 lost, 0 changed"
    assert "right" not in str(found[0])


def test_changes_reads_what_annotate_printed(tmp_path: Path) -> None:
    timex = {"start": 11, "end": 17, "text": "Friday", "type": "DATE", "value": "2024-11-15", "rule": "<weekday>"}
    before, after, gold = (tmp_path / name for name in ("before.jsonl", "after.jsonl", "gold.jsonl"))
    before.write_text(json.dumps({"id": "d", "timexes": []}), encoding="utf-8")
    after.write_text(json.dumps({"id": "d", "timexes": [timex]}), encoding="utf-8")
    plain = run("changes", str(before), str(after))
    assert plain.stdout.splitlines() == ["gained  d  [Friday]  2024-11-15 by <weekday>", "1 gained, 0 lost, 0 changed"]
    gold.write_text(
        json.dumps({"doc_id": "d", "dct": "2024-11-15", "text": TEXT, "timexes": [timex]}) + "\n", encoding="utf-8"
    )
    judged = run("changes", str(before), str(after), "--gold", str(gold))
    assert "It fell on [Friday], and two" in judged.stdout
    assert judged.stdout.endswith("1 gained (1 right), 0 lost, 0 changed\n")


def test_changes_asks_for_two_outputs_or_a_revision() -> None:
    result = run("changes", "one.jsonl")
    assert result.returncode == 2
    assert "--since" in result.stderr


@pytest.mark.parametrize("content", ["{", '{"id": "d"}'])
def test_what_is_no_output_of_annotate_is_named_with_its_line(content: str) -> None:
    with pytest.raises(InputError, match=r"before\.jsonl, line 2.*annotate"):
        read_lines(f'{{"id": "c", "timexes": []}}\n{content}\n'.encode(), "before.jsonl")


def test_a_corpus_that_is_broken_is_named_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"doc_id": "d", "dct": null, "text": "x", "timexes": []}\n{"doc_id": 3}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.jsonl, line 2"):
        read_corpus(broken)
    result = run("scores", str(tmp_path / "missing.jsonl"))
    assert result.returncode == 1
    assert "missing.jsonl" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_revision_is_read_by_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "timeline"
    package.mkdir()
    (package / "__init__.py").touch()

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    for revision in ("old", "new"):
        (package / "__main__.py").write_text(f"print({revision!r})\n", encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", revision)
    (package / "__main__.py").write_text("print('uncommitted')\n", encoding="utf-8")
    monkeypatch.setattr(revisions, "ROOT", tmp_path)
    read = [revisions.annotated_at(each, [GOLD], "en").decode().strip() for each in ("HEAD~1", "HEAD", None)]
    assert read == ["old", "new", "uncommitted"]
    with pytest.raises(InputError, match="no revision 'HEAD~9'"):
        revisions.annotated_at("HEAD~9", [GOLD], "en")


def test_the_working_tree_reads_the_documents_it_is_given() -> None:
    lines = read_lines(revisions.annotated_at(None, [GOLD], "en"), "working tree")
    assert [timex.value for timex in lines["d"].timexes][:1] == ["2024-11-15"]


def test_the_own_corpus_has_its_expressions_where_they_stand() -> None:
    documents = own_corpus("en")
    assert sum(len(document.timexes) for document in documents) > 10
    assert any(not document.timexes for document in documents)
    for document in documents:
        assert all(document.text[each.start : each.end] == each.text for each in document.timexes)


def test_sentences_with_a_time_are_left_out_of_the_text_without() -> None:
    (bare,) = without_times([Document("d", None, "The bridge fell. It fell in May 2021. Nobody was hurt.", ())], "en")
    assert bare.text == "The bridge fell. Nobody was hurt."


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_the_length_asked_for(shape: str) -> None:
    assert len(shaped(shape, 1000)) == 1000


def test_the_speed_is_told_beside_dateparser_with_the_ratio() -> None:
    result = run("tagger", "--own-kb", "1", "--stress-kb", "2")
    assert result.returncode == 0, result.stderr
    lines = {line[:32].strip(): line[32:] for line in result.stdout.splitlines()}
    assert "KB/s" in lines["story-timeline"]
    assert "ours is" in lines["dateparser search_dates"]
    assert "--chrono" in lines["chrono-node"]
    assert set(SHAPES) <= set(lines)


def test_chrono_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(peers.SkippedError, match=r"npm install chrono-node|install Node\.js"):
        peers.chrono_seconds([GOLD], tmp_path)
