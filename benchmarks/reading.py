"""How fast saved pages are read, beside trafilatura and htmldate: python -m benchmarks.reading PAGES...

Ours is a page read whole: decoded, parsed, dated with its evidence, with metadata, main text and teasers. Theirs is
`trafilatura.extract`, which gives the main text, and `htmldate.find_date`, which gives the day. CPU time of one core.
"""

from __future__ import annotations

import argparse
import gzip
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import htmldate
import htmldate.meta
import trafilatura
import trafilatura.meta

from benchmarks.timing import cpu_seconds
from timeline.models import Article, Diagnostic
from timeline.reading.files import find_documents
from timeline.reading.reader import read_document
from timeline.settings import Settings

_ROUNDS = 5
_SETTINGS = Settings()


def ours(path: str) -> list[Article | Diagnostic]:
    """Everything that we read of a page."""
    return list(read_document(path, _SETTINGS, None))


def text_of(path: str) -> str | None:
    """The main text by trafilatura alone."""
    return trafilatura.extract(_bytes(path))


def day_of(path: str) -> str | None:
    """The day by htmldate alone."""
    return htmldate.find_date(_bytes(path))


PROGRAMS: dict[str, Callable[[str], object]] = {"ours": ours, "trafilatura": text_of, "htmldate": day_of}


def seconds(paths: Sequence[str], rounds: int = _ROUNDS) -> dict[str, float]:
    """Median CPU seconds of each program for all pages. The programs take turns, each with caches that know no page."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for path in paths[:3]:  # what is imported or compiled at the first page is no page's cost
        for program in PROGRAMS.values():
            program(path)
    for _ in range(rounds):
        for name, program in PROGRAMS.items():
            trafilatura.meta.reset_caches()
            htmldate.meta.reset_caches()
            times[name].append(cpu_seconds(partial(_read_all, program, paths), 1, warm=False))
    return {name: median(found) for name, found in times.items()}


def _read_all(program: Callable[[str], object], paths: Sequence[str]) -> None:
    for path in paths:
        program(path)


def _bytes(path: str) -> bytes:
    data = Path(path).read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the pages a second of each program, and ours as a multiple of the other two together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", help="saved pages, or folders of them")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="passes over all pages (default: %(default)s)")
    given = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    paths = find_documents(given.pages)
    found = seconds(paths, given.rounds)
    for name, spent in found.items():
        print(f"{name}.pages_per_s {len(paths) / spent:.1f}")
    print(f"ours_to_both {(found['trafilatura'] + found['htmldate']) / found['ours']:.2f}")


if __name__ == "__main__":
    main()
