"""`python -m benchmarks.digest TOPIC... [--fit]`: how many of the days of written timelines a digest picks.

TOPIC is a folder with articles.jsonl(.gz) and gold.jsonl, a line a timeline: {"timeline": [[DAY, [SENTENCE]]]} or
{"dates": [DAY]}. The gold gives the period and the number of days, as the published protocol has it. For each topic the
weights are fitted on all others, so that none is scored with numbers that it helped to find; beside it stands the score
with the numbers that ship. `--fit` writes those anew, from all topics. Needs the extra `fit`.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import msgspec

from timeline.errors import InputError, TimelineError
from timeline.models import Analysis, Article, Dating, Moment
from timeline.stories.digest.days import DayCounts, count_days
from timeline.stories.digest.weighing import SIGNS, WEIGHTS, signs_of, weigh_days
from timeline.temporal import annotate

_T = TypeVar("_T")
_DIGITS = 3
# So many days does each topic stand for, against the pull of the model towards nought.
_SCALE = 20
_HEADING = (
    "# Written by `python -m benchmarks.digest --fit`: logistic regression of the days that written timelines have.\n"
)


class Gold(msgspec.Struct, frozen=True):
    """One written timeline."""

    timeline: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def days(self) -> frozenset[date]:
        return frozenset(date.fromisoformat(each[:10]) for each in (*self.dates, *(day for day, _ in self.timeline)))


class _Record(msgspec.Struct, frozen=True):
    id: str
    text: str
    published: str | None = None
    title: str | None = None
    language: str = "en"


class Topic(msgspec.Struct, frozen=True):
    """What is said of each day in the articles of a topic, and the timelines written of it."""

    name: str
    counts: Mapping[date, DayCounts]
    golds: tuple[Gold, ...]


Rows = tuple[dict[date, list[float]], frozenset[date]]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.digest", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topic", nargs="+", type=Path, help="a folder with articles and written timelines")
    parser.add_argument("--fit", action="store_true", help="write the weights that ship, from all topics")
    given = parser.parse_args()
    try:
        topics = [read_topic(folder) for folder in given.topic]
    except TimelineError as error:
        sys.exit(f"Error: {error}")
    if given.fit:
        fitted = _fitted(topics)
        lines = "".join(f"{sign} = {weight:.{_DIGITS}f}\n" for sign, weight in zip(SIGNS, fitted, strict=True))
        Path(str(WEIGHTS)).write_text(_HEADING + lines, encoding="utf-8")
    print(f"{'':<28}{'days':>6}{'held out':>10}{'shipped':>10}")
    held_out: list[float] = []
    shipped: list[float] = []
    for topic in topics:
        others = [other for other in topics if other is not topic]
        fitted = _fitted(others) if others else []
        for gold in topic.golds:
            held_out.append(_found(_ranked(topic, gold, fitted), gold.days) if fitted else 0.0)
            shipped.append(_found(_shipped(topic, gold), gold.days))
            print(f"{topic.name:<28}{len(gold.days):>6}{held_out[-1]:>10.3f}{shipped[-1]:>10.3f}")
    print(f"{'mean':<28}{'':>6}{fmean(held_out):>10.3f}{fmean(shipped):>10.3f}")


def read_topic(folder: Path) -> Topic:
    """The counts of a topic's articles and its timelines. Raises InputError where a file is missing or broken."""
    articles = _lines(_one_of(folder, "articles.jsonl.gz", "articles.jsonl"), _Record)
    golds = _lines(_one_of(folder, "gold.jsonl", "gold_dates.jsonl"), Gold)
    return Topic(name=folder.name, counts=count_days([_analysed(each) for each in articles]), golds=golds)


def rows_of(topic: Topic) -> list[Rows]:
    """For each timeline of a topic, the signs of the days of its period, and the days that it has."""
    return [(signs_of(topic.counts, min(gold.days), max(gold.days)), gold.days) for gold in topic.golds]


def shipped_score(topic: Topic) -> float:
    """The share of the days of its timelines that the weights that ship pick, the mean of all of them."""
    return fmean(_found(_shipped(topic, gold), gold.days) for gold in topic.golds)


def _analysed(record: _Record) -> Analysis:
    dct = Moment.parse(record.published) if record.published else None
    article = Article(
        id=record.id, text=record.text, path=record.id, language=record.language, dating=Dating(published=dct)
    )
    return Analysis(article=article, timexes=annotate(record.text, dct, language=record.language))


def _fitted(topics: Sequence[Topic]) -> list[float]:
    """The weights that best tell the days of a timeline from those it leaves out; each topic counts the same."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  (an extra: only fitting needs it)

    signs: list[list[float]] = []
    is_in: list[bool] = []
    shares: list[float] = []
    for topic in topics:
        for of_days, days in rows_of(topic):
            signs += of_days.values()
            is_in += [day in days for day in of_days]
            shares += [1 / len(of_days) / len(topic.golds)] * len(of_days)
    model = LogisticRegression(max_iter=3000).fit(signs, is_in, sample_weight=[_SCALE * share for share in shares])
    return [float(weight) for weight in model.coef_[0]]


def _ranked(topic: Topic, gold: Gold, weights: Sequence[float]) -> list[date]:
    rows = signs_of(topic.counts, min(gold.days), max(gold.days))
    worth = {day: sum(map(float.__mul__, weights, row)) for day, row in rows.items()}
    return sorted(worth, key=lambda day: (-worth[day], day))


def _shipped(topic: Topic, gold: Gold) -> list[date]:
    worth = weigh_days(topic.counts, min(gold.days), max(gold.days))
    return sorted(worth, key=lambda day: (-worth[day], day))


def _found(ranked: Sequence[date], days: frozenset[date]) -> float:
    """The share of the days that as many of the first ones hold: precision and recall are the same then."""
    return len(days.intersection(ranked[: len(days)])) / len(days)


def _one_of(folder: Path, *names: str) -> Path:
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise InputError(f"{folder}: has none of {', '.join(names)}; name the folder of a topic")
    return found


def _lines(path: Path, kind: type[_T]) -> tuple[_T, ...]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    decoder = msgspec.json.Decoder(kind)
    try:
        return tuple(decoder.decode(line) for line in content.splitlines() if line.strip())
    except msgspec.MsgspecError as error:
        raise InputError(f"{path}: {error}; see `python -m benchmarks.digest --help`") from error


if __name__ == "__main__":
    main()
