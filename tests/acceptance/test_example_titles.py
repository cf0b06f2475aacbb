"""Headlines and labels of the example stories are words of the articles and read as such."""

from __future__ import annotations

import re

import pytest

from .examples import EXPECTED, Readings
from .program import Line, Site

DANGLING = re.compile(
    r"\b(?:and|but|or|by|of|to|in|on|at|from|with|that|which|who|the|an?|for|as|when|where)\W*$", re.I
)
POINTS_ELSEWHERE = re.compile(r"(?:he|she|it|they|them|him|his|her|hers|its|their|theirs|this|these|those)\b", re.I)
VERB_FIRST = re.compile(r"(?:is|are|was|were|has|have|had|will|would|may|might|be|been)\b", re.I)
ONLY_RELATIVE = re.compile(r"[^,]+, (?:which|who|whose|whom|where|when)\b[^,]*")


@pytest.fixture(scope="module")
def shown(site: Site) -> list[Line]:
    found = [event for topic in site.topics.values() for event in topic["events"]]
    assert found
    return found


@pytest.fixture(scope="module")
def labels(shown: list[Line]) -> list[str]:
    found = [event["label"] for event in shown if event.get("label")]
    assert found
    return found


def test_titles_and_labels_are_words_of_the_articles(shown: list[Line], readings: Readings) -> None:
    titles = [EXPECTED[name]["title"] for name in readings.texts]
    words = " ".join(" ".join((*readings.texts.values(), *titles)).split()).casefold()
    written = [event[key] for event in shown for key in ("title", "label") if event.get(key)]
    assert [text for text in written if text.rstrip(".").casefold() not in words] == []


def test_no_title_or_label_breaks_off(shown: list[Line]) -> None:
    written = [event[key] for event in shown for key in ("title", "label") if event.get(key)]
    assert [text for text in written if DANGLING.search(text)] == []


def test_no_title_or_label_begins_in_the_middle(shown: list[Line]) -> None:
    written = [event[key] for event in shown for key in ("title", "label") if event.get(key)]
    assert [text for text in written if VERB_FIRST.match(text) or text[0].islower()] == []


def test_no_label_begins_with_a_pronoun_for_something_else(labels: list[str]) -> None:
    assert [label for label in labels if POINTS_ELSEWHERE.match(label)] == []


def test_no_label_is_a_noun_and_its_relative_clause(labels: list[str]) -> None:
    assert [label for label in labels if ONLY_RELATIVE.fullmatch(label)] == []


def test_labels_are_short(labels: list[str]) -> None:
    assert [label for label in labels if len(label) > 60] == []


def test_title_of_an_article_stands_over_one_event_that_it_tells_of(shown: list[Line], readings: Readings) -> None:
    own = {EXPECTED[name]["title"]: readings.id_of(name) for name in readings.texts}
    taken = [event for event in shown if event["title"] in own]
    titles = [event["title"] for event in taken]
    assert sorted(set(titles)) == sorted(titles)
    told = {event["title"]: {each["article"] for each in event["evidence"]} for event in taken}
    assert [title for title, articles in told.items() if own[title] not in articles] == []
