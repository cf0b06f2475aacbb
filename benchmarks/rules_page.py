"""The tables of docs/rules.md: every rule of every language, what it gives, an example, how often it was right."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.temporal.accuracy import load_accuracy, rule_accuracy
from timeline.temporal.grammar import Rule, load_grammar
from timeline.temporal.language import languages

MARK = "<!-- What follows is written by `python -m benchmarks.accuracy`. -->"


def renewed(page: str) -> str:
    """The page with its tables as the rules now are; what stands before the mark is kept."""
    introduction, mark, _ = page.partition(MARK)
    if not mark:
        raise ValueError(f"docs/rules.md has lost its line {MARK!r}, after which the tables stand")
    return "\n".join([introduction + MARK, *(line for code in languages() for line in _section(code))]) + "\n"


def _section(code: str) -> Iterator[str]:
    grammar = load_grammar(code)
    yield from ("", f"## {grammar.language.data.name or code} (`{code}`)", "")
    accuracy = load_accuracy(code)
    if accuracy:
        corpora = ", ".join(f"{name} ({documents} documents)" for name, documents in accuracy.corpora.items())
        yield from (f"Measured on {corpora}.", "")
    yield "| rule | gives | example | value | right |"
    yield "|---|---|---|---|---|"
    for rule in sorted(grammar.rules, key=lambda rule: (rule.data.part, rule.order)):
        yield _row(rule, code)


def _row(rule: Rule, code: str) -> str:
    gives = f"{rule.data.gives}, part of others" if rule.data.part else rule.data.gives
    example, value = "", ""
    if rule.data.examples:
        dct, text, read = rule.data.examples[0]
        example, value = f"{dct}: {text}", f"`{read}`" if read else "none"
    elif rule.data.gives == "nothing":
        example, value = rule.data.counter[0], "none"
    measured = rule_accuracy(code, rule.name)
    right = f"{measured[0]} of {measured[1]}" if measured else ""
    return f"| `{_cell(rule.name)}` | {gives} | {_cell(example)} | {value} | {right} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
