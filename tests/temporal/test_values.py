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
    CalendarPattern,
    CalendarValue,
    DurationValue,
    QualifiedValue,
    RangeValue,
    SetValue,
    parse_duration,
    parse_edtf,
    parse_qualified_edtf,
    parse_timex3,
    parse_timex3_range,
    parse_timex3_set,
    value_of_interval,
)

PAGE = Path(__file__).parent.parent.parent / "docs" / "values.md"
WITHOUT_EDTF = {Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.MINUTE}

days = st.dates(date(1, 1, 1), date(9899, 12, 31))  # the century of any of them ends within the calendar
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


@st.composite
def durations(draw: st.DrawFn) -> DurationValue:
    units = ["year", "quarter", "month", "week", "day", "hour", "minute", "second"]
    chosen = draw(st.sets(st.sampled_from(units), min_size=1))
    amounts = st.none() | st.integers(0, 10**8) | st.integers(1, 10**6).map(lambda number: number / 8)
    return DurationValue(tuple((draw(amounts), unit) for unit in units if unit in chosen))


patterns = st.one_of(
    st.builds(CalendarPattern, workdays=st.just(value=True)),
    st.builds(CalendarPattern, month=st.integers(1, 12), day=st.integers(1, 29)),
    st.builds(CalendarPattern, weekday=st.integers(1, 7), part=st.none() | st.sampled_from([*PARTS])),
    st.builds(CalendarPattern, part=st.sampled_from([*PARTS])),
    st.builds(CalendarPattern, month=st.integers(1, 12)),
    st.builds(CalendarPattern, season=st.sampled_from(["SP", "SU", "FA", "WI"])),
    st.just(CalendarPattern(weekend=True)),
)
sets = st.builds(
    SetValue, patterns | durations(), st.none() | st.integers(1, 999), st.sampled_from([None, "EVERY", "EACH"])
)


@given(durations())
def test_durations_read_back(value: DurationValue) -> None:
    assert parse_duration(value.timex3()) == value


@given(sets)
def test_sets_read_back_with_their_quantifier_and_frequency(value: SetValue) -> None:
    assert parse_timex3_set(value.timex3(), value.freq, value.quant) == value


@given(values | ranges(), st.sampled_from([None, "APPROX"]), st.booleans())
def test_rough_and_uncertain_edtf_reads_back(
    value: CalendarValue | RangeValue, mod: str | None, is_uncertain: bool
) -> None:
    written = QualifiedValue(value, mod, is_uncertain).edtf()
    plain = value.edtf()
    if plain is None or written is None:
        has_seconds = isinstance(value, CalendarValue) and value.granularity is Granularity.SECOND
        assert written is None
        assert plain is None or has_seconds
        return
    found = parse_qualified_edtf(written)
    assert found is not None
    assert (found.mod, found.is_uncertain, found.value) == (mod, is_uncertain, parse_edtf(plain))
    assert found.edtf() == written


@given(values | ranges(), st.sampled_from(["ON_OR_BEFORE", "ON_OR_AFTER"]), st.booleans())
def test_open_edtf_reads_back_with_the_same_bound(
    value: CalendarValue | RangeValue, mod: str, is_uncertain: bool
) -> None:
    stated = QualifiedValue(value, mod, is_uncertain)
    written = stated.edtf()
    if written is None:
        return
    found = parse_qualified_edtf(written)
    assert found is not None
    assert (found.mod, found.is_uncertain, found.edtf()) == (mod, is_uncertain, written)
    assert (found.interval().earliest, found.interval().latest) == (
        stated.interval().earliest,
        stated.interval().latest,
    )
    assert None in (found.interval().earliest, found.interval().latest)


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


@given(
    st.text(max_size=30)
    | st.from_regex(r"\A([0-9X]{1,5}(-[0-9WQHSPUFAI]{1,3}){0,3}[~?%]?|\.\.)(/([0-9X-]{1,11}[~?%]?|\.\.)?)?\Z")
    | st.from_regex(r"\AP([0-9.X]{1,4}[YQMWD])*(T([0-9.X]{1,4}[HMS])*)?\Z")
)
def test_whatever_is_read_is_written_as_it_was_and_nothing_raises(text: str) -> None:
    single, several, foreign = parse_timex3(text), parse_timex3_range(text), parse_edtf(text)
    length, again, marked = parse_duration(text), parse_timex3_set(text), parse_qualified_edtf(text)
    assert length is None or parse_duration(length.timex3()) == length
    assert again is None or parse_timex3_set(again.timex3()) == again
    assert marked is None or parse_qualified_edtf(marked.edtf() or "") == marked
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


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "../", "../..", "2024~?", "2024-~05", "~2024", "2010~/2012", "2010/2012?", "2010~/..", "%", "~/~",
     "2025?/2024?", "2024//2025", "2024/2025/..", "2024-11-15T10:48:00~", "{2023,2024}"],
)  # fmt: skip
def test_edtf_with_marks_that_have_no_place_here_is_none(text: str) -> None:
    assert parse_qualified_edtf(text) is None


def test_an_unknown_end_is_read_as_an_open_one() -> None:
    assert parse_qualified_edtf("2024-05/") == parse_qualified_edtf("2024-05/..")
    assert parse_qualified_edtf("/2024-05") == parse_qualified_edtf("../2024-05")


@pytest.mark.parametrize("text", ["", "P", "PT", "P2", "P2H", "PT2W", "P1D2Y", "P1.Y", "P-1D", "p1d", "P1YT", "P٣D"])
def test_what_is_no_length_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("value", "freq", "quant"),
    [("2024", None, None), ("XXXX-13", None, None), ("XXXX-WXX-8", None, None), ("XXXX-06TMO", None, None),
     ("XXXX-WXX-WETMO", None, None), ("P1W", "2", None), ("P1W", "0X", None), ("P1W", None, "each")],
)  # fmt: skip
def test_what_is_no_set_is_none(value: str, freq: str | None, quant: str | None) -> None:
    assert parse_timex3_set(value, freq, quant) is None


@pytest.mark.parametrize("parts", [(), ((1, "decade"),), ((1, "day"), (1, "year")), ((1, "day"), (2, "day"))])
def test_a_length_needs_units_that_timex3_has_in_order(parts: tuple[tuple[float | None, str], ...]) -> None:
    with pytest.raises(ValueError, match="no length of time"):
        DurationValue(parts)


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


def rows(heading: str) -> list[list[str]]:
    """The rows of the first table after a heading, without their back-ticks."""
    after = PAGE.read_text(encoding="utf-8").split(heading, 1)[1]
    lines = after.split("|---", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines]


UNITS, QUALIFIED, REPEATED = (
    rows("# Values"),
    rows("## What is said about a value"),
    rows("## Sets and lengths"),
)


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row[0])
def test_the_table_of_values_md_is_what_the_program_writes(row: list[str]) -> None:
    stated, unit, timex3, edtf, interval = row
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


@pytest.mark.parametrize("row", QUALIFIED, ids=lambda row: row[0])
def test_what_values_md_says_of_modifiers_and_doubt_is_what_the_program_writes(row: list[str]) -> None:
    phrase, timex3, mod, edtf, interval, _ = row
    (timex,) = annotate(f"The works {phrase}.", Moment.parse("2024-11-15"))
    assert (timex.value, timex.mod, timex.edtf) == (timex3, None if mod == "none" else mod, edtf)
    assert timex.interval is not None
    assert interval == f"{_written(timex.interval.earliest)} to {_written(timex.interval.latest)}"
    assert edtf.endswith("?") == bool(timex.alternatives)


@pytest.mark.parametrize("row", REPEATED, ids=lambda row: row[0])
def test_what_values_md_says_of_sets_and_lengths_is_what_the_program_writes(row: list[str]) -> None:
    phrase, kind, timex3, quant, freq = (None if cell == "none" else cell for cell in row)
    (timex,) = annotate(f"They met {phrase}.", Moment.parse("2024-11-15"))
    assert (timex.type, timex.value, timex.quant, timex.freq) == (kind, timex3, quant, freq)
    assert timex.value is not None
    assert parse_timex3_set(timex.value, timex.freq, timex.quant) is not None


def test_the_table_of_values_md_has_a_row_for_every_unit_but_hours_and_seconds() -> None:
    assert {row[1] for row in UNITS} == {unit.value for unit in Granularity} - {"hour", "second"}


def test_values_md_states_the_hours_of_every_part_of_the_day() -> None:
    names = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
    text = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))
    for part, (first, last) in PARTS.items():
        assert f"{names[part]} {first} to {last if last <= 24 else last - 24}" in text


def _written(at: datetime | None) -> str:
    return "open" if at is None else at.isoformat(timespec="minutes").removesuffix("T00:00")


@pytest.mark.parametrize(
    ("mod", "first", "after"),
    [("START", 9, 10), ("MID", 9, 11), ("END", 10, 11)],
)
def test_a_part_of_a_weekend_is_never_empty(mod, first, after):
    weekend = CalendarValue(Granularity.WEEK, date(2024, 11, 9), weekend=True)
    interval = QualifiedValue(weekend, mod).interval()
    assert (interval.earliest, interval.latest) == (datetime(2024, 11, first), datetime(2024, 11, after))
