"""Rules to one trie: a rule's name is its pattern, so `<number> <unit> ago` says what it matches.

In a name, `<class>` is a word class or the result of another rule (`<date.month>` asks for its granularity),
`<class:slot>` gives it a slot name of its own, `<class:_>` fills no slot, `a|b` are alternatives and `[...]` may be
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from timeline.temporal.checking import check_rule
from timeline.temporal.language import Entry, Language, RuleData, load_language
from timeline.temporal.operations import OPERATIONS
from timeline.temporal.triggers import Way, find_triggers

Operation = Callable[[Mapping[str, object], Mapping[str, object]], object | None]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule ready to run; `order` is its place in the language's files, where a later rule wins over an earlier;
    `symbol` is that of what it gives."""

    data: RuleData
    operation: Operation
    order: int
    symbol: str

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
    """`entries` holds what a token can be, by the first one: words of the language and literals of rules. Each token of
    an expression is in `links` or a run of digits, and one of them in `triggers` or a run of digits. `units` holds the
    units by which rules ask for a class, each with the symbol: `<date.month>`.
    """

    language: Language
    root: Node
    entries: Mapping[str, tuple[Entry, ...]]
    links: frozenset[str]
    triggers: frozenset[str]
    rules: tuple[Rule, ...]
    units: Mapping[str, Mapping[str, str]]


@cache
def load_grammar(code: str, folder: str | None = None) -> Grammar:
    """The compiled rules of a language, with those of a newsroom's own `folder`. Raises RuleError."""
    return compile_grammar(load_language(code, folder))


def compile_grammar(language: Language) -> Grammar:
    root = Node()
    entries = dict(language.entries)
    rules: list[Rule] = []
    ways: list[Way] = []
    asked: set[str] = set()
    for order, data in enumerate(language.data.rule):
        check_rule(data, language.files[order], language, OPERATIONS)
        rule = Rule(data, OPERATIONS[data.does], order, f"<{data.gives}>")
        rules.append(rule)
        for sequence in expand(data.name):
            _plant(root, rule, sequence)
            asked |= {symbol for symbol, _ in sequence if symbol.startswith("<") and "." in symbol}
            ways.append(Way(f"<{data.gives}>", tuple(_class(symbol) for symbol, _ in sequence), not data.part))
    literals = {part for way in ways for part in way.parts if not part.startswith("<")}
    for word in literals:
        entries[word] = (*entries.get(word, ()), Entry((word,), False, word, word))
    spelt = [entry for found in language.entries.values() for entry in found]
    ways += (Way(entry.symbol, entry.tokens, False) for entry in spelt)
    words = frozenset(literals).union(*(entry.tokens for entry in spelt))
    triggers = find_triggers(words, ways)
    return Grammar(language, root, entries, words | {"-"}, triggers, tuple(rules), _by_class(asked))


def _by_class(symbols: Iterable[str]) -> dict[str, dict[str, str]]:
    """Symbols such as `<date.month>` by class and unit."""
    found: dict[str, dict[str, str]] = {}
    for symbol in sorted(symbols):
        name, _, unit = symbol.strip("<>").partition(".")
        found.setdefault(name, {})[unit] = symbol
    return found


def _plant(root: Node, rule: Rule, sequence: Sequence[tuple[str, str]]) -> None:
    node = root
    for symbol, _ in sequence:
        node = node.following.setdefault(symbol, Node())
    node.ends.append((rule, tuple(slot for _, slot in sequence)))


def _class(symbol: str) -> str:
    """Without the granularity that it asks for: a `<date.month>` is a `<date>`."""
    return symbol if not symbol.startswith("<") else f"{symbol.partition('.')[0].rstrip('>')}>"


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
