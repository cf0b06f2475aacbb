"""The order in which events are told: by day, within a day by stated hours, by what texts tell, by first report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.models import Article
from timeline.rendering.order import in_order

from .telling import article, merged

ARREST = "Police in Velm arrested the driver of the tram on Monday."
CRASH = "A tram left the rails at Sarn quay on Monday and overturned."
MAYOR = "The mayor Ida Krog resigned on Monday over the budget."
FIRST_VOTE = "Teachers of Oster ended a vote about their wages on Monday."
MONDAY = "2025-03-11"


def told(text: str, name: str, *, hour: int = 9, language: str | None = None) -> Article:
    """An article of Tuesday 11 March 2025."""
    return article(text, published=f"{MONDAY}T{hour:02}:00", name=name, language=language)


def order(*articles: Article, words: list[str]) -> list[str]:
    """Which of the words, one for each event that counts here, comes first in the titles."""
    events = merged(*articles)
    assert events == in_order(events)
    titles = [event.evidence[0].text for event in events]
    found = [next((word for word in words if word in title), None) for title in titles]
    return [word for word in found if word is not None]


def test_events_of_a_day_come_in_the_order_of_their_first_reports() -> None:
    one, two = told(ARREST, "one", hour=12), told(CRASH, "two", hour=8)
    assert order(one, two, words=["arrested", "left"]) == ["left", "arrested"]


def test_days_come_before_what_else_is_told_of_them() -> None:
    early = told("The mayor Ida Krog resigned on 9 March over the budget.", "one", hour=20)
    assert order(early, told(CRASH, "two", hour=8), words=["resigned", "left"]) == ["resigned", "left"]


def test_day_comes_before_the_month_that_begins_with_it() -> None:
    month = told("The dam at Cape Lund was built in March 2024.", "month", hour=8)
    day = told("A bridge in Velm collapsed on 1 March 2024.", "day", hour=12)
    assert order(month, day, words=["dam", "bridge"]) == ["bridge", "dam"]


def test_stated_hours_come_in_their_order_whoever_reports_first() -> None:
    late = told("Divers raised the wreck of the Edda at 6 pm on Monday.", "late", hour=8)
    early = told("A court in Sarn freed the banker Ivo Stahl at 9 am on Monday.", "early", hour=12)
    assert order(late, early, words=["raised", "freed"]) == ["freed", "raised"]


@pytest.mark.parametrize(
    "text",
    [
        f"{CRASH} Hours later, on Monday evening, police arrested the driver.",
        f"{ARREST.replace('on Monday', 'on Monday, hours after the crash')}",
    ],
)
def test_what_came_hours_later_comes_later_though_it_was_reported_first(text: str) -> None:
    events = merged(
        told(text, "one", hour=8), told("A crash of a tram at Sarn quay hurt 12 on Monday.", "two", hour=12)
    )
    titles = [" ".join(mention.text for mention in event.evidence) for event in events]
    crash = next(place for place, title in enumerate(titles) if "quay" in title)
    arrest = next(place for place, title in enumerate(titles) if "arrested" in title)
    assert crash < arrest


def test_what_is_told_later_in_a_text_that_says_so_comes_later() -> None:
    text = "The mayor Ida Krog resigned on Monday. Later that day, the council of Velm closed the harbour."
    other = told("The council of Velm closed the harbour on Monday.", "early", hour=7)
    assert order(told(text, "one"), other, words=["resigned", "closed"]) == ["resigned", "closed"]


def test_what_came_earlier_that_day_comes_first() -> None:
    text = "The mayor Ida Krog resigned on Monday. Earlier that day, the council of Velm closed the harbour."
    assert order(told(text, "one"), words=["resigned", "closed"]) == ["closed", "resigned"]


def test_without_such_words_a_text_tells_no_order_but_its_own() -> None:
    text = "The mayor Ida Krog resigned on Monday. The council of Velm closed the harbour on Monday."
    assert order(told(text, "one"), words=["resigned", "closed"]) == ["resigned", "closed"]


def test_before_names_what_came_later() -> None:
    one = told("The council of Velm held a vote on the harbour on Monday.", "one", hour=7)
    two = told("Dockers marched through Sarn on Monday before the vote.", "two", hour=12)
    assert order(one, two, words=["held", "marched"]) == ["marched", "held"]


def test_words_that_could_mean_several_events_order_nothing() -> None:
    one = told("The council of Velm held a vote on the harbour on Monday.", "one", hour=7)
    other = told("Teachers of Oster ended a vote about their wages on Monday.", "other", hour=8)
    march = told("Dockers marched through the old town in protest on Monday before the vote.", "march", hour=12)
    assert order(one, other, march, words=["council", "Teachers", "Dockers"]) == ["council", "Teachers", "Dockers"]


def test_place_before_something_is_no_order() -> None:
    one = told("The council of Velm closed its old court on Monday.", "one", hour=7)
    two = told("The banker Ivo Stahl appeared before the court on Monday.", "two", hour=12)
    assert order(one, two, words=["council", "banker"]) == ["council", "banker"]


def test_no_text_speaks_against_stated_hours() -> None:
    vote = told("The council of Velm held a vote on the harbour at 9 am on Monday.", "one", hour=8)
    march = told("Dockers marched through Sarn at 6 pm on Monday, before the vote.", "two", hour=7)
    assert order(vote, march, words=["held", "marched"]) == ["held", "marched"]


def test_texts_that_tell_opposite_orders_leave_that_of_the_reports() -> None:
    fire = told("A fire destroyed a timber store at Cape Lund on Monday, after the vote.", "one", hour=8)
    vote = told("Teachers of Oster ended a vote about their wages on Monday, after the fire.", "two", hour=7)
    assert order(fire, vote, words=["destroyed", "Teachers"]) == ["Teachers", "destroyed"]
    assert order(fire, told(FIRST_VOTE, "two", hour=12), words=["destroyed", "Teachers"]) == ["Teachers", "destroyed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Bürgermeisterin Ida Krog trat am Montag zurück. Kurz zuvor hatte der Rat am Montag den Hafen geschlossen.",
        ),
        ("sv", "Polisen grep Ida Krog i måndags. Timmar tidigare stängde rådet hamnen i måndags."),
    ],
)
def test_order_is_read_in_german_and_swedish(language: str, text: str) -> None:
    assert order(told(text, "one", language=language), words=["Krog", "geschlossen", "stängde"])[-1] == "Krog"


@settings(max_examples=20, deadline=None)
@given(
    st.permutations(
        [told(ARREST, "one", hour=12), told(CRASH, "two", hour=8), told(MAYOR, "three", hour=8)],
    )
)
def test_order_of_articles_changes_no_order_of_events(articles: list[Article]) -> None:
    words = ["arrested", "left", "resigned"]
    assert order(*articles, words=words) == ["resigned", "left", "arrested"]
