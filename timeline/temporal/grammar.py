"""Rules to one trie: a rule's name is its pattern, so `<number> <unit> ago` says what it matches.

In a name, `<class>` is a word class or the result of another rule (`<date.month>` asks for its granularity),
`<class:slot>` gives it a slot name of its own, `<class:_>` fills no slot, `a|b` are alternatives and `[...]` may be
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from timeline.errors import RuleError
from timeline.temporal.language import Language, RuleData, load_language
from timeline.temporal.operations import OPERATIONS

Operation = Callable[[Mapping[str, object], Mapping[str, object]], object | None]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule ready to run; `order` is its place in the language's files, where a later rule wins over an earlier."""

    data: RuleData
    operation: Operation
    order: int

    @property
    def name(self) -> str:
        return self.data.name


@dataclass(slots=True, eq=False)
class Node:
    """A place in the trie: the symbols that may follow, and the rules that end here with the slot of each symbol."""

    following: dict[str, Node] = field(default_factory=dict)
    ends: list[tuple[Rule, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """`known` holds every word that can be part of an expression: entries of the language and literals of rules."""

    language: Language
    root: Node
    literals: frozenset[str]
    known: frozenset[str]
    rules: tuple[Rule, ...]


@cache
def load_grammar(code: str, folder: str | None = None) -> Grammar:
    """The compiled rules of a language, with those of a newsroom's own `folder`. Raises RuleError."""
    return compile_grammar(load_language(code, folder))


def compile_grammar(language: Language) -> Grammar:
    root = Node()
    literals: set[str] = set()
    rules: list[Rule] = []
    for order, data in enumerate(language.data.rule):
        operation = OPERATIONS.get(data.does)
        if operation is None:
            raise RuleError(
                f"rule {data.name!r}: no operation {data.does!r}; there are: {', '.join(sorted(OPERATIONS))}"
            )
        rule = Rule(data, operation, order)
        rules.append(rule)
        for sequence in expand(data.name):
            node = root
            for symbol, _ in sequence:
                if not symbol.startswith("<"):
                    literals.add(symbol)
                node = node.following.setdefault(symbol, Node())
            node.ends.append((rule, tuple(slot for _, slot in sequence)))
    known = frozenset(literals) | frozenset(language.entries)
    return Grammar(language, root, frozenset(literals), known, tuple(rules))


def expand(pattern: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every plain sequence of (symbol, slot) that a pattern stands for; the slot of a literal is empty."""
    choices = [_choices(element) for element in pattern.split()]
    for combination in product(*choices):
        sequence = tuple(pair for pair in combination if pair[0])
        if sequence:
            yield sequence


def _choices(element: str) -> list[tuple[str, str]]:
    optional = element.startswith("[") and element.endswith("]")
    inner = element[1:-1] if optional else element
    found = [_symbol(part) for part in inner.split("|")]
    return [*found, ("", "")] if optional else found


def _symbol(part: str) -> tuple[str, str]:
    if not part.startswith("<"):
        return part.lower(), ""
    name, _, slot = part.strip("<>").partition(":")
    return f"<{name}>", "" if slot == "_" else slot or name.partition(".")[0]
