"""`python -m benchmarks.scores [--language CODE] [CORPUS.jsonl...]`: strict, relaxed, value, type and calendar F1.

Each corpus is split in two by a hash of the document ids, so that one half can be kept unread while rules are written.
Without a corpus, the project's own is scored.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from pathlib import Path

from benchmarks.corpora import Document, Expression, found, own_corpus, read_corpus
from benchmarks.scoring import Scores, score
from timeline.errors import TimelineError

Answer = tuple[Document, tuple[Expression, ...]]
_FIGURES = Scores.__struct_fields__


def is_kept_back(document: Document) -> bool:
    """Whether a document is of the half that nobody reads while writing rules."""
    return zlib.crc32(document.id.encode()) % 2 == 1


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scores", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path, help="JSONL with gold expressions")
    parser.add_argument("--language", default="en", metavar="CODE", help="the language of the texts [default: en]")
    given = parser.parse_args()
    try:
        corpora = {path.name.split(".")[0]: read_corpus(path) for path in given.corpus}
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    print(f"{'':<20}{'documents':>10}" + "".join(f"{name:>10}" for name in _FIGURES))
    answers = {
        name: [(document, found(document, given.language)) for document in documents]
        for name, documents in (corpora or {"own": own_corpus(given.language)}).items()
    }
    if len(answers) > 1:
        answers["all"] = [pair for pairs in answers.values() for pair in pairs]
    for name, pairs in answers.items():
        _print(name, pairs)
        _print("  open half", [pair for pair in pairs if not is_kept_back(pair[0])])
        _print("  half kept back", [pair for pair in pairs if is_kept_back(pair[0])])


def _print(name: str, pairs: list[Answer]) -> None:
    scores = score(pairs)
    figures = "".join(f"{100 * getattr(scores, figure):>10.2f}" for figure in _FIGURES)
    print(f"{name:<20}{len(pairs):>10}{figures}")


if __name__ == "__main__":
    main()
