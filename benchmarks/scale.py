"""`python -m benchmarks.scale`: what a build costs, step by step, and how the cost of an article grows with the pile.

Each size is built by a process of its own, on one core; the articles are those of the given files and folders, else
our examples, repeated with other names and in other years. Trust CPU time and ratios more than seconds.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.corpora import ROOT
from benchmarks.pile import pile

STEPS = {
    "reading": ("timeline.pipeline", "read_inputs"),
    "working out": ("timeline.working_out:WorkingOut", "all"),
    "near copies": ("timeline.gathering", "compared"),
    "grouping": ("timeline.gathering", "grouped"),
    "lending days": ("timeline.gathering", "lent_days"),
    "merging": ("timeline.composing:Stories", "all"),
    "pictures": ("timeline.rendering.topic", "stills_of"),
    "rendering": ("timeline.rendering.topic", "pages_of_topic"),
    "index": ("timeline.rendering.site", "of_all"),
    "writing": ("timeline.rendering.folder:NewSite", "put"),
    "replacing": ("timeline.rendering.folder:NewSite", "replace_old"),
}
"""The functions that a build goes through, in order, each by the module or the class in which the build looks it up;
none of them calls another one."""


class Cost(msgspec.Struct, frozen=True):
    """Of one step: seconds, seconds of CPU, and the most memory of the process until its end, in megabytes."""

    step: str
    seconds: float
    cpu: float
    peak: float


class Built(msgspec.Struct, frozen=True):
    """What one build cost, and what came of it."""

    articles: int
    topics: int
    events: int
    costs: tuple[Cost, ...]


def build_watched(given: Path, *, pictures: bool = True) -> Built:
    """Build the articles of a file in this process and say what each step cost; the rest of the build is `other`."""
    from timeline.pipeline import build  # noqa: PLC0415  (the modules must be there before they are watched)
    from timeline.settings import Settings, StillSettings  # noqa: PLC0415  (as above)

    spent: dict[str, Cost] = {}
    for step, (where, name) in STEPS.items():
        module, _, held = where.partition(":")
        place = importlib.import_module(module)
        place = getattr(place, held) if held else place
        setattr(place, name, _watched(getattr(place, name), step, spent))
    with tempfile.TemporaryDirectory() as scratch:
        start, cpu = time.perf_counter(), time.process_time()
        settings = Settings(stills=StillSettings(draw=pictures))
        edition = build([str(given)], Path(scratch) / "site", settings, jobs=1)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    costs = [spent[step] for step in STEPS if step in spent]
    inner = [sum(getattr(cost, name) for cost in costs) for name in ("seconds", "cpu")]
    costs.append(Cost("other", seconds - inner[0], cpu - inner[1], _peak()))
    costs.append(Cost("in all", seconds, cpu, _peak()))
    events = sum(len(topic.events) for topic in edition.topics)
    return Built(articles=len(edition.analyses), topics=len(edition.topics), events=events, costs=tuple(costs))


def _watched(work: Callable[..., Any], step: str, spent: dict[str, Cost]) -> Callable[..., Any]:
    def watched(*given: Any, **options: Any) -> Any:
        start, cpu = time.perf_counter(), time.process_time()
        result = work(*given, **options)
        before = spent.get(step, Cost(step, 0.0, 0.0, 0.0))
        seconds, used = time.perf_counter() - start, time.process_time() - cpu
        spent[step] = Cost(step, before.seconds + seconds, before.cpu + used, _peak())
        return result

    return watched


def _peak() -> float:
    import resource  # noqa: PLC0415  (Windows has none: there it is not told)

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def table(built: Sequence[Built]) -> Iterator[str]:
    """What each size cost, then for each step what an article costs, size beside size."""
    for each in built:
        yield f"\n{each.articles:,} articles, {each.topics:,} topics, {each.events:,} events"
        yield f"{'':<14}{'seconds':>9}{'CPU':>9}{'ms each':>9}{'peak MB':>9}"
        for cost in each.costs:
            a_piece = 1000 * cost.cpu / each.articles
            yield f"{cost.step:<14}{cost.seconds:>9.2f}{cost.cpu:>9.2f}{a_piece:>9.2f}{cost.peak:>9.0f}"
    if len(built) > 1:
        yield "\nCPU of an article, the smallest pile = 1"
        yield f"{'':<14}" + "".join(f"{each.articles:>9,}" for each in built)
        for places in zip(*(each.costs for each in built), strict=True):
            each_article = [cost.cpu / each.articles for cost, each in zip(places, built, strict=True)]
            least = max(each_article[0], 1e-6)
            yield f"{places[0].step:<14}" + "".join(f"{cost / least:>9.2f}" for cost in each_article)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "examples" / "articles")], help="files and folders")
    parser.add_argument("--articles", nargs="+", type=int, default=[500, 1000], metavar="N", help="how many of them")
    parser.add_argument("--no-pictures", action="store_true", help="draw none")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)  # how this command calls itself
    options = parser.parse_args(arguments)
    if options.build:
        print(msgspec.json.encode(build_watched(options.build, pictures=not options.no_pictures)).decode())
        return
    built = []
    for number in options.articles:
        with tempfile.TemporaryDirectory() as scratch:
            given = Path(scratch) / "pile.jsonl"
            given.write_bytes(b"".join(line + b"\n" for line in pile(options.inputs, number)))
            command = [sys.executable, "-m", "benchmarks.scale", "--build", str(given)]
            command += ["--no-pictures"] if options.no_pictures else []
            found = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            built.append(msgspec.json.decode(found.stdout, type=Built))
    for line in table(built):
        print(line)


if __name__ == "__main__":
    main()
