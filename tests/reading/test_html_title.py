"""Which of the headings of a page is the headline, and what behind it is the outlet's name."""

from __future__ import annotations

import pytest

from timeline.reading.html_title import Headings, choose_title

OUTLET = ["The Harbour News"]


@pytest.mark.parametrize(
    "tail",
    [
        " | The Harbour News",
        " - The Harbour News",
        " – World | The Harbour News",
        " | Harbour News | 28.04.2023",
        "｜The Harbour News",
        " * The Harbour News * by Jo Lind",
    ],
)
def test_the_outlet_behind_a_headline_is_cut(tail: str) -> None:
    headings = Headings(shared=(f"Ferry sinks in gale{tail}",), shown=("Ferry sinks in gale",))
    assert choose_title(headings, OUTLET) == "Ferry sinks in gale"


@pytest.mark.parametrize(
    "title",
    [
        "BUDGET | Ferries get more to spend",
        "Ferry sinks in gale - fourteen lost",
        "Ferry sinks: captain arrested – what is known",
        "The Harbour News wins a prize",
    ],
)
def test_a_headline_with_a_dash_or_bar_of_its_own_stays_whole(title: str) -> None:
    assert choose_title(Headings(stated=(title,), shown=(title,)), OUTLET) == title


def test_what_the_page_states_comes_before_a_headline_for_sharing_in_other_words() -> None:
    headings = Headings(
        stated=("Ferry sinks in gale off Marrey",),
        shared=("Watch: the moment that shocked an island",),
        shown=("Ferry sinks in gale off Marrey",),
    )
    assert choose_title(headings, OUTLET) == "Ferry sinks in gale off Marrey"


@pytest.mark.parametrize(
    "stated",
    [
        "Disaster at sea: Ferry sinks in gale off Marrey",
        "Ferry sinks in gale off Marrey with the loss of fourteen lives",
        "Car-ferry sinks in gale off Marrey",
    ],
)
def test_a_kicker_or_a_tail_that_the_headline_for_sharing_leaves_out_is_none_of_it(stated: str) -> None:
    headings = Headings(stated=(stated,), shared=("Ferry sinks in gale off Marrey",), shown=(stated,))
    assert choose_title(headings, OUTLET) == "Ferry sinks in gale off Marrey"


def test_an_h1_that_is_the_name_of_the_page_is_no_headline() -> None:
    headings = Headings(shown=("The Harbour News", "Ferry sinks in gale"), window="Ferry sinks in gale – Harbour")
    assert choose_title(headings, OUTLET) == "Ferry sinks in gale"


def test_a_page_with_an_h1_alone_is_headed_by_it() -> None:
    assert choose_title(Headings(shown=("Ferry sinks in gale",)), []) == "Ferry sinks in gale"


def test_a_page_without_any_heading_has_none() -> None:
    assert choose_title(Headings(), OUTLET) is None
