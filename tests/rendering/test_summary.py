"""The chart in words: how much, from when to when, and where most of it is."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline.rendering.catalogue import load_catalogue
from timeline.rendering.marks import Mark, Shape
from timeline.rendering.summary import summary_of

from .fixtures import ENGLISH


def points(*days: str) -> list[Mark]:
    return [
        Mark(event=day, shape=Shape.POINT, start=at, end=at, title=day, when=day)
        for day in days
        for at in [datetime.fromisoformat(day)]
    ]


def span(start: str, end: str) -> Mark:
    ends = {"start": datetime.fromisoformat(start), "end": datetime.fromisoformat(end)}
    return Mark(event=start, shape=Shape.SPAN, title=start, when=start, **ends)


@pytest.mark.parametrize(
    ("marks", "densest"),
    [
        (points("2024-05-03", "2024-05-03T09:00", "2024-05-09"), "Densest: 3 May 2024, 2 events."),
        (points("2024-01-03", "2024-05-09", "2024-05-20", "2024-09-01"), "Densest: May 2024, 2 events."),
        (points("1978-01-03", "2024-05-09", "2024-09-20"), "Densest: 2024, 2 events."),
        ([*points("2024-01-03", "2024-05-09"), span("2024-05-01", "2024-06-01")], "Densest: May 2024, 2 events."),
    ],
)
def test_densest_day_month_or_year_is_named_by_how_long_the_story_is(marks: list[Mark], densest: str) -> None:
    assert summary_of(marks, ENGLISH).endswith(f". {densest}")


@pytest.mark.parametrize(
    "marks",
    [
        points("2024-05-03"),
        points("2024-05-03", "2024-05-09"),
        points("2024-05-03", "2024-05-03", "2024-05-09", "2024-05-09"),
        points("2024-05-03", "2024-05-03"),
        [*points("2024-01-03", "2024-05-09", "2024-09-09"), span("2024-04-01", "2024-06-01")],
    ],
    ids=["one", "even", "tie", "all in one", "a span wider than a month lies in none"],
)
def test_no_time_is_called_densest_where_none_is(marks: list[Mark]) -> None:
    assert "Densest" not in summary_of(marks, ENGLISH)


def test_summary_is_in_the_language_of_the_page() -> None:
    marks = points("2024-05-03", "2024-05-03T09:00", "2024-05-09")
    assert summary_of(marks, load_catalogue("sv")) == (
        "Diagrammet visar 3 händelser från den 3 maj till den 9 maj 2024. Tätast: 3 maj 2024, 2 händelser."
    )
    assert summary_of((), ENGLISH) == ""
