"""`python -m benchmarks.tagger [CORPUS.jsonl...]`: how fast time expressions are found, beside other programs.

Warm, one core, CPU time. Without a corpus, a text is made of the project's own examples and test corpus, which holds
more times than news do. Slow shapes are read in two lengths: a ratio of the times near that of the lengths is linear.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import ROOT, Document, own_corpus, read_corpus
from benchmarks.peers import SkippedError, chrono_seconds, dateparser_seconds
from benchmarks.shapes import SHAPES, shaped
from benchmarks.timing import PASSES, cpu_seconds
from timeline.errors import TimelineError
from timeline.intake import read_inputs
from timeline.models import Moment
from timeline.settings import Settings
from timeline.temporal import annotate
from timeline.temporal.sentences import split_sentences

_SHORT = 8  # the short text of a shape is this many times shorter than the long one
_LONGEST = 30  # CPU seconds that one pass of a shape may take
_STRESS_DCT = "2024-11-15"


def own_text(language: str, size: int) -> tuple[Document, ...]:
    """The articles of examples/ (in English) and the blocks of tests/corpus, over and over up to `size` characters."""
    documents = list(own_corpus(language))
    if language == "en":
        articles = read_inputs([str(ROOT / "examples" / "articles")], Settings()).articles
        documents += [Document(each.id, str(each.dct) if each.dct else None, each.text, ()) for each in articles]
    if not documents:
        raise TimelineError(f"there is no own text in {language!r}; name a corpus")
    once = sum(len(each.text) for each in documents)
    return tuple(documents * (size // once + 1))


def without_times(documents: Sequence[Document], language: str) -> tuple[Document, ...]:
    """Each document with only those sentences in which no time is found."""
    return tuple(
        Document(each.id, each.dct, " ".join(_timeless(each.text, language)), ()) for each in documents if each.text
    )


def _timeless(text: str, language: str) -> Iterator[str]:
    spans = [timex.span for timex in annotate(text, None, language=language)]
    for sentence in split_sentences(text, language):
        if not any(sentence.overlaps(span) for span in spans):
            yield sentence.of(text)


def seconds(documents: Sequence[Document], language: str, passes: int = PASSES, *, warm: bool = True) -> float:
    """CPU seconds of our own: of the fastest of some passes; `warm` reads the texts once before."""
    given = [(each.text, Moment.parse(each.dct) if each.dct else None) for each in documents]

    def tag() -> None:
        for text, dct in given:
            annotate(text, dct, language=language)

    return cpu_seconds(tag, passes, warm=warm)


def compare(documents: Sequence[Document], language: str, chrono: Path | None, *, with_chrono: bool) -> Iterator[str]:
    """A line for each program, with how many times our speed is of its."""
    size = sum(len(each.text) for each in documents) / 1024
    ours = seconds(documents, language)
    yield f"{len(documents)} documents, {size:.0f} KB of text"
    yield f"{'story-timeline':<32}{size / ours:>10.0f} KB/s"
    bare = without_times(documents, language)
    bare_size = sum(len(each.text) for each in bare) / 1024
    yield f"{'  sentences without a time only':<32}{bare_size / seconds(bare, language):>10.0f} KB/s"
    try:
        theirs = dateparser_seconds(documents, language)
        yield f"{'dateparser search_dates':<32}{size / theirs:>10.0f} KB/s   ours is {theirs / ours:.1f} times that"
    except SkippedError as error:
        yield f"{'dateparser search_dates':<32}   skipped: {error}"
    try:
        if not with_chrono:
            raise SkippedError("ask for it with --chrono, or --chrono FOLDER where npm has installed chrono-node")
        theirs = chrono_seconds(documents, chrono)
        yield f"{'chrono-node':<32}{size / theirs:>10.0f} KB/s   ours is {theirs / ours:.2f} times that"
    except SkippedError as error:
        yield f"{'chrono-node':<32}   skipped: {error}"


def stress(language: str, size: int) -> Iterator[str]:
    """A line for each shape: the speed, and how the time grows with the length, where that does not take minutes."""
    for shape in SHAPES:
        short, long = (Document(shape, _STRESS_DCT, shaped(shape, length), ()) for length in (size // _SHORT, size))
        little = seconds([short], language, 1)
        if little * _SHORT > _LONGEST:
            yield f"{shape:<32}{len(short.text) / 1024 / little:>10.0f} KB/s   so slow that the long text is left out"
            continue
        much = seconds([long], language, 1, warm=False)
        yield (
            f"{shape:<32}{len(long.text) / 1024 / much:>10.0f} KB/s   "
            f"{_SHORT} times the text takes {much / little:.1f} times as long"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.tagger", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path, help="JSONL with a text and a publication time a line")
    parser.add_argument("--language", default="en", metavar="CODE", help="the language of the texts [default: en]")
    parser.add_argument(
        "--chrono", nargs="?", const="", metavar="FOLDER", help="compare with chrono-node too; else installed by npm"
    )
    parser.add_argument("--own-kb", type=int, default=200, help="length of the text made of our own [default: 200]")
    parser.add_argument(
        "--stress-kb", type=int, default=1024, help="length of each slow shape [default: 1024; 0: none]"
    )
    given = parser.parse_args()
    try:
        corpora = [read_corpus(path) for path in given.corpus]
        documents = tuple(each for one in corpora for each in one) or own_text(given.language, given.own_kb * 1024)
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    folder = Path(given.chrono) if given.chrono else None
    for line in compare(documents, given.language, folder, with_chrono=given.chrono is not None):
        print(line, flush=True)
    if given.stress_kb:
        print(f"\nslow shapes, {given.stress_kb} KB each")
        for line in stress(given.language, given.stress_kb * 1024):
            print(line, flush=True)


if __name__ == "__main__":
    main()
