from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from timeline.models import Article, Dating, Moment
from timeline.stories.moments import Arrival, arrivals, thinned


def article(name: str, published: str | None, updated: str | None = None) -> Article:
    times = [Moment.parse(each) if each else None for each in (published, updated)]
    return Article(id=name, text="", path=name, dating=Dating(published=times[0], updated=times[1]))


def hourly(number: int, step: int = 1) -> list[Arrival]:
    start = datetime(2024, 2, 27, 9)
    times = (start + timedelta(hours=step * place) for place in range(number))
    return list(arrivals([article(f"a{n}", at.isoformat(timespec="minutes")) for n, at in enumerate(times)]))


def test_articles_arrive_by_instant_and_together_at_the_same() -> None:
    found = arrivals(
        [
            article("tokyo", "2024-11-15T09:00+09:00"),
            article("london", "2024-11-15T00:00+00:00"),
            article("before", "2024-11-14T23:59+00:00"),
            article("undated", None),
        ]
    )
    assert [(str(each.at), each.articles) for each in found] == [
        ("2024-11-14T23:59+00:00", ("before",)),
        ("2024-11-15T09:00+09:00", ("tokyo", "london", "undated")),
    ]


def test_a_day_without_a_clock_is_known_when_it_is_over() -> None:
    found = arrivals([article("day", "2024-11-15"), article("noon", "2024-11-15T12:00"), article("next", "2024-11-16")])
    assert [each.articles for each in found] == [("noon",), ("day",), ("next",)]


def test_nothing_arrives_where_no_article_is_dated() -> None:
    assert arrivals([article("one", None), article("two", None)]) == ()


@pytest.mark.parametrize(
    ("number", "step", "most"), [(5, 1, 30), (400, 1, 30), (400, 1, 10), (900, 24, 30), (40, 9000, 7)]
)
def test_first_and_last_stay_and_no_article_is_lost(number: int, step: int, most: int) -> None:
    found = hourly(number, step)
    kept = thinned(found, most)
    assert 2 <= len(kept) <= most
    assert (kept[0].at, kept[-1].at) == (found[0].at, found[-1].at)
    assert [each for arrival in kept for each in arrival.articles] == [f"a{n}" for n in range(number)]


def test_of_many_times_the_last_of_each_day_is_kept_then_of_each_week() -> None:
    days = thinned(hourly(72), 6)
    assert [str(each.at) for each in days] == [
        "2024-02-27T09:00", "2024-02-27T23:00", "2024-02-28T23:00", "2024-02-29T23:00", "2024-03-01T08:00",
    ]  # fmt: skip
    weeks = thinned(hourly(30, 24), 6)
    assert [str(each.at)[:10] for each in weeks] == [
        "2024-02-27", "2024-03-03", "2024-03-10", "2024-03-17", "2024-03-24", "2024-03-27",
    ]  # fmt: skip


def test_none_are_kept_where_none_are_wanted_or_there_is_but_one() -> None:
    assert thinned(hourly(5), 0) == ()
    assert thinned(hourly(1), 30) == ()


def test_two_at_most_are_the_first_and_the_last() -> None:
    kept = thinned(hourly(50, 5000), 2)
    assert [each.articles[-1] for each in kept] == ["a0", "a49"]
    assert len(thinned(hourly(50, 5000), 1)) == 2
