"""Feasts that other calendars set, on the days on which they were kept."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Moment
from timeline.temporal import annotate
from timeline.temporal.feasts import FEASTS
from timeline.temporal.moon import new_moons

KEPT = {
    "orthodox": ["1990-04-15", "2008-04-27", "2013-05-05", "2021-05-02", "2024-05-05", "2025-04-20"],
    "passover": ["2000-04-20", "2016-04-23", "2023-04-06", "2024-04-23", "2025-04-13"],
    "tishri": ["2013-09-05", "2020-09-19", "2023-09-16", "2024-10-03", "2025-09-23"],
    "hanukkah": ["2013-11-28", "2022-12-19", "2023-12-08", "2024-12-26", "2025-12-15"],
    "lunar": [
        *("1966-01-21", "1985-02-20", "1999-02-16", "2000-02-05", "2007-02-18", "2015-02-19"),
        *("2020-01-25", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"),
    ],
    "diwali": [
        *("2001-11-14", "2009-10-17", "2014-10-23", "2015-11-11", "2016-10-30", "2017-10-19", "2018-11-07"),
        *("2019-10-27", "2020-11-14", "2021-11-04", "2022-10-24", "2023-11-12", "2024-10-31", "2025-10-20"),
    ],
}
WATCHED = {
    "ramadan": ["2015-06-18", "2020-04-24", "2023-03-23", "2024-03-11", "2025-03-01"],
    "fitr": ["2015-07-17", "2020-05-24", "2023-04-21", "2024-04-10", "2025-03-30"],
    "adha": ["2015-09-24", "2020-07-31", "2023-06-28", "2024-06-16", "2025-06-06"],
}


@pytest.mark.parametrize(("feast", "day"), [(feast, day) for feast, days in KEPT.items() for day in days])
def test_a_feast_falls_on_the_day_on_which_it_was_kept(feast, day):
    assert FEASTS[feast](int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(("feast", "day"), [(feast, day) for feast, days in WATCHED.items() for day in days])
def test_a_feast_by_the_watched_moon_is_at_most_a_day_off(feast, day):
    found = FEASTS[feast](int(day[:4]))
    assert found is not None
    assert abs((found - date.fromisoformat(day)).days) <= 1


@given(st.integers(1600, 2400), st.sampled_from(sorted(FEASTS)))
def test_every_year_has_its_feasts_but_some_of_the_islamic_year(year, feast):
    found = FEASTS[feast](year)
    assert found is None or found.year == year
    assert found is not None or feast in WATCHED


@given(st.integers(2, 9998), st.sampled_from(sorted(FEASTS)))
def test_in_a_far_year_a_feast_is_at_most_a_year_away(year, feast):
    found = FEASTS[feast](year)
    assert found is None or abs(found.year - year) <= 1


def test_the_moon_is_new_when_eclipses_of_the_sun_tell_so():
    for middle in (datetime(1999, 8, 11, 11, 8), datetime(2017, 8, 21, 18, 30), datetime(2024, 4, 8, 18, 21)):
        (moon,) = new_moons(middle.replace(hour=0, minute=0), middle.replace(hour=23, minute=59))
        assert abs((moon - middle).total_seconds()) < 180


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("The bridge will open on Diwali.", "2025-10-20", None),
        ("Trading will pause for Lunar New Year.", "2026-02-17", None),
        ("She was freed on Yom Kippur 2023.", "2023-09-25", None),
        ("The truce collapsed on Orthodox Easter.", "2025-04-20", None),
        ("The truce began on Eid al-Fitr.", "2025-03-31", "APPROX"),
    ],
)
def test_news_name_them(text, value, mod):
    (timex,) = annotate(text, Moment.parse("2025-10-06"))
    assert (timex.value, timex.mod) == (value, mod)
