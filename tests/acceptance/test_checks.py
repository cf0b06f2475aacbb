"""The checks of this folder themselves: each tells a wrong answer from a right one."""

from __future__ import annotations

from typing import Any

import pytest

from . import events, timexes
from .times import same_bound, same_moment

TEXT = "She sat down on Friday. It may rain by Friday, they said recently."
FRIDAY = {"start": 16, "end": 22, "text": "Friday", "type": "DATE", "value": "2025-03-14", "rule": "r"}
RECENTLY = {"start": 57, "end": 65, "text": "recently", "type": "DATE", "value": "PAST_REF", "rule": "r"}
EXPECTED: list[dict[str, Any]] = [
    {"text": "Friday", "context": "down on Friday", "type": "DATE", "value": "2025-03-14"},
    {"text": "recently", "type": "DATE", "value": "PAST_REF", "count": 1},
]


def test_right_expressions_differ_in_nothing() -> None:
    assert timexes.differences(TEXT, EXPECTED, [FRIDAY, RECENTLY]) == []
    assert timexes.strays(TEXT, EXPECTED, [FRIDAY, RECENTLY]) == []


@pytest.mark.parametrize(
    "got",
    [
        [RECENTLY],
        [FRIDAY | {"value": "2025-03-07"}, RECENTLY],
        [FRIDAY | {"type": "TIME"}, RECENTLY],
        [FRIDAY | {"start": 39, "end": 45}, RECENTLY],
        [FRIDAY | {"end": 18}, RECENTLY],
        [FRIDAY, RECENTLY, RECENTLY],
    ],
    ids=["missing", "other value", "other type", "other place", "half of it", "once too often"],
)
def test_wrong_expression_is_told(got: list[dict[str, Any]]) -> None:
    assert len(timexes.differences(TEXT, EXPECTED, got)) == 1


def test_optional_expression_may_be_missing_but_not_wrong() -> None:
    optional = [EXPECTED[0] | {"optional": True}]
    assert timexes.differences(TEXT, optional, []) == []
    assert len(timexes.differences(TEXT, optional, [FRIDAY | {"value": "2025"}])) == 1


def test_unlisted_date_is_a_stray_and_a_duration_is_not() -> None:
    may = {"start": 27, "end": 30, "text": "may", "type": "DATE", "value": "2025-05", "rule": "r"}
    assert len(timexes.strays(TEXT, EXPECTED, [may])) == 1
    assert timexes.strays(TEXT, EXPECTED, [may | {"type": "DURATION"}]) == []
    assert len(timexes.taken_for_times(TEXT, ["It may rain"], [may | {"type": "DURATION"}])) == 1


def test_day_is_not_its_midnight_but_bounds_may_be() -> None:
    assert not same_moment("2025-03-14", "2025-03-14T00:00")
    assert not same_moment("2025-03-14T10:00", "2025-03-14T10:00+00:00")
    assert same_moment("2025-03-14T10:00+00:00", "2025-03-14T10:00:00+00:00")
    assert same_bound("2025-03-14", "2025-03-14T00:00+01:00")
    assert not same_bound("2025-03-14", None)


EVENT: dict[str, Any] = {
    "id": "e1",
    "title": "It rained",
    "status": "happened",
    "interval": {"earliest": "2025-03-14", "latest": "2025-03-15", "granularity": "day"},
    "origins": ["KRO"],
    "evidence": [{"article": "a", "start": 0, "end": 23, "text": TEXT[:23]}],
}
RAIN: dict[str, Any] = {"about": "rain", "evidence": {"a": ["sat down"]}, "earliest": "2025-03-14", "origins": ["KRO"]}


def test_right_event_differs_in_nothing() -> None:
    assert events.differences(RAIN, [EVENT], {"a": TEXT}) == []


@pytest.mark.parametrize(
    "expected",
    [
        RAIN | {"earliest": "2025-03-13"},
        RAIN | {"latest": "2025-03-14"},
        RAIN | {"granularity": "month"},
        RAIN | {"status": "planned"},
        RAIN | {"origins": []},
        RAIN | {"articles": 2},
        RAIN | {"reported": "2025-03-14"},
        RAIN | {"value": "PAST_REF"},
        RAIN | {"within": ["2025-03-14", "2025-03-14"]},
    ],
    ids=lambda expected: str(sorted(expected)[-1]),
)
def test_wrong_property_of_an_event_is_told(expected: dict[str, Any]) -> None:
    assert len(events.differences(expected, [EVENT], {"a": TEXT})) == 1


def test_evidence_from_another_sentence_or_article_does_not_answer() -> None:
    assert events.answering(RAIN | {"evidence": {"a": ["It may rain"]}}, [EVENT], {"a": TEXT}) == []
    assert events.answering(RAIN | {"evidence": {"b": ["sat down"]}}, [EVENT], {"b": TEXT}) == []


def test_mentions_of_two_things_under_one_event_are_a_false_merge() -> None:
    forecast = {"about": "forecast", "evidence": {"a": ["It may rain"]}}
    both = EVENT | {"evidence": [*EVENT["evidence"], {"article": "a", "start": 24, "end": 45, "text": TEXT[24:45]}]}
    whole = EVENT | {"evidence": [{"article": "a", "start": 0, "end": 45, "text": TEXT[:45]}]}
    assert len(events.falsely_merged(RAIN, forecast, [both], {"a": TEXT})) == 1
    assert events.falsely_merged(RAIN, forecast, [EVENT, whole], {"a": TEXT}) == []


def test_quotation_that_is_not_in_the_text_breaks_loudly() -> None:
    with pytest.raises(AssertionError, match="the expectation is broken"):
        events.differences(RAIN | {"evidence": {"a": ["snow"]}}, [EVENT], {"a": TEXT})
