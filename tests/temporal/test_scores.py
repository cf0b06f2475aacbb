"""The gate: a change that lowers a score fails until its pin in pins.toml is edited, with the reason."""

from __future__ import annotations

import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import ROOT, Document, Expression, found, own_corpus, read_corpus
from benchmarks.scoring import align, score

PINS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pins.toml").read_text(encoding="utf-8"))
FIGURES = ("strict", "relaxed", "value", "calendar")
WORTH_RAISING = 0.005


def documents(pin: dict[str, Any]) -> tuple[Document, ...]:
    place = ROOT / pin["corpus"]
    if not place.exists():
        pytest.skip(f"{pin['corpus']} is not on this machine: evaluation corpora are no part of the project")
    return own_corpus(pin["language"]) if place.is_dir() else read_corpus(place)


@pytest.mark.parametrize("name", PINS)
def test_no_score_is_below_its_pin(name: str) -> None:
    pin = PINS[name]
    scores = score((document, found(document, pin["language"])) for document in documents(pin))
    measured = {figure: getattr(scores, figure) for figure in FIGURES}
    lower = {figure: f"{value:.4f}, pinned {pin[figure]}" for figure, value in measured.items() if value < pin[figure]}
    assert not lower, (
        f"{name}: {lower}. `python -m benchmarks.changes --since HEAD` shows which expressions were lost; "
        "if it is right so, lower the pin in pins.toml and say why in its reason"
    )
    higher = {figure: round(value - 0.003, 3) for figure, value in measured.items()}
    higher = {figure: value for figure, value in higher.items() if measured[figure] > pin[figure] + WORTH_RAISING}
    if higher:
        warnings.warn(f"{name} got better: raise its pins in tests/temporal/pins.toml to {higher}", stacklevel=2)


@pytest.mark.parametrize("name", PINS)
def test_every_pin_states_all_figures_and_its_reason(name: str) -> None:
    assert set(PINS[name]) == {"corpus", "language", "reason", *FIGURES}
    assert len(PINS[name]["reason"].split()) > 3


def test_the_own_corpus_of_every_language_is_pinned() -> None:
    pinned = {(pin["corpus"], pin["language"]) for pin in PINS.values()}
    own = {path.parent.name for path in (ROOT / "tests" / "corpus").glob("*/*.txt")}
    assert {(f"tests/corpus/{language}", language) for language in own} <= pinned


def expression(start: int, end: int, value: str | None = "2024", kind: str = "DATE") -> Expression:
    return Expression(start, end, "", kind, value)


def document(*gold: Expression) -> Document:
    return Document("d", "2024-11-15", "in early May 2024, on Friday", gold)


def test_equal_spans_are_strict_and_a_common_character_is_relaxed() -> None:
    gold = document(expression(3, 17), expression(22, 28))
    scores = score([(gold, [expression(9, 17), expression(22, 28)])])
    assert (scores.strict, scores.relaxed) == (0.5, 1.0)


def test_what_is_missed_and_what_is_too_much_both_cost() -> None:
    missed = score([(document(expression(3, 17), expression(22, 28)), [expression(3, 17)])])
    too_much = score([(document(expression(3, 17)), [expression(3, 17), expression(22, 28)])])
    assert missed.strict == too_much.strict == pytest.approx(2 / 3)


def test_value_and_type_scores_are_shares_of_the_relaxed_score() -> None:
    gold = document(expression(3, 17, "2024-05"), expression(22, 28, "P1D", "DURATION"))
    scores = score([(gold, [expression(9, 17, "2024-05"), expression(22, 28, "P2D", "SET")])])
    assert (scores.relaxed, scores.value, scores.type) == (1.0, 0.5, 0.5)


def test_the_calendar_score_leaves_durations_and_references_aside() -> None:
    gold = document(expression(3, 17, "2024-05"), expression(22, 28, "P1D", "DURATION"))
    assert score([(gold, [expression(3, 17, "2024-05"), expression(22, 28, "PAST_REF")])]).calendar == 1.0
    assert score([(gold, [expression(3, 17, "2024-05"), expression(22, 28, "2024")])]).calendar == pytest.approx(2 / 3)


def test_one_expression_answers_for_one_only_and_the_equal_span_goes_first() -> None:
    gold = [expression(3, 12, "a"), expression(13, 17, "b")]
    pairs = align("in early May 2024", gold, [expression(3, 17, "c"), expression(13, 17, "d")])
    assert {(pair.gold.value, pair.found.value, pair.exact) for pair in pairs} == {("b", "d", True), ("a", "c", False)}


def test_blanks_at_the_ends_of_a_span_do_not_count() -> None:
    (pair,) = align("in early May 2024", [expression(2, 13)], [expression(3, 12)])
    assert pair.exact


def test_nothing_to_find_and_nothing_found_scores_nothing() -> None:
    assert score([(document(), [])]).strict == 0.0
