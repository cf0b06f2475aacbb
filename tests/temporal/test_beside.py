"""Times that lie near what is named, on one side of it."""

from __future__ import annotations

import pytest

from timeline.models import Moment
from timeline.temporal import annotate


@pytest.mark.parametrize(
    ("text", "mod", "interval"),
    [
        ("It opened more than a year ago.", "BEFORE", ("2022-01-01", "2024-01-01")),
        ("It opened nearly two years ago.", "AFTER", ("2022-01-01", "2024-01-01")),
        ("It opened less than a week ago.", "AFTER", ("2024-11-04", "2024-11-16")),
        ("It will open in less than two weeks.", "BEFORE", ("2024-11-18", "2024-12-02")),
        ("It will open in less than a week.", "BEFORE", ("2024-11-15", "2024-11-25")),
        ("It opened at least two years ago.", "ON_OR_BEFORE", (None, "2023-01-01")),
    ],
)
def test_a_time_on_one_side_reaches_a_unit_further_and_never_past_the_publication(text, mod, interval):
    (timex,) = annotate(text, Moment.parse("2024-11-15"))
    assert timex.mod == mod
    ends = timex.interval.earliest, timex.interval.latest
    assert tuple(end and end.date().isoformat() for end in ends) == interval
