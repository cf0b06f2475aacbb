from __future__ import annotations

import time
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Granularity, Moment
from timeline.temporal import annotate
from timeline.temporal.calendar import CALENDAR_UNITS, add, floor
from timeline.temporal.values import PARTS, CalendarValue, parse_timex3

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
WORDS = st.sampled_from(
    [
        "Friday",
        "last",
        "next",
        "the",
        "year",
        "week",
        "of",
        "in",
        "May",
        "3",
        "1998",
        "two",
        "ago",
        "later",
        "earlier",
        ",",
        "-",
        "and",
        "half",
        "an",
        "hour",
        "'s",
        "early",
        "late",
        "June",
        "to",
        "from",
        "before",
        "after",
        "Christmas",
        "10:48",
        "p.m",
        ".",
        "every",
        "spring",
        "first",
        "quarter",
        "$",
        "1990",
        "s",
        "'",
        "89",
        "recently",
        "may",
        "march",
        "12-year-old",
    ]
)


@given(st.text(max_size=300), st.none() | st.datetimes(datetime(2, 1, 1), datetime(9990, 1, 1)))
def test_no_text_crashes_the_tagger_and_spans_cut_the_text(text, at):
    dct = None if at is None else Moment(at=at, granularity=Granularity.MINUTE)
    for timex in annotate(text, dct):
        assert timex.span.of(text) == timex.text
        assert timex.value is not None or timex.reason


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=14), DAYS)
def test_no_mix_of_time_words_crashes_and_expressions_never_overlap(words, day):
    text = " ".join(words)
    found = annotate(text, Moment.parse(day.isoformat()))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for timex in found:
        if timex.interval is not None and timex.interval.earliest and timex.interval.latest:
            assert timex.interval.earliest < timex.interval.latest


@given(DAYS, st.sampled_from(sorted(CALENDAR_UNITS - {"fortnight"})))
def test_a_unit_contains_its_day_and_its_timex3_reads_back(day, unit):
    value = CalendarValue.containing(day, unit)
    if unit != "weekend":
        assert value.start <= day < value.end
    assert parse_timex3(value.timex3()) == value


@given(DAYS, st.sampled_from(["SP", "SU", "FA", "WI"]), st.sampled_from(["north", "south"]))
def test_seasons_read_back_in_their_hemisphere(day, season, hemisphere):
    value = CalendarValue.of_season(day.year, season, hemisphere)
    assert parse_timex3(value.timex3(), hemisphere) == value


@given(st.datetimes(datetime(1000, 1, 1), datetime(2199, 1, 1)), st.sampled_from(["", "Z", "+05:30", "-08:00"]))
def test_clock_times_read_back(at, offset):
    for granularity in (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND):
        clock = at.time().replace(microsecond=0)
        if granularity is not Granularity.SECOND:
            clock = clock.replace(second=0)
        if granularity is Granularity.HOUR:
            clock = clock.replace(minute=0)
        value = CalendarValue(granularity, at.date(), clock=clock, offset=offset)
        assert parse_timex3(value.timex3()) == value
        assert (value.interval().earliest.tzinfo is not None) == bool(offset)


@given(DAYS, st.sampled_from(sorted(PARTS)))
def test_parts_of_the_day_read_back(day, part):
    value = CalendarValue(Granularity.PART_OF_DAY, day, part=part)
    assert parse_timex3(value.timex3()) == value


@given(DAYS, st.integers(-90, 90), st.sampled_from(sorted(CALENDAR_UNITS - {"weekend", "century"})))
def test_stepping_forth_and_back_stays_in_the_unit(day, amount, unit):
    start = floor(day, unit)
    assert floor(add(add(start, amount, unit), -amount, unit), unit) == start


SHAPES = {
    "no time at all": "The council voted for a new bridge over the river. ",
    "digits": "1 ",
    "one long number": "1",
    "one long word": "a",
    "months": "May ",
    "the": "the ",
    "of": "the end of the end of ",
    "hyphens": "two-year-",
    "dots": "a.m.",
    "full stops": ".",
    "quotes": "' 89 s ",
    "line breaks": "\n",
    "durations": "two years and ",
    "dates ahead in one sentence": "from May to ",
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_cost_grows_linearly_with_length(shape):
    def seconds(size: int) -> float:
        text = "On Friday " + SHAPES[shape] * (size // len(SHAPES[shape]))  # a time, so that nothing is left out
        start = time.process_time()
        annotate(text, Moment.parse("2024-11-15"))
        return time.process_time() - start

    seconds(2_000)
    small, large = max(seconds(25_000), 0.005), seconds(250_000)
    assert large / small < 30, f"{small:.3f} s for 25 kB, {large:.3f} s for 250 kB"


EDGES = ["0001-01-01", "0001-01-01T00:00+02:00", "9999-12-31", "9999-12-31T23:59-11:00", "0002-02-28", "9998-12-31"]
LOOSE = [
    "in June",
    "on Friday",
    "last summer",
    "next winter",
    "Easter",
    "the last day of January",
    "last year",
    "two days ago",
    "a decade ago",
    "next century",
    "at 23:30",
    "tomorrow night",
    "earlier in the year",
    "May 3-5",
    "the weekend",
    "Q3",
]


@pytest.mark.parametrize("dct", EDGES)
@pytest.mark.parametrize("zone", [None, "Pacific/Auckland", "America/New_York"])
def test_the_edges_of_the_calendar_leave_a_reason_not_a_crash(dct, zone):
    for expression in LOOSE:
        for timex in annotate(f"It opened {expression}.", Moment.parse(dct), zone=zone):
            assert timex.value is not None or timex.reason
