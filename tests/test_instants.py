"""Whether a time has passed: days, clocks, zones, and the ends of the calendar."""

from __future__ import annotations

import pytest

from timeline.instants import has_passed
from timeline.models import Moment


@pytest.mark.parametrize(
    ("moment", "at", "passed"),
    [
        ("2024-11-15T10:00+01:00", "2024-11-15T09:59+01:00", False),
        ("2024-11-15T10:00+01:00", "2024-11-15T10:00+01:00", True),
        ("2024-11-15T10:00+01:00", "2024-11-15T09:00+00:00", True),
        ("2024-11-15T10:00+01:00", "2024-11-15T10:30+02:00", False),
        ("2024-11-15", "2024-11-15T23:59", False),
        ("2024-11-15", "2024-11-16", True),
        ("2024-11-15T00:00", "2024-11-15", True),
        ("9999-12-31", "9999-12-31T23:59:59+00:00", False),
        ("0001-01-01T00:00+14:00", "0001-01-01T00:00-12:00", True),
        ("0001-01-01T00:00-12:00", "0001-01-01T00:00+14:00", False),
    ],
)
def test_a_clock_time_passes_at_once_and_a_day_at_its_end(moment: str, at: str, passed: bool) -> None:
    assert has_passed(Moment.parse(moment), Moment.parse(at)) is passed


@pytest.mark.parametrize(("at", "passed"), [("2024-11-15T21:59+00:00", False), ("2024-11-15T22:00+00:00", True)])
def test_a_time_without_a_zone_has_passed_once_it_has_in_every_zone(at: str, passed: bool) -> None:
    assert has_passed(Moment.parse("2024-11-15T10:00"), Moment.parse(at)) is passed


@pytest.mark.parametrize(("at", "passed"), [("2024-11-15T23:59", False), ("2024-11-16T00:00", True)])
def test_a_build_whose_time_has_no_zone_is_taken_for_the_earliest_that_it_can_be(at: str, passed: bool) -> None:
    assert has_passed(Moment.parse("2024-11-15T10:00+00:00"), Moment.parse(at)) is passed


def test_a_zone_that_is_known_is_that_of_the_day() -> None:
    summer, winter = Moment.parse("2024-07-15T10:00"), Moment.parse("2024-11-15T10:00")
    assert has_passed(summer, Moment.parse("2024-07-15T08:00+00:00"), zone="Europe/Stockholm")
    assert not has_passed(winter, Moment.parse("2024-11-15T08:59+00:00"), zone="Europe/Stockholm")
    assert has_passed(winter, Moment.parse("2024-11-15T09:00+00:00"), zone="Europe/Stockholm")
    assert has_passed(Moment.parse("2024-11-15T09:00+00:00"), Moment.parse("2024-11-15T10:00"), own="Europe/Stockholm")
