"""What date lines state, before any day is worked out."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from timeline.models import Granularity
from timeline.reading.date_lines import read_date_line
from timeline.reading.foreign_dates import read_any_date_line
from timeline.reading.statements import Ago, Label

DAY = date(2024, 11, 5)


@pytest.mark.parametrize(
    "line",
    [
        "5 November 2024",
        "5th of November, 2024",
        "November 5, 2024",
        "Nov. 5, 2024",
        "Tue 5 Nov 2024",
        "2024-11-05",
        "2024/11/5",
        "2024. 11. 05.",
        "05.11.2024",
        "Dienstag, 5. November 2024",
        "tisdag 5 nov 2024",
        "5 novembre 2024",
        "5 de noviembre de 2024",
        "5 ноября 2024",
        "2024年11月5日",
    ],
)
def test_a_day_is_read_in_every_common_form(line: str) -> None:
    read = read_any_date_line(line)
    assert [statement.day for statement in read.statements] == [DAY]
    assert read.statements[0].clock is None


@pytest.mark.parametrize(
    ("line", "clock", "exactness"),
    [
        ("5 November 2024 10:48", time(10, 48), Granularity.MINUTE),
        ("5 November 2024, 10.48", time(10, 48), Granularity.MINUTE),
        ("November 5, 2024 at 10:48 PM", time(22, 48), Granularity.MINUTE),
        ("12:05 a.m., November 5, 2024", time(0, 5), Granularity.MINUTE),
        ("November 5, 2024, 12 p.m.", time(12), Granularity.HOUR),
        ("2024-11-05T10:48:07", time(10, 48, 7), Granularity.SECOND),
        ("05.11.2024, 10:48 Uhr", time(10, 48), Granularity.MINUTE),
        ("5 nov 2024 kl 10.48", time(10, 48), Granularity.MINUTE),
        ("5 novembre 2024 à 10h48", time(10, 48), Granularity.MINUTE),
    ],
)
def test_a_clock_keeps_the_exactness_that_it_states(line: str, clock: time, exactness: Granularity) -> None:
    (statement,) = read_any_date_line(line).statements
    assert (statement.day, statement.clock, statement.exactness) == (DAY, clock, exactness)


@pytest.mark.parametrize(
    ("line", "offset"),
    [
        ("5 Nov 2024 10:48 GMT", timedelta(0)),
        ("5 Nov 2024 10:48 CET", timedelta(hours=1)),
        ("2024-11-05T10:48:00+05:30", timedelta(hours=5, minutes=30)),
        ("5 Nov 2024 10:48 (UTC-3)", timedelta(hours=-3)),
        ("10:48 AM EST, November 5, 2024", timedelta(hours=-5)),
    ],
)
def test_a_stated_zone_is_kept(line: str, offset: timedelta) -> None:
    (statement,) = read_date_line(line).statements
    assert statement.zone is not None
    assert statement.zone.zone is not None
    assert statement.zone.zone.utcoffset(None) == offset


def test_letters_that_name_several_zones_leave_it_open() -> None:
    (statement,) = read_date_line("Last Updated : Nov 5, 2024, 10:48 IST").statements
    assert statement.zone is not None
    assert (statement.zone.word, statement.zone.zone) == ("IST", None)


def test_two_labelled_times_on_one_line_are_two_statements() -> None:
    read = read_date_line("Updated: Nov. 5, 2024 at 10:48 AM EST|Published: Nov. 4, 2024 at 9:01 AM EST")
    assert [(s.label, s.day) for s in read.statements] == [(Label.UPDATED, DAY), (Label.PUBLISHED, date(2024, 11, 4))]


def test_a_second_clock_is_of_the_day_before_it() -> None:
    first, second = read_date_line("Published 5 November 2024 10:00, updated 13:05").statements
    assert (first.label, second.label) == (Label.PUBLISHED, Label.UPDATED)
    assert (second.day, second.clock) == (DAY, time(13, 5))


def test_a_day_printed_twice_with_nothing_between_is_one_day() -> None:
    (statement,) = read_date_line("Published On 5 Nov 20245 Nov 2024").statements
    assert statement.day == DAY


def test_both_readings_of_a_numeric_day_are_kept_unless_only_one_exists() -> None:
    (open_,) = read_date_line("03/04/2024").statements
    assert open_.readings == (date(2024, 3, 4), date(2024, 4, 3))
    assert open_.day is None
    (sure,) = read_date_line("11/15/2024").statements
    assert sure.day == date(2024, 11, 15)


@pytest.mark.parametrize(
    ("line", "ago"),
    [
        ("Posted 3 hours ago", Ago(timedelta(hours=3), Granularity.HOUR)),
        ("an hour ago", Ago(timedelta(hours=1), Granularity.HOUR)),
        ("vor 2 Tagen", Ago(timedelta(days=2), Granularity.DAY)),
        ("för 5 minuter sedan", Ago(timedelta(minutes=5), Granularity.MINUTE)),
    ],
)
def test_a_distance_is_read_with_its_exactness(line: str, ago: Ago) -> None:
    (statement,) = read_date_line(line).statements
    assert statement.ago == ago


@pytest.mark.parametrize(
    "line",
    ["1 MIN READ", "Room 12:30 seats", "No. 140", "version 2.0.1", "10:48", "31 February 2024", "may be 5 of them"],
)
def test_what_states_no_time_gives_none(line: str) -> None:
    assert read_date_line(line).statements == ()
