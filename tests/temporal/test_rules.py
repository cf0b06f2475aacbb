"""Each rule is checked both ways against the examples that stand beside it in its language file."""

from __future__ import annotations

import pytest

from timeline.models import Moment
from timeline.temporal import annotate
from timeline.temporal.grammar import load_grammar
from timeline.temporal.language import languages

RULES = [(code, rule) for code in languages() for rule in load_grammar(code).rules]
EXAMPLES = [(code, rule, example) for code, rule in RULES for example in rule.data.examples]
COUNTER = [(code, rule, text) for code, rule in RULES for text in rule.data.counter]


@pytest.mark.parametrize(("code", "rule", "example"), EXAMPLES, ids=[f"{c}: {r.name}: {e[1]}" for c, r, e in EXAMPLES])
def test_a_rule_wins_on_its_own_example(code, rule, example):
    dct, marked, value = example
    before, rest = marked.split("[", 1)
    words, after = rest.split("]", 1)
    found = annotate(before + words + after, Moment.parse(dct), language=code)
    here = [timex for timex in found if timex.span.start == len(before)]
    seen = [(timex.text, timex.value, timex.rule, timex.reason) for timex in found]
    assert [(timex.text, timex.value, timex.rule) for timex in here] == [(words, value, rule.name)], seen
    assert not [timex for timex in found if timex is not here[0] and timex.span.overlaps(here[0].span)]


@pytest.mark.parametrize(("code", "rule", "text"), COUNTER, ids=[f"{c}: {t}" for c, _, t in COUNTER])
def test_a_counter_example_holds_no_expression(code, rule, text):
    found = annotate(text, Moment.parse("2024-11-15"), language=code)
    assert [(timex.text, timex.rule) for timex in found] == []


@pytest.mark.parametrize(
    ("code", "rule"),
    [pytest.param(code, rule, id=f"{code}: {rule.data.name}") for code, rule in RULES if not rule.data.part],
)
def test_every_rule_that_finds_expressions_has_an_example(code, rule):
    shown = rule.data.counter if rule.data.gives == "nothing" else rule.data.examples
    assert shown, f"{code}: rule {rule.name!r} has no example"
