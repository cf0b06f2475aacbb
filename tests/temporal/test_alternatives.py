from __future__ import annotations

import pytest

from timeline.models import Certainty, Moment
from timeline.temporal import annotate


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("They met last Tuesday.", "2024-11-12", "2024-11-05"),
        ("They will meet next Saturday.", "2024-11-16", "2024-11-23"),
        ("It was dated 3/4/2024.", "2024-03-04", "2024-04-03"),
        ("The meeting in February.", "2025-02", None),
        ("A concert in April, tickets at the door.", "2024-04", "2025-04"),
    ],
)
def test_a_second_reading_as_good_is_kept_beside_the_first(text, value, other):
    (timex,) = annotate(text, Moment.parse("2024-11-15"))
    assert timex.value == value
    assert [each.value for each in timex.alternatives] == ([other] if other else [])
    assert all(each.reason for each in timex.alternatives)
    assert timex.certainty is Certainty.INFERRED


@pytest.mark.parametrize(
    "text", ["They met on Tuesday.", "They met last Friday.", "It was dated 13/4/2024.", "It opened in March."]
)
def test_one_reading_stands_alone(text):
    (timex,) = annotate(text, Moment.parse("2024-11-15"))
    assert timex.alternatives == ()


@pytest.mark.parametrize("text", ["A missile fell on Tuesday.", "The army fired Tuesday's missile from Velm."])
def test_weekday_after_an_afternoon_is_the_next_day_and_the_last_one_is_kept(text):
    (timex,) = annotate(text, Moment.parse("2024-11-18T17:39"))
    assert (timex.value, [each.value for each in timex.alternatives]) == ("2024-11-19", ["2024-11-12"])


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("A missile fell on Tuesday.", "2024-11-18T09:10", "2024-11-12"),
        ("A missile fell on Tuesday.", "2024-11-18", "2024-11-12"),
        ("A missile fell last Tuesday.", "2024-11-18T17:39", "2024-11-12"),
        ("A missile fell on Sunday.", "2024-11-18T17:39", "2024-11-17"),
        ("A missile fell on Wednesday.", "2024-11-18T17:39", "2024-11-13"),
    ],
)
def test_weekday_looks_back_where_it_is_no_afternoon_before_it(text, published, value):
    assert annotate(text, Moment.parse(published))[0].value == value
