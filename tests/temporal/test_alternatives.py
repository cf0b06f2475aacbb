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
