"""`python -m benchmarks.changes`: which time expressions a change gained and which it lost, one line each.

    python -m benchmarks.changes BEFORE.jsonl AFTER.jsonl [--gold CORPUS.jsonl]...
    python -m benchmarks.changes --since REVISION [--gold CORPUS.jsonl]...

BEFORE and AFTER are what `timeline annotate` printed for the same articles. With --since, both are made: by that git
revision and by the working tree, of the texts of the corpora; without any, of the project's own. With gold, each line
says what is right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.corpora import Document, Expression, own_corpus, read_corpus
from benchmarks.differences import differences, summary
from benchmarks.revisions import annotated_at
from timeline.errors import InputError, TimelineError


class Line(msgspec.Struct, frozen=True):
    """What is needed of a line of `timeline annotate`."""

    id: str
    timexes: tuple[Expression, ...]
    text: str | None = None


def read_lines(printed: bytes, name: str) -> dict[str, Line]:
    """The lines by article id, in order. Raises InputError with the name and the number of the line."""
    found: dict[str, Line] = {}
    for number, line in enumerate(printed.splitlines(), start=1):
        try:
            read = msgspec.json.decode(line, type=Line)
        except msgspec.DecodeError as error:
            raise InputError(f"{name}, line {number}: {error}; give what `timeline annotate` printed") from error
        found[read.id] = read
    return found


def _of_files(paths: Sequence[Path]) -> list[dict[str, Line]]:
    try:
        return [read_lines(path.read_bytes(), str(path)) for path in paths]
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be read ({error.strerror})") from error


def _of_revisions(since: str, documents: Sequence[Document], language: str) -> list[dict[str, Line]]:
    revisions = (since, None)
    return [read_lines(annotated_at(each, documents, language), each or "working tree") for each in revisions]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.changes", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "printed", nargs="*", type=Path, metavar="BEFORE AFTER", help="two outputs of timeline annotate"
    )
    parser.add_argument("--since", metavar="REVISION", help="compare the working tree with this git revision")
    parser.add_argument("--gold", action="append", default=[], type=Path, metavar="CORPUS", help="what is right")
    parser.add_argument("--language", default="en", metavar="CODE", help="with --since: of the texts [default: en]")
    given = parser.parse_args()
    if len(given.printed) != (0 if given.since else 2):
        parser.error("name two outputs of `timeline annotate`, or a revision with --since")
    try:
        documents = [document for path in given.gold for document in read_corpus(path)]
        if given.since:
            documents = documents or list(own_corpus(given.language))
            before, after = _of_revisions(given.since, documents, given.language)
        else:
            before, after = _of_files(given.printed)
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    by_id = {key: Document(key, None, line.text, ()) for key, line in after.items() if line.text is not None}
    by_id |= {document.id: document for document in documents}
    changes = list(
        differences(
            {key: line.timexes for key, line in before.items()},
            {key: line.timexes for key, line in after.items()},
            by_id,
            judge=bool(documents),
        )
    )
    for change in changes:
        print(change)
    print(summary(changes))


if __name__ == "__main__":
    main()
