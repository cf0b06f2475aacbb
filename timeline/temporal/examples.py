"""Checks the rules of a language both ways against the examples that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.models import Moment
from timeline.temporal.grammar import Rule, load_grammar
from timeline.temporal.tagger import annotate

_DCT = Moment.parse("2024-11-15")
"""When a counter-example was written: it holds no time, whenever."""


def check_examples(language: str, folder: str | None = None) -> tuple[str, ...]:
    """One line for each example that its rule does not win with its value, each counter-example in which something is
    found, and each rule without an example; none where all is well. `folder` holds language files of one's own.

    Raises RuleError where there is no such language or a file is broken.
    """
    return tuple(
        f"{rule.name}: {wrong}"
        for rule in load_grammar(language, folder).rules
        for wrong in _wrong(rule, language, folder)
    )


def _wrong(rule: Rule, language: str, folder: str | None) -> Iterator[str]:
    if not rule.data.part and not (rule.data.counter if rule.data.gives == "nothing" else rule.data.examples):
        yield "has no example"
    for written, marked, value in rule.data.examples:
        before, _, rest = marked.partition("[")
        words, _, after = rest.partition("]")
        found = annotate(before + words + after, Moment.parse(written), language=language, folder=folder)
        seen = [(timex.text, timex.value, timex.rule) for timex in found if timex.span.start == len(before)]
        if seen != [(words, value, rule.name)]:
            others = [(timex.text, timex.value, timex.rule) for timex in found]
            yield f"{marked!r} of {written} should be {value}; found: {others}"
    for text in rule.data.counter:
        found = annotate(text, _DCT, language=language, folder=folder)
        if found:
            yield f"{text!r} should hold no time; found: {[(timex.text, timex.rule) for timex in found]}"
