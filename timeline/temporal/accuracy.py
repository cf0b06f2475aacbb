"""How often each rule was right on the evaluation corpora: numbers beside the language files, made by a command
(`python -m benchmarks.accuracy`), never by hand.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec


class Accuracy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was measured for one language. `corpora` are the names of the corpora with their numbers of documents;
    `rules` holds for each rule (how often right, how often used)."""

    corpora: dict[str, int]
    rules: dict[str, tuple[int, int]]


def rule_accuracy(language: str, rule: str) -> tuple[int, int] | None:
    """How often the rule was right, and how often it was used; None where the corpora never needed it.

    Right means: the corpus has a time expression in that place, with the same TIMEX3 value.
    """
    measured = load_accuracy(language)
    return measured.rules.get(rule) if measured else None


@cache
def load_accuracy(language: str) -> Accuracy | None:
    """All that was measured for a language; None where nothing was."""
    path = resources.files("timeline.temporal") / "languages" / accuracy_file(language)
    return msgspec.json.decode(path.read_bytes(), type=Accuracy) if path.is_file() else None


def accuracy_file(language: str) -> str:
    """The name of the file that keeps it, beside the language files."""
    return f"{language}.accuracy.json"
