"""The measured accuracy of rules: where it is told, and that docs/rules.md is about the rules that there are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from benchmarks import accuracy
from benchmarks.accuracy import PAGE, count, measured, write
from benchmarks.corpora import Document, Expression
from benchmarks.rules_page import MARK, renewed
from timeline.models import Moment
from timeline.temporal import explain
from timeline.temporal.accuracy import Accuracy, accuracy_file, load_accuracy, rule_accuracy
from timeline.temporal.grammar import load_grammar
from timeline.temporal.language import RuleData, languages

DCT = Moment.parse("2024-11-15")


def test_rules_md_shows_the_rules_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page), "rules have changed: run `python -m benchmarks.accuracy`"


def test_rules_md_has_every_rule_of_every_language_with_its_example() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\|", "|")
    for code in languages():
        section = page.split(f"(`{code}`)")[1].split("\n## ")[0]
        for rule in load_grammar(code).rules:
            assert f"| `{rule.name}` | " in section
            assert all(example[1] in section for example in rule.data.examples[:1])


def test_rules_md_explains_every_key_of_a_rule_and_no_other() -> None:
    introduction = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    rows = [line.split("|")[1] for line in introduction.splitlines() if line.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} == set(RuleData.__struct_encode_fields__)


@pytest.mark.parametrize("code", languages())
def test_measured_rules_exist_and_were_right_no_more_often_than_used(code: str) -> None:
    measured = load_accuracy(code)
    if measured is None:
        assert rule_accuracy(code, load_grammar(code).rules[0].name) is None
        return
    names = {rule.name for rule in load_grammar(code).rules}
    assert set(measured.rules) <= names, "rules are gone: run `python -m benchmarks.accuracy`"
    assert all(0 <= right <= used and used > 0 for right, used in measured.rules.values())
    assert sum(measured.corpora.values()) > 0


def test_explain_ends_with_how_often_the_rule_was_right() -> None:
    timex = explain("last year", DCT)
    measured = rule_accuracy("en", timex.rule)
    assert measured is not None
    assert timex.steps[-1].step == "accuracy"
    assert f"{measured[0]} of {measured[1]}" in timex.steps[-1].text


def test_explain_is_silent_about_what_was_not_measured() -> None:
    assert rule_accuracy("en", "no such rule") is None
    assert rule_accuracy("xx", "yesterday") is None
    assert [step.step for step in explain("no time at all", DCT).steps] == ["recognised"]


def test_a_rule_is_right_where_the_gold_has_its_value_in_that_place() -> None:
    text = "It fell yesterday, and opened yesterday; yesterday was a film."
    starts = [match.start() for match in re.finditer("yesterday", text)]

    def gold(start: int, value: str) -> Expression:
        return Expression(start - 3, start + 9, "", "DATE", value)

    document = Document("d", "2024-11-15", text, (gold(starts[0], "2024-11-14"), gold(starts[1], "2024-11-13")))
    assert count([document], "en") == {"yesterday": (1, 3)}


def test_figures_are_kept_one_rule_a_line_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "LANGUAGES", tmp_path)
    given = Accuracy(corpora={"some": 3}, rules={'<weekday> "quoted"': (1, 2), "heute|morgen ä": (0, 1)})
    write(given, "xx")
    text = (tmp_path / accuracy_file("xx")).read_text(encoding="utf-8")
    assert msgspec.json.decode(text, type=Accuracy) == given
    assert sum(line.endswith((" 2],", " 1]")) for line in text.splitlines()) == 2


def test_without_a_corpus_the_figures_stay_but_for_rules_that_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Accuracy(corpora={"some": 3}, rules={"yesterday": (1, 2), "a rule of old": (1, 1)})
    monkeypatch.setattr(accuracy, "load_accuracy", lambda _: before)
    assert measured([], "en") == Accuracy(corpora={"some": 3}, rules={"yesterday": (1, 2)})


def test_a_corpus_gives_figures_and_its_name(tmp_path: Path) -> None:
    corpus = tmp_path / "few.jsonl"
    corpus.write_text(
        json.dumps({"doc_id": "d", "dct": "2024-11-15", "text": "It fell yesterday.", "timexes": []}), encoding="utf-8"
    )
    assert measured([corpus], "en") == Accuracy(corpora={"few": 1}, rules={"yesterday": (0, 1)})
