"""What cannot be, or cannot both be, among stated times: by the instants that each may mean."""

from __future__ import annotations

import pytest

from timeline.models import Moment
from timeline.reading.plausibility import is_filler, is_other_day, is_surely_before


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2025-03-10T09:00+01:00", "2025-03-10T08:30Z", True),
        ("2025-03-10T09:00+01:00", "2025-03-10T08:00Z", False),
        ("2025-03-10T08:00:30Z", "2025-03-10T08:00:31Z", True),
        ("2025-03-10T08:00Z", "2025-03-10T08:00:31Z", False),
        ("2025-03-10", "2025-03-11", True),
        ("2025-03-10", "2025-03-10T23:59", False),
        ("2025-03-10T08:00", "2025-03-10T22:00", False),
        ("2025-03-10", "2025-03-11T08:00Z", False),
        ("2025-03-10", "2025-03-11T12:00Z", True),
        ("2025-03-10T08:00Z", "2025-03-10T20:00", False),
        ("2025-03-10T08:00Z", "2025-03-10T22:00", False),
        ("2025-03-10T08:00Z", "2025-03-10T22:01", True),
    ],
)
def test_one_time_is_surely_before_another_whatever_the_zones_that_nobody_names(
    first: str, second: str, before: bool
) -> None:
    assert is_surely_before(Moment.parse(first), Moment.parse(second)) is before


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2025-03-10", "2025-03-11", True),
        ("2025-03-10T23:30-05:00", "2025-03-11T04:30Z", False),
        ("2025-03-11T02:00Z", "2025-03-10", False),
        ("2025-03-11T02:00Z", "2025-03-09", True),
        ("2025-03-10T23:30+01:00", "2025-03-11T00:30+01:00", True),
        ("2025-03-10T08:00+01:00", "2025-03-10T20:00+01:00", False),
    ],
)
def test_days_differ_unless_two_zones_explain_it(one: str, other: str, apart: bool) -> None:
    assert is_other_day(Moment.parse(one), Moment.parse(other)) is apart
    assert is_other_day(Moment.parse(other), Moment.parse(one)) is apart


@pytest.mark.parametrize(
    ("at", "filler"),
    [
        ("1970-01-01", True),
        ("1970-01-02", False),
        ("0001-01-01", True),
        ("9999-12-31", True),
        ("1650-07-01", False),
        ("2025-03-10", False),
    ],
)
def test_what_programs_write_for_no_date_is_known(at: str, filler: bool) -> None:
    assert is_filler(Moment.parse(at)) is filler
