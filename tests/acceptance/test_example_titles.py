"""Headlines and labels of the example stories are words of the articles and read as such."""

from __future__ import annotations

import re

import pytest

from .examples import EXPECTED, Readings
from .program import Line, Site

DANGLING = re.compile(r"\b(?:and|but|or|by|of|to|in|at|from|with|that|which|who|the|an?|for|as|when|where)\W*$", re.I)
POINTS_ELSEWHERE = re.compile(r"(?:he|she|it|they|them|him|his|her|hers|its|their|theirs|this|these|those)\b", re.I)
VERB_FIRST = re.compile(r"(?:is|are|was|were|has|have|had|will|would|may|might|be|been)\b", re.I)
ONLY_RELATIVE = re.compile(r"[^,]+, (?:which|who|whose|whom|where|when)\b[^,]*")


@pytest.fixture(scope="module")
def shown(site: Site) -> list[Line]:
    found = [event for topic in site.topics.values() for event in topic["events"]]
    assert found
    return found


@pytest.fixture(scope="module")
def written(shown: list[Line]) -> list[str]:
    return [event[key] for event in shown for key in ("title", "label") if event.get(key)]


@pytest.fixture(scope="module")
def labels(shown: list[Line]) -> list[str]:
    found = [event["label"] for event in shown if event.get("label")]
    assert found
    return found


def test_titles_and_labels_are_words_of_the_articles(written: list[str], readings: Readings) -> None:
    titles = [EXPECTED[name]["title"] for name in readings.texts]
    words = " ".join(" ".join((*readings.texts.values(), *titles)).split()).casefold()
    wrong = [text for text in written if text.rstrip(".").casefold() not in words]
    assert not wrong, "\n".join(wrong)


def test_no_title_or_label_breaks_off(written: list[str]) -> None:
    wrong = [text for text in written if DANGLING.search(text)]
    assert not wrong, "\n".join(wrong)


def test_no_title_or_label_begins_in_the_middle(written: list[str]) -> None:
    wrong = [text for text in written if VERB_FIRST.match(text) or text[0].islower()]
    assert not wrong, "\n".join(wrong)


def test_no_label_begins_with_a_pronoun_for_something_else(labels: list[str]) -> None:
    wrong = [label for label in labels if POINTS_ELSEWHERE.match(label)]
    assert not wrong, "\n".join(wrong)


def test_no_label_is_a_noun_and_its_relative_clause(labels: list[str]) -> None:
    wrong = [label for label in labels if ONLY_RELATIVE.fullmatch(label)]
    assert not wrong, "\n".join(wrong)


def test_labels_are_short(labels: list[str]) -> None:
    wrong = [label for label in labels if len(label) > 60]
    assert not wrong, "\n".join(wrong)


def test_title_of_an_article_stands_over_one_event_that_it_tells_of(shown: list[Line], readings: Readings) -> None:
    own = {EXPECTED[name]["title"]: readings.id_of(name) for name in readings.texts}
    taken = [event for event in shown if event["title"] in own]
    titles = [event["title"] for event in taken]
    assert sorted(set(titles)) == sorted(titles)
    told = {event["title"]: {each["article"] for each in event["evidence"]} for event in taken}
    wrong = [title for title, articles in told.items() if own[title] not in articles]
    assert not wrong, "\n".join(wrong)
