"""Dates and intervals as they are worded in the middle of a sentence."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from timeline.datewords import day_in_full, in_words
from timeline.models import Granularity, Interval

JUNE = Interval(datetime(2024, 6, 1), datetime(2024, 7, 1), Granularity.MONTH)
SUMMER = Interval(datetime(2024, 6, 1), datetime(2024, 9, 1), Granularity.SEASON)
FRIDAY = Interval(datetime(2024, 11, 15), datetime(2024, 11, 16), Granularity.DAY)
THEN_OR_BEFORE = Interval(None, datetime(2024, 11, 16), Granularity.DAY, likely=date(2024, 11, 15))


def test_day_in_full_has_its_weekday() -> None:
    assert day_in_full(date(2025, 3, 14)) == "Friday, 14 March 2025"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (JUNE, "June 2024"),
        (FRIDAY, "15 November 2024"),
        (SUMMER, "1 June 2024 to 31 August 2024"),
        (Interval(datetime(2024, 1, 1), datetime(2025, 1, 1), Granularity.YEAR), "2024"),
        (THEN_OR_BEFORE, "up to 15 November 2024"),
        (Interval(datetime(2024, 12, 1), datetime(2025, 1, 1), Granularity.MONTH), "December 2024"),
        (Interval(None, None, Granularity.DAY), "an unknown time"),
        (Interval(datetime(2024, 6, 1, 8, 5), datetime(2024, 6, 1, 8, 6), Granularity.MINUTE), "1 June 2024, 08:05"),
        (Interval(datetime(2024, 6, 1), None, Granularity.DAY), "from 1 June 2024 on"),
    ],
)
def test_interval_in_words(interval: Interval, words: str) -> None:
    assert in_words(interval) == words
