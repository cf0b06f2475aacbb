"""`python -m benchmarks.accuracy [--language CODE] [CORPUS.jsonl...]`: how often each rule is right on corpora.

Writes the numbers beside the language file, from where `timeline explain` takes them, and docs/rules.md. Without a
corpus the numbers stay, those of rules that are gone are dropped, and docs/rules.md is written anew: do so after a
change of rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.corpora import ROOT, Document, found, read_corpus
from benchmarks.rules_page import renewed
from benchmarks.scoring import align
from timeline.errors import TimelineError
from timeline.temporal.accuracy import Accuracy, accuracy_file, load_accuracy
from timeline.temporal.grammar import load_grammar
from timeline.temporal.language import languages

LANGUAGES = ROOT / "timeline" / "temporal" / "languages"
PAGE = ROOT / "docs" / "rules.md"


def count(documents: Sequence[Document], language: str) -> dict[str, tuple[int, int]]:
    """For each rule that found something: how often the gold has an expression in that place with the same value, and
    how often it found one at all; by name."""
    right: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for document in documents:
        answers = found(document, language)
        used.update(each.rule for each in answers)
        pairs = align(document.text, document.timexes, answers)
        right.update(pair.found.rule for pair in pairs if pair.gold.value == pair.found.value)
    return {rule: (right[rule], used[rule]) for rule in sorted(used)}


def measured(corpora: Sequence[Path], language: str) -> Accuracy | None:
    """What the corpora say; without any, what was measured before, for the rules that there still are."""
    if corpora:
        documents = {path.name.split(".")[0]: read_corpus(path) for path in sorted(corpora)}
        every = [document for each in documents.values() for document in each]
        return Accuracy(corpora={name: len(each) for name, each in documents.items()}, rules=count(every, language))
    before = load_accuracy(language)
    if before is None:
        return None
    names = {rule.name for rule in load_grammar(language).rules}
    return msgspec.structs.replace(before, rules={rule: n for rule, n in before.rules.items() if rule in names})


def write(accuracy: Accuracy, language: str) -> None:
    """Keep the numbers, one rule a line, so that a change of them reads well."""
    lines = ",\n".join(
        f"    {msgspec.json.encode(rule).decode()}: [{right}, {used}]"
        for rule, (right, used) in sorted(accuracy.rules.items())
    )
    corpora = msgspec.json.encode(accuracy.corpora).decode()
    text = f'{{\n  "corpora": {corpora},\n  "rules": {{\n{lines}\n  }}\n}}\n'
    (LANGUAGES / accuracy_file(language)).write_text(text, encoding="utf-8")
    load_accuracy.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path, help="JSONL with gold expressions")
    parser.add_argument("--language", default="en", choices=languages(), help="the language of the texts [default: en]")
    given = parser.parse_args()
    try:
        for language in (given.language,) if given.corpus else languages():
            accuracy = measured(given.corpus, language)
            if accuracy is not None:
                write(accuracy, language)
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
