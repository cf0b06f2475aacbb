"""What goes on from the last date of the text, in histories and in news."""

from __future__ import annotations

import pytest

from timeline.models import Moment
from timeline.temporal import annotate

_HISTORY = (
    "The siege of Varn began on 12 March 1643. In April the garrison asked for terms. On 3 May the wall fell; the "
    "following night the defenders left. The next year a relief force came, on 9 February. Peace was signed in the "
    "spring of 1645. The bridge of 1901 was closed on 4 July 1921. That summer it rained. The following May it fell."
)


def _values(text: str, published: str, **said: str) -> list[str | None]:
    return [timex.value for timex in annotate(text, Moment.parse(published), **said)]


def test_a_history_of_another_century_keeps_its_own_time() -> None:
    assert _values(_HISTORY, "2015-06-01") == [
        "1643-03-12",
        "1643-04",
        "1643-05-03",
        "1643-05-04TNI",
        "1644",
        "1644-02-09",
        "1645-SP",
        "1901",
        "1921-07-04",
        "1921-SU",
        "1922-05",
    ]


def test_the_kind_can_be_forced_to_news() -> None:
    forced = annotate(_HISTORY, Moment.parse("2015-06-01"), kind="news")
    assert forced[1].value == "2015-04"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hall opened on 4 July 2021. The following Friday it closed.", "2021-07-09"),
        ("The hall opened on 4 July 2021. The previous Friday it had burned.", "2021-07-02"),
        ("The hall opened on 5 July 2021. That Friday it burned.", "2021-07-09"),
        ("The hall opened in August 2021. That winter it burned.", "2021-WI"),
        ("The hall burned on 10 January 2022. That winter was cold.", "2021-WI"),
        ("The hall opened in July 2021. The following March it burned.", "2022-03"),
    ],
)
def test_named_days_months_and_seasons_stand_beside_the_last_date(text: str, value: str) -> None:
    assert _values(text, "2024-11-15")[-1] == value


def test_without_a_date_before_it_the_following_friday_is_the_next() -> None:
    assert _values("They will vote the following Friday.", "2024-11-15") == ["2024-11-22"]


def test_a_weekday_is_not_counted_from_a_bare_year() -> None:
    timex = annotate("It opened in 1921. The following Friday it closed.", Moment.parse("2024-11-15"))[-1]
    assert timex.value is None
    assert timex.reason == 'the last date named before it ("1921") says too little'


def test_a_quarter_of_a_stated_year_is_that_which_the_text_reports_on() -> None:
    text = "Profit rose in the second quarter. Rain fell in May. It had lost money in the 2023 period and a year ago."
    assert _values(text, "2024-07-15") == ["2024-Q2", "2024-05", "2023-Q2", "2023-Q2"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fair ran from November 3 to December 7.", ["2023-11-03", "2023-12-07"]),
        ("The fair ran from 28 December to 7 January.", ["2023-12-28", "2024-01-07"]),
        ("The road is shut from May to July.", ["2024-05", "2024-07"]),
    ],
)
def test_the_end_of_a_stretch_comes_after_its_beginning(text: str, values: list[str]) -> None:
    assert _values(text, "2024-04-15") == values


def test_days_before_a_feast_lie_where_the_verb_says() -> None:
    assert _values("Three days before Christmas the dam broke.", "2024-11-15") == ["2023-12-22"]
    assert _values("It will shut three days before Christmas.", "2024-11-15") == ["2024-12-22"]
    assert _values("It will shut two weeks after Easter.", "2024-11-15") == ["2025-W18"]
