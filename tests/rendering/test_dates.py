"""Dates as a person would write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from timeline.models import Event, Granularity, Interval, Moment
from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.dates import brief, event_short, event_when, machine, moment, written
from timeline.rendering.localdates import clock_sign

from .fixtures import ENGLISH, bridge_events, day, month

PART = Granularity.PART_OF_DAY
EVENTS = {event.id: event for event in bridge_events()}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("closed", "Tuesday, 12 November 2024"),
        ("contract", "June 2024"),
        ("inspected", "Some day from 1 January to 11 November 2024"),
        ("warned", "Reported Wednesday, 13 November 2024; then or before"),
        ("crack", "Tuesday, 12 November 2024, 06:40"),
        ("divers", "“recently”, no date given"),
        ("lanes", "No date given"),
        ("opened", "1978"),
    ],
)
def test_event_is_dated_as_a_person_would_write_it(event: str, words: str) -> None:
    assert event_when(EVENTS[event], ENGLISH) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "granularity", "value", "words"),
    [
        ("2024-06-01", "2024-09-01", Granularity.SEASON, "2024-SU", "summer 2024"),
        ("2024-12-01", "2025-03-01", Granularity.SEASON, "2024-WI", "winter 2024/25"),
        ("2024-07-01", "2024-10-01", Granularity.QUARTER, "2024-Q3", "July–September 2024"),
        ("2024-11-01", "2025-02-01", Granularity.MONTH, None, "November 2024 – January 2025"),
        ("1990-01-01", "2000-01-01", Granularity.DECADE, "199X", "the 1990s"),
        ("1914-01-01", "1919-01-01", Granularity.YEAR, None, "1914–1918"),
        ("2024-11-11", "2024-11-18", Granularity.WEEK, "2024-W46", "week of Monday, 11 November 2024"),
        ("2023-12-20", "2024-01-10", Granularity.DAY, None, "some day from 20 December 2023 to 9 January 2024"),
        ("2024-11-12T06:00", "2024-11-12T12:00", PART, "2024-11-12TMO", "Tuesday, 12 November 2024, morning"),
        ("2024-11-12T06:00", "2024-11-12T12:00", PART, None, "Tuesday, 12 November 2024, 06:00 to 12:00"),
    ],
)  # fmt: skip
def test_stretch_is_named_where_it_has_a_name(
    earliest: str, latest: str, granularity: Granularity, value: str | None, words: str
) -> None:
    interval = Interval(datetime.fromisoformat(earliest), datetime.fromisoformat(latest), granularity)
    assert written(interval, ENGLISH, value) == words


def test_one_day_short_of_a_month_is_not_called_a_month() -> None:
    almost = Interval(datetime(2024, 6, 1), datetime(2024, 6, 30), Granularity.DAY)
    assert written(almost, ENGLISH) == "some day from 1 to 29 June 2024"


def test_clock_time_shows_the_zone_that_the_source_states() -> None:
    at = datetime(2024, 11, 12, 6, 40, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    interval = Interval(at, at + timedelta(minutes=1), Granularity.MINUTE)
    assert written(interval, ENGLISH) == "Tuesday, 12 November 2024, 06:40 (UTC+5:30)"


def test_publication_day_without_a_clock_gets_no_midnight() -> None:
    assert moment(Moment.parse("2024-11-15"), ENGLISH) == "15 November 2024"
    assert moment(Moment.parse("2024-11-15T10:48-03:00"), ENGLISH) == "15 November 2024, 10:48 (UTC−3)"
    assert moment(None, ENGLISH) is None


def test_open_ends_are_said() -> None:
    since = Interval(datetime(2024, 3, 4), None, Granularity.DAY)
    until = Interval(None, datetime(2024, 3, 5), Granularity.DAY)
    assert written(since, ENGLISH) == "from Monday, 4 March 2024 on"
    assert written(until, ENGLISH) == "by Monday, 4 March 2024"
    assert brief(since, ENGLISH) == "from 4 Mar 2024"
    assert brief(until, ENGLISH) == "by 4 Mar 2024"
    assert (
        event_when(Event(id="e", title="t", evidence=(), interval=Interval(None, None, Granularity.DAY)), ENGLISH)
        == "No date given"
    )


def test_short_date_leaves_out_what_the_axis_says() -> None:
    assert event_short(EVENTS["closed"], ENGLISH) == "12 Nov 2024"
    assert event_short(EVENTS["closed"], ENGLISH, year=False) == "12 Nov"
    assert event_short(EVENTS["crack"], ENGLISH, year=False, day=False) == "06:40"
    assert event_short(EVENTS["warned"], ENGLISH, year=False) == "reported 13 Nov, then or before"
    assert event_short(EVENTS["opened"], ENGLISH, year=False) == "1978"


@pytest.mark.parametrize(
    ("interval", "attribute"),
    [
        (day(date(2024, 11, 12)), "2024-11-12"),
        (month(2024, 12), "2024-12"),
        (Interval(datetime(1978, 1, 1), datetime(1979, 1, 1), Granularity.YEAR), "1978"),
        (Interval(datetime(2024, 1, 1), datetime(2024, 11, 12), Granularity.YEAR), None),
        (Interval(None, datetime(2024, 11, 12), Granularity.DAY), None),
    ],
)
def test_machine_readable_date_is_given_only_where_html_has_a_form_for_it(
    interval: Interval, attribute: str | None
) -> None:
    assert machine(interval) == attribute


@pytest.mark.parametrize(
    ("language", "full", "short"),
    [
        ("en", "Tuesday, 12 November 2024, 06:40", "12 Nov 2024, 06:40"),
        ("de", "Dienstag, 12. November 2024, 06:40 Uhr", "12. Nov. 2024, 06:40 Uhr"),
        ("sv", "Tisdag 12 november 2024 kl. 06.40", "12 nov. 2024 kl. 06.40"),
    ],
)
def test_a_clock_is_written_as_the_press_of_the_language_writes_it(language: str, full: str, short: str) -> None:
    catalogue = load_catalogue(language)
    assert event_when(EVENTS["crack"], catalogue) == full
    assert event_short(EVENTS["crack"], catalogue) == short


def test_a_page_tells_its_script_how_clocks_are_written() -> None:
    signs = {language: clock_sign(load_catalogue(language).locale) for language in ("en", "de", "sv")}
    assert signs == {"en": ":", "de": ":", "sv": "."}
