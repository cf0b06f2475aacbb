"""What an editor reads under "why this date": each step true, in order, and in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.models import Moment, Timex
from timeline.temporal import annotate

PUBLISHED = "2024-11-15T10:48+01:00"  # a Friday
SAID = "the publication on 2024-11-15 10:48+01:00"


def told(sentence: str, words: str, language: str = "en") -> Timex:
    found = annotate(sentence, Moment.parse(PUBLISHED), language=language, zone="Europe/Stockholm")
    return next(timex for timex in found if timex.text == words)


STEPS = [
    ("The mayor quit on Friday.", "Friday",
     [f"counted from {SAID}, the most recent one, for the clause looks back: 2024-11-15"]),
    ("The fair reopens in May.", "May", [f"counted from {SAID}, the next one, for the clause looks ahead: 2025-05"]),
    ("It fell in June 2019.", "June 2019", ["every part of the date is stated"]),
    ("It fell on 03/04/2024.", "03/04/2024", ["every part of the date is stated, but not which number is the month"]),
    ("They left early last week.", "early last week",
     [f"1 week before {SAID}: the week of 2024-11-04", "the first part of the week of 2024-11-04"]),
    ("It opened nearly two years ago.", "nearly two years ago",
     [f"2 years before {SAID}: 2022", "some time after the point so named, which lies in 2022"]),
    ("It happened two hours ago.", "two hours ago",
     ["2 hours before the publication at 2024-11-15 10:48+01:00: 2024-11-15 08+01:00"]),
    ("It opened at noon yesterday.", "noon yesterday",
     [f"1 day before {SAID}: 2024-11-14", "within 2024-11-14",
      "it states no zone; +01:00 is that of the source (Europe/Stockholm)"]),
    ("It opened at 10 p.m. GMT on 3 May 2024.", "10 p.m. GMT on 3 May 2024", ["every part of the date is stated"]),
    ("Three days before Easter 2023 it rained.", "Three days before Easter 2023",
     ["every part of the date is stated", "3 days before 2023-04-09: 2023-04-06"]),
    ("It lies three days before Christmas.", "three days before Christmas",
     [f"counted from {SAID}, the nearest one: 2024-12-25", "3 days before 2024-12-25: 2024-12-22"]),
    ("The fair runs May 3-5.", "May 3-5",
     [f"counted from {SAID}, the nearest one: 2025-05-05", "from 2025-05-03 to 2025-05-05, both included"]),
    ("He fled on 3 March 2019. Two weeks later he was caught.", "Two weeks later",
     ['2 weeks after "3 March 2019" (2019-03-03): the week of 2019-03-11']),
    ("The weekend was wet.", "The weekend",
     [f"counted from {SAID}, the most recent one, for the clause looks back: the weekend of 2024-11-09"]),
    ("It opened several years ago.", "several years ago", ["how many is not stated, so it has no place on the axis"]),
    ("They meet twice a week.", "twice a week", ["it comes again and again, so it has no one place on the axis"]),
    ("Rents rose over the past three months.", "the past three months",
     ["a length of time: by itself it has no place on the axis", f"from 2024-08 to {SAID}"]),
    ("The vote was a year ago Tuesday.", "a year ago Tuesday",
     [f"1 year before {SAID}: 2023-11-15", "counted from 2023-11-15, the nearest one: 2023-11-14"]),
    ("The vote was two weeks ago Tuesday.", "two weeks ago Tuesday",
     [f"counted from {SAID}, the most recent one: 2024-11-12", "2 weeks before 2024-11-12: 2024-10-29"]),
    ("It was founded in the late 1990s.", "the late 1990s",
     ["every part of the date is stated", "the last part of the 1990s"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "steps"), STEPS, ids=[each[0] for each in STEPS])
def test_the_steps_between_the_words_and_the_interval(sentence: str, words: str, steps: list[str]) -> None:
    timex = told(sentence, words)
    assert timex.steps[0].text.startswith(f'"{words}" by the rule ')
    between = [step.text for step in timex.steps[1:] if step.step != "interval"]
    assert between == steps
    assert (timex.steps[-1].step == "interval") == (timex.interval is not None)


def test_german_is_explained_in_the_same_words() -> None:
    timex = told("Vor zwei Wochen brach der Damm.", "Vor zwei Wochen", "de")
    assert [step.text for step in timex.steps[1:-1]] == [f"2 weeks before {SAID}: the week of 2024-10-28"]


def test_a_range_without_its_year_keeps_the_other_reading_as_a_range() -> None:
    timex = told("The fair in Lund, May 3-5.", "May 3-5")
    assert [other.value for other in timex.alternatives] == ["2025-05-03/2025-05-05"]
    assert timex.edtf == "2024-05-03?/2024-05-05?"
    assert timex.basis == {"month": "stated", "day": "stated", "year": "the most recent one"}
    assert told("The fair runs 3-5 May 2023.", "3-5 May 2023").basis["year"] == "stated"


def test_what_was_filled_in_is_named_for_the_part_that_was_open() -> None:
    assert told("The weekend was wet.", "The weekend").basis == {
        "week": "the most recent one, for the clause looks back"
    }
    basis = told("Shots were heard at 02:15.", "02:15").basis
    assert basis["day"] == "on the publication day"
    assert (basis["hour"], basis["zone"]) == ("stated", "the source's")


def test_an_open_end_is_said_to_be_open() -> None:
    timex = told("It opened at least two years ago.", "at least two years ago")
    assert timex.steps[-2].text == "in 2022 or any time before"
    assert timex.steps[-1].text == "open at its beginning up to, not including, 2023-01-01"


def test_the_day_that_is_left_is_explained_as_other_units_are(tmp_path: Path) -> None:
    rule = '[[rule]]\nname = "the <calendar_day:unit> to this hour"\ngives = "date"\ndoes = "so_far"\n'
    (tmp_path / "en.toml").write_text(rule + 'with = { side = "earlier" }\n', encoding="utf-8")
    found = annotate("It rained the day to this hour.", Moment.parse(PUBLISHED), folder=str(tmp_path))
    timex = next(each for each in found if each.text == "the day to this hour")
    texts = [step.text for step in timex.steps[1:-1]]
    assert texts == [f"the day of {SAID}: 2024-11-15", "the first part of 2024-11-15"]
    assert timex.basis == {"day": f"of {SAID}"}
