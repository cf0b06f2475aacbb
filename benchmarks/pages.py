"""`python -m benchmarks.pages`: how long readers wait for pages of up to 100,000 events, beside other programs' pages.

The events are invented; our pages come out of the program's own rendering. All are loaded in turn in one Chromium, from
files, with an empty cache, several times; the median is printed. Trust the ratios more than the figures.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.invented import story
from benchmarks.npm import install
from benchmarks.page_makers import PACKAGES, Subject, ours, peers
from benchmarks.page_watch import Waits, browser, watch
from benchmarks.peers import SkippedError

_SIZES = (50, 1_000, 10_000, 100_000)
_A_DAY = 6  # events a day, at most ten years long
_HEAD = (
    f"{'':<26}{'text':>9}{'chart':>9}{'frame':>9}{'letter':>9}{'page':>9}{'sent':>9}{'made in':>10}   chart, ours = 1"
)


def compare(chromium: Any, subjects: Sequence[Subject], number: int, times: int, limit: float) -> Iterator[str]:
    """A line for each program: medians over `times` rounds, in each of which all are loaded once, in turn. One that
    was not ready within `limit` seconds is left out of the next rounds."""
    edition = story(number, first=date(2016, 2, 1), days=max(30, min(3650, number // _A_DAY)))
    with tempfile.TemporaryDirectory() as scratch:
        pages, made = {}, {}
        for n, subject in enumerate(subjects):
            folder = Path(scratch) / str(n)
            folder.mkdir()
            start = time.process_time()
            pages[subject.name] = subject.make(edition, folder)
            made[subject.name] = time.process_time() - start
        waits: dict[str, list[Waits]] = defaultdict(list)
        for _ in range(times):
            for subject in subjects:
                seen = waits[subject.name]
                if all(each.chart is not None for each in seen):
                    seen.append(watch(chromium, subject, pages[subject.name], limit))
    own = _median([each.chart for each in waits[subjects[0].name]])
    yield f"\n{number:,} events"
    yield _HEAD
    for subject in subjects:
        yield _line(subject.name, waits[subject.name], made[subject.name], own, limit)


def _line(name: str, seen: Sequence[Waits], made: float, own: float | None, limit: float) -> str:
    text, chart, frame, letter = (
        _median([getattr(each, name) for each in seen]) for name in ("text", "chart", "frame", "letter")
    )
    over = f">{limit:.0f} s"
    cells = [_ms(text, over), _ms(chart, over), _ms(frame, "-"), _ms(letter, "-")]
    cells += [_kb(seen[-1].page_bytes), _kb(seen[-1].sent_bytes)]
    ratio = f"{chart / own:.2f}" if chart and own else ""
    return f"{name:<26}" + "".join(f"{cell:>9}" for cell in cells) + f"{made:>8.1f} s   {ratio}"


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if len(known) == len(values) and known else None


def _ms(value: float | None, missing: str) -> str:
    return missing if value is None else f"{value:,.0f} ms"


def _kb(size: int) -> str:
    return f"{size / 1024:,.0f} KB"


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="how long readers wait for pages, beside vis-timeline and TimelineJS")
    parser.add_argument("--events", type=int, nargs="+", default=_SIZES, help="sizes of the pages")
    parser.add_argument("--times", type=int, default=5, help="how often each page is loaded")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a chart may take")
    parser.add_argument("--npm", type=Path, help="folder where npm installs the others, and where they are kept")
    parser.add_argument("--alone", action="store_true", help="our own pages only")
    args = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as scratch, browser() as chromium:
            subjects = [ours()]
            try:
                if not args.alone:
                    subjects += peers(install(PACKAGES, args.npm or Path(scratch)))
            except SkippedError as error:
                print(f"vis-timeline and TimelineJS are skipped: {error}")
            print(
                "milliseconds from navigation to text and chart, longest frame while panning, longest work "
                "for a letter that is searched, bytes sent compressed"
            )
            for number in args.events:
                for line in compare(chromium, subjects, number, args.times, args.limit):
                    print(line, flush=True)
    except SkippedError as error:
        sys.exit(f"not measured: {error}")


if __name__ == "__main__":
    main()
