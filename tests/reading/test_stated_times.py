"""Times in fields as programs and people write them: neither the half of the day nor the zone is ever dropped."""

from __future__ import annotations

import pytest

from timeline.reading.feed_times import as_iso
from timeline.reading.frames import Frame
from timeline.reading.stated_times import read_time

MORNING = "2024-11-15T10:48:00+01:00"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Nov 15, 2024 10:48 PM", "2024-11-15T22:48"),
        ("Nov 15, 2024 10:48 PM EST", "2024-11-15T22:48-05:00"),
        ("Nov 15, 2024 12:30 AM", "2024-11-15T00:30"),
        ("Fri, 15 Nov 2024 10:48:00", "2024-11-15T10:48:00"),
        ("Fri, 15 Nov 2024 10:48:00 EST", "2024-11-15T10:48:00-05:00"),
        ("Fri, 15 Nov 2024 10:48:00 -0000", "2024-11-15T10:48:00+00:00"),
        *((f"Fri, 15 Nov 2024 10:48:00 {zone}", MORNING) for zone in ("+0100", "CET", "MEZ", "GMT+1", "+01:00")),
        ("Fri, 12 Jul 2024 10:48:00 BST", "2024-07-12T10:48:00+01:00"),
    ],
)
def test_the_half_of_the_day_and_the_zone_of_a_feed_time_are_kept(written: str, expected: str) -> None:
    assert str(read_time(written, Frame())) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Fri Nov 15 2024 10:48:00 GMT+0100 (Central European Standard Time)", MORNING),
        ("Fri Nov 15 2024 10:48:00 GMT+0100", MORNING),
        ("Fri Nov 15 10:48:00 CET 2024", MORNING),
        ("Fri Nov 15 10:48:00 GMT+01:00 2024", MORNING),
        ("Fri Nov 15 10:48:00 +0100 2024", MORNING),
        ("Tue Nov  5 10:48:00 2024", "2024-11-05T10:48:00"),
        ("Fri Nov 15 10:48:00 CST 2024", "2024-11-15T10:48:00"),
        ("Fri Nov 35 10:48:00 CET 2024", "None"),
    ],
)
def test_times_are_read_as_programming_languages_print_them(printed: str, expected: str) -> None:
    assert str(read_time(printed, Frame())) == expected
    assert str(read_time(as_iso(printed), Frame())) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-11-15T10:48:00+01:00[Europe/Berlin]", MORNING),
        ("2024-11-15T09:48:00Z[Etc/UTC]", "2024-11-15T09:48:00+00:00"),
        ("/Date(1731664080000)/", "2024-11-15T09:48:00+00:00"),
        ("/Date(1731664080000+0100)/", MORNING),
        ("/Date(1731664080000-9900)/", "None"),
    ],
)
def test_times_are_read_as_java_and_dot_net_store_them(written: str, expected: str) -> None:
    assert str(read_time(written, Frame())) == expected
