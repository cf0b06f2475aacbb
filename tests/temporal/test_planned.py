"""The present tense, days by which something was done, years that open a sentence, and times of day."""

from __future__ import annotations

import pytest

from timeline.models import Granularity, Moment, Timex
from timeline.temporal import annotate
from timeline.temporal.choosing import choose
from timeline.temporal.meanings import Fields
from timeline.temporal.scene import Scene

PUBLISHED = Moment.parse("2024-11-13")  # a Wednesday


def last(text: str, **known: str) -> Timex:
    return annotate(text, PUBLISHED, **known)[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Parliament votes on Tuesday.", "2024-11-19"),
        ("Leckham travel to Corby on Saturday.", "2024-11-16"),
        ("Sunday is dry and bright.", "2024-11-17"),
        ("The law, in force since Monday, sets a cap.", "2024-11-11"),
        ("Mayor speaks in Lund on Tuesday", "2024-11-12"),
        ("The visits on Tuesday.", "2024-11-12"),
        ("The mayor votes on Tuesdays and was seen on Tuesday.", "2024-11-12"),
        ("Two men were killed in strikes on Tuesday.", "2024-11-12"),
        ("The visits to Corby were called off on Tuesday.", "2024-11-12"),
    ],
)
def test_what_the_present_tense_tells_is_ahead_and_the_past_wins_over_it(text, value):
    assert last(text).value == value


def test_the_present_tense_keeps_the_reading_of_a_caption():
    timex = last("The king arrives, and the queen speaks in Lund on Tuesday.")
    assert timex.value == "2024-11-19"
    assert [each.value for each in last("The queen speaks in Lund on Tuesday.").alternatives] == ["2024-11-12"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By Monday, a million had signed.", "2024-11-11"),
        ("They had sold a thousand by Monday.", "2024-11-11"),
        ("They had promised to leave by Monday.", "2024-11-18"),
        ("By Monday, the ministry said, all is done.", "2024-11-18"),
        ("She must pay by Monday.", "2024-11-18"),
    ],
)
def test_by_a_day_looks_back_where_the_verb_does(text, value):
    assert last(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2021 she booked a cruise, and in late September she bought a car.", "2021-09"),
        ("In 2021 a ship ran aground. It was freed on March 29.", "2021-03-29"),
        ("Before that, in 1992, voters went in April.", "1992-04"),
        ("Founded in 1911, the club was sold in June.", "2024-06"),
        ("The club, founded in 1911, was sold in June.", "2024-06"),
        ("In 2021 a ship ran aground. It will be sold in March.", "2025-03"),
    ],
)
def test_a_year_that_opens_its_sentence_is_the_year_of_what_follows(text, value):
    assert last(text).value == value


def test_the_sentence_after_it_keeps_the_other_reading():
    timex = last("In 2021 a ship ran aground. It was freed on March 29.")
    assert [each.value for each in timex.alternatives] == ["2024-03-29"]


def test_what_will_be_is_ahead_of_the_publication_however_old_the_history():
    text = "He was born in 1911, sailed in 1936, wed in 1940 and died in 1994. A service will be held on 21 June."
    assert last(text, kind="narrative").value == "2025-06-21"


def test_local_time_is_not_in_the_zone_of_the_source():
    at, other = (last(text, zone="Europe/Oslo") for text in ("It struck at 7 a.m. local time.", "It struck at 7 a.m."))
    assert (at.text, at.value, at.basis.get("zone")) == ("7 a.m.", "2024-11-13T07:00", None)
    assert (other.value, other.basis["zone"]) == ("2024-11-13T07:00+01:00", "the source's")


def test_ten_at_night_is_an_hour_and_written_as_tempeval_has_it():
    at, exact = last("It struck at 10 p.m. in Oslo."), last("It struck at 10:00 p.m. in Oslo.")
    assert at.value == exact.value == "2024-11-13T22:00"
    assert (at.granularity, exact.granularity) == (Granularity.HOUR, Granularity.MINUTE)


def test_that_quarter_is_the_last_one_named_and_the_quarter_the_one_reported_on():
    text = (
        "Profit rose in the third quarter of 2024. In the first quarter of 2022 it had fallen. In {} quarter it hired."
    )
    assert last(text.format("that")).value == "2022-Q1"
    assert last(text.format("the")).value == "2024-Q3"


def test_a_clock_does_not_take_the_day_that_was_compared_with_or_ended_a_range():
    assert last("More came than on 3 March. Doors shut at 9 p.m. sharp.").value == "2024-11-13T21:00"
    assert last("It ran from 24 May to 13 July. Doors shut at 9 p.m. sharp.").value == "2024-11-13T21:00"


def test_a_line_of_a_live_report_begins_with_a_clock_of_the_day():
    text = "18:02 A vote is called for 4 December.\n17:51 Rain falls."
    values = [timex.value for timex in annotate(text, PUBLISHED)]
    assert values == ["2024-11-13T18:02", "2024-12-04", "2024-11-13T17:51"]


def test_half_an_hour_later_goes_on_from_the_clock_though_its_day_is_named_after_it():
    text = "The gate shut at 9:10 p.m. local time on Tuesday. Half an hour later it opened."
    assert last(text).value == "2024-11-12T21:40"


def test_this_weekend_is_that_of_the_week_and_not_the_first_of_the_year():
    choice = choose(Fields(weekend=True, direction="this"), Scene(PUBLISHED))
    assert choice.value.timex3() == "2024-W46-WE"
