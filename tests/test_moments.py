"""Moments: what of ISO 8601 is read, how fine, and what is refused rather than guessed."""

from __future__ import annotations

import pytest

from timeline.models import Granularity, Moment
from timeline.reading.publication import Frame
from timeline.reading.stated_times import read_time


@pytest.mark.parametrize(
    ("text", "granularity", "printed"),
    [
        ("2024-11-15", Granularity.DAY, "2024-11-15"),
        ("2024-11-15T10:48", Granularity.MINUTE, "2024-11-15T10:48"),
        ("2024-11-15T10:48+01:00", Granularity.MINUTE, "2024-11-15T10:48+01:00"),
        ("2024-11-15T10:48-0330", Granularity.MINUTE, "2024-11-15T10:48-03:30"),
        ("2024-11-15T10:48:30", Granularity.SECOND, "2024-11-15T10:48:30"),
        ("2024-11-15T10:48:30.5Z", Granularity.SECOND, "2024-11-15T10:48:30+00:00"),
        (" 2024-11-15 ", Granularity.DAY, "2024-11-15"),
    ],
)
def test_a_moment_is_as_fine_as_its_text_states(text: str, granularity: Granularity, printed: str) -> None:
    moment = Moment.parse(text)
    assert (moment.granularity, str(moment)) == (granularity, printed)


@pytest.mark.parametrize(
    "text",
    [
        "20241115",  # would be a midnight that nobody stated
        "2024-11-15T10",  # would be ten o'clock to the minute
        "20241115T104830",  # would lose its seconds
        "2024-W46-5",
        "2024-11",
        "2024-11-15 10:48",
        "2024-11-15T10:48:30,5",
        "2024-11-15T1048",
        "2024-11-15T",
        "2024-02-30",
        "2024-11-15T25:00",
        "２０２４-11-15",
        "noon",
        "",
    ],
)
def test_what_would_be_read_as_another_granularity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Moment.parse(text)


@pytest.mark.parametrize(
    ("field", "moment"),
    [
        ("2024-11-15 10:48:30.123456", "2024-11-15T10:48:30"),
        ("2024-11-15T10:48:30,5Z", "2024-11-15T10:48:30+00:00"),
        ("2024-11-15 10:48 +01", "2024-11-15T10:48+01:00"),
        ("20241115T104830Z", "2024-11-15T10:48:30+00:00"),
        ("20241115", "2024-11-15"),
    ],
)
def test_fields_of_records_may_be_written_more_freely(field: str, moment: str) -> None:
    assert str(read_time(field, Frame())) == moment
