"""The example articles, what must be read out of them (`expected/*.json`), and what the program read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .program import ROOT, Line, stage

ARTICLES = "examples/articles"
CONFIG = ("--config", "examples/timeline.toml")

STORIES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "expected").glob("*.json"))
}
EXPECTED: dict[str, dict[str, Any]] = {
    name: article for story in STORIES.values() for name, article in story["articles"].items()
}


@dataclass(frozen=True)
class Readings:
    """What the program said of each example article, by the name that the expectations give it.

    `published` is of the whole folder, so that the sibling pass ran; `annotated` carries the text, and where the
    expectation states a capture time, it was given.
    """

    published: dict[str, Line]
    annotated: dict[str, Line]
    texts: dict[str, str]

    def id_of(self, name: str) -> str:
        identity: str = self.published[name]["id"]
        return identity

    def texts_by_id(self) -> dict[str, str]:
        return {self.id_of(name): text for name, text in self.texts.items()}

    def by_id(self, expected: Line) -> Line:
        """An expected event with the ids of the program in place of the names."""
        return expected | {"evidence": {self.id_of(name): words for name, words in expected["evidence"].items()}}


def read_examples() -> Readings:
    """Run `published` and `annotate` over the example folder, and again over each file with a capture time."""
    published = _by_name(stage("published", ARTICLES, *CONFIG))
    names = {line["id"]: name for name, line in published.items()}
    annotated = {names[line["id"]]: line for line in stage("annotate", ARTICLES, *CONFIG)}
    for name, expected in EXPECTED.items():
        if "captured_at" in expected:
            path = f"{ARTICLES}/{expected['file']}"
            annotated[name] = stage("annotate", path, *CONFIG, "--captured-at", expected["captured_at"])[0]
    given = _texts_as_given()
    texts = {name: line.get("text") or given[line["id"]] for name, line in annotated.items()}
    return Readings(published, annotated, texts)


def _by_name(lines: list[Line]) -> dict[str, Line]:
    named = {}
    for name, expected in EXPECTED.items():
        of_file = [line for line in lines if Path(line["file"]).name == expected["file"]]
        match = [line for line in of_file if expected.get("id") in (None, line["id"])]
        read = [line["id"] for line in of_file]
        assert len(match) == 1, f"{expected['file']}: {expected.get('id', 'one article')} expected, read were {read}"
        named[name] = match[0]
    assert len(lines) == len(named), f"{len(lines)} articles were read from {ARTICLES}, {len(named)} are expected"
    return named


def _texts_as_given() -> dict[str, str]:
    """The texts of JSONL input, which the program does not repeat."""
    records = [
        json.loads(line)
        for path in sorted((ROOT / ARTICLES).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {record["id"]: record["text"] for record in records}
