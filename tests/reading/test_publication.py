"""How a page's statements become a publication time, and what is said when they do not."""

from __future__ import annotations

import pytest

from timeline.models import Certainty, Dating, Moment
from timeline.reading.date_lines import read_date_line
from timeline.reading.publication import Frame, date_article
from timeline.reading.statements import Place, Statement


def statements(*lines: str, place: Place = Place.HEAD) -> list[Statement]:
    return [statement.at(place) for line in lines for statement in read_date_line(line).statements]


def captured(at: str, zone: str | None = None) -> Frame:
    return Frame(captured=Moment.parse(at), zone=zone)


def published(dating: Dating) -> str:
    return str(dating.published)


def test_today_is_the_day_of_the_capture_and_the_zone_is_said_to_be_open() -> None:
    dating = date_article(statements("Published: Today, 07:40"), captured("2024-11-15T18:00+01:00"))
    assert published(dating) == "2024-11-15T07:40"
    assert dating.certainty is Certainty.INFERRED
    assert dating.zone is not None
    assert "+01:00" in dating.zone
    assert "2024-11-15T18:00+01:00" in dating.evidence[0].text


def test_today_with_a_clock_later_than_the_capture_s_is_the_day_before() -> None:
    dating = date_article(statements("Today, 23:10"), captured("2024-11-15T18:00"))
    assert published(dating) == "2024-11-14T23:10"


def test_today_on_a_bare_capture_day_is_that_day_whatever_the_clock() -> None:
    dating = date_article(statements("Today, 23:10"), captured("2024-11-15"))
    assert published(dating) == "2024-11-15T23:10"


def test_today_is_the_capture_s_day_in_the_zone_of_the_page() -> None:
    dating = date_article(statements("Today, 01:30"), captured("2024-11-14T23:30+00:00", zone="Asia/Tokyo"))
    assert published(dating) == "2024-11-15T01:30+09:00"


def test_yesterday_is_one_day_back_over_a_new_year() -> None:
    dating = date_article(statements("Yesterday, 22:00"), captured("2025-01-01T08:00"))
    assert published(dating) == "2024-12-31T22:00"


def test_without_a_capture_the_clock_waits_for_its_day() -> None:
    dating = date_article(statements("Published: Today, 07:40", "Updated: Today, 07:55"), Frame())
    assert (dating.published, dating.updated) == (None, None)
    assert (str(dating.clock), str(dating.updated_clock)) == ("07:40:00", "07:55:00")
    assert dating.certainty is Certainty.UNKNOWN


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 hours ago", "2024-11-15T15:00+01:00"),
        ("25 minutes ago", "2024-11-15T17:55+01:00"),
        ("2 days ago", "2024-11-13"),
    ],
)
def test_a_distance_is_counted_from_the_capture(line: str, expected: str) -> None:
    dating = date_article(statements(line), captured("2024-11-15T18:20+01:00"))
    assert published(dating) == expected
    assert dating.certainty is Certainty.INFERRED


def test_hours_before_a_bare_capture_day_are_no_time() -> None:
    dating = date_article(statements("3 hours ago"), captured("2024-11-15"))
    assert dating.published is None


def test_a_labelled_line_outweighs_a_date_line_and_that_one_today_s_date_above_the_headline() -> None:
    top = statements("Sunday, 17 November 2024", place=Place.TOP)
    line = statements("16 November 2024 09:00")
    labelled = statements("Published 15 November 2024 10:48")
    assert published(date_article([*top, *line, *labelled], Frame())) == "2024-11-15T10:48"
    assert published(date_article([*top, *line], Frame())) == "2024-11-16T09:00"
    assert published(date_article(top, Frame())) == "2024-11-17"


def test_lines_that_state_another_day_are_named() -> None:
    dating = date_article(statements("Published 15 November 2024", "17 November 2024"), Frame())
    assert [clue.text for clue in dating.evidence if clue.kind == "contradiction"] == [
        "date line: 17 November 2024 states another day"
    ]


def test_a_bare_day_takes_the_clock_that_another_line_gives_it() -> None:
    dating = date_article(statements("Published 15 November 2024", "15 November 2024 10:48"), Frame())
    assert published(dating) == "2024-11-15T10:48"


def test_an_update_before_publication_is_left_out_and_said() -> None:
    dating = date_article(statements("Published 15 November 2024 10:48", "Updated 14 November 2024 08:00"), Frame())
    assert dating.updated is None
    assert any("before publication" in clue.text for clue in dating.evidence)


def test_a_page_that_states_only_an_update_is_dated_by_it_as_inferred() -> None:
    dating = date_article(statements("Updated 15 November 2024 10:48"), Frame())
    assert published(dating) == "2024-11-15T10:48"
    assert dating.certainty is Certainty.INFERRED


def test_an_ambiguous_day_stays_open_unless_settings_or_capture_decide() -> None:
    line = statements("03/04/2024")
    assert date_article(line, Frame()).published is None
    assert "2024-03-04 or 2024-04-03" in date_article(line, Frame()).evidence[0].text
    assert published(date_article(line, Frame(day_first=True))) == "2024-04-03"
    assert published(date_article(line, Frame(day_first=False))) == "2024-03-04"
    assert published(date_article(line, captured("2024-03-10"))) == "2024-03-04"


def test_a_day_without_its_year_takes_the_last_one_before_the_capture() -> None:
    line = statements("29 Feb")
    assert published(date_article(line, captured("2026-05-01"))) == "2024-02-29"
    assert date_article(line, Frame()).published is None


def test_a_zone_of_the_settings_completes_a_clock_with_the_offset_of_that_day() -> None:
    frame = Frame(zone="Europe/Stockholm", zone_from="the settings of Fjord Courier")
    dating = date_article(statements("15 July 2024 10:48"), frame)
    assert published(dating) == "2024-07-15T10:48+02:00"
    assert dating.zone == "Europe/Stockholm, from the settings of Fjord Courier"


def test_a_page_without_any_date_is_unknown_and_says_so() -> None:
    dating = date_article([], Frame())
    assert dating.certainty is Certainty.UNKNOWN
    assert [clue.kind for clue in dating.evidence] == ["none"]
