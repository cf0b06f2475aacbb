"""How well articles are put into stories, their events joined, and their main events dated, on annotated articles.

A corpus is JSONL, one article a line: {"id", "text", "title"?, "published"?, "story"?, "days"?, "sentences"?}; `days`
are those of the main event, the rest as in `benchmarks.merging`. Or TOML, an [[article]] each, whose `sentences` are
pairs of words and the names of the events that they tell.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.digest import read_topic, shipped_score
from benchmarks.merging import corpus_of
from timeline.analysis import analyse
from timeline.gathering import grouped
from timeline.models import Analyses, Analysis, Article, Dating, Interval, Moment
from timeline.settings import Settings
from timeline.stories.merging import THRESHOLD
from timeline.stories.sameness import shipped_weights

Rows = Sequence[dict[str, Any]]


def read_rows(path: Path) -> Rows:
    """The annotated articles of a corpus, in its order."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return [_spelled_out(each) for each in tomllib.loads(text)["article"]]
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def topics(corpus: Path) -> dict[str, float]:
    """B-cubed F1 of the topics against the stories."""
    rows = read_rows(corpus)
    analyses = Analyses.of({each["id"]: _analysed(each) for each in rows})
    found = {id_: topic.key for topic in grouped(analyses, Settings()) for id_ in topic.articles}
    pairs = [(each["story"], found.get(each["id"], each["id"])) for each in rows]
    both, gold, ours = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    precision = sum(n * n / ours[other] for (_, other), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[one] for (one, _), n in both.items()) / len(pairs)
    return {"bcubed": 2 * precision * recall / (precision + recall)}


def when(corpus: Path) -> dict[str, float]:
    """The share of articles whose main event is placed on an annotated day: its likely one, else where it begins."""
    dated = [each for each in read_rows(corpus) if each.get("days")]
    right = 0
    for each in dated:
        main = next((mention for mention in _analysed(each).mentions if mention.main), None)
        day = _day(main.interval) if main and main.interval else None
        right += day is not None and day.isoformat() in each["days"]
    return {"day": right / len(dated)}


def merging(corpus: Path) -> dict[str, float]:
    """Precision and recall of the pairs of sentences that end in one event, with the weights that ship."""
    annotated = corpus_of(json.dumps(each) for each in read_rows(corpus))
    told = [topic for fold in annotated.folds for topic in fold]
    found = annotated.told_as_one(told, shipped_weights(), THRESHOLD)
    right = len(found & annotated.gold)
    return {"precision": right / max(len(found), 1), "recall": right / max(len(annotated.gold), 1)}


def digest(topic: Path) -> dict[str, float]:
    """The share of the days of written timelines that a digest of as many days picks; `topic` is a folder."""
    return {"days": shipped_score(read_topic(topic))}


MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {
    "topics": topics,
    "when": when,
    "merging": merging,
    "digest": digest,
}


def _day(interval: Interval) -> date | None:
    starts = interval.earliest if interval.granularity.is_day_or_finer else None
    return interval.likely or (starts.date() if starts else None)


def _analysed(row: dict[str, Any]) -> Analysis:
    published = row.get("published")
    dating = Dating(published=Moment.parse(published) if published else None)
    named = {"id": row["id"], "path": row["id"], "title": row.get("title"), "source": row.get("source")}
    return analyse(Article(**named, text=row["text"], dating=dating), Settings())


def _spelled_out(row: dict[str, Any]) -> dict[str, Any]:
    """The article with its sentences as one text, and their places in it."""
    text, places = "", []
    for words, *events in row["sentences"]:
        start = len(text) + bool(text)
        text = f"{text} {words}".strip()
        places.append({"start": start, "end": len(text), "events": events})
    return {**row, "text": text, "sentences": places}
