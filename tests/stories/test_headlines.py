"""Titles and labels: words of the articles, cut so that they read as a headline."""

from __future__ import annotations

import pytest

from timeline.stories.headlines import short_label
from timeline.stories.terms import load_terms
from timeline.stories.titles import clean_title

from .telling import article, merged

TERMS = load_terms("en")


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Nine miners freed in Sarn, ZNA says", "Nine miners freed in Sarn"),
        ("Nine miners freed in Sarn, according to ministry", "Nine miners freed in Sarn"),
        ("Nine miners freed in Sarn: ministry", "Nine miners freed in Sarn"),
        ("Nine miners freed in Sarn | The Example", "Nine miners freed in Sarn"),
        ("Nine miners freed in Sarn - example.com", "Nine miners freed in Sarn"),
        ("LIVE: Nine miners freed in Sarn", "Nine miners freed in Sarn"),
        ("Sarn: nine miners freed", "Sarn: nine miners freed"),
        ("Velm - a city under water", "Velm - a city under water"),
        ("Blast, say police", "Blast, say police"),
    ],
)
def test_title_loses_its_furniture_and_nothing_else(title: str, cleaned: str) -> None:
    assert clean_title(title, TERMS, "The Example") == cleaned


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Divers freed nine miners from a pit in Sarn, state media said on Friday.",
            "Divers freed nine miners from a pit in Sarn",
        ),
        ("Recently, Velm has also sent two ships to Sarn.", "Velm has also sent two ships to Sarn"),
        ("On Monday, the court in Velm jailed two bankers.", "The court in Velm jailed two bankers"),
        ("The court in Velm jailed two bankers on Monday.", "The court in Velm jailed two bankers"),
        ("Meanwhile, Norjet cancelled 60 flights on Monday.", "Norjet cancelled 60 flights"),
    ],
)
def test_clause_is_cut_at_its_ends_only(sentence: str, title: str) -> None:
    (event,) = merged(article(sentence))
    assert event.title == title


def test_headline_of_the_article_stands_over_its_main_event() -> None:
    one = article(
        "Two bankers were jailed by a court in Velm on Monday.", title="Court jails Velm bankers - The Example"
    )
    (event,) = merged(article(one.text, title=one.title, source="The Example"))
    assert event.title == "Court jails Velm bankers"


def test_headline_does_not_stand_over_an_event_that_it_does_not_tell() -> None:
    (event,) = merged(article("The Harl bridge was closed in June 1974.", title="Why we love old timetables"))
    assert event.title == "The Harl bridge was closed"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Court jails bankers", "Court jails bankers"),
        (
            "The council of Velm closed the Harl bridge to lorries, which had used it since the flood",
            "The council of Velm closed the Harl bridge to lorries",
        ),
        ("The museum, which was founded in 1934", None),
        ("It was closed in June", None),
        ("An exceedingly long headline about nothing in particular that has no joint at which it could be cut", None),
    ],
)
def test_label_is_short_and_stands_on_its_own_or_is_none(title: str, label: str | None) -> None:
    assert short_label(title, TERMS) == label


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The insurgency has displaced thousands of people in Velm since Harl fighters took up arms in 2009.",
            "Harl fighters took up arms",
        ),
        (
            "The council has filed a suit over the leak at Velm, which fouled it before it was capped on 15 July.",
            "Before it was capped",
        ),
    ],
)
def test_clause_with_a_time_of_its_own_is_not_titled_by_the_rest_of_its_sentence(sentence: str, title: str) -> None:
    titles = {event.title for event in merged(article(sentence)) if event.interval and event.interval.earliest}
    assert titles == {title}
