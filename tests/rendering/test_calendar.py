"""events.ics as a calendar program reads it: each day, each clock time and each text come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from timeline.models import Edition, Granularity, Interval
from timeline.rendering.icalendar import events_ics, left_out

from .fixtures import ENGLISH, HOSTILE, bridge, daily, edition_of
from .granularities import every_granularity
from .payloads import OWN

JUNE_3 = (date(2024, 6, 3), date(2024, 6, 4))
AFTERNOON = datetime(2024, 6, 3, 14)

# First day or instant, and what no longer belongs to it
SPANS: dict[str, tuple[date, date]] = {
    "century": (date(1901, 1, 1), date(2001, 1, 1)),
    "decade": (date(1990, 1, 1), date(2000, 1, 1)),
    "year": (date(2024, 1, 1), date(2025, 1, 1)),
    "early-year": (date(2024, 1, 1), date(2024, 3, 15)),
    "late-year": (date(2024, 3, 15), date(2025, 1, 1)),
    "half": (date(2024, 1, 1), date(2024, 7, 1)),
    "season": (date(2024, 6, 1), date(2024, 9, 1)),
    "quarter": (date(2024, 4, 1), date(2024, 7, 1)),
    "month": (date(2024, 6, 1), date(2024, 7, 1)),
    "leap-month": (date(2024, 2, 1), date(2024, 3, 1)),
    "december": (date(2024, 12, 1), date(2025, 1, 1)),
    "week": (date(2024, 6, 3), date(2024, 6, 10)),
    "day": JUNE_3,
    "leap-day": (date(2024, 2, 29), date(2024, 3, 1)),
    "year-end": (date(2024, 12, 31), date(2025, 1, 1)),
    "first-century": (date(79, 8, 24), date(79, 8, 25)),
    "reported": JUNE_3,
    "night": (datetime(2024, 6, 3, 18), datetime(2024, 6, 4)),
    "hour": (AFTERNOON, AFTERNOON + timedelta(hours=1)),
    "midnight": (datetime(2024, 6, 3), datetime(2024, 6, 3, 0, 1)),
    "minute": (datetime(2024, 6, 3, 14, 5), datetime(2024, 6, 3, 14, 6)),
    "second": (datetime(2024, 6, 3, 14, 5, 9), datetime(2024, 6, 3, 14, 5, 10)),
    "two-hours": (AFTERNOON, AFTERNOON + timedelta(hours=2)),
    "utc": (AFTERNOON.replace(tzinfo=UTC), AFTERNOON.replace(tzinfo=UTC) + timedelta(hours=1)),
    "tokyo": (datetime(2024, 6, 2, 20, 30, tzinfo=UTC), datetime(2024, 6, 2, 20, 31, tzinfo=UTC)),
}


def read(edition: Edition) -> list[Any]:
    """The entries, as the library reads them; it is strict about a calendar as a whole."""
    calendar = icalendar.Calendar.from_ical(events_ics(edition.topics[0], edition, ENGLISH))
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


EVERY = every_granularity()
ENTRIES = {str(entry["SUMMARY"]).removeprefix("Reported: ").removeprefix("Title of "): entry for entry in read(EVERY)}


@pytest.mark.parametrize("key", SPANS)
def test_an_event_has_its_days_or_its_hours(key: str) -> None:
    entry = ENTRIES[key]
    first, end = SPANS[key]
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (first, end)
    # a whole day is a day for every calendar, wherever its reader is; a clock without a zone is that of the wall
    assert type(entry.decoded("DTSTART")) is type(first)
    if isinstance(first, datetime):
        assert entry.decoded("DTSTART").utcoffset() == first.utcoffset()


def test_what_has_no_end_or_no_day_is_left_out_and_counted() -> None:
    assert ENTRIES.keys() == SPANS.keys()
    assert left_out(EVERY.topics[0]) == len(EVERY.topics[0].events) - len(SPANS)


def test_an_event_keeps_its_uid_when_its_title_date_and_neighbours_change() -> None:
    edition = bridge()
    before = {str(entry["SUMMARY"]): str(entry["UID"]) for entry in read(edition)}
    assert len(set(before.values())) == len(before)
    (topic,) = edition.topics
    ferry = next(event for event in topic.events if event.id == "ferry")
    moved = Interval(datetime(2025, 1, 7), datetime(2025, 1, 8), Granularity.DAY)
    later = replace(topic, title="Bridge", events=(replace(ferry, title="Ferry starts", interval=moved),))
    (entry,) = read(replace(edition, topics=(later,)))
    assert str(entry["UID"]) == before["Replacement ferry to start"]


@pytest.mark.parametrize("words", [*OWN, HOSTILE, "a;b,c\\d\\n\\,e", "ß" * 300, "🏳️‍🌈" * 60, "ends in a backslash\\"])
def test_words_come_back_as_they_were(words: str) -> None:
    (event,) = daily(1, title="{n}")
    (entry,) = read(edition_of((replace(event, title=words),)))
    shown = " ".join(str(entry["SUMMARY"]).split())
    assert shown == " ".join(words.translate(dict.fromkeys((0x202E, 0x2066))).split())
    assert set(entry) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP"}


LAST = datetime(9999, 12, 31, 23, 59, 59)
moments = st.datetimes(max_value=LAST)
zones = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@settings(max_examples=200, deadline=None)
@example(datetime(2024, 6, 3, 14, 5), timedelta(), None, Granularity.MINUTE)
@example(datetime(1, 1, 1), timedelta(hours=1), timezone(timedelta(hours=9)), Granularity.HOUR)
@example(datetime(9999, 12, 30, 23), timedelta(hours=1), timezone(timedelta(hours=-9)), Granularity.HOUR)
@example(datetime(9999, 12, 31), timedelta(), None, Granularity.DAY)
@given(moments, st.timedeltas(timedelta(), timedelta(days=400)), zones, st.sampled_from(Granularity))
def test_any_interval_is_a_span_that_a_calendar_can_hold(
    first: datetime, length: timedelta, zone: timezone | None, granularity: Granularity
) -> None:
    first = first.replace(microsecond=0)
    last = (first + min(length, LAST - first)).replace(microsecond=0)
    interval = Interval(first.replace(tzinfo=zone), last.replace(tzinfo=zone), granularity)
    (event,) = daily(1)
    edition = edition_of((replace(event, interval=interval),))
    if left_out(edition.topics[0]):
        assert first.year == 1 or last.year == 9999
        return
    (entry,) = read(edition)
    start, end = entry.decoded("DTSTART"), entry.decoded("DTEND")
    assert start < end
    if isinstance(start, datetime):
        assert start == (first.replace(tzinfo=zone).astimezone(UTC) if zone else first)
    else:
        assert start == first.date()
