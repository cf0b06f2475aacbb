"""Values, TIMEX3, EDTF and intervals: each form read back gives the value, and docs/values.md says where not."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.models import Granularity, Interval, Moment
from timeline.temporal import annotate
from timeline.temporal.calendar import CalendarError
from timeline.temporal.values import (
    PARTS,
    CalendarValue,
    RangeValue,
    parse_edtf,
    parse_timex3,
    parse_timex3_range,
    value_of_interval,
)

PAGE = Path(__file__).parent.parent.parent / "docs" / "values.md"
WITHOUT_EDTF = {Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE}

days = st.dates(date(1, 1, 1), date(9989, 12, 31))
hemispheres = st.sampled_from(["north", "south"])
dated = st.builds(
    CalendarValue.containing,
    days,
    st.sampled_from(["century", "decade", "year", "half", "quarter", "month", "week", "weekend", "day"]),
)
seasons = st.builds(
    CalendarValue.of_season, st.integers(1, 9988), st.sampled_from(["SP", "SU", "FA", "WI"]), hemispheres
)
parts = st.builds(
    lambda day, part: CalendarValue(Granularity.PART_OF_DAY, day, part=part), days, st.sampled_from([*PARTS])
)


@st.composite
def clocks(draw: st.DrawFn) -> CalendarValue:
    granularity = draw(st.sampled_from([Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND]))
    minute = 0 if granularity is Granularity.HOUR else draw(st.integers(0, 59))
    second = draw(st.integers(0, 59)) if granularity is Granularity.SECOND else 0
    offset = draw(st.sampled_from(["", "Z", "+05:30", "-08:00", "+14:00"]))
    clock = time(draw(st.integers(0, 23)), minute, second)
    return CalendarValue(granularity, draw(days), clock=clock, offset=offset)


values = st.one_of(dated, seasons, parts, clocks())


@st.composite
def ranges(draw: st.DrawFn) -> RangeValue:
    ends = draw(st.tuples(values, values))
    first, last = sorted(ends, key=lambda value: value.start)
    return RangeValue(first, last)


@given(values)
def test_timex3_reads_back(value: CalendarValue) -> None:
    assert parse_timex3(value.timex3(), value.hemisphere) == value


@given(values)
def test_edtf_reads_back_and_is_missing_only_where_it_has_no_form(value: CalendarValue) -> None:
    written = value.edtf()
    assert (written is None) == (value.granularity in WITHOUT_EDTF)
    assert written is None or parse_edtf(written) == value


@given(values)
def test_an_interval_reads_back_with_its_granularity_and_hemisphere(value: CalendarValue) -> None:
    assert value_of_interval(value.interval(), value.hemisphere) == value


@given(values)
def test_an_interval_has_a_length_and_begins_on_the_first_day(value: CalendarValue) -> None:
    interval = value.interval()
    assert interval.earliest is not None
    assert interval.latest is not None
    assert interval.earliest < interval.latest
    assert interval.earliest.date() == value.start


@given(ranges())
def test_ranges_read_back_from_timex3(value: RangeValue) -> None:
    seasons = {end.hemisphere for end in (value.first, value.last) if end.season}
    if len(seasons) < 2:
        assert parse_timex3_range(value.timex3(), *seasons) == value


@given(ranges())
def test_ranges_read_back_from_edtf_as_the_same_days(value: RangeValue) -> None:
    written = value.edtf()
    if written is None:
        return
    found = parse_edtf(written)
    assert found is not None
    same = found.interval()
    assert (same.earliest, same.latest) == (value.interval().earliest, value.interval().latest)
    assert found.edtf() == written


@given(st.text(max_size=30) | st.from_regex(r"\A[0-9X]{1,5}(-[0-9WQHSPUFAI]{1,3}){0,3}(/[0-9X-]{1,11})?\Z"))
def test_whatever_is_read_is_written_as_it_was_and_nothing_raises(text: str) -> None:
    single, several, foreign = parse_timex3(text), parse_timex3_range(text), parse_edtf(text)
    assert single is None or single.timex3() == text
    assert several is None or several.timex3() == text
    assert foreign is None or parse_edtf(foreign.edtf() or "") == foreign


@pytest.mark.parametrize(
    "text",
    ["", "P2D", "PAST_REF", "XXXX-WXX-5", "2024-13", "2023-02-29", "2024-W54", "0000", "2024-Q5", "2024-11-15T25:00",
     "2024-11-15TXX", "2024-11-15T10:00+25:00", "20241115", "٢٠٢٤"],
)  # fmt: skip
def test_what_is_no_part_of_the_calendar_is_no_value(text: str) -> None:
    assert parse_timex3(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "2024?", "2024~", "2024-11-15%", "2024/..", "../2024", "/2024", "2024/", "2024-37", "2024-20", "2024-42",
     "Y17000", "-0044", "{2023,2024}", "[2023..2024]", "2024-SU", "2024-W46", "2024-Q3", "2024-11-15T10:48",
     "2025/2024", "2024-21/2024-23", "2024-11-15T10:48:00/2024-11-16", "2024-XX", "1XXX"],
)  # fmt: skip
def test_edtf_without_a_value_here_is_none(text: str) -> None:
    assert parse_edtf(text) is None


def test_seasons_of_edtf_name_their_hemisphere_or_take_the_readers() -> None:
    south = CalendarValue.of_season(2023, "SU", "south")
    assert parse_edtf("2023-30") == parse_edtf("2023-22", "south") == south
    assert parse_edtf("2023-26", "south") == parse_edtf("2023-22") == CalendarValue.of_season(2023, "SU", "north")
    assert south.interval().earliest == datetime(2023, 12, 1)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    later, earlier = (
        CalendarValue.containing(date(2024, 5, 1), "month"),
        CalendarValue.containing(date(2023, 5, 1), "year"),
    )
    with pytest.raises(ValueError, match="ends before it begins"):
        RangeValue(later, earlier)
    assert parse_timex3_range("2024-05/2023") is None


def test_only_a_whole_unit_is_read_out_of_an_interval() -> None:
    start = datetime(2024, 6, 1)
    assert value_of_interval(Interval(start, datetime(2024, 6, 11), Granularity.MONTH)) is None
    assert value_of_interval(Interval(start, datetime(2024, 9, 1), Granularity.QUARTER)) is None
    assert value_of_interval(
        Interval(start, datetime(2024, 9, 1), Granularity.SEASON), "south"
    ) == CalendarValue.of_season(2024, "WI", "south")
    assert value_of_interval(Interval(start, None, Granularity.MONTH)) is None
    assert value_of_interval(Interval(datetime(2024, 6, 2), datetime(2024, 9, 1), Granularity.SEASON)) is None


def test_the_end_of_the_calendar_is_an_error_of_its_own() -> None:
    last = CalendarValue.containing(date(9999, 12, 31), "year")
    with pytest.raises(CalendarError):
        last.interval()
    assert value_of_interval(Interval(datetime(9999, 1, 1), datetime(9999, 12, 31), Granularity.YEAR)) is None


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "`" in line]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_the_table_of_values_md_is_what_the_program_writes(row: list[str]) -> None:
    stated, unit, timex3, edtf, interval = (cell.replace("`", "") for cell in row)
    phrase, _, note = stated.partition(" (")
    hemisphere = "south" if "southern" in note else "north"
    value = parse_timex3(timex3, hemisphere) or parse_timex3_range(timex3, hemisphere)
    assert value is not None
    assert value.edtf() == (None if edtf == "none" else edtf)
    whole = value.interval()
    assert whole.granularity.value == unit
    assert interval == f"{_written(whole.earliest)} to {_written(whole.latest)}"
    (timex,) = annotate(f"They met {phrase}.", Moment.parse("2024-11-15"), hemisphere=hemisphere)
    assert timex.value == timex3
    assert timex.interval is not None
    assert (timex.interval.earliest, timex.interval.latest) == (whole.earliest, whole.latest)


def test_the_table_of_values_md_has_a_row_for_every_unit_but_hours_and_seconds() -> None:
    assert {row[1] for row in rows()} == {unit.value for unit in Granularity} - {"hour", "second"}


def test_values_md_states_the_hours_of_every_part_of_the_day() -> None:
    names = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
    text = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))
    for part, (first, last) in PARTS.items():
        assert f"{names[part]} {first} to {last if last <= 24 else last - 24}" in text


def _written(at: datetime | None) -> str:
    assert at is not None
    return at.isoformat(timespec="minutes").removesuffix("T00:00")
