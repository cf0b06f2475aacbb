"""Intervals of two sources: whether they can be one time, and what they have in common."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from timeline.models import Granularity, Interval
from timeline.stories.intervals import compatible, gap_days, intersect

JUNE = Interval(datetime(2024, 6, 1), datetime(2024, 7, 1), Granularity.MONTH)
SUMMER = Interval(datetime(2024, 6, 1), datetime(2024, 9, 1), Granularity.SEASON)
FRIDAY = Interval(datetime(2024, 11, 15), datetime(2024, 11, 16), Granularity.DAY)
THEN_OR_BEFORE = Interval(None, datetime(2024, 11, 16), Granularity.DAY, likely=date(2024, 11, 15))


def test_intersection_takes_the_finest_unit() -> None:
    assert intersect([SUMMER, JUNE]) == JUNE


def test_likely_day_stays_where_the_interval_holds_it() -> None:
    november = Interval(datetime(2024, 11, 1), datetime(2024, 12, 1), Granularity.MONTH)
    joined = intersect([THEN_OR_BEFORE, november])
    assert (joined.earliest, joined.latest, joined.likely) == (
        datetime(2024, 11, 1),
        datetime(2024, 11, 16),
        date(2024, 11, 15),
    )


def test_likely_day_goes_where_the_day_is_known() -> None:
    assert intersect([THEN_OR_BEFORE, FRIDAY]) == FRIDAY


def test_days_in_one_zone_that_follow_each_other_exclude_each_other() -> None:
    saturday = Interval(datetime(2024, 11, 16), datetime(2024, 11, 17), Granularity.DAY)
    assert not compatible(FRIDAY, saturday)
    assert gap_days(FRIDAY, saturday) == 0


def test_days_are_compared_in_their_zones_before_they_contradict() -> None:
    tokyo = timezone(timedelta(hours=9))
    saturday_there = Interval(
        datetime(2024, 11, 16, 1, tzinfo=tokyo), datetime(2024, 11, 16, 2, tzinfo=tokyo), Granularity.HOUR
    )
    friday_utc = Interval(datetime(2024, 11, 15, tzinfo=UTC), datetime(2024, 11, 16, tzinfo=UTC), Granularity.DAY)
    assert compatible(saturday_there, friday_utc)
    assert compatible(saturday_there, FRIDAY)
