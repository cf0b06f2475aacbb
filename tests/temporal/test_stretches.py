"""Only the rows of tokens that can hold an expression are parsed, and no expression is lost by that."""

from __future__ import annotations

import pytest

from benchmarks.corpora import own_corpus
from timeline.temporal.chart import parse, parse_row
from timeline.temporal.grammar import load_grammar
from timeline.temporal.language import languages
from timeline.temporal.stretches import stretches
from timeline.temporal.tokens import tokenise
from timeline.temporal.triggers import Way, find_triggers


@pytest.mark.parametrize("code", languages())
def test_no_expression_is_lost_between_the_stretches(code: str) -> None:
    grammar = load_grammar(code)
    examples = "\n\n".join(marked for rule in grammar.rules for _, marked, _ in rule.data.examples)
    for text in (examples, *(document.text for document in own_corpus(code))):
        tokens = tokenise(text, grammar.language.compounds)
        assert parse(tokens, grammar) == parse_row(tokens, grammar, 0, len(tokens))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The house on the hill was sold in the end to a friend.", []),
        ("It was sold in the mid-1990s.", [["in", "the", "mid", "-", "1990", "s", "."]]),
        ("On Friday he left. She comes in May.", [["on", "friday"], ["in", "may", "."]]),
    ],
)
def test_a_stretch_is_a_row_of_words_with_one_that_dates(text: str, rows: list[list[str]]) -> None:
    tokens = tokenise(text)
    assert [tokens.lower[first:end] for first, end in stretches(tokens.lower, load_grammar("en"))] == rows


def test_each_way_to_an_expression_has_a_trigger_and_common_short_words_are_none() -> None:
    ways = [
        Way("<unit>", ("fortnight",), whole=False),
        Way("<number>", ("a",), whole=False),
        Way("<length>", ("<number>", "<unit>"), whole=True),
        Way("<date>", ("in", "<length>"), whole=True),
        Way("<date>", ("in", "a", "bit"), whole=True),
    ]
    assert find_triggers(["in", "a", "bit", "fortnight"], ways) == {"bit", "fortnight"}


def test_what_is_made_of_words_left_out_is_left_out_too() -> None:
    ways = [Way("<part>", ("at", "it"), whole=False), Way("<date>", ("<part>", "again"), whole=True)]
    assert find_triggers(["again", "at", "it"], ways) == {"again"}
