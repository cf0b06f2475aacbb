"""What the next build from an archive costs beside the first one: with nothing new, and with one article more.

    python -m benchmarks.rebuild INPUT... --articles 1000 17000

The articles are those of the inputs, repeated with other names and in other years as `benchmarks.pile` does. Each build
is a process of its own, as it is each morning; its CPU is that of all its processes.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.corpora import ROOT
from benchmarks.pile import pile


class Cost(msgspec.Struct, frozen=True):
    """Of one build: seconds, seconds of CPU, the most memory of one of its processes and the size of the archive after
    it, both in megabytes."""

    build: str
    articles: int
    seconds: float
    cpu: float
    peak: float
    archive: float


def costs(lines: Sequence[bytes], scratch: Path, *, pictures: bool) -> Iterator[Cost]:
    """Build all articles but the last, build again, and build with the last one too."""
    config = scratch / "timeline.toml"
    config.write_text(f"[stills]\ndraw = {str(pictures).lower()}\n", encoding="utf-8")
    (scratch / "first.jsonl").write_bytes(b"\n".join(lines[:-1]))
    (scratch / "more.jsonl").write_bytes(lines[-1])
    for build, given in (("first", ["first.jsonl"]), ("nothing new", []), ("one more", ["more.jsonl"])):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        _build(scratch, given)
        seconds = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield Cost(
            build=build,
            articles=len(lines) - (build != "one more"),
            seconds=seconds,
            cpu=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            peak=after.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10),
            archive=sum(each.stat().st_size for each in (scratch / "kept").iterdir()) / 1e6,
        )


def _build(scratch: Path, given: Sequence[str]) -> None:
    command = [sys.executable, "-m", "timeline", "build", *given, "-o", "site", "--archive", "kept", "--quiet"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    subprocess.run(command, cwd=scratch, check=True, env=environment)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rebuild", description=__doc__)
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "examples" / "articles")], help="files and folders")
    parser.add_argument("--articles", nargs="+", type=int, default=[1000], metavar="N", help="how many of them")
    parser.add_argument("--pictures", action="store_true", help="draw pictures, too")
    options = parser.parse_args(arguments)
    print(f"{'':<14}{'articles':>9}{'seconds':>9}{'CPU':>9}{'peak MB':>9}{'archive MB':>12}")
    for number in options.articles:
        lines = list(pile(options.inputs, number + 1))
        with tempfile.TemporaryDirectory() as scratch:
            for cost in costs(lines, Path(scratch), pictures=options.pictures):
                print(
                    f"{cost.build:<14}{cost.articles:>9,}{cost.seconds:>9.2f}{cost.cpu:>9.2f}{cost.peak:>9.0f}"
                    f"{cost.archive:>12.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
